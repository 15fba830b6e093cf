/** Removes all that is kept of a person or a workspace. */
import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';
import { expiryOf, OWNED, type Owned, type Tables } from './tables.js';

/**
 * Ids are Slack's: a person's in all workspaces, or in one; a workspace with everybody in it; an organisation with all its
 * workspaces. `installed`: where the app is installed is left alone, and so is what belongs to another installation, a workspace's
 * own beside its organisation's. `before`: only what was written before that moment.
 */
export type Whom = Readonly<
  { person: string; team?: string } | { team: string; installed?: 'stays'; before?: number | undefined }
>;

/** @returns how many rows of each table went */
export async function forget(db: Kysely<Tables>, whom: Whom): Promise<Readonly<Record<string, number>>> {
  return db.transaction().execute(async (transaction) => {
    const gone: Record<string, number> = {};
    for (const table of OWNED) {
      let removal = transaction.deleteFrom(table);
      if (whom.team !== undefined) removal = removal.where(isLeaving(whom) ? ofOwner(whom.team) : ofAll(whom.team));
      if ('person' in whom) removal = removal.where('person', '=', whom.person);
      else if (whom.before !== undefined) removal = removal.where('expires', '<', expiryOf(table, whom.before));
      gone[table] = Number((await removal.executeTakeFirst()).numDeletedRows);
    }
    if (!('person' in whom) && !isLeaving(whom)) {
      const removal = transaction
        .deleteFrom('installations')
        .where(({ eb, or }) => or([eb('owner', '=', whom.team), eb('enterprise', '=', whom.team)]));
      gone.installations = Number((await removal.executeTakeFirst()).numDeletedRows);
    }
    return gone;
  });
}

/**
 * Rows of a workspace, also where the app is there by its organisation (`E…/T…`); or of an organisation with all its
 * workspaces.
 */
export const ofTeam =
  (team: string) =>
  ({ eb, or }: ExpressionBuilder<Tables, Owned>): ExpressionWrapper<Tables, Owned, SqlBool> =>
    or([eb('team', '=', team), eb('team', 'like', `${team}/%`), eb('team', 'like', `%/${team}`)]);

const isLeaving = (whom: Whom): boolean => 'installed' in whom;

/** Rows of one installation, a workspace's or an organisation's. */
const ofOwner =
  (owner: string) =>
  ({ eb, or }: ExpressionBuilder<Tables, Owned>): ExpressionWrapper<Tables, Owned, SqlBool> =>
    or([eb('team', '=', owner), eb('team', 'like', `${owner}/%`)]);

/** All of a workspace or an organisation, and workspaces of an organisation that installed the app by themselves. */
const ofAll =
  (team: string) =>
  (of: ExpressionBuilder<Tables, Owned>): ExpressionWrapper<Tables, Owned, SqlBool> =>
    of.or([
      ofTeam(team)(of),
      of('team', 'in', of.selectFrom('installations').select('owner').where('enterprise', '=', team)),
    ]);
