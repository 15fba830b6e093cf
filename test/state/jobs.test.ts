import type { Gate } from '../../src/state/gate.js';
import { keptJobs } from '../../src/state/jobs.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const MONDAY = { name: 'report', occasion: 'monday', holdMs: 1_000 };
const nothing = async (): Promise<void> => undefined;

describe.each(DATABASES)('jobs, on %s', (kind) => {
  let places: Places;
  let gate: Gate;
  const time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    gate = await gateTo(await places.fresh(), time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const processOf = (owner: string) => keptJobs(gate, owner, time.now);

  test('of several processes one does a job, once for each occasion', async () => {
    const work = jest.fn(nothing);
    const done = await Promise.all(['a', 'b', 'c'].map((owner) => processOf(owner).once(MONDAY, work)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await processOf('a').once(MONDAY, work)).toBe(false);
    expect(await processOf('b').once({ ...MONDAY, occasion: 'next' }, work)).toBe(true);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('a job that failed is free again', async () => {
    await expect(processOf('a').once(MONDAY, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await processOf('b').once(MONDAY, nothing)).toBe(true);
  });

  test('the job of a process that died is taken over when its time is up', async () => {
    void processOf('a').once(MONDAY, () => new Promise(() => undefined));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await processOf('b').once(MONDAY, nothing)).toBe(false);
    time.pass(1_001);
    expect(await processOf('b').once(MONDAY, nothing)).toBe(true);
  });

  test.each([
    ['2026-11-30', '2026-12-07', true],
    ['2026-11-30', '2026-11-30', false],
    ['2026-11-30', '2026-11-23', false],
    ['2026-12-07', '2026-11-30', false],
    ['2980000', '2980001', true],
    ['2980001', '2980000', false],
    ['2026-11-28 4f1c', '2026-11-28 4f1c', false],
    ['2026-11-28 4f1c', '2026-11-28 0a2b', true],
    ['2026-11-28 0a2b', '2026-11-28 4f1c', true],
    ['2026-11-28', '2026-11-28 4f1c', true],
    ['2026-11-28 4f1c', '2026-11-29 0a2b', true],
    ['2026-11-29 0a2b', '2026-11-28 4f1c', false],
    ['2026-11-29 0a2b', '2026-11-28', false],
  ])('what was last done for %s is done for %s: %s', async (last, occasion, done) => {
    const job = { name: 'report', holdMs: 1_000 };
    await processOf('a').once({ ...job, occasion: last }, nothing);
    expect(await processOf('b').once({ ...job, occasion }, nothing)).toBe(done);
  });
});
