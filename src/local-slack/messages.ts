/** Messages put into a channel, changed and taken away, with the events this gives. */
import { deletedEvents, editedEvents, postedEvents } from './events.js';
import type { Channel, Ephemeral, Json, Message } from './types.js';
import { announce, nextTs, type World } from './world.js';

/** Where a payload for the app goes; the rest of the room knows nothing of sockets and requests. */
export type Emit = (event: Json) => void;
export type Room = Readonly<{ world: World; emit: Emit }>;

export type Content = Readonly<{
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  metadata?: unknown;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
}>;
export type Draft = Content & Readonly<{ author: Partial<Message>; threadTs?: string | undefined }>;

export const messagesOf = (world: World, channelId: string): Message[] => world.messages.get(channelId) ?? [];

export const findMessage = (world: World, channelId: string, ts: string): Message | undefined =>
  messagesOf(world, channelId).find((message) => message.ts === ts);

/** A thread: its first message and the replies. */
export const threadOf = (world: World, channelId: string, ts: string): readonly Message[] =>
  messagesOf(world, channelId).filter((message) => message.ts === ts || message.thread_ts === ts);

function countReply(parent: Message, reply: Message): void {
  const author = reply.user ?? reply.bot_id ?? '';
  parent.thread_ts = parent.ts;
  parent.reply_count = (parent.reply_count ?? 0) + 1;
  parent.reply_users = [...new Set([...(parent.reply_users ?? []), author])];
  parent.latest_reply = reply.ts;
}

/** A draft → the message in the channel. A reply to a reply goes to the thread's first message, as in Slack. */
export function postMessage({ world, emit }: Room, channel: Channel, { author, threadTs, ...content }: Draft): Message {
  const target = threadTs === undefined ? undefined : findMessage(world, channel.id, threadTs);
  const parent = target?.thread_ts ? findMessage(world, channel.id, target.thread_ts) : target;
  const inThread = threadTs === undefined ? {} : { thread_ts: parent?.ts ?? threadTs };
  const above = parent?.user ? { parent_user_id: parent.user } : {};
  const message: Message = {
    type: 'message',
    ts: nextTs(world),
    channel: channel.id,
    team: world.team.id,
    ...author,
    ...content,
    ...inThread,
    ...above,
  };
  world.messages.set(channel.id, [...messagesOf(world, channel.id), message]);
  if (parent) countReply(parent, message);
  announce(world, { kind: 'message', id: message.ts, channel: channel.id });
  for (const event of postedEvents(world, channel, message)) emit(event);
  return message;
}

/** New content for a message: what it said before is gone, blocks and all. */
export function editMessage(
  { world, emit }: Room,
  channel: Channel,
  message: Message,
  content: Content,
  editor: string,
): Message {
  const before = { ...message };
  const ts = nextTs(world);
  const { text, blocks = [], attachments = [], ...more } = content;
  delete message.blocks;
  delete message.attachments;
  const lists = { ...(blocks.length > 0 ? { blocks } : {}), ...(attachments.length > 0 ? { attachments } : {}) };
  Object.assign(message, more, lists, { text, edited: { user: editor, ts } });
  announce(world, { kind: 'message_changed', id: message.ts, channel: channel.id });
  for (const event of editedEvents(world, channel, message, before, ts)) emit(event);
  return message;
}

export function deleteMessage({ world, emit }: Room, channel: Channel, message: Message): void {
  world.messages.set(
    channel.id,
    messagesOf(world, channel.id).filter((one) => one !== message),
  );
  announce(world, { kind: 'message_deleted', id: message.ts, channel: channel.id });
  for (const event of deletedEvents(world, channel, message, nextTs(world))) emit(event);
}

/** A message that only one person sees; no event tells of it. */
export function postEphemeral(world: World, ephemeral: Omit<Ephemeral, 'ts'>): Ephemeral {
  const shown: Ephemeral = { ...ephemeral, ts: nextTs(world) };
  world.ephemerals.push(shown);
  announce(world, { kind: 'ephemeral', id: shown.ts, channel: shown.channel, user: shown.user });
  return shown;
}

export function replaceEphemeral(world: World, ts: string, content: Content | undefined): void {
  const index = world.ephemerals.findIndex((one) => one.ts === ts);
  const old = world.ephemerals[index];
  if (!old) return;
  if (content === undefined) world.ephemerals.splice(index, 1);
  else {
    const { blocks: _, attachments: __, ...rest } = old;
    world.ephemerals[index] = { ...rest, ...content };
  }
  announce(world, { kind: 'ephemeral', id: ts, channel: old.channel, user: old.user });
}
