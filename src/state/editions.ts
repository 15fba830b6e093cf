/** The editions that this bot ran with, in the order in which it had them. */
import { createHash } from 'node:crypto';
import type { Snapshot } from '../editions/snapshot.js';
import type { Gate } from './gate.js';

export type Editions = Readonly<{
  /** Notes the edition that a process runs with; resolves to its name, or to undefined where a newer one ran before. */
  begin: (snapshot: Snapshot) => Promise<string | undefined>;
  /** The newest first. */
  history: (most: number) => Promise<readonly Snapshot[]>;
}>;

/** Its time stands first, so that names are in the order of time; cells changed by hand make another edition. */
export function nameOf(snapshot: Snapshot): string {
  const cells = JSON.stringify([snapshot.columns, snapshot.rows]);
  return `${snapshot.fetchedAt} ${createHash('sha256').update(cells).digest('base64url').slice(0, 12)}`;
}

export const keptEditions = ({ run }: Pick<Gate, 'run'>, now: () => number): Editions => ({
  begin: (snapshot) =>
    run(async (db) => {
      const edition = nameOf(snapshot);
      // An older process beside the new ones is no return to its edition.
      const names = await db.selectFrom('editions').select('edition').execute();
      const newer = names.some((row) => (row.edition.split(' ')[0] as string) > snapshot.fetchedAt);
      if (newer) return undefined;
      await db
        .insertInto('editions')
        .values({ edition, seen: now(), snapshot: JSON.stringify(snapshot) })
        .onConflict((same) => same.column('edition').doNothing())
        .execute();
      return edition;
    }),
  history: (most) =>
    run(async (db) => {
      const rows = await db
        .selectFrom('editions')
        .select('snapshot')
        .orderBy('seen', 'desc')
        .orderBy('edition', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ snapshot }) => JSON.parse(snapshot) as Snapshot);
    }),
});
