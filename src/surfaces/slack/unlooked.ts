/** Questions of which it could not be looked up where the app is installed, so that no listener heard them. */
import type { Surface } from '../../metrics.js';
import { ACTIONS } from '../../presentation/blocks/controls.js';
import { LOOKUP } from '../../presentation/blocks/lookup.js';

/** The buttons that ask. */
export const PRESSES = new RegExp(`^(${ACTIONS.ask}|${ACTIONS.page}|${ACTIONS.more}|${ACTIONS.back})(:|$)`);

type Body = Readonly<{
  type?: string;
  command?: string;
  event?: Readonly<{ type?: string; channel_type?: string; subtype?: string; bot_id?: string }>;
  actions?: readonly Readonly<{ action_id?: string }>[];
  view?: Readonly<{ callback_id?: string }>;
}>;

/** A payload of Slack's → where a question was asked with it; undefined where it is none, or may be talk among people. */
export function askedAt(body: unknown): Surface | undefined {
  const { type, command, event, actions: [action] = [], view } = (body ?? {}) as Body;
  if (command !== undefined) return 'command';
  switch (type) {
    case 'event_callback':
      return askedBy(event);
    case 'message_action':
      return 'shortcut';
    case 'view_submission':
      return view?.callback_id === LOOKUP ? 'lookup' : undefined;
    case 'block_actions':
      if (action?.action_id === ACTIONS.search) return 'home';
      return PRESSES.test(action?.action_id ?? '') ? 'button' : undefined;
    default:
      return undefined;
  }
}

function askedBy({ type, channel_type, subtype, bot_id }: NonNullable<Body['event']> = {}): Surface | undefined {
  if (type === 'app_mention') return 'mention';
  if (type === 'function_executed') return 'workflow';
  return type === 'message' && channel_type === 'im' && !subtype && !bot_id ? 'direct' : undefined;
}
