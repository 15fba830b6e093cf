/** The app is taken away, or its token is ended: what is kept of that workspace or organisation goes. */
import type { AllMiddlewareArgs, InstallationStore } from '@slack/bolt';
import { idOfOwner, type Owner } from '../../../installations.js';
import { ownerOf } from '../workspace.js';

type Args = Readonly<{ event: unknown; body: unknown }> & Pick<AllMiddlewareArgs, 'context' | 'logger'>;

/** `store`: where tokens of many workspaces are; `forget` removes all else. */
export type Leaving = Readonly<{ store: InstallationStore | undefined; forget: (owner: Owner) => Promise<void> }>;

/** Whether a payload must not get lost, whatever its work failed of. */
export function isRemoval(body: unknown): boolean {
  const { event } = (body ?? {}) as { event?: { type?: string } };
  return ['app_uninstalled', 'tokens_revoked'].includes(event?.type ?? '');
}

/** `app_uninstalled`, and `tokens_revoked` where it was the bot's. */
export const forgetOwner =
  ({ store, forget }: Leaving) =>
  async ({ event, body, context, logger }: Args): Promise<void> => {
    const { type, tokens } = event as { type: string; tokens?: { bot?: readonly string[] } };
    if (type === 'tokens_revoked' && !tokens?.bot?.length) return;
    const owner = ownerOf(context);
    if (!owner) return;
    if (store && (await wasInstalledLater(store, owner, body))) {
      logger.info(`${idOfOwner(owner)} has installed the app again, so nothing of it is removed`);
      return;
    }
    await store?.deleteInstallation?.(queryFor(owner));
    await forget(owner);
    logger.info(`${idOfOwner(owner)} has taken the app away, and what was kept of it is removed`);
  };

const queryFor = (owner: Owner) =>
  'team' in owner
    ? { teamId: owner.team, enterpriseId: undefined, isEnterpriseInstall: false as const }
    : { teamId: undefined, enterpriseId: owner.enterprise, isEnterpriseInstall: true as const };

/** Slack brings events again for minutes; meanwhile the app may have come back. */
async function wasInstalledLater(store: InstallationStore, owner: Owner, body: unknown): Promise<boolean> {
  const { event_time: seconds } = body as { event_time?: number };
  const found = await store.fetchInstallation(queryFor(owner)).catch(() => undefined);
  const installedAt = Math.floor(Number(found?.metadata) / 1_000);
  return seconds !== undefined && installedAt > seconds;
}
