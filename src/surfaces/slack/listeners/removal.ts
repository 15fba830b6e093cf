/** The app is taken away, or its token is ended: what is kept of that workspace or organisation goes. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import { idOfOwner, type Owner } from '../../../installations.js';
import type { LeavingStore } from '../installation-store.js';
import { ownerOf } from '../workspace.js';

type Args = Readonly<{ event: unknown; body: unknown }> & Pick<AllMiddlewareArgs, 'context' | 'logger'>;

export type Leaving = Readonly<{
  /** Where tokens of many workspaces are. */
  store: Pick<LeavingStore, 'removeOlder'> | undefined;
  /** Removes all else that is kept of a workspace or an organisation, or that was written before a moment. */
  forget: (owner: Owner, before?: number) => Promise<void>;
  now: () => number;
  /** Does something when other processes have written what they had noted. */
  later: (work: () => Promise<void>) => void;
}>;

const LATER_MS = 10_000;
export const later: Leaving['later'] = (work) => {
  setTimeout(() => void work(), LATER_MS).unref();
};

/** Whether a payload must not get lost, whatever its work failed of. */
export function isRemoval(body: unknown): boolean {
  const { event } = (body ?? {}) as { event?: { type?: string } };
  return ['app_uninstalled', 'tokens_revoked'].includes(event?.type ?? '');
}

/**
 * `app_uninstalled`, and `tokens_revoked` where it was the bot's. Slack brings events again for minutes, and meanwhile the app
 * may have come back: each time what is there is looked at anew, and only what is older than the event goes then.
 */
export const forgetOwner =
  ({ store, forget, now, later }: Leaving) =>
  async ({ event, body, context, logger }: Args): Promise<void> => {
    const { type, tokens } = event as { type: string; tokens?: { bot?: readonly string[] } };
    if (type === 'tokens_revoked' && !tokens?.bot?.length) return;
    const owner = ownerOf(context);
    if (!owner) return;
    const end = endOf(body) ?? now();
    const remove = async (): Promise<boolean> => {
      const isGone = !store || (await store.removeOlder(owner, end));
      await (isGone ? forget(owner) : forget(owner, end));
      return isGone;
    };
    const isGone = await remove();
    later(async () => void (await remove().catch(() => undefined)));
    logger.info(
      isGone
        ? `${idOfOwner(owner)} has taken the app away, and what was kept of it is removed`
        : `${idOfOwner(owner)} has installed the app again, so only what is older is removed`,
    );
  };

/** The end of the second that an event is of, in milliseconds. */
function endOf(body: unknown): number | undefined {
  const { event_time: second } = body as { event_time?: number };
  return second === undefined ? undefined : (second + 1) * 1_000;
}
