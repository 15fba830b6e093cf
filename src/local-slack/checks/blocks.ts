/** Blocks: what docs.slack.dev/reference/block-kit/blocks allows, and on which surface. */
import { LIMITS } from '../limits.js';
import { ELEMENTS, pickElements } from './elements.js';
import {
  all,
  byType,
  type Check,
  type Fields,
  fault,
  flag,
  isRecord,
  list,
  number,
  object,
  oneOf,
  string,
  url,
} from './shape.js';
import { anyText, imageSource, mrkdwn, plainText } from './text.js';

export type Surface = 'message' | 'modal' | 'home';

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const MENUS = [...SELECTS, ...SELECTS.map((name) => `multi_${name}`)];
const PICKERS = ['datepicker', 'timepicker', 'radio_buttons', 'checkboxes'];
const INPUTS = [
  ...['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input', 'file_input'],
  ...[...MENUS, ...PICKERS, 'datetimepicker'],
];
const BUTTONS = ['button', 'workflow_button', 'overflow'];

const block = (required: Fields, optional: Fields = {}): Check =>
  object({ type: string(LIMITS.id), ...required }, { block_id: string(LIMITS.id), ...optional });

const image = ELEMENTS.image as Check;

const needsOneOf =
  (...keys: readonly string[]): Check =>
  (value, at) =>
    isRecord(value) && keys.every((key) => value[key] === undefined)
      ? fault(`must define either ${keys.map((key) => `\`${key}\``).join(' or ')}`, at)
      : [];

const section = all(
  block(
    {},
    {
      text: anyText(LIMITS.section.text),
      fields: list(anyText(LIMITS.section.field), { max: LIMITS.section.fields }),
      accessory: byType(pickElements('image', ...BUTTONS, ...MENUS, ...PICKERS)),
      expand: flag,
    },
  ),
  needsOneOf('text', 'fields'),
);

const RICH_PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];
const RICH_LEAVES = ['text', 'link', 'emoji', 'user', 'usergroup', 'channel', 'team', 'broadcast', 'date', 'color'];

const knownRich: Check = (value, at) => {
  if (!isRecord(value)) return fault('must provide an object', at);
  const { type, elements } = value;
  if (typeof type !== 'string') return fault('missing required field: type', at);
  if (RICH_LEAVES.includes(type)) return [];
  if (!RICH_PARTS.includes(type)) return fault(`unsupported type: ${type}`, `${at}/type`);
  return list(knownRich, { min: 0 })(elements, `${at}/elements`);
};

const richText = block({ elements: list(knownRich) });

const rawText = object({ type: string(LIMITS.id), text: string(LIMITS.message.tableText) });
const rawNumber = object({ type: string(LIMITS.id), value: number() }, { text: string(LIMITS.message.tableText) });
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });

const table = block(
  { rows: list(list(cell, { max: LIMITS.table.columns }), { max: LIMITS.table.rows }) },
  {
    column_settings: list(
      (value, at) =>
        value === null ? [] : object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag })(value, at),
      { min: 0, max: LIMITS.table.columns },
    ),
  },
);

const evenRows: Check = (value, at) => {
  const rows = isRecord(value) && Array.isArray(value.rows) ? value.rows.filter(Array.isArray) : [];
  return new Set(rows.map((row) => row.length)).size > 1
    ? fault('all rows must have the same length', `${at}/rows`)
    : [];
};

const dataTable = all(
  block(
    {
      rows: list(list(cell, { max: LIMITS.dataTable.columns }), { max: LIMITS.dataTable.rows }),
      caption: string(LIMITS.text),
    },
    { page_size: number({ min: 1, max: LIMITS.dataTable.page }), row_header_column_index: number({ min: 0 }) },
  ),
  evenRows,
);

const card = all(
  block(
    {},
    {
      hero_image: image,
      icon: image,
      title: mrkdwn(LIMITS.card.title),
      subtitle: mrkdwn(LIMITS.card.title),
      body: mrkdwn(LIMITS.card.body),
      actions: list(byType(pickElements('button')), { max: LIMITS.card.buttons }),
    },
  ),
  needsOneOf('hero_image', 'title', 'actions', 'body'),
);

const taskCard = block(
  {
    task_id: string(LIMITS.id),
    title: string(LIMITS.text),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richText,
    output: richText,
    sources: list(object({ type: oneOf('url'), url: url(LIMITS.button.url), text: string(LIMITS.text) })),
  },
);

const container: Check = all(
  (value, at) =>
    block(
      { child_blocks: list(byType(CHILDREN), { max: LIMITS.container.blocks }) },
      {
        title: plainText(LIMITS.container.title),
        rich_text_title: richText,
        subtitle: anyText(LIMITS.container.title),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: image,
        is_collapsible: flag,
        default_collapsed: flag,
        has_header_divider: flag,
      },
    )(value, at),
  needsOneOf('title', 'rich_text_title'),
);

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGES: readonly Surface[] = ['message'];

type Known = Readonly<{ check: Check; on: readonly Surface[] }>;

const BLOCKS: Readonly<Record<string, Known>> = {
  section: { check: section, on: EVERYWHERE },
  header: { check: block({ text: plainText(LIMITS.header) }), on: EVERYWHERE },
  divider: { check: block({}), on: EVERYWHERE },
  image: {
    check: all(
      block({ alt_text: string(LIMITS.image.alt) }, { ...imageSource, title: plainText(LIMITS.image.title) }),
      needsOneOf('image_url', 'slack_file'),
    ),
    on: EVERYWHERE,
  },
  context: {
    check: block({
      elements: list(byType({ image, plain_text: anyText(LIMITS.text), mrkdwn: anyText(LIMITS.text) }), {
        max: LIMITS.context,
      }),
    }),
    on: EVERYWHERE,
  },
  actions: {
    check: block({
      elements: list(byType(pickElements(...BUTTONS, ...MENUS, ...PICKERS, 'datetimepicker', 'rich_text_input')), {
        max: LIMITS.actions,
      }),
    }),
    on: EVERYWHERE,
  },
  input: {
    check: block(
      { label: plainText(LIMITS.input.label), element: byType(pickElements(...INPUTS)) },
      { hint: plainText(LIMITS.input.hint), optional: flag, dispatch_action: flag },
    ),
    on: ['modal', 'home'],
  },
  rich_text: { check: richText, on: EVERYWHERE },
  markdown: { check: block({ text: string(LIMITS.message.markdownText) }), on: MESSAGES },
  table: { check: table, on: MESSAGES },
  data_table: { check: dataTable, on: MESSAGES },
  context_actions: {
    check: block({
      elements: list(byType(pickElements('feedback_buttons', 'icon_button')), { max: LIMITS.contextActions }),
    }),
    on: MESSAGES,
  },
  task_card: { check: taskCard, on: MESSAGES },
  plan: { check: block({ title: string(LIMITS.text) }, { tasks: list(taskCard, { min: 0 }) }), on: MESSAGES },
  container: { check: container, on: MESSAGES },
  card: { check: card, on: EVERYWHERE },
  carousel: { check: block({ elements: list(byType({ card }), { max: LIMITS.carousel }) }), on: ['message', 'home'] },
  alert: {
    check: block({ text: anyText(LIMITS.alert) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
    on: ['modal'],
  },
};

const CHILDREN: Readonly<Record<string, Check>> = Object.fromEntries(
  ['actions', 'context', 'divider', 'header', 'image', 'rich_text', 'section', 'table'].map((name) => [
    name,
    (BLOCKS[name] as Known).check,
  ]),
);

/** A surface → the check of one block on it: a block that has no place there is an unsupported type. */
export const blockOn = (surface: Surface): Check =>
  byType(
    Object.fromEntries(
      Object.entries(BLOCKS)
        .filter(([, { on }]) => on.includes(surface))
        .map(([name, { check }]) => [name, check]),
    ),
  );
