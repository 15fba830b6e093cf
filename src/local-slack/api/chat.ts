/** `chat.*`: docs.slack.dev/reference/methods?family=chat */
import { botAuthor } from '../answers.js';
import { readContent } from '../content.js';
import { shownMessage } from '../events.js';
import { deleteMessage, editMessage, findMessage, postEphemeral, postMessage, type Room } from '../messages.js';
import { directChannel, findChannel, findUser } from '../people.js';
import type { Channel, Json, Message } from '../types.js';
import { announce, type World } from '../world.js';
import { done, type Handler, isRefused, missing, type Refused, refuse, refuseFor } from './answer.js';

const isTs = (value: unknown): value is string => typeof value === 'string' && /^\d+\.\d{6}$/.test(value);

/** A channel argument → the channel; a person's id is their direct channel. */
function target(world: World, id: unknown): Channel | undefined {
  const user = typeof id === 'string' && /^[UW]/.test(id) ? findUser(world, id) : undefined;
  return user ? directChannel(world, user.id) : findChannel(world, String(id));
}

/** The channel, if the app may write there; or why not. What is private to others is not even found. */
function writable(world: World, id: unknown): Channel | Refused {
  const channel = target(world, id);
  if (!channel) return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  if (channel.members.has(world.app.botUser)) return channel;
  const open = channel.kind === 'channel';
  if (open && world.app.scopes.includes('chat:write.public')) return channel;
  return refuse(open ? 'not_in_channel' : 'channel_not_found');
}

/** An answer ends what the app showed as its status. */
function clearStatus(world: World, channel: string, thread: string | undefined): void {
  const key = `${channel}:${thread ?? ''}`;
  if (world.statuses.delete(key)) announce(world, { kind: 'status', id: key, channel });
}

const postMessageCall: Handler = (room, args) => {
  const channel = writable(room.world, args.channel);
  if (isRefused(channel)) return channel;
  const read = readContent(room.world, args);
  if ('refusal' in read) return refuseFor(read.refusal);
  const { thread_ts } = args;
  if (thread_ts !== undefined && !isTs(thread_ts)) return refuse('invalid_thread_ts');
  const message = postMessage(room, channel, {
    ...read.content,
    author: botAuthor(room.world),
    threadTs: thread_ts as string | undefined,
  });
  clearStatus(room.world, channel.id, message.thread_ts);
  return done({ channel: channel.id, ts: message.ts, message: shownMessage(message) });
};

const postEphemeralCall: Handler = ({ world }, args) => {
  const absent = missing(args, 'user');
  if (absent) return absent;
  const channel = writable(world, args.channel);
  if (isRefused(channel)) return channel;
  const user = findUser(world, String(args.user));
  if (!user || !channel.members.has(user.id)) return refuse('user_not_in_channel');
  const read = readContent(world, args);
  if ('refusal' in read) return refuseFor(read.refusal);
  const { text, blocks, attachments } = read.content;
  const shown = postEphemeral(world, {
    channel: channel.id,
    user: user.id,
    origin: 'call',
    text,
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
    ...(isTs(args.thread_ts) ? { thread_ts: args.thread_ts } : {}),
  });
  return done({ message_ts: shown.ts });
};

type Own = Readonly<{ channel: Channel; message: Message }> | Refused;

/** A message the app may change or take away; `refusal` is for those of others. */
function ownMessage({ world }: Room, args: Json, refusal: string): Own {
  const channel = findChannel(world, String(args.channel));
  if (!channel) return refuse('channel_not_found');
  const message = findMessage(world, channel.id, String(args.ts));
  if (!message) return refuse('message_not_found');
  return message.user === world.app.botUser ? { channel, message } : refuse(refusal);
}

/** docs.slack.dev/reference/methods/chat.update: lists that are not given stay, empty ones take them away. */
const kept = ({ blocks, attachments }: Message) => ({
  ...(blocks ? { blocks } : {}),
  ...(attachments ? { attachments } : {}),
});

const updateCall: Handler = (room, args) => {
  const absent = missing(args, 'channel', 'ts');
  if (absent) return absent;
  const own = ownMessage(room, args, 'cant_update_message');
  if (isRefused(own)) return own;
  if (own.channel.archived) return refuse('is_archived');
  const read = readContent(room.world, args);
  if ('refusal' in read) return refuseFor(read.refusal);
  const message = editMessage(
    room,
    own.channel,
    own.message,
    { ...kept(own.message), ...read.content },
    room.world.app.botUser,
  );
  return done({ channel: own.channel.id, ts: message.ts, text: message.text, message: shownMessage(message) });
};

const deleteCall: Handler = (room, args) => {
  const absent = missing(args, 'channel', 'ts');
  if (absent) return absent;
  const own = ownMessage(room, args, 'cant_delete_message');
  if (isRefused(own)) return own;
  deleteMessage(room, own.channel, own.message);
  return done({ channel: own.channel.id, ts: own.message.ts });
};

/** Where a message is found in the browser: docs.slack.dev/reference/methods/chat.getPermalink */
export function permalink(world: World, { channel, ts, thread_ts }: Message): string {
  const reply = thread_ts && thread_ts !== ts ? `?thread_ts=${thread_ts}&cid=${channel}` : '';
  return `https://${world.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${reply}`;
}

const permalinkCall: Handler = ({ world }, args) => {
  const channel = findChannel(world, String(args.channel));
  if (!channel) return refuse('channel_not_found');
  const message = findMessage(world, channel.id, String(args.message_ts));
  return message ? done({ channel: channel.id, permalink: permalink(world, message) }) : refuse('message_not_found');
};

export const CHAT: Readonly<Record<string, Handler>> = {
  'chat.postMessage': postMessageCall,
  'chat.postEphemeral': postEphemeralCall,
  'chat.update': updateCall,
  'chat.delete': deleteCall,
  'chat.getPermalink': permalinkCall,
};
