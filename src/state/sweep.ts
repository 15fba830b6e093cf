/** Takes away what has expired. */
import { inBatches, type Removal } from './batches.js';
import type { Gate } from './gate.js';
import { DAY_MS, DAYS_OF_RUNS, EXPIRING, type Expiring } from './tables.js';

/** Removes every row that has expired, a little at a time; `pause` stands between two batches. Resolves to how many went. */
export async function sweep({ run }: Pick<Gate, 'run'>, now: () => number, pause: Removal['pause']): Promise<number> {
  let gone = 0;
  for (const table of EXPIRING)
    gone += await inBatches({ pause, remove: (most) => removeSome(run, table, now(), most) });
  gone += await inBatches({ pause, remove: (most) => removeRuns(run, now() - DAYS_OF_RUNS * DAY_MS, most) });
  return gone;
}

const removeSome = (run: Gate['run'], table: Expiring, now: number, most: number): Promise<number> =>
  run(async (db) => {
    const expired = db.selectFrom(table).select('id').where('expires', '<=', now).limit(most);
    const { numDeletedRows } = await db.deleteFrom(table).where('id', 'in', expired).executeTakeFirst();
    return Number(numDeletedRows);
  });

const removeRuns = (run: Gate['run'], until: number, most: number): Promise<number> =>
  run(async (db) => {
    const old = db
      .selectFrom('runs')
      .select('number')
      .where('began', '<=', until)
      .where('number', 'not in', db.selectFrom('watches').select('run'))
      .where('number', '<', (row) =>
        row.selectFrom('runs as all').select(({ fn }) => fn.max('all.number').as('newest')),
      )
      .limit(most);
    const { numDeletedRows } = await db.deleteFrom('runs').where('number', 'in', old).executeTakeFirst();
    return Number(numDeletedRows);
  });
