/** Whether a message has its answer already, when a process died or Slack failed between the answer and its being noted. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../../presentation/blocks/message.js';

type Client = AllMiddlewareArgs['client'];

/** Slack keeps the id of a block as it was given; it is seen by nobody. */
const markOf = (ts: string): string => `answers ${ts}`;

/** An answer that can be told to be the one to the message written at `ts`. */
export function answering(ts: string, { text, blocks: [first, ...rest] }: Message): Message {
  return { text, blocks: first ? [{ ...first, block_id: markOf(ts) }, ...rest] : [] };
}

/** Looks in the thread for the answer; where the bot may not read it, there is none to be seen. */
export async function isAnswered(
  client: Client,
  { channel, thread, ts }: Readonly<{ channel: string; thread: string; ts: string }>,
): Promise<boolean> {
  const found = await client.conversations
    .replies({ channel, ts: thread, oldest: ts, limit: 200 })
    .catch(() => undefined);
  const blocks = (found?.messages ?? []).flatMap((message) => message.blocks ?? []);
  return blocks.some((block) => block.block_id === markOf(ts));
}
