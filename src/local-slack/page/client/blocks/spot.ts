/** Where blocks stand: what is done with an element there, and what stands in its field. */
import { createContext, useContext } from 'react';
import type { Choice } from '../../../choices.js';
import type { Json, View } from '../../../types.js';
import { useDesk } from '../state.js';

export type Spot =
  | Readonly<{ in: 'message' | 'ephemeral'; ts: string }>
  | Readonly<{ in: 'home'; view: View }>
  | Readonly<{
      in: 'modal';
      view: View;
      /** Text that is typed but not sent yet, by block. */
      typed: Readonly<Record<string, Choice>>;
      type: (block: string, choice: Choice) => void;
    }>;

export type At = Readonly<{ spot: Spot; block: Json }>;
export const AtContext = createContext<At | undefined>(undefined);

export function useAt(): At {
  const at = useContext(AtContext);
  if (!at) throw new Error('There is no block above this element.');
  return at;
}

export type Handle = Readonly<{
  /** What stands in the element, as Slack's state has it. */
  value: Json | undefined;
  press: (value?: string) => Promise<unknown>;
  choose: (choice: Choice) => Promise<unknown>;
  suggest: (typed: string) => Promise<readonly Json[]>;
  /** Keeps what was typed, without telling the app. */
  keep: (choice: Choice) => void;
  /** The app hears of each choice; else only when the view is submitted. */
  live: boolean;
}>;

/** An element of the block above → its handle. */
export function useHandle(element: Json): Handle {
  const { act } = useDesk();
  const { spot, block } = useAt();
  const blockId = String(block.block_id);
  const action = String(element.action_id);
  const where = { in: spot.in, blockId, ...('ts' in spot ? { ts: spot.ts } : {}) };
  const live = block.type !== 'input' || block.dispatch_action === true;
  const keep = (choice: Choice) => {
    if (spot.in === 'modal') spot.type(blockId, choice);
  };
  return {
    value: 'view' in spot ? spot.view.values[blockId]?.[action] : undefined,
    live,
    keep,
    press: (value) => act('press', { action, where, ...(value === undefined ? {} : { value }) }),
    choose: (choice) => {
      if (block.type === 'input') keep(choice);
      return live ? act('choose', { action, choice, where }) : act('fill', { filled: { [blockId]: choice } });
    },
    suggest: async (text) => ((await act('suggest', { action, text, where })) ?? []) as readonly Json[],
  };
}
