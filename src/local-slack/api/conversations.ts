/** `conversations.*`: docs.slack.dev/reference/methods?family=conversations */
import { shownMessage } from '../events.js';
import { messagesOf, threadOf } from '../messages.js';
import { directChannel, findChannel, findUser } from '../people.js';
import type { Channel, Json, Message } from '../types.js';
import type { World } from '../world.js';
import { done, type Handler, isRefused, type Refused, refuse } from './answer.js';

const shownChannel = (world: World, { id, name, kind, created, members, archived }: Channel): Json => {
  const isMember = members.has(world.app.botUser);
  if (kind === 'im') {
    const user = [...members].find((one) => one !== world.app.botUser);
    return { id, created, is_im: true, is_archived: archived, user, is_org_shared: false };
  }
  return {
    id,
    name,
    name_normalized: name,
    created,
    is_channel: kind === 'channel',
    is_group: kind === 'group',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_archived: archived,
    is_member: isMember,
    num_members: members.size,
  };
};

/** A channel the app can see: public ones, and those it is in. */
function visible(world: World, id: unknown): Channel | undefined {
  const channel = findChannel(world, String(id));
  return channel && (channel.kind === 'channel' || channel.members.has(world.app.botUser)) ? channel : undefined;
}

const info: Handler = ({ world }, args) => {
  const channel = visible(world, args.channel);
  return channel ? done({ channel: shownChannel(world, channel) }) : refuse('channel_not_found');
};

const open: Handler = ({ world }, args) => {
  if (args.channel !== undefined) {
    const channel = visible(world, args.channel);
    return channel ? done({ channel: { id: channel.id } }) : refuse('channel_not_found');
  }
  const [first, ...others] = String(args.users ?? '')
    .split(',')
    .filter((id) => id !== '');
  if (first === undefined) return refuse('users_list_not_supplied');
  const user = findUser(world, first);
  if (!user) return refuse('user_not_found');
  if (others.length > 0) return refuse('method_not_supported_for_channel_type');
  return done({ channel: { id: directChannel(world, user.id).id } });
};

const inTime = (args: Json, { ts }: Message): boolean => {
  const inclusive = args.inclusive === true;
  const after = typeof args.oldest === 'string' ? args.oldest : '0';
  const before = typeof args.latest === 'string' ? args.latest : undefined;
  const late = inclusive ? ts >= after : ts > after;
  return late && (before === undefined || (inclusive ? ts <= before : ts < before));
};

/** A list and the paging of a call → one page of it, as Slack gives pages out. */
function page(args: Json, messages: readonly Message[]): Json {
  const limit = Math.min(Number(args.limit ?? 100) || 100, 999);
  const start =
    typeof args.cursor === 'string' && args.cursor !== '' ? Number(Buffer.from(args.cursor, 'base64').toString()) : 0;
  const end = start + limit;
  const more = end < messages.length;
  const cursor = more ? { response_metadata: { next_cursor: Buffer.from(String(end)).toString('base64') } } : {};
  return done({ messages: messages.slice(start, end).map(shownMessage), has_more: more, ...cursor });
}

const isReply = ({ ts, thread_ts }: Message): boolean => thread_ts !== undefined && thread_ts !== ts;

const readable = (world: World, id: unknown): Channel | Refused => {
  const channel = visible(world, id);
  if (!channel) return refuse('channel_not_found');
  return channel.members.has(world.app.botUser) ? channel : refuse('not_in_channel');
};

const history: Handler = ({ world }, args) => {
  const channel = readable(world, args.channel);
  if (isRefused(channel)) return channel;
  const messages = messagesOf(world, channel.id).filter((message) => !isReply(message) && inTime(args, message));
  return page(args, messages.toReversed());
};

const replies: Handler = ({ world }, args) => {
  const channel = readable(world, args.channel);
  if (isRefused(channel)) return channel;
  const thread = threadOf(world, channel.id, String(args.ts));
  if (thread.length === 0) return refuse('thread_not_found');
  return page(
    args,
    thread.filter((message) => !isReply(message) || inTime(args, message)),
  );
};

export const CONVERSATIONS: Readonly<Record<string, Handler>> = {
  'conversations.info': info,
  'conversations.open': open,
  'conversations.history': history,
  'conversations.replies': replies,
};
