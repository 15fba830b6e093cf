import { type Style, textOf } from '../../src/presentation/text.js';
import type { Part, View } from '../../src/presentation/view.js';

const source = { title: 'Goods', url: 'https://markets.test', date: '2026-01-02' };
const view = (...parts: Part[]): View => ({
  question: 'mango?',
  verdict: { mark: '✅', text: 'Yes: Mango.' },
  parts,
  next: [],
  again: undefined,
  source,
});
/** The part's own text, between the verdict and the source. */
const partOf = (part: Part, style?: Style) => textOf(view(part), style).split('\n\n').slice(1, -1).join('\n\n');

test('the verdict stands first and the edition last', () => {
  expect(textOf(view())).toBe('✅ Yes: Mango.\n\nSource: Goods, edition of 2026-01-02, https://markets.test');
});

test('a verdict without a mark is text alone', () => {
  expect(textOf({ ...view(), verdict: { mark: '', text: 'It depends.' } })).toMatch(/^It depends\./);
});

test.each<[string, Part, string]>([
  ['a reading', { kind: 'reading', text: 'Mango · Hill' }, 'Read as: Mango · Hill'],
  ['notes', { kind: 'notes', lines: ['One.', 'Two.'] }, '• One.\n• Two.'],
  [
    'links',
    { kind: 'links', title: 'Guide', links: [{ title: 'Mangoes', url: 'https://markets.test/m' }] },
    'Guide\n  Mangoes: https://markets.test/m',
  ],
  [
    'a fact',
    { kind: 'fact', title: 'Hours', text: 'Until six.', url: 'https://markets.test/h' },
    'Hours\n  Until six.\n  https://markets.test/h',
  ],
  [
    'a fact that the verdict says',
    { kind: 'fact', title: 'Hours', text: '', url: 'https://markets.test/h' },
    'Hours\n  https://markets.test/h',
  ],
  ['examples', { kind: 'examples', title: 'For example', questions: ['a?', 'b?'] }, 'For example\n  a?\n  b?'],
])('%s is written out', (_, part, text) => {
  expect(partOf(part)).toBe(text);
});

const table: Part = {
  kind: 'table',
  title: '',
  columns: ['Hill Day', 'Lake'],
  rows: [
    { name: 'Mango', statuses: ['available', 'unavailable'] },
    { name: 'Peppercorn', statuses: [undefined, 'not-applicable'] },
  ],
};

test('a table stands in columns, with the meaning of the marks it uses', () => {
  expect(partOf(table).split('\n')).toEqual([
    '            Hill Day  Lake',
    'Mango       ✅        ❌',
    'Peppercorn            —',
    '✅ available   ❌ not currently supported   — not applicable',
  ]);
});

test('marks that a table does not use are not explained', () => {
  const one: Part = { ...table, rows: [{ name: 'Mango', statuses: ['available', 'available'] }] };
  expect(partOf(one)).toMatch(/✅ available$/);
});

test('a table’s title heads the names', () => {
  expect(partOf({ ...table, title: 'Related' })).toMatch(/^Related {5}Hill Day {2}Lake\n/);
});

test('a style marks up each role', () => {
  const marked: Style = (text, role) => `<${role}>${text}</>`;
  const text = textOf(view(table), marked);
  expect(text).toMatch(/^<verdict>✅ Yes: Mango\.<\/>/);
  expect(text).toContain('Mango       <available>✅</>        <unavailable>❌</>');
  expect(text).toContain('<faint>Source: ');
});
