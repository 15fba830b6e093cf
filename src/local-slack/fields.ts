/** The fields of an open view: filled in by a person, looked at by Slack before it is submitted. */
import { type Choice, chosen, elementsIn, isEmpty, withSuggested } from './choices.js';
import type { View } from './types.js';
import { announce, type World } from './world.js';

/** Action ids (or block ids) → what the person fills in. */
export type Filled = Readonly<Record<string, Choice>>;

const blocksOf = ({ body }: View): readonly unknown[] => (Array.isArray(body.blocks) ? body.blocks : []);

/** What a person picks or types → the view's values. */
export function fillView(world: World, view: View, filled: Filled): void {
  for (const [id, choice] of Object.entries(filled)) {
    const placed = elementsIn(blocksOf(view)).find(({ actionId, blockId }) => actionId === id || blockId === id);
    if (!placed) throw new Error(`There is no field "${id}" in the view.`);
    view.values[placed.blockId] = {
      ...view.values[placed.blockId],
      [placed.actionId]: chosen(withSuggested(placed.element, world.suggested), choice),
    };
  }
  announce(world, { kind: view.type, id: view.id, user: view.user });
}

/** Slack's own look at a modal before it is submitted: no needed field is empty, no text too short or long. */
export function clientFault(view: View): string | undefined {
  for (const { block, element, blockId, actionId } of elementsIn(blocksOf(view))) {
    if (block.type !== 'input') continue;
    const value = view.values[blockId]?.[actionId];
    if (!value || isEmpty(value)) {
      if (block.optional !== true) return `"${blockId}" is empty`;
      continue;
    }
    const length = typeof value.value === 'string' ? value.value.length : undefined;
    if (length !== undefined && length > Number(element.max_length ?? Number.POSITIVE_INFINITY))
      return `"${blockId}" is too long`;
    if (length !== undefined && length < Number(element.min_length ?? 0)) return `"${blockId}" is too short`;
  }
  return undefined;
}
