/** Takes away what has expired, a little at a time, so that nothing else waits for it. */
import type { Gate } from './gate.js';
import { DAY_MS, DAYS_OF_RUNS, EXPIRING, type Expiring } from './tables.js';

const BATCH = 500;

/** Removes every row that has expired; `pause` stands between two batches. Resolves to how many went. */
export async function sweep(
  { run }: Pick<Gate, 'run'>,
  now: () => number,
  pause: () => Promise<unknown>,
): Promise<number> {
  let gone = 0;
  const removals = [
    ...EXPIRING.map((table) => () => removeSome(run, table, now())),
    () => removeRuns(run, now() - DAYS_OF_RUNS * DAY_MS),
  ];
  for (const remove of removals) {
    for (;;) {
      const some = await remove();
      gone += some;
      if (some < BATCH) break;
      await pause();
    }
  }
  return gone;
}

const removeSome = (run: Gate['run'], table: Expiring, now: number): Promise<number> =>
  run(async (db) => {
    const expired = db.selectFrom(table).select('id').where('expires', '<=', now).limit(BATCH);
    const { numDeletedRows } = await db.deleteFrom(table).where('id', 'in', expired).executeTakeFirst();
    return Number(numDeletedRows);
  });

const removeRuns = (run: Gate['run'], until: number): Promise<number> =>
  run(async (db) => {
    const old = db
      .selectFrom('runs')
      .select('number')
      .where('began', '<=', until)
      .where('number', 'not in', db.selectFrom('watches').select('run'))
      .where('number', '<', (row) =>
        row.selectFrom('runs as all').select(({ fn }) => fn.max('all.number').as('newest')),
      )
      .limit(BATCH);
    const { numDeletedRows } = await db.deleteFrom('runs').where('number', 'in', old).executeTakeFirst();
    return Number(numDeletedRows);
  });
