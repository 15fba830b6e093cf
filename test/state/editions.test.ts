import { Migrator } from 'kysely';
import { snapshotOf } from '../../src/editions/snapshot.js';
import type { Where } from '../../src/state/database.js';
import { keptEditions, LATELY_MS, nameOf } from '../../src/state/editions.js';
import type { Gate } from '../../src/state/gate.js';
import { MIGRATIONS } from '../../src/state/migrations.js';
import { sweep } from '../../src/state/sweep.js';
import { DAYS_OF_RUNS } from '../../src/state/tables.js';
import { keptWatches } from '../../src/state/watches.js';
import { tiny } from '../support/tiny.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const pause = async (): Promise<void> => undefined;
const [FIRST, SECOND, THIRD] = [1, 2, 3].map((month) => ({
  ...snapshotOf(tiny.matrix),
  fetchedAt: `2026-0${month}-02T03:04:05Z`,
})) as [ReturnType<typeof snapshotOf>, ReturnType<typeof snapshotOf>, ReturnType<typeof snapshotOf>];

describe.each(DATABASES)('the editions that ran, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gate: Gate;
  let time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    time = clock();
    where = await places.fresh();
    gate = await gateTo(where, time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const editions = () => keptEditions(gate, time.now);
  const months = async (most: number, own?: typeof FIRST) =>
    (await editions().history(most, own)).map(({ fetchedAt }) => Number(fetchedAt.slice(5, 7)));

  test('have a run each time that they begin, and one together when several processes begin at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => editions().begin(FIRST)));
    expect(new Set(all)).toEqual(new Set([1]));
    expect(await editions().begin(SECOND)).toBe(2);
    time.pass(LATELY_MS);
    expect(await editions().begin(FIRST)).toBe(3);
    expect(await months(9)).toEqual([1, 2, 1]);
    expect(await months(2)).toEqual([1, 2]);
    expect([...(await editions().ran([2, 3, 7])).keys()].sort()).toEqual([2, 3]);
  });

  test('of one that is asked about are told until it began last; of one that never did, with it at the end', async () => {
    await editions().begin(FIRST);
    await editions().begin(SECOND);
    expect([await months(9, FIRST), await months(9, SECOND), await months(2, THIRD)]).toEqual([[1], [2, 1], [3, 2]]);
  });

  test('are alone unless another was heard of lately', async () => {
    expect(await editions().beat(FIRST)).toBe(true);
    expect([await editions().beat(SECOND), await editions().beat(FIRST)]).toEqual([false, false]);
    time.pass(LATELY_MS - 1);
    expect(await editions().beat(FIRST)).toBe(false);
    time.pass(1);
    expect(await editions().beat(FIRST)).toBe(true);
  });

  test('have their runs for a time, save the last one and those that a watch is of', async () => {
    const watches = keptWatches(gate, time.now);
    const numbers = async () => {
      const rows = await gate.run((db) => db.selectFrom('runs').select('number').orderBy('number').execute());
      return rows.map(({ number }) => number);
    };
    for (const snapshot of [FIRST, SECOND, THIRD]) {
      await editions().begin(snapshot);
      if (snapshot === FIRST)
        await watches.add({ team: 'T1', person: 'U1' }, [{ platform: 'p', deployment: 'd', known: 'none' }]);
    }
    time.pass(DAYS_OF_RUNS * DAY_MS - 1);
    await sweep(gate, time.now, pause);
    expect(await numbers()).toEqual([1, 2, 3]);
    time.pass(1);
    await sweep(gate, time.now, pause);
    expect(await numbers()).toEqual([1, 3]);
  });

  test('that ran before runs were kept are the first of them, and what was watched is known since the last of these', async () => {
    const [one, two] = [FIRST, SECOND].map((snapshot, i) => ({
      edition: nameOf(snapshot),
      seen: i + 1,
      snapshot: JSON.stringify(snapshot),
    }));
    const who = { team: 'T1', person: 'U1' };
    await gate.run(async (db) => {
      const getMigrations = async () => ({ ...MIGRATIONS });
      const migrator = new Migrator({ db, provider: { getMigrations } });
      await db.schema.dropTable('runs').execute();
      for (const [table, column] of [
        ['editions', 'alive'],
        ['watches', 'run'],
      ] as const)
        await db.schema.alterTable(table).dropColumn(column).execute();
      await db
        .deleteFrom('kysely_migration' as never)
        .where('name' as never, '=', '005 runs of editions' as never)
        .execute();
      for (const row of [two, one])
        await db
          .insertInto('editions')
          .values(row as never)
          .execute();
      const watch = { id: 'w', ...who, platform: 'p', deployment: 'd', known: 'none', created: 1, expires: 9e15 };
      await db
        .insertInto('watches')
        .values(watch as never)
        .execute();
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
    });
    expect(await months(9)).toEqual([2, 1]);
    expect((await keptWatches(gate, time.now).of(who)).map(({ run }) => run)).toEqual([2]);
  });
});
