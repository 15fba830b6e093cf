/** Watches, kept in the database; and who has to be told. */
import type { Asker } from '../figures.js';
import type { Watch, Watched, Watches } from '../watches.js';
import type { Gate } from './gate.js';
import { expiryOf } from './tables.js';
import { idOf } from './threads.js';

export type KeptWatches = Watches &
  Readonly<{
    /** Some of the people who watch, in an order of their own, after those up to `last`; none when there are no more. */
    watchers: (last: Asker | undefined) => Promise<readonly Asker[]>;
    /** Notes what somebody was told. */
    told: (who: Asker, cells: readonly Watch[]) => Promise<void>;
  }>;

const BATCH = 200;

const idFor = ({ team, person }: Asker, { platform, deployment }: Watched): string =>
  idOf(team, person, platform, deployment);

/** @returns watches that reject when the database is away */
export const keptWatches = ({ run }: Pick<Gate, 'run'>, now: () => number): KeptWatches => ({
  add: (who, cells) =>
    run(async (db) => {
      if (cells.length === 0) return;
      const when = { created: now(), expires: expiryOf('watches', now()) };
      const rows = cells.map(({ platform, deployment, known }) => {
        const cell = { platform, deployment, known };
        return { id: idFor(who, cell), team: who.team, person: who.person, ...cell, ...when };
      });
      await db
        .insertInto('watches')
        .values(rows)
        .onConflict((same) => same.column('id').doNothing())
        .execute();
    }),
  remove: (who, cells) =>
    run(async (db) => {
      if (cells.length === 0) return 0;
      const ids = cells.map((cell) => idFor(who, cell));
      const { numDeletedRows } = await db.deleteFrom('watches').where('id', 'in', ids).executeTakeFirst();
      return Number(numDeletedRows);
    }),
  of: ({ team, person }) =>
    run(async (db) => {
      const rows = await db
        .selectFrom('watches')
        .select(['platform', 'deployment', 'known'])
        .where('team', '=', team)
        .where('person', '=', person)
        .orderBy('created')
        .orderBy('id')
        .execute();
      return rows as Watch[];
    }),
  watchers: (last) =>
    run((db) => {
      const all = db.selectFrom('watches').select(['team', 'person']).distinct();
      const after = last
        ? all.where((row) =>
            row.or([
              row('team', '>', last.team),
              row.and([row('team', '=', last.team), row('person', '>', last.person)]),
            ]),
          )
        : all;
      return after.orderBy('team').orderBy('person').limit(BATCH).execute();
    }),
  told: (who, cells) =>
    run((db) =>
      db.transaction().execute(async (transaction) => {
        for (const cell of cells)
          await transaction
            .updateTable('watches')
            .set({ known: cell.known })
            .where('id', '=', idFor(who, cell))
            .execute();
      }),
    ),
});
