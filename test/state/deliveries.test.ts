import { deliveriesInProcess } from '../../src/deliveries.js';
import type { Where } from '../../src/state/database.js';
import { claimedDeliveries } from '../../src/state/deliveries.js';
import type { Gate } from '../../src/state/gate.js';
import { DATABASES, gateTo, type Places, placesOf } from './support.js';

const MESSAGE = { team: 'T1', person: 'U1', key: 'message C1 1' };
const AWAY: Pick<Gate, 'run'> = { run: () => Promise.reject(new Error('away')) };
const nothing = async (): Promise<void> => undefined;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(DATABASES)('deliveries among processes, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gates: Gate[] = [];
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
  });
  afterEach(async () => {
    for (const gate of gates) await gate.close();
    gates = [];
  });
  afterAll(() => places.close());

  /** One more process; its claims hold 300 ms. */
  const processOf = async (owner: string, through?: Pick<Gate, 'run'>) => {
    const gate = await gateTo(where);
    gates.push(gate);
    const local = deliveriesInProcess({ most: 100, lifeMs: 60_000, now: Date.now });
    return claimedDeliveries(local, { gate: through ?? gate, owner, now: Date.now, claimMs: 300, lookMs: 20 });
  };

  test('what one process has done no other does', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    const work = jest.fn(nothing);
    expect([await a.once(MESSAGE, work), await b.once(MESSAGE, work), await a.once(MESSAGE, work)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(work).toHaveBeenCalledTimes(1);
    expect(work).toHaveBeenCalledWith(false);
  });

  test('of many that are brought the same at once, one does it and all wait for it', async () => {
    const processes = await Promise.all(['a', 'b', 'c'].map((owner) => processOf(owner)));
    let done = false;
    const work = jest.fn(async () => {
      await pause(100);
      done = true;
    });
    await Promise.all([...processes, ...processes].map((one) => one.once(MESSAGE, work)));
    expect([work.mock.calls.length, done]).toEqual([1, true]);
  });

  test('work that fails is done again by the next, who is told so', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    await expect(a.once(MESSAGE, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const again = jest.fn(nothing);
    expect(await b.once(MESSAGE, again)).toBe(true);
    expect(again).toHaveBeenCalledWith(true);
  });

  test('the claim of a process that died is taken over when it has run out', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    void a.once(MESSAGE, () => new Promise(() => undefined));
    await pause(100);
    // As when it is killed: nothing renews its claim.
    await gates[0]?.close();
    const work = jest.fn(nothing);
    const begun = Date.now();
    expect(await b.once(MESSAGE, work)).toBe(true);
    expect(work).toHaveBeenCalledWith(true);
    expect(Date.now() - begun).toBeGreaterThan(100);
  });

  test('the claim of a process that is still at it is not taken over', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    const long = a.once(MESSAGE, async () => void (await pause(900)));
    await pause(50);
    const work = jest.fn(nothing);
    expect(await b.once(MESSAGE, work)).toBe(false);
    await long;
    expect(work).not.toHaveBeenCalled();
  });

  test('the same key in two workspaces is two deliveries', async () => {
    const a = await processOf('a');
    const work = jest.fn(nothing);
    expect([await a.once(MESSAGE, work), await a.once({ ...MESSAGE, team: 'T2' }, work)]).toEqual([true, true]);
  });

  test('while the database is away a process still does each once', async () => {
    const a = await processOf('a', AWAY);
    const work = jest.fn(nothing);
    expect([await a.once(MESSAGE, work), await a.once(MESSAGE, work)]).toEqual([true, false]);
    expect(work).toHaveBeenCalledTimes(1);
    // Another process may have answered it.
    expect(work).toHaveBeenCalledWith(true);
  });
});
