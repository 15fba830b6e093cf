/** What is written to the bot in channels, threads and direct messages, answered in the thread. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Deliveries } from '../../../deliveries.js';
import { answering, isAnswered } from '../answered.js';
import { askerOf } from '../asker.js';
import type { Orders } from '../obeying.js';
import { withoutOwnMention } from '../own-mention.js';
import { inDirect, inThread } from '../places.js';
import type { Asked, Router } from '../router.js';

/** What `app_mention` and `message` events have in common. */
export type Written = Readonly<{
  type: string;
  channel: string;
  channel_type?: string;
  user?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  subtype?: string;
  bot_id?: string;
  edited?: unknown;
}>;

type Args = Readonly<{ event: unknown }> & Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;

/** A person's own words among all that Slack tells of: no edits, joins or deletions, and nothing of a bot's. */
const SPOKEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];
const isSpoken = ({ subtype, bot_id, user, edited }: Written, own: string | undefined): boolean =>
  SPOKEN.includes(subtype) && !bot_id && user !== undefined && user !== own && !edited;

/** `@bot TEXT`. */
export const answerMention =
  (router: Router, deliveries: Deliveries, orders: Pick<Orders, 'take'>) =>
  async ({ event, ...args }: Args): Promise<void> => {
    const written = event as Written;
    if (isSpoken(written, args.context.botUserId))
      await answerWritten(written, {}, args, { router, deliveries, orders });
  };

/** A direct message, or a reply without a mention where the bot answered before. */
export const answerMessage =
  (router: Router, deliveries: Deliveries, orders: Pick<Orders, 'take'>) =>
  async ({ event, ...args }: Args): Promise<void> => {
    const written = event as Written;
    const { botUserId } = args.context;
    if (!isSpoken(written, botUserId)) return;
    if (written.channel_type === 'im') {
      await answerWritten(written, { wider: true }, args, { router, deliveries, orders });
      return;
    }
    // A mention also comes as an event of its own.
    const mentioned = botUserId !== undefined && written.text?.includes(`<@${botUserId}`);
    if (written.thread_ts && !mentioned)
      await answerWritten(written, { overheard: true }, args, { router, deliveries, orders });
  };

type Doing = Readonly<{ router: Router; deliveries: Deliveries; orders: Pick<Orders, 'take'> }>;

async function answerWritten(
  { channel, ts, thread_ts, user = '', text: written = '' }: Written,
  how: Pick<Asked, 'wider' | 'overheard'>,
  { client, logger, context }: Omit<Args, 'event'>,
  { router, deliveries, orders }: Doing,
): Promise<void> {
  const asker = askerOf(context, user);
  const text = withoutOwnMention(written, context.botUserId);
  const thread = thread_ts ?? ts;
  await deliveries.once({ ...asker, key: `message ${channel} ${ts}` }, async (again) => {
    const conversation = { team: asker.team, channel, thread };
    const taken = how.overheard ? undefined : await orders.take(text, asker);
    const message = taken ?? (await router.reply({ ...how, text, asker, conversation, at: ts }))?.message();
    if (!message || (again && (await isAnswered(client, { channel, thread, ts })))) return;
    const place = inThread(client, channel, thread, inDirect(client, user, logger));
    await place(answering(ts, message));
  });
}
