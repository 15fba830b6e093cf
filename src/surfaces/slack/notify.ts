/** A notice to a person who asked for none just now, in a direct message, and never a second one. */
import type { App } from '@slack/bolt';
import type { Asker } from '../../figures.js';
import type { Message } from '../../presentation/blocks/message.js';
import { errorOf, isPassing } from './faults.js';
import { NotInstalledError } from './installation-store.js';

type Means = Readonly<{
  app: Pick<App, 'client' | 'logger'>;
  /** The token to write to a workspace with; undefined where the app has one for all. */
  tokenFor: (team: string) => Promise<string | undefined>;
}>;

type Notice = Readonly<{ message: Message; key: string; again: boolean }>;

/** Slack keeps the id of a block as it was given; it is seen by nobody. */
const marked = ({ text, blocks: [first, ...rest] }: Message, key: string): Message => ({
  text,
  blocks: first ? [{ ...first, block_id: key }, ...rest] : [],
});

/**
 * Rejects where later it may work; who cannot be told at all is logged. Where a notice may be there already, what was
 * written before is only found in the channel that writing opens: then the newer one is taken away again.
 */
export const notifierOf =
  ({ app: { client, logger }, tokenFor }: Means) =>
  async ({ team, person }: Asker, { message, key, again }: Notice): Promise<void> => {
    try {
      const token = await tokenFor(team);
      const own = token === undefined ? {} : { token };
      const quiet = { unfurl_links: false, unfurl_media: false };
      const { channel, ts } = await client.chat.postMessage({
        ...own,
        ...quiet,
        channel: person,
        ...marked(message, key),
      });
      if (!again || !channel || !ts) return;
      const past = await client.conversations.history({ ...own, channel, latest: ts, limit: 200 });
      const before = (past.messages ?? []).flatMap((one) => one.blocks ?? []).some((block) => block.block_id === key);
      if (before) await client.chat.delete({ ...own, channel, ts });
    } catch (cause) {
      if (isPassing(cause)) throw cause;
      if (!errorOf(cause) && !(cause instanceof NotInstalledError)) throw cause;
      logger.warn(`${person} could not be told of a change: ${errorOf(cause) || (cause as Error).message}`);
    }
  };
