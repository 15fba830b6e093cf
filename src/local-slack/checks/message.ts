/** The blocks of a message, seen whole. */
import { LIMITS } from '../limits.js';
import { blockOn } from './blocks.js';
import { type Fault, fault, isRecord, list } from './shape.js';
import { objectsIn, repeated, textLength } from './walk.js';

export type Refusal = Readonly<{ error: string; faults: readonly Fault[] }>;

const ofType = (blocks: unknown, ...types: readonly string[]): readonly unknown[] =>
  objectsIn(blocks)
    .map(({ value }) => value)
    .filter(({ type }) => types.includes(type as string));

const already = (key: string) => (twice: Readonly<{ id: string; at: string }>) =>
  fault(`\`${key}\` "${twice.id}" already exists`, twice.at);

function wholeFaults(blocks: unknown, at: string): readonly Fault[] {
  const found = objectsIn(blocks, at);
  const markdown = textLength(ofType(blocks, 'markdown'));
  const tables = ofType(blocks, 'table');
  const { message } = LIMITS;
  return [
    ...repeated(found, 'block_id').flatMap(already('block_id')),
    ...repeated(found, 'action_id').flatMap(already('action_id')),
    ...(markdown > message.markdownText
      ? fault(`markdown must be less than ${message.markdownText + 1} characters`, at)
      : []),
    ...(tables.length > message.tables ? fault('only_one_table_allowed', at) : []),
    ...(textLength(tables) > message.tableText
      ? fault(`tables must be less than ${message.tableText + 1} characters`, at)
      : []),
  ];
}

/** The blocks of a message → why Slack would refuse them, or nothing. Faults come before length. */
export function checkMessageBlocks(blocks: unknown, at = '/blocks'): Refusal | undefined {
  if (!Array.isArray(blocks) || !blocks.every(isRecord)) return { error: 'invalid_blocks_format', faults: [] };
  const faults = [
    ...list(blockOn('message'), { min: 0, max: LIMITS.message.blocks })(blocks, at),
    ...wholeFaults(blocks, at),
  ];
  if (faults.length > 0) return { error: 'invalid_blocks', faults };
  return textLength(blocks) > LIMITS.message.blocksText ? { error: 'msg_blocks_too_long', faults: [] } : undefined;
}
