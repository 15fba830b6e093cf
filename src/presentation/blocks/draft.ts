/** The modal that drafts a request: its fields, the finished text above them, and the message that shares it. */
import type { ActionsBlock, Button, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Field } from '../../knowledge/requests.js';
import { type Draft, longest, type Values } from '../draft.js';
import { clip, LIMITS } from './limits.js';
import type { Message } from './message.js';
import { muted } from './parts.js';
import { bold, bullets, escapeMarkup, link, paragraph, person, plain, verbatim } from './rich-text.js';

export const DRAFT = 'draft';
/** Action ids: the button on an answer, the menu of requests, and what is done with the finished text. */
export const DRAFT_ACTIONS = { open: 'draft', which: 'draft:which', share: 'draft:share', send: 'draft:send' } as const;
const FIELD = 'field:';

/** A question whose answer offers the drafts, and what its conversation said of the reader's systems. */
export type DraftWish = Readonly<{ question: string; said: readonly string[] }>;

/** What a modal carries: which draft of which question, and where it was opened. Nothing that was typed. */
export type DraftState = DraftWish & Readonly<{ key: string; channel?: string; thread?: string }>;

/** The button *Draft the request*; none where its question does not fit into one. */
export function draftButton({ question, said }: DraftWish): Button[] {
  const values = [said, []].map((words) => JSON.stringify([question, ...words]));
  const value = values.find((one) => one.length <= LIMITS.buttonValue);
  if (!value) return [];
  return [
    {
      type: 'button',
      action_id: DRAFT_ACTIONS.open,
      text: { type: 'plain_text', text: 'Draft the request', emoji: false },
      value,
    },
  ];
}

/** The value of that button → its wish; undefined where another version of the app wrote it. */
export function readDraftWish(value: string | undefined): DraftWish | undefined {
  const read = parsed(value);
  const [question, ...said] = Array.isArray(read) ? read.map(String) : [];
  return question === undefined ? undefined : { question, said };
}

const stateText = (state: DraftState): string => {
  const whole = JSON.stringify(state);
  return whole.length <= LIMITS.privateMetadata ? whole : JSON.stringify({ ...state, said: [] });
};

export const readDraftState = (metadata: string): DraftState | undefined => parsed(metadata) as DraftState | undefined;

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** What is shown above the fields once the text is made. `done`: what became of it. */
export type Made = Readonly<{ text: string; doubts: readonly string[]; remarks: readonly string[]; done?: string }>;

/** The form for one of `drafts`, with what is known in its fields, and the finished text above them once there is one. */
export function draftModal(
  drafts: readonly Draft[],
  draft: Draft,
  { state, values, made }: Readonly<{ state: DraftState; values: Values; made?: Made }>,
): ModalView {
  return {
    type: 'modal',
    callback_id: DRAFT,
    private_metadata: stateText({ ...state, key: draft.key }),
    title: { type: 'plain_text', text: 'Draft the request' },
    submit: { type: 'plain_text', text: made ? 'Make it anew' : 'Make the text' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(made ? [...madeBlocks(made, state, draft), { type: 'divider' as const }] : []),
      ...whichBlocks(drafts, draft),
      ...draft.fields.map((field) => fieldBlock(field, draft, values)),
      muted('What you type here is kept nowhere. An empty field stops nothing.'),
    ],
  };
}

function madeBlocks({ text, doubts, remarks, done }: Made, state: DraftState, { guide }: Draft): KnownBlock[] {
  return [
    ...(done ? [paragraph(bold(done))] : []),
    paragraph(bold('The request, to copy and send to dbt Support')),
    verbatim(text),
    ...(doubts.length > 0 ? [paragraph(bold('Please look again')), bullets(doubts.map((d) => [plain(d)]))] : []),
    bullets([...remarks.map((r) => [plain(r)]), [link(guide.url, guide.title)]]),
    sendBlock(state),
  ];
}

