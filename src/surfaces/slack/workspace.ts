/** Whose something is, by what Slack says of a payload. */
import type { Owner } from '../../installations.js';

type Context = Readonly<{
  isEnterpriseInstall?: boolean | undefined;
  enterpriseId?: string | undefined;
  teamId?: string | undefined;
}>;

/**
 * The workspace that what is kept belongs to. Where the app is installed for a whole organisation, its id stands before
 * the workspace's (`E…/T…`), so that all of the organisation can be forgotten with it.
 */
export function workspaceOf({ isEnterpriseInstall, enterpriseId, teamId }: Context): string {
  if (isEnterpriseInstall && enterpriseId) return teamId ? `${enterpriseId}/${teamId}` : enterpriseId;
  return teamId ?? enterpriseId ?? '';
}

/** Whose installation a payload is about; undefined where it names nobody. */
export function ownerOf({ isEnterpriseInstall, enterpriseId, teamId }: Context): Owner | undefined {
  if (enterpriseId && (isEnterpriseInstall || !teamId)) return { enterprise: enterpriseId };
  return teamId ? { team: teamId } : undefined;
}
