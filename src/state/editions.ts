/** The editions that this bot ran with: what was in them, and which began when. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Snapshot } from '../editions/snapshot.js';
import type { Gate } from './gate.js';
import type { Tables } from './tables.js';

export type Editions = Readonly<{
  /**
   * Notes the edition that a process runs with; resolves to the number of its run. A return to an edition is a run of its
   * own. Undefined where this process is what is left of an older edition beside a newer one.
   */
  begin: (snapshot: Snapshot) => Promise<number | undefined>;
  /** Notes that a process runs with an edition; resolves to whether none ran with another one lately. */
  beat: (snapshot: Snapshot) => Promise<boolean>;
  /** What ran, the newest first, each as often as it began; of an `own` edition what was until it began last, from itself on. */
  history: (most: number, own?: Snapshot) => Promise<readonly Snapshot[]>;
  /** The editions of runs, by their numbers. */
  ran: (numbers: readonly number[]) => Promise<ReadonlyMap<number, Snapshot>>;
}>;

/** An edition of which no process was heard for so long runs no more. */
export const LATELY_MS = 3 * 60 * 1_000;
/** Of processes that begin at one moment each loses to every other once at most. */
const TRIES = 20;

type Database = Kysely<Tables>;
type Run = Readonly<{ number: number; edition: string }>;

/** Cells changed by hand make another edition. */
export function nameOf(snapshot: Snapshot): string {
  const cells = JSON.stringify([snapshot.columns, snapshot.rows]);
  return `${snapshot.fetchedAt} ${createHash('sha256').update(cells).digest('base64url').slice(0, 12)}`;
}

const dateOf = (edition: string): number => Date.parse(edition.split(' ')[0] as string);

/** Of one process. */
export function keptEditions({ run }: Pick<Gate, 'run'>, now: () => number): Editions {
  let started = false;

  const note = async (db: Database, snapshot: Snapshot): Promise<string> => {
    const edition = nameOf(snapshot);
    const alive = now();
    await db
      .insertInto('editions')
      .values({ edition, seen: alive, alive, snapshot: JSON.stringify(snapshot) })
      .onConflict((same) => same.column('edition').doUpdateSet({ alive }))
      .execute();
    return edition;
  };
  const othersOf = async (db: Database, edition: string): Promise<string[]> => {
    const others = db.selectFrom('editions').select('edition').where('edition', '!=', edition);
    const rows = await others.where('alive', '>', now() - LATELY_MS).execute();
    return rows.map((row) => row.edition);
  };
  /** Of one date, what was started last is the newer one: cells changed by hand, or by a page without a date. */
  const isLeftOver = async (db: Database, edition: string, last: Run | undefined): Promise<boolean> =>
    (await othersOf(db, edition)).some((other) => {
      const [own, its] = [dateOf(edition), dateOf(other)];
      return its > own || (its === own && started && other === last?.edition);
    });

  return {
    begin: (snapshot) =>
      run(async (db) => {
        const edition = await note(db, snapshot);
        for (let i = 0; i < TRIES; i++) {
          const last = await lastRun(db);
          if (last?.edition === edition || (await isLeftOver(db, edition, last))) {
            started = true;
            return last?.edition === edition ? last.number : undefined;
          }
          // The number decides between processes: one of them has it, the others look again.
          const number = (last?.number ?? 0) + 1;
          const won = await db
            .insertInto('runs')
            .values({ number, edition, began: now() })
            .onConflict((same) => same.column('number').doNothing())
            .returning('number')
            .executeTakeFirst();
          if (won) {
            started = true;
            return number;
          }
        }
        throw new Error(`other processes began another edition ${TRIES} times at this moment`);
      }),
    beat: (snapshot) => run(async (db) => (await othersOf(db, await note(db, snapshot))).length === 0),
    history: (most, own) =>
      run(async (db) => {
        const edition = own && nameOf(own);
        const mine = edition === undefined ? undefined : await lastRun(db, edition);
        let runs = db.selectFrom('runs').innerJoin('editions', 'editions.edition', 'runs.edition').select('snapshot');
        if (mine) runs = runs.where('number', '<=', mine.number);
        const rows = await runs.orderBy('number', 'desc').limit(most).execute();
        const past = rows.map(({ snapshot }) => JSON.parse(snapshot) as Snapshot);
        return own && !mine ? [own, ...past].slice(0, most) : past;
      }),
    ran: (numbers) =>
      run(async (db) => {
        if (numbers.length === 0) return new Map();
        const runs = db.selectFrom('runs').innerJoin('editions', 'editions.edition', 'runs.edition');
        const rows = await runs.select(['number', 'snapshot']).where('number', 'in', numbers).execute();
        return new Map(rows.map(({ number, snapshot }) => [number, JSON.parse(snapshot) as Snapshot]));
      }),
  };
}

/** The newest run, of one edition if it is given. */
function lastRun(db: Database, edition?: string): Promise<Run | undefined> {
  const runs = db.selectFrom('runs').select(['number', 'edition']);
  const some = edition === undefined ? runs : runs.where('edition', '=', edition);
  return some.orderBy('number', 'desc').limit(1).executeTakeFirst();
}
