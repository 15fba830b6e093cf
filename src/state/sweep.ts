/** Takes away what has expired. */
import { inBatches, type Removal } from './batches.js';
import type { Gate } from './gate.js';
import { EXPIRING, type Expiring } from './tables.js';

/** Removes every row that has expired, a little at a time; `pause` stands between two batches. Resolves to how many went. */
export async function sweep({ run }: Pick<Gate, 'run'>, now: () => number, pause: Removal['pause']): Promise<number> {
  let gone = 0;
  for (const table of EXPIRING)
    gone += await inBatches({ pause, remove: (most) => removeSome(run, table, now(), most) });
  return gone;
}

const removeSome = (run: Gate['run'], table: Expiring, now: number, most: number): Promise<number> =>
  run(async (db) => {
    const expired = db.selectFrom(table).select('id').where('expires', '<=', now).limit(most);
    const { numDeletedRows } = await db.deleteFrom(table).where('id', 'in', expired).executeTakeFirst();
    return Number(numDeletedRows);
  });
