/** Removes all that is kept of a person or a workspace. */
import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';
import { inBatches } from './batches.js';
import type { Gate } from './gate.js';
import { expiryOf, OWNED, type Owned, type Tables } from './tables.js';

/**
 * Ids are Slack's: a person's in all workspaces, or in one; a workspace with everybody in it; an organisation with all its
 * workspaces. `installed`: where the app is installed is left alone, and so is what belongs to another installation, a workspace's
 * own beside its organisation's. `before`: only what was written before that moment.
 */
export type Whom = Readonly<
  { person: string; team?: string } | { team: string; installed?: 'stays'; before?: number | undefined }
>;
export type Gone = Readonly<Record<string, number>>;

/** So many workspaces are named in one statement. */
const TEAMS = 100;

const forMs = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns how many rows of each table went */
export const forget = (db: Kysely<Tables>, whom: Whom): Promise<Gone> => forgetThrough((work) => work(db), whom);

/**
 * The same through the gate, in short pieces of work each. Where it is broken off, what went stays gone, and the next time
 * goes on from there; tokens go last, since they say which workspaces are an organisation's.
 */
export async function forgetThrough(run: Gate['run'], whom: Whom, pause = forMs): Promise<Gone> {
  const gone: Record<string, number> = {};
  const isTheirs = await theirTeams(run, whom);
  for (const table of OWNED) {
    const teams = (await run((db) => teamsIn(db, table))).filter(isTheirs);
    gone[table] = 0;
    for (let i = 0; i < teams.length; i += TEAMS) {
      const some = teams.slice(i, i + TEAMS);
      gone[table] += await inBatches({ pause, remove: (most) => run((db) => removeSome(db, table, some, whom, most)) });
    }
  }
  if ('person' in whom || isLeaving(whom)) return gone;
  const { numDeletedRows } = await run((db) =>
    db
      .deleteFrom('installations')
      .where(({ eb, or }) => or([eb('owner', '=', whom.team), eb('enterprise', '=', whom.team)]))
      .executeTakeFirst(),
  );
  return { ...gone, installations: Number(numDeletedRows) };
}

const isLeaving = (whom: Whom): boolean => 'installed' in whom;

/** Which rows go, by their workspace: those of one installation, or all, also of workspaces that installed the app by themselves. */
async function theirTeams(run: Gate['run'], whom: Whom): Promise<(id: string) => boolean> {
  const { team } = whom;
  if (team === undefined) return () => true;
  if (isLeaving(whom)) return (id) => id === team || id.startsWith(`${team}/`);
  const rows = await run((db) =>
    db.selectFrom('installations').select('owner').where('enterprise', '=', team).execute(),
  );
  const own = new Set(rows.map(({ owner }) => owner));
  return (id) => isOf(id, team) || own.has(id);
}

/** The workspaces of which there is anything, found by their index from one to the next, without reading all rows. */
async function teamsIn(db: Kysely<Tables>, table: Owned): Promise<readonly string[]> {
  const all = db
    .withRecursive('teams', (make) =>
      make
        .selectFrom(table)
        .select((row) => row.fn.min<string | null>('team').as('team'))
        .unionAll(
          make
            .selectFrom('teams')
            .select((one) =>
              one
                .selectFrom(table)
                .select((row) => row.fn.min<string | null>('team').as('next'))
                .whereRef('team', '>', 'teams.team')
                .as('team'),
            )
            .where('teams.team', 'is not', null),
        ),
    )
    .selectFrom('teams')
    .select('team')
    .where('team', 'is not', null);
  const found = await all.execute();
  return found.map((row) => row.team as string);
}

async function removeSome(
  db: Kysely<Tables>,
  table: Owned,
  teams: readonly string[],
  whom: Whom,
  most: number,
): Promise<number> {
  const theirs = db.selectFrom(table).select('id').where('team', 'in', teams).limit(most);
  const ids = 'person' in whom ? theirs.where('person', '=', whom.person) : theirs.where(isOlder(table, whom.before));
  return Number((await db.deleteFrom(table).where('id', 'in', ids).executeTakeFirst()).numDeletedRows);
}

const isOlder =
  (table: Owned, before: number | undefined) =>
  ({ eb, lit }: ExpressionBuilder<Tables, Owned>): ExpressionWrapper<Tables, Owned, SqlBool> =>
    before === undefined ? lit(true) : eb('expires', '<', expiryOf(table, before));

/**
 * Rows of a workspace, also where the app is there by its organisation (`E…/T…`); or of an organisation with all its
 * workspaces.
 */
export const ofTeam =
  (team: string) =>
  ({ eb, or }: ExpressionBuilder<Tables, Owned>): ExpressionWrapper<Tables, Owned, SqlBool> =>
    or([eb('team', '=', team), eb('team', 'like', `${team}/%`), eb('team', 'like', `%/${team}`)]);

/** The same of the id in a row. */
const isOf = (id: string, team: string): boolean => id === team || id.startsWith(`${team}/`) || id.endsWith(`/${team}`);
