/** Watches, kept in the database; and who has to be told. */
import type { Asker } from '../figures.js';
import type { Watch, Watched, WatchedSince, Watches } from '../watches.js';
import type { Gate } from './gate.js';
import { expiryOf } from './tables.js';
import { idOf } from './threads.js';

/** `cells` as they are now known; `added`: those of them that are watched from now on. `run`: of the edition that says so. */
export type Told = Readonly<{ cells: readonly Watch[]; added?: readonly Watch[]; run: number }>;

export type KeptWatches = Omit<Watches, 'of'> &
  Readonly<{
    of: (who: Asker) => Promise<readonly WatchedSince[]>;
    /** Some of the people who watch, in an order of their own, after those up to `last`; none when there are no more. */
    watchers: (last: Asker | undefined) => Promise<readonly Asker[]>;
    /** Notes what somebody was told. */
    told: (who: Asker, told: Told) => Promise<void>;
  }>;

const BATCH = 200;

const rowsFor = (who: Asker, cells: readonly Watch[], run: number, now: number) =>
  cells.map(({ platform, deployment, known }) => {
    const cell = { platform, deployment, known, run };
    return {
      id: idFor(who, cell),
      team: who.team,
      person: who.person,
      ...cell,
      created: now,
      expires: expiryOf('watches', now),
    };
  });

const idFor = ({ team, person }: Asker, { platform, deployment }: Watched): string =>
  idOf(team, person, platform, deployment);

/** @returns watches that reject when the database is away */
export const keptWatches = ({ run }: Pick<Gate, 'run'>, now: () => number): KeptWatches => ({
  add: (who, cells) =>
    run(async (db) => {
      if (cells.length === 0) return;
      const last = await db
        .selectFrom('runs')
        .select(({ fn }) => fn.max('number').as('number'))
        .executeTakeFirst();
      await db
        .insertInto('watches')
        .values(rowsFor(who, cells, last?.number ?? 0, now()))
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
        .select(['platform', 'deployment', 'known', 'created', 'run'])
        .where('team', '=', team)
        .where('person', '=', person)
        .orderBy('created')
        .orderBy('id')
        .execute();
      return rows as WatchedSince[];
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
  told: (who, { cells, added = [], run: number }) =>
    run((db) =>
      db.transaction().execute(async (transaction) => {
        for (const cell of cells)
          await transaction
            .updateTable('watches')
            .set({ known: cell.known, run: number })
            .where('id', '=', idFor(who, cell))
            .execute();
        if (added.length === 0) return;
        await transaction
          .insertInto('watches')
          .values(rowsFor(who, added, number, now()))
          .onConflict((same) => same.column('id').doNothing())
          .execute();
      }),
    ),
});
