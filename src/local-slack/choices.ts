/** What a person picks or types in an element, as Slack reports it. */
import { isRecord } from './checks/shape.js';
import { objectsIn } from './checks/walk.js';
import type { Json } from './types.js';

export type Choice = string | readonly string[];
export type Placed = Readonly<{ element: Json; blockId: string; actionId: string; block: Json }>;

const TYPED = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];
const LISTS = ['static_select', 'external_select', 'radio_buttons', 'overflow'];

/** Elements that name a thing: their type → the key of what was picked, and of what stood there at first. */
const NAMED: Readonly<Record<string, readonly [string, string]>> = {
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  rich_text_input: ['rich_text_value', 'initial_value'],
};

const isInteractive = ({ type }: Json): boolean =>
  typeof type === 'string' && (type in NAMED || CHOOSABLE.includes(type));
const CHOOSABLE = [
  ...TYPED,
  ...LISTS,
  ...['multi_static_select', 'multi_external_select', 'checkboxes', 'file_input'],
  ...['button', 'icon_button', 'feedback_buttons', 'workflow_button'],
];

/** Blocks → every element a person can act on. */
export const elementsIn = (blocks: readonly unknown[] = []): readonly Placed[] =>
  blocks.filter(isRecord).flatMap((block) =>
    objectsIn(block)
      .map(({ value }) => value)
      .filter(isInteractive)
      .map((element) => ({ element, block, blockId: String(block.block_id), actionId: String(element.action_id) })),
  );

const optionsOf = (element: Json): readonly Json[] => {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRecord) : [];
  return [element, ...groups].flatMap((holder) =>
    Array.isArray(holder.options) ? holder.options.filter(isRecord) : [],
  );
};

/** An element that asks the app for its options → the same with those it was last given. */
export const withSuggested = (element: Json, suggested: ReadonlyMap<string, readonly Json[]>): Json => {
  const given = suggested.get(String(element.action_id));
  if (!given || !String(element.type).includes('external_select')) return element;
  return { ...element, [given.some(({ options }) => options) ? 'option_groups' : 'options']: given };
};

/** An option by its value, or by the words a person reads; one that the app was not asked for stands for itself. */
function optionFor(element: Json, wanted: string): Json {
  const fits = (option: Json) => option.value === wanted || (option.text as Json | undefined)?.text === wanted;
  const option = optionsOf(element).find(fits);
  if (!option && String(element.type).includes('external_select'))
    return { text: { type: 'plain_text', text: wanted }, value: wanted };
  if (!option) throw new Error(`There is no option "${wanted}" in "${String(element.action_id)}".`);
  return option;
}

/** An element and a choice → the fields Slack sends for it, in an action and in a view's state alike. */
export function chosen(element: Json, choice: Choice): Json {
  const type = String(element.type);
  const many = typeof choice === 'string' ? [choice] : choice;
  const [one = ''] = many;
  const named = NAMED[type];
  if (TYPED.includes(type)) return { type, value: one };
  if (named)
    return { type, [named[0]]: type.startsWith('multi_') ? many : type === 'datetimepicker' ? Number(one) : one };
  if (LISTS.includes(type)) return { type, selected_option: optionFor(element, one) };
  return { type, selected_options: many.map((value) => optionFor(element, value)) };
}

/** An element → what stands in it before anybody touches it; nothing for buttons and overflow menus. */
function initial(element: Json): Json | undefined {
  const type = String(element.type);
  const named = NAMED[type];
  if (TYPED.includes(type)) return { type, value: element.initial_value ?? null };
  if (named) return { type, [named[0]]: element[named[1]] ?? (type.startsWith('multi_') ? [] : null) };
  if (['static_select', 'external_select', 'radio_buttons'].includes(type))
    return { type, selected_option: element.initial_option ?? null };
  if (['multi_static_select', 'multi_external_select', 'checkboxes'].includes(type))
    return { type, selected_options: element.initial_options ?? [] };
  return undefined;
}

export type Values = Record<string, Record<string, Json>>;

/** Blocks and what was filled in so far → the values of all fields. What stood in a field that is still there stays. */
export function valuesIn(blocks: readonly unknown[], before: Values = {}): Values {
  const values: Values = {};
  for (const { element, blockId, actionId } of elementsIn(blocks)) {
    const value = before[blockId]?.[actionId] ?? initial(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** Whether a field holds nothing, so that Slack would not let the view be submitted. */
export const isEmpty = ({ type: _, ...rest }: Json): boolean =>
  Object.values(rest).every((value) => value === null || value === '' || (Array.isArray(value) && value.length === 0));
