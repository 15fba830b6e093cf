/** Blocks with the ids Slack gives to those that have none. */
import { isRecord } from './checks/shape.js';
import { nextId, type World } from './world.js';

const WITHOUT_ACTION = ['image', 'plain_text', 'mrkdwn'];

function withActionId(world: World, element: unknown): unknown {
  if (!isRecord(element) || element.action_id !== undefined) return element;
  return WITHOUT_ACTION.includes(String(element.type)) ? element : { ...element, action_id: nextId(world, 'act') };
}

function withBlockId(world: World, block: unknown): unknown {
  if (!isRecord(block)) return block;
  const { elements, accessory, element, type } = block;
  const named = ['actions', 'context_actions'].includes(String(type)) && Array.isArray(elements);
  return {
    ...block,
    block_id: block.block_id ?? nextId(world, 'blk'),
    ...(named ? { elements: elements.map((one) => withActionId(world, one)) } : {}),
    ...(accessory === undefined ? {} : { accessory: withActionId(world, accessory) }),
    ...(element === undefined ? {} : { element: withActionId(world, element) }),
  };
}

export const withIds = (world: World, blocks: readonly unknown[]): readonly unknown[] =>
  blocks.map((block) => withBlockId(world, block));
