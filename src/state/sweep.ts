/** Takes away what has expired, a little at a time, so that nothing else waits for it. */
import type { Gate } from './gate.js';
import { EXPIRING, type Expiring } from './tables.js';

const BATCH = 500;

/** Removes every row that has expired; `pause` stands between two batches. Resolves to how many went. */
export async function sweep(
  { run }: Pick<Gate, 'run'>,
  now: () => number,
  pause: () => Promise<unknown>,
): Promise<number> {
  let gone = 0;
  for (const table of EXPIRING) {
    for (;;) {
      const some = await removeSome(run, table, now());
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
