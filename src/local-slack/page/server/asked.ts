/** A delivery → what a person asked with it. */
import { isRecord } from '../../checks/shape.js';
import type { Delivery, Json } from '../../types.js';

export type Asked = Readonly<{
  /** What was said, typed or read on what was pressed. */
  words: string;
  /** What the app put behind what was pressed. */
  value?: string;
  channel?: string;
  /** The ts of the thread, also of one that the words begin. */
  thread?: string;
}>;

const record = (value: unknown): Json => (isRecord(value) ? value : {});
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The keys and what they hold, without those that hold no text. */
const texts = (all: Json): Json => Object.fromEntries(Object.entries(all).filter(([, value]) => text(value)));

/** Words in a message, a command, a step with one input, the message of a shortcut; or what was pressed, chosen or typed. */
export function askedIn({ body }: Pick<Delivery, 'body'>): Asked | undefined {
  const [event, message, container] = [record(body.event), record(body.message), record(body.container)];
  if (body.type === 'block_actions') return pressedIn(body, container);
  const inputs = Object.values(record(event.inputs));
  const words = text(event.text) ?? text(body.command && body.text) ?? text(message.text);
  if (words === undefined) return inputs.length === 1 && text(inputs[0]) ? { words: String(inputs[0]) } : undefined;
  return { words, ...texts({ channel: event.channel, thread: event.thread_ts ?? event.ts }) };
}

function pressedIn(body: Json, container: Json): Asked | undefined {
  const action = record(Array.isArray(body.actions) ? body.actions[0] : undefined);
  const option = record(action.selected_option);
  const value = text(action.value) ?? text(option.value);
  const label = text(record(option.text).text) ?? text(record(action.text).text);
  const words = label ?? value;
  if (words === undefined) return undefined;
  const place = { channel: container.channel_id, thread: container.thread_ts ?? container.message_ts };
  return { words, ...texts({ ...place, value: label === undefined ? undefined : value }) };
}
