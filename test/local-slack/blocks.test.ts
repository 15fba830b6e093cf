import { checkMessageBlocks } from '../../src/local-slack/checks/message.js';
import { faultLine } from '../../src/local-slack/checks/shape.js';
import { checkView } from '../../src/local-slack/checks/view.js';
import type { Json } from '../../src/local-slack/types.js';
import { actions, button, mrkdwn, option, options, plain, section, text, times } from './support.js';

const cell = (length: number): Json => ({ type: 'raw_text', text: text(length) });
const table = (rows: number, columns: number, length = 1): Json => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => cell(length))),
});
const image = (more: Json = {}): Json => ({
  type: 'image',
  alt_text: 'a',
  image_url: 'https://example.com/a.png',
  ...more,
});
const url = (length: number): string => `https://example.com/${text(length - 20)}`;
const select = (more: Json): Json => actions({ type: 'static_select', action_id: 's', ...more });
const feedback = (more: Json = {}): Json => ({
  type: 'feedback_buttons',
  action_id: 'f',
  positive_button: { text: plain(4), value: 'good' },
  negative_button: { text: plain(4), value: 'bad' },
  ...more,
});
const input = (more: Json = {}): Json => ({
  type: 'input',
  label: plain(4),
  element: { type: 'plain_text_input', action_id: 'i' },
  ...more,
});
const modal = (more: Json = {}): Json => ({ type: 'modal', title: plain(5), blocks: [section()], ...more });
const home = (...blocks: unknown[]): Json => ({ type: 'home', blocks });
const confirm = (more: Json): Json => actions(button('b', { confirm: { title: plain(3), text: plain(3), ...more } }));

type Case = readonly [name: string, limit: number, make: (size: number) => unknown];

