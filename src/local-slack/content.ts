/** What an app wants to say → the content of a message, or why Slack would refuse it. */
import { checkMessageBlocks, type Refusal } from './checks/message.js';
import { isRecord } from './checks/shape.js';
import { withIds } from './ids.js';
import { LIMITS } from './limits.js';
import type { Content } from './messages.js';
import type { Json } from './types.js';
import type { World } from './world.js';

export type Read = Readonly<{ content: Content }> | Readonly<{ refusal: Refusal }>;

const refusal = (error: string): Read => ({ refusal: { error, faults: [] } });

function attachmentsRefusal(attachments: readonly unknown[]): Refusal | undefined {
  for (const [index, attachment] of attachments.entries()) {
    if (!isRecord(attachment)) return { error: 'invalid_attachments', faults: [] };
    const { blocks } = attachment;
    const refused = blocks === undefined ? undefined : checkMessageBlocks(blocks, `/attachments/${index}/blocks`);
    if (refused) return { ...refused, error: 'invalid_attachments' };
  }
  return undefined;
}

const kept = (args: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(
    keys.filter((key) => args[key] !== undefined && args[key] !== null).map((key) => [key, args[key]]),
  );

/** Arguments of a call, an acknowledgement or a response url → content. */
export function readContent(world: World, args: Json): Read {
  const { text = '', blocks, attachments } = args;
  if (typeof text !== 'string') return refusal('invalid_arguments');
  const given = [blocks, attachments].filter((list) => list !== undefined && list !== null);
  if (text === '' && given.every((list) => Array.isArray(list) && list.length === 0)) return refusal('no_text');
  if (text.length > LIMITS.message.text) return refusal('msg_too_long');
  const refused = blocks === undefined || blocks === null ? undefined : checkMessageBlocks(blocks);
  if (refused) return { refusal: refused };
  if (attachments !== undefined && attachments !== null && !Array.isArray(attachments))
    return refusal('invalid_attachments');
  const attached = Array.isArray(attachments) ? attachmentsRefusal(attachments) : undefined;
  if (attached) return { refusal: attached };
  const content = { text, ...kept(args, 'attachments', 'metadata', 'unfurl_links', 'unfurl_media') } as Content;
  return { content: Array.isArray(blocks) ? { ...content, blocks: withIds(world, blocks) } : content };
}
