/** Every kind of block and element, as a bot would use it. */
import type { Json } from '../../src/local-slack/types.js';

export const plain = (text: string): Json => ({ type: 'plain_text', text });
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
const option = (value: string, description?: string): Json => ({
  text: plain(value[0]?.toUpperCase() + value.slice(1)),
  value,
  ...(description ? { description: plain(description) } : {}),
});
const button = (id: string, text: string, more: Json = {}): Json => ({
  type: 'button',
  action_id: id,
  text: plain(text),
  ...more,
});
const leaf = (text: string, style?: Json): Json => ({ type: 'text', text, ...(style ? { style } : {}) });
const section = (...elements: readonly Json[]): Json => ({ type: 'rich_text_section', elements });
const rich = (...elements: readonly Json[]): Json => ({ type: 'rich_text', elements });
const cell = (text: string): Json => ({ type: 'raw_text', text });

export const richText = (text: string): Json => rich(section(leaf(text)));

export const answerBlocks = (text: string): Json[] => [
  rich(
    section({ type: 'emoji', name: 'white_check_mark' }, leaf(' '), leaf('Yes', { bold: true }), leaf(`: ${text}`)),
    { type: 'rich_text_list', style: 'bullet', elements: [section(leaf('one')), section(leaf('two'))] },
  ),
  {
    type: 'table',
    rows: [
      [cell('Fruit'), cell('Red'), cell('Green')],
      [cell('Apple'), cell(':white_check_mark:'), cell('✅')],
    ],
    column_settings: [null, { align: 'center' }, { align: 'center' }],
  },
  {
    type: 'actions',
    elements: [
      button('change', 'Change this'),
      button('share', 'Share in channel'),
      button('open', 'Open form', { style: 'primary' }),
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick one'),
        options: [option('apple'), option('banana')],
      },
      { type: 'external_select', action_id: 'find', placeholder: plain('Find one'), min_query_length: 1 },
      { type: 'overflow', action_id: 'more', options: [option('first'), option('second')] },
    ],
  },
  { type: 'context', elements: [mrkdwn('Source: <https://example.com/|the page>, edition of 2025-12-16')] },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'good', accessibility_label: 'Good answer' },
        negative_button: { text: plain('Bad'), value: 'bad', accessibility_label: 'Bad answer' },
      },
    ],
  },
];

export const allBlocks = (): Json[] => [
  { type: 'header', text: plain('Everything :sparkles:') },
  {
    type: 'section',
    text: mrkdwn(
      '*bold* _italic_ ~struck~ `code` <@U0ANA> <#C0GENERAL> <!here> &lt;b&gt;\n&gt; quoted\n```block\nof code```',
    ),
    accessory: button('danger', 'Remove', {
      style: 'danger',
      confirm: { title: plain('Sure?'), text: plain('It is gone then.') },
    }),
  },
  { type: 'section', fields: [mrkdwn('*Left*\none'), mrkdwn('*Right*\ntwo')] },
  { type: 'divider' },
  { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A small picture' },
  rich(
    section(
      leaf('plain '),
      ...['bold', 'italic', 'strike', 'underline', 'code'].map((style) => leaf(`${style}`, { [style]: true })),
      leaf(' '),
      { type: 'link', url: 'https://example.com', text: 'a link' },
      leaf(' '),
      { type: 'user', user_id: 'U0BEN' },
      leaf(' '),
      { type: 'channel', channel_id: 'C0RANDOM' },
      leaf(' '),
      { type: 'broadcast', range: 'here' },
    ),
    { type: 'rich_text_list', style: 'ordered', elements: [section(leaf('first')), section(leaf('second'))] },
    { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(leaf('within'))] },
    { type: 'rich_text_quote', elements: [leaf('quoted')] },
    { type: 'rich_text_preformatted', elements: [leaf('const x = 1;')] },
  ),
  {
    type: 'actions',
    elements: [
      { type: 'radio_buttons', action_id: 'radio', options: [option('small', 'For one'), option('large')] },
      { type: 'checkboxes', action_id: 'check', options: [option('red'), option('green')] },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-01-31' },
      { type: 'users_select', action_id: 'who', placeholder: plain('Somebody') },
      {
        type: 'multi_static_select',
        action_id: 'several',
        placeholder: plain('Several'),
        options: [option('fig'), option('grape')],
      },
    ],
  },
  { type: 'markdown', text: '# Marked\n\n- **one**\n- [two](https://example.com)' },
];

export const modalView = (name?: string): Json => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Send'),
  close: plain('Not now'),
  blocks: [
    { type: 'section', text: mrkdwn('Say who you are.') },
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      hint: plain('As you would say it.'),
      element: { type: 'plain_text_input', action_id: 'name', ...(name ? { initial_value: name } : {}) },
    },
    {
      type: 'input',
      block_id: 'fruit',
      label: plain('Fruit'),
      element: { type: 'static_select', action_id: 'fruit', options: [option('apple'), option('banana')] },
    },
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'note', multiline: true },
    },
  ],
});

export const homeView = (typed: string, found: readonly string[]): Json => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Fruit') },
    {
      type: 'input',
      block_id: 'search',
      label: plain('Search'),
      dispatch_action: true,
      element: {
        type: 'plain_text_input',
        action_id: 'search',
        placeholder: plain('apple'),
        ...(typed ? { initial_value: typed } : {}),
      },
    },
    { type: 'divider' },
    ...found.map((name) => ({ type: 'section', text: mrkdwn(`*${name}*`), accessory: button(`open_${name}`, 'Show') })),
  ],
});