describe('a message', () => {
  test.each<Case>([
    ['blocks of a message', 50, (n) => times(n, () => ({ type: 'divider' }))],
    ['section text', 3_000, (n) => [section({ text: mrkdwn(n) })]],
    ['section fields', 10, (n) => [section({ fields: times(n, () => mrkdwn(2)) })]],
    ['section field text', 2_000, (n) => [section({ fields: [mrkdwn(n)] })]],
    ['header text', 150, (n) => [{ type: 'header', text: plain(n) }]],
    ['context elements', 10, (n) => [{ type: 'context', elements: times(n, () => mrkdwn(2)) }]],
    ['actions elements', 25, (n) => [actions(...times(n, (i) => button(`b${i}`)))]],
    ['button text', 75, (n) => [actions(button('b', { text: plain(n) }))]],
    ['button value', 2_000, (n) => [actions(button('b', { value: text(n) }))]],
    ['button url', 3_000, (n) => [actions(button('b', { url: url(n) }))]],
    ['button label for screen readers', 75, (n) => [actions(button('b', { accessibility_label: text(n) }))]],
    ['action_id', 255, (n) => [actions(button(text(n)))]],
    ['block_id', 255, (n) => [section({ block_id: text(n) })]],
    ['option text', 75, (n) => [select({ options: [option('a', { text: plain(n) })] })]],
    ['option value', 150, (n) => [select({ options: [option(text(n))] })]],
    ['option description', 75, (n) => [select({ options: [option('a', { description: plain(n) })] })]],
    ['select options', 100, (n) => [select({ options: options(n) })]],
    [
      'select groups',
      100,
      (n) => [select({ option_groups: times(n, () => ({ label: plain(3), options: options(1) })) })],
    ],
    ['options of a group', 100, (n) => [select({ option_groups: [{ label: plain(3), options: options(n) }] })]],
    ['group label', 75, (n) => [select({ option_groups: [{ label: plain(n), options: options(1) }] })]],
    ['placeholder', 150, (n) => [select({ options: options(1), placeholder: plain(n) })]],
    ['overflow options', 5, (n) => [actions({ type: 'overflow', action_id: 'o', options: options(n) })]],
    ['radio buttons', 10, (n) => [actions({ type: 'radio_buttons', action_id: 'r', options: options(n) })]],
    ['checkboxes', 10, (n) => [actions({ type: 'checkboxes', action_id: 'c', options: options(n) })]],
    ['confirm title', 100, (n) => [confirm({ title: plain(n) })]],
    ['confirm text', 300, (n) => [confirm({ text: plain(n) })]],
    ['confirm button', 30, (n) => [confirm({ confirm: plain(n) })]],
    ['deny button', 30, (n) => [confirm({ deny: plain(n) })]],
    ['image alt text', 2_000, (n) => [image({ alt_text: text(n) })]],
    ['image url', 3_000, (n) => [image({ image_url: url(n) })]],
    ['image title', 2_000, (n) => [image({ title: plain(n) })]],
    ['table rows', 100, (n) => [table(n, 2)]],
    ['table columns', 20, (n) => [table(2, n)]],
    ['table text', 10_000, (n) => [{ type: 'table', rows: [[cell(n)]] }]],
    ['tables', 1, (n) => times(n, () => table(1, 1))],
    ['markdown', 12_000, (n) => [{ type: 'markdown', text: text(n) }]],
    [
      'markdown of all blocks',
      12_000,
      (n) => [7_000, n - 7_000].map((size) => ({ type: 'markdown', text: text(size) })),
    ],
    [
      'context actions',
      5,
      (n) => [{ type: 'context_actions', elements: times(n, (i) => feedback({ action_id: `f${i}` })) }],
    ],
    [
      'feedback button text',
      75,
      (n) => [{ type: 'context_actions', elements: [feedback({ positive_button: { text: plain(n), value: 'g' } })] }],
    ],
    ['card body', 200, (n) => [{ type: 'card', body: mrkdwn(n) }]],
    ['card buttons', 3, (n) => [{ type: 'card', actions: times(n, (i) => button(`b${i}`)) }]],
    [
      'cards of a carousel',
      10,
      (n) => [{ type: 'carousel', elements: times(n, () => ({ type: 'card', body: mrkdwn(5) })) }],
    ],
  ])('may have %s up to %i and no more', (_, limit, make) => {
    expect(checkMessageBlocks(make(limit))).toBeUndefined();
    expect(checkMessageBlocks(make(limit + 1))).toMatchObject({ error: 'invalid_blocks' });
  });

  test('may show 13,200 characters in its blocks and no more', () => {
    const blocks = (last: number) => [
      ...times(4, () => section({ text: mrkdwn(3_000) })),
      section({ text: mrkdwn(last) }),
    ];
    expect(checkMessageBlocks(blocks(1_200))).toBeUndefined();
    expect(checkMessageBlocks(blocks(1_201))).toEqual({ error: 'msg_blocks_too_long', faults: [] });
  });

  test.each<readonly [string, readonly unknown[], string]>([
    ['an unknown block', [{ type: 'nonsense' }], 'unsupported type: nonsense [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    [
      'an unknown element',
      [actions({ type: 'lever' })],
      'unsupported type: lever [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an element that has no place there',
      [actions({ type: 'plain_text_input', action_id: 'p' })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a button without text',
      [actions({ type: 'button', action_id: 'b' })],
      'missing required field: text [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an empty text',
      [section({ text: mrkdwn(0) })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section with neither text nor fields',
      [{ type: 'section' }],
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'a property nobody knows',
      [section({ colour: 'red' })],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn(4) }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a text that is a bare string',
      [section({ text: 'hello' })],
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'a url that is no web address',
      [actions(button('b', { url: 'javascript:alert(1)' }))],
      'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'an image from a file',
      [image({ image_url: 'file:///etc/passwd' })],
      'must be a valid URL [json-pointer:/blocks/0/image_url]',
    ],
    [
      'an image without alt text',
      [{ type: 'image', image_url: url(30) }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'a confirm dialog without text',
      [actions(button('b', { confirm: { title: plain(3) } }))],
      'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
    ],
    [
      'the same action_id twice',
      [actions(button('b')), actions(button('b'))],
      '`action_id` "b" already exists [json-pointer:/blocks/1/elements/0/action_id]',
    ],
    [
      'the same block_id twice',
      [section({ block_id: 'x' }), section({ block_id: 'x' })],
      '`block_id` "x" already exists [json-pointer:/blocks/1/block_id]',
    ],
    ['an input', [input()], 'unsupported type: input [json-pointer:/blocks/0/type]'],
    ['an alert', [{ type: 'alert', text: plain(3) }], 'unsupported type: alert [json-pointer:/blocks/0/type]'],
    [
      'an unknown style',
      [actions(button('b', { style: 'pink' }))],
      'must be a valid enum value, one of primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an empty overflow menu',
      [actions({ type: 'overflow', action_id: 'o', options: [] })],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a select with neither options nor groups',
      [select({})],
      'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a first option that is no option',
      [select({ options: options(2), initial_option: option('v9') })],
      'initial option is not among the options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an empty table cell',
      [{ type: 'table', rows: [[cell(0)]] }],
      'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
    ],
    [
      'a bare string as a cell',
      [{ type: 'table', rows: [['a']] }],
      'must provide an object [json-pointer:/blocks/0/rows/0/0]',
    ],
    ['two tables', [table(1, 1), table(1, 1)], 'only_one_table_allowed [json-pointer:/blocks]'],
    [
      'feedback buttons with one side only',
      [{ type: 'context_actions', elements: [{ ...feedback(), negative_button: undefined }] }],
      'missing required field: negative_button [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a button among context actions',
      [{ type: 'context_actions', elements: [button('b')] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an option without a value',
      [select({ options: [{ text: plain(3) }] })],
      'missing required field: value [json-pointer:/blocks/0/elements/0/options/0]',
    ],
    [
      'a number where a word should be',
      [actions(button('b', { value: 7 }))],
      'must provide a string [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'an empty context',
      [{ type: 'context', elements: [] }],
      'no less than 1 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'an unknown part of rich text',
      [{ type: 'rich_text', elements: [{ type: 'song' }] }],
      'unsupported type: song [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a data table with uneven rows',
      [{ type: 'data_table', caption: 'c', rows: [[cell(1)], [cell(1), cell(1)]] }],
      'all rows must have the same length [json-pointer:/blocks/0/rows]',
    ],
  ])('is refused with %s', (_, blocks, line) => {
    const refusal = checkMessageBlocks(blocks);
    expect(refusal?.error).toBe('invalid_blocks');
    expect(refusal?.faults.map(faultLine)).toContain(line);
  });

  test('says that blocks are not even a list of objects', () => {
    expect(checkMessageBlocks('[')).toEqual({ error: 'invalid_blocks_format', faults: [] });
    expect(checkMessageBlocks(['text'])).toEqual({ error: 'invalid_blocks_format', faults: [] });
  });

  test('says all its faults at once', () => {
    const refusal = checkMessageBlocks([{ type: 'nonsense' }, section({ text: mrkdwn(3_001) })]);
    expect(refusal?.faults).toHaveLength(2);
  });
});

describe('a view', () => {
  test.each<Case>([
    ['blocks', 100, (n) => modal({ blocks: times(n, () => ({ type: 'divider' })) })],
    ['a title', 24, (n) => modal({ title: plain(n) })],
    ['a submit label', 24, (n) => modal({ submit: plain(n) })],
    ['a close label', 24, (n) => modal({ close: plain(n) })],
    ['private metadata', 3_000, (n) => modal({ private_metadata: text(n) })],
    ['a callback_id', 255, (n) => modal({ callback_id: text(n) })],
    ['an input label', 2_000, (n) => modal({ submit: plain(4), blocks: [input({ label: plain(n) })] })],
    ['an input hint', 2_000, (n) => modal({ submit: plain(4), blocks: [input({ hint: plain(n) })] })],
    ['an alert', 200, (n) => modal({ blocks: [{ type: 'alert', text: plain(n) }] })],
  ])('may have %s up to %i and no more', (_, limit, make) => {
    expect(checkView(make(limit), 'modal')).toBeUndefined();
    expect(checkView(make(limit + 1), 'modal')).toMatchObject({ error: 'invalid_arguments' });
  });

  test('may have a hundred blocks as a Home and no more', () => {
    const blocks = (count: number) => times(count, () => section());
    expect(checkView(home(...blocks(100)), 'home')).toBeUndefined();
    expect(checkView(home(...blocks(101)), 'home')?.error).toBe('invalid_arguments');
  });

  test.each<readonly [string, Json, 'modal' | 'home', string]>([
    [
      'a table in a modal',
      modal({ blocks: [table(1, 1)] }),
      'modal',
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    ['a table in a Home', home(table(1, 1)), 'home', 'unsupported type: table [json-pointer:/view/blocks/0/type]'],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'modal',
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'context actions in a Home',
      home({ type: 'context_actions', elements: [feedback()] }),
      'home',
      'unsupported type: context_actions [json-pointer:/view/blocks/0/type]',
    ],
    [
      'an alert in a Home',
      home({ type: 'alert', text: plain(3) }),
      'home',
      'unsupported type: alert [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a modal without a title',
      { type: 'modal', blocks: [] },
      'modal',
      'missing required field: title [json-pointer:/view]',
    ],
    [
      'an input and no submit',
      modal({ blocks: [input()] }),
      'modal',
      'missing required field: submit [json-pointer:/view]',
    ],
    ['a Home where a modal should be', home(section()), 'modal', 'unsupported type: home [json-pointer:/view/type]'],
    [
      'the same action_id twice in a block',
      modal({ blocks: [actions(button('b'), button('b'))] }),
      'modal',
      '`action_id` "b" already exists [json-pointer:/view/blocks/0/elements/1/action_id]',
    ],
    [
      'the same block_id twice',
      home(section({ block_id: 'x' }), section({ block_id: 'x' })),
      'home',
      '`block_id` "x" already exists [json-pointer:/view/blocks/1/block_id]',
    ],
  ])('is refused with %s', (_, view, surface, line) => {
    expect(checkView(view, surface)?.faults.map(faultLine)).toContain(line);
  });

  test('may ask for input in a modal and in a Home', () => {
    expect(checkView(modal({ submit: plain(4), blocks: [input()] }), 'modal')).toBeUndefined();
    expect(checkView(home(input()), 'home')).toBeUndefined();
  });

  test('is too large beyond 250 thousand bytes', () => {
    const blocks = times(100, () => section({ text: mrkdwn(3_000) }));
    expect(checkView(modal({ blocks }), 'modal')?.error).toBe('view_too_large');
  });
});
