/** Where an answer can be put, and where it goes when that place is closed to the bot. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AllMiddlewareArgs, RespondFn } from '@slack/bolt';
import type { Message } from '../../presentation/blocks/message.js';
import { elsewhere } from '../../presentation/blocks/notices.js';
import { errorOf, isDrawingFault, isPassing, isPlaceFault } from './faults.js';

type Client = AllMiddlewareArgs['client'];
type Logger = AllMiddlewareArgs['logger'];

/** Puts a message somewhere; rejects only where nobody could be reached and later it may work. */
export type Place = (message: Message) => Promise<void>;

/** Links in an answer are the answer's own; none needs a preview. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** A thread of a channel or a direct message, or the channel itself; `aside` is where the answer goes when that is closed. */
export const inThread =
  (client: Client, channel: string, thread: string | undefined, aside: Place): Place =>
  async (message) => {
    const place = { channel, ...inside(thread), ...NO_PREVIEWS };
    await drawn(message, (shown) => client.chat.postMessage({ ...place, ...shown })).catch(async (cause) => {
      if (!isPlaceFault(cause)) throw cause;
      await aside(elsewhere(errorOf(cause), message));
    });
  };

/** A direct message to a person. What cannot even reach them there is logged. */
export const inDirect =
  (client: Client, user: string, logger: Logger): Place =>
  async (message) => {
    await drawn(message, (shown) => client.chat.postMessage({ channel: user, ...NO_PREVIEWS, ...shown })).catch(
      (cause) => {
        if (isPassing(cause)) throw cause;
        logger.warn(`${user} could not be told directly: ${errorOf(cause) || cause.message}`);
      },
    );
  };

/** How a message stands: for one person or for all, in the place of the one it comes from or beside it. */
export type Stance = Readonly<{
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  thread_ts?: string;
}>;

/** After so many milliseconds an answer through the address is sent again, when Slack failed. */
const AGAIN_MS = [300, 1_200] as const;

/** Through the address that came with what a person did, which needs no membership but holds for a while only. */
export const inResponse =
  (respond: RespondFn, stance: Stance, aside: Place): Place =>
  async (message) => {
    await persistently(() => respond({ ...NO_PREVIEWS, ...stance, ...message })).catch(() => aside(message));
  };

async function persistently(send: () => Promise<unknown>): Promise<void> {
  for (const wait of AGAIN_MS) {
    const fault = await send().then(
      () => undefined,
      (cause) => ({ cause }),
    );
    if (!fault) return;
    if (!isPassing(fault.cause)) throw fault.cause;
    await sleep(wait);
  }
  await send();
}

/** In the place of a message of the bot's own. */
export const inPlaceOf =
  (client: Client, channel: string, ts: string, aside: Place): Place =>
  async (message) => {
    await drawn(message, (shown) => client.chat.update({ channel, ts, ...shown })).catch(() => aside(message));
  };

type Corner = Readonly<{ channel: string; user: string; thread?: string | undefined }>;

/** For one person among others. */
export const inPrivate =
  (client: Client, { channel, user, thread }: Corner, aside: Place): Place =>
  async (message) => {
    const place = { channel, user, ...inside(thread) };
    await drawn(message, (shown) => client.chat.postEphemeral({ ...place, ...shown })).catch(async (cause) => {
      if (isPassing(cause)) throw cause;
      await aside(elsewhere(errorOf(cause), message));
    });
  };

const inside = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

/** Slack reads no formatting in a text that says so. */
type Bare = Readonly<{ mrkdwn?: boolean }>;

/** Sends a message, and its text alone where Slack does not take its blocks. */
async function drawn(message: Message, send: (shown: Message & Bare) => Promise<unknown>): Promise<void> {
  await send(message).catch((cause) => {
    if (!isDrawingFault(cause)) throw cause;
    return send({ text: message.text, blocks: [], mrkdwn: false });
  });
}
