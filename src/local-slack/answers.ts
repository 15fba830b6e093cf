/** Answers that need no token: those inside an acknowledgement and those posted to a response url. */
import type { Refusal } from './checks/message.js';
import { isRecord } from './checks/shape.js';
import { readContent } from './content.js';
import {
  deleteMessage,
  editMessage,
  findMessage,
  postEphemeral,
  postMessage,
  type Room,
  replaceEphemeral,
} from './messages.js';
import { botOf, channelOf } from './people.js';
import type { Ephemeral, Json } from './types.js';
import type { ResponseUrl, World } from './world.js';

export type AnswerTo = Pick<ResponseUrl, 'user' | 'channel' | 'origin'>;

/** Who the app's messages come from. */
export const botAuthor = (world: World) => ({
  user: botOf(world).id,
  bot_id: botOf(world).botId ?? '',
  app_id: world.app.id,
});

const isTrue = (value: unknown): boolean => value === true || value === 'true';

function removeOriginal(room: Room, { channel, origin }: AnswerTo): void {
  if (origin?.ephemeral) replaceEphemeral(room.world, origin.ts, undefined);
  const message = origin && !origin.ephemeral ? findMessage(room.world, channel, origin.ts) : undefined;
  if (message) deleteMessage(room, channelOf(room.world, channel), message);
}

function say(room: Room, to: AnswerTo, answer: Json, from: Ephemeral['origin']): Refusal | undefined {
  const { world } = room;
  const read = readContent(world, answer);
  if ('refusal' in read) return read.refusal;
  const { content } = read;
  const { origin, user } = to;
  const channel = channelOf(world, to.channel);
  if (isTrue(answer.replace_original) && origin) {
    const message = origin.ephemeral ? undefined : findMessage(world, channel.id, origin.ts);
    if (origin.ephemeral) replaceEphemeral(world, origin.ts, content);
    else if (message) editMessage(room, channel, message, content, botOf(world).id);
    else return { error: 'message_not_found', faults: [] };
    return undefined;
  }
  const threadTs = typeof answer.thread_ts === 'string' ? answer.thread_ts : undefined;
  if (answer.response_type === 'in_channel')
    postMessage(room, channel, { ...content, author: botAuthor(world), threadTs });
  else
    postEphemeral(world, {
      ...content,
      user,
      channel: channel.id,
      origin: from,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    });
  return undefined;
}

/** An answer → it is shown (ephemeral unless it says `in_channel`), or why Slack refuses it. */
export function applyAnswer(room: Room, to: AnswerTo, answer: Json, from: Ephemeral['origin']): Refusal | undefined {
  if (!isTrue(answer.delete_original)) return say(room, to, answer, from);
  removeOriginal(room, to);
  return undefined;
}

/** What came with an acknowledgement → the answer in it, if there is one. */
export function answerIn(response: unknown): Json | undefined {
  if (typeof response === 'string') return response === '' ? undefined : { text: response };
  if (!isRecord(response)) return undefined;
  return ['text', 'blocks', 'attachments'].some((key) => response[key] !== undefined) ? response : undefined;
}