function sendBlock({ channel, thread }: DraftState): ActionsBlock {
  const button = (actionId: string, label: string): Button => ({
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: label, emoji: false },
  });
  const shares = channel !== undefined && !channel.startsWith('D');
  return {
    type: 'actions',
    elements: [
      ...(shares ? [button(DRAFT_ACTIONS.share, thread ? 'Share in the thread' : 'Share in the channel')] : []),
      button(DRAFT_ACTIONS.send, 'Send it to me'),
    ],
  };
}

/** Which request, where an answer offers several. */
function whichBlocks(drafts: readonly Draft[], draft: Draft): KnownBlock[] {
  if (drafts.length < 2) return [paragraph(bold(draft.name))];
  const options = drafts.slice(0, LIMITS.options).map((one, i) => option(one.name, draftValue(one, i)));
  return [
    {
      type: 'input',
      block_id: DRAFT_ACTIONS.which,
      dispatch_action: true,
      label: { type: 'plain_text', text: 'Which request', emoji: false },
      element: {
        type: 'static_select',
        action_id: DRAFT_ACTIONS.which,
        options,
        initial_option: options[drafts.indexOf(draft)] ?? (options[0] as PlainTextOption),
      },
    },
  ];
}

/** A key longer than an option may carry is told by its place. */
export const draftValue = ({ key }: Draft, at: number): string => (key.length <= LIMITS.optionValue ? key : `#${at}`);

function fieldBlock(field: Field, draft: Draft, values: Values): KnownBlock {
  const { id, name, options, optional } = field;
  const hint = hintOf(field);
  return {
    type: 'input',
    // One request's field is not another's: Slack keeps what stands in a field as long as its block id stays.
    block_id: clip(`${FIELD}${id}:${draft.guide.id}:${draft.request.id}`, LIMITS.id),
    optional: true,
    label: { type: 'plain_text', text: optional ? `${name} (not always asked for)` : name, emoji: false },
    ...(hint ? { hint: { type: 'plain_text' as const, text: clip(hint, LIMITS.hint), emoji: false } } : {}),
    element: options ? menu(id, options, values[id]) : textField(field, draft, values[id]),
  };
}

function hintOf({ looks, where, command }: Field): string {
  return [looks, where, command ? `Command: ${command}` : ''].filter(Boolean).join(' · ');
}

const option = (text: string, value: string): PlainTextOption => ({
  text: { type: 'plain_text', text: clip(text, LIMITS.optionText), emoji: false },
  value,
});

function menu(id: string, names: readonly string[], value: string | undefined) {
  const options = names.map((name) => option(name, name));
  const initial = options.find((one) => one.value === value);
  return {
    type: 'static_select' as const,
    action_id: id,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function textField(field: Field, draft: Draft, value: string | undefined) {
  const most = longest(field, draft);
  return {
    type: 'plain_text_input' as const,
    action_id: field.id,
    multiline: field.lines,
    max_length: most,
    ...(value ? { initial_value: value.slice(0, most) } : {}),
    ...(field.example
      ? { placeholder: { type: 'plain_text' as const, text: clip(field.example, LIMITS.placeholder), emoji: false } }
      : {}),
  };
}

type Answers = Readonly<
  Record<
    string,
    Readonly<Record<string, Readonly<{ value?: string | null; selected_option?: { value: string } | null }>>>
  >
>;

/** The state of a modal → what was typed, by field, exactly as it was typed. */
export function valuesIn(answers: Answers): Values {
  const entries = Object.entries(answers).flatMap(([block, inner]) =>
    block.startsWith(FIELD)
      ? Object.entries(inner).map(([id, one]): [string, string] => [id, one.value ?? one.selected_option?.value ?? ''])
      : [],
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** The finished text for others to read, with who made it. */
export function draftMessage({ text, remarks }: Made, { guide, name }: Draft, by: string): Message {
  return {
    text: `<@${by}>: ${escapeMarkup(clip(text, LIMITS.fallbackText))}`,
    blocks: [
      paragraph(person(by), plain(' drafted a request to dbt Support: '), bold(name)),
      verbatim(text),
      bullets([...remarks.map((r) => [plain(r)]), [link(guide.url, guide.title)]]),
    ],
  };
}
