/** What people are told when their question met a failure that its surface did not mend. */
import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware, RespondFn } from '@slack/bolt';
import { DRAFT } from '../../presentation/blocks/draft.js';
import { LOOKUP } from '../../presentation/blocks/lookup.js';
import type { Message } from '../../presentation/blocks/message.js';
import { NOTICES, noticeHome, noticeModal } from '../../presentation/blocks/notices.js';
import { errorOf, isPassing, isTriggerFault } from './faults.js';
import { incidentLine } from './incident.js';
import { inDirect, inPrivate, inResponse, inThread } from './places.js';

/** What of a payload says who did what, and where. */
type Body = Readonly<{
  type?: string;
  trigger_id?: string;
  user?: Readonly<{ id: string }>;
  channel?: Readonly<{ id: string }>;
  view?: Readonly<{ type: string; callback_id: string }>;
  event?: Readonly<{
    type: string;
    user?: string;
    channel?: string;
    channel_type?: string;
    tab?: string;
    ts?: string;
    thread_ts?: string;
  }>;
}>;
type Args = Readonly<{ body: Body; respond?: RespondFn; ack?: (answer: object) => Promise<void> }> &
  Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;

/** Slack brings an event so many times more, when it is left unacknowledged. */
const BROUGHT_AGAIN = 3;

/** Whatever a listener fails of, the person is told in one sentence, and the error goes on to the log. */
export const apologising: Middleware<AnyMiddlewareArgs> = async ({ next, ...args }) => {
  try {
    await next();
  } catch (cause) {
    const told = apologise(args as unknown as Args, cause);
    await told.catch((late) => args.logger.error(`nobody could be told: ${incidentLine(late, args.body)}`));
    throw cause;
  }
};

async function apologise(args: Args, cause: unknown): Promise<void> {
  const notice = noticeFor(cause);
  switch (args.body.type) {
    case 'event_callback':
      if (!comesAgain(cause, args)) await tellOfEvent(args, notice);
      return;
    case 'block_actions':
    case 'message_action':
      await tellPresser(args, cause, notice);
      return;
    case 'shortcut':
      await inModal(args, cause, notice);
      return;
    case 'view_submission':
      await tellSubmitter(args, notice);
      return;
    default:
      // A command has its answer, and a menu without its options says so itself.
      return;
  }
}

function noticeFor(cause: unknown): Message {
  if (isTriggerFault(cause)) return NOTICES.late;
  if (errorOf(cause) === 'missing_scope') return NOTICES.forbidden;
  return isPassing(cause) ? NOTICES.unwell : NOTICES.failed;
}

const comesAgain = (cause: unknown, { context }: Args): boolean =>
  isPassing(cause) && (context.retryNum ?? 0) < BROUGHT_AGAIN;

/** Who spoke to the bot, or opened its Home; what was only overheard stays unanswered. */
async function tellOfEvent({ body, client, logger }: Args, notice: Message): Promise<void> {
  const { type, user, channel, channel_type, tab, ts, thread_ts } = body.event ?? {};
  if (!user || !channel) return;
  const directly = inDirect(client, user, logger);
  if (type === 'app_mention') await inPrivate(client, { channel, user, thread: thread_ts }, directly)(notice);
  if (type === 'message' && channel_type === 'im') await inThread(client, channel, thread_ts ?? ts, directly)(notice);
  if (type === 'app_home_opened' && tab === 'home')
    await client.views.publish({ user_id: user, view: noticeHome(notice) });
}

async function tellPresser(args: Args, cause: unknown, notice: Message): Promise<void> {
  const { body, client, logger, respond } = args;
  if (body.view || !body.user) return inModal(args, cause, notice);
  const directly = inDirect(client, body.user.id, logger);
  const place = body.channel && { channel: body.channel.id, user: body.user.id };
  const privately = place ? inPrivate(client, place, directly) : directly;
  const stance = { response_type: 'ephemeral' as const, replace_original: false };
  await (respond ? inResponse(respond, stance, privately) : privately)(notice);
}

/** On top of the modal that is open, or by itself; directly, where Slack opens none any more. */
async function inModal({ body, client, logger }: Args, cause: unknown, notice: Message): Promise<void> {
  const { trigger_id, view, user } = body;
  const open = async () => {
    if (!trigger_id || isTriggerFault(cause)) throw cause;
    const modal = { trigger_id, view: noticeModal(notice) };
    await (view?.type === 'modal' ? client.views.push(modal) : client.views.open(modal));
  };
  await open().catch(async () => {
    if (user) await inDirect(client, user.id, logger)(notice);
  });
}

/** These forms answer only when their answer is ready; a report was thanked for before. */
async function tellSubmitter({ body, ack, client, logger }: Args, notice: Message): Promise<void> {
  if ([LOOKUP, DRAFT].includes(body.view?.callback_id ?? ''))
    await ack?.({ response_action: 'push', view: noticeModal(notice) });
  else if (body.user) await inDirect(client, body.user.id, logger)(notice);
}
