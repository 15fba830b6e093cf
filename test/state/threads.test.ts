import { NOTHING, type Query } from '../../src/question/query.js';
import type { Where } from '../../src/state/database.js';
import type { Gate } from '../../src/state/gate.js';
import { DAYS_KEPT } from '../../src/state/tables.js';
import { keptThreads } from '../../src/state/threads.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const about = (suggestion: string): Query => ({ ...NOTHING, intent: 'availability', suggestions: [suggestion] });
const THREAD = { team: 'T1', channel: 'C1', thread: '1.1' };

describe.each(DATABASES)('threads, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gate: Gate;
  const time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    gate = await gateTo(where, time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const threads = () => keptThreads(gate, time.now);
  const remember = (at: string, query: Query, conversation = THREAD) =>
    threads().remember({ conversation, at, person: 'U1', query });

  test('the newest question before a moment is recalled', async () => {
    await remember('1.1', about('a'));
    await remember('3.1', about('c'));
    await remember('2.1', about('b'));
    expect(await threads().recall(THREAD, '3.1')).toEqual(about('b'));
    expect(await threads().recall(THREAD, '9.9')).toEqual(about('c'));
    expect(await threads().recall(THREAD, '1.1')).toBeUndefined();
  });

  test('a question that is brought again is remembered once, as it was read last', async () => {
    await remember('1.1', about('a'));
    await remember('1.1', about('b'));
    expect(await threads().recall(THREAD, '9.9')).toEqual(about('b'));
  });

  test('another thread, channel or workspace knows nothing of it', async () => {
    await remember('1.1', about('a'));
    for (const other of [
      { ...THREAD, thread: '2.2' },
      { ...THREAD, channel: 'C2' },
      { ...THREAD, team: 'T2' },
      { team: 'T2', channel: 'C1' },
    ]) {
      expect(await threads().recall(other, '9.9')).toBeUndefined();
    }
  });

  test('of a whole channel the newest question of any thread is recalled', async () => {
    await remember('1.1', about('a'));
    await remember('2.2', about('b'), { ...THREAD, thread: '2.2' });
    expect(await threads().recall({ team: 'T1', channel: 'C1' }, '9.9')).toEqual(about('b'));
  });

  test('another process recalls it', async () => {
    await remember('1.1', about('a'));
    const other = await gateTo(where, time.now);
    expect(await keptThreads(other, time.now).recall(THREAD, '9.9')).toEqual(about('a'));
    await other.close();
  });

  test('what has expired is not recalled', async () => {
    await remember('1.1', about('a'));
    time.pass(DAYS_KEPT.threads * DAY_MS - 1);
    expect(await threads().recall(THREAD, '9.9')).toEqual(about('a'));
    time.pass(1);
    expect(await threads().recall(THREAD, '9.9')).toBeUndefined();
  });

  test('a query written by another version of the bot is left alone', async () => {
    await remember('1.1', about('a'));
    await gate.run((db) => db.updateTable('threads').set({ query: '{"shape":0,"query":{}}' }).execute());
    expect(await threads().recall(THREAD, '9.9')).toBeUndefined();
  });
});
