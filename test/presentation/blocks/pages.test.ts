import { LIMITS } from '../../../src/presentation/blocks/limits.js';
import { pagesOf } from '../../../src/presentation/blocks/pages.js';
import type { Part, View } from '../../../src/presentation/view.js';

const view = (...parts: Part[]): View => ({
  question: 'mango?',
  verdict: { mark: '', text: 'All of it.' },
  parts,
  next: [],
  again: 'mango?',
  source: { title: 'Goods', url: 'https://markets.test', date: '2026-01-02' },
});
const names = (n: number) => Array.from({ length: n }, (_, i) => `Fruit ${i}`);
const table = (rows: number, columns: number): Part => ({
  kind: 'table',
  title: '',
  columns: Array.from({ length: columns }, (_, i) => `Market ${i}`),
  rows: names(rows).map((name) => ({ name, statuses: Array.from({ length: columns }, () => 'available' as const) })),
});
type Table = Extract<Part, { kind: 'table' }>;
const tablesIn = (pages: readonly View[]) =>
  pages.flatMap((p) => p.parts.filter((x): x is Table => x.kind === 'table'));

test('a short answer is one page, as it is', () => {
  const short = view(table(3, 2));
  expect(pagesOf(short)).toEqual([short]);
});

test('an answer without parts is one page', () => {
  expect(pagesOf(view())).toHaveLength(1);
});

test.each([
  [21_000, 5],
  [300, 25],
  [100, 19],
  [1, 25],
])('a table of %i rows and %i columns is shown whole, each cell once', (rows, columns) => {
  const pages = pagesOf(view(table(rows, columns)));
  const cells = tablesIn(pages).flatMap((t) =>
    t.rows.flatMap((row) => t.columns.map((column) => `${row.name} ${column}`)),
  );
  expect(cells).toHaveLength(rows * columns);
  expect(new Set(cells).size).toBe(rows * columns);
  expect(
    tablesIn(pages).filter((t) => t.rows.length > LIMITS.tableRows || t.columns.length > LIMITS.tableColumns),
  ).toEqual([]);
});

test('pages are numbered, and each begins with the verdict', () => {
  const pages = pagesOf(view(table(500, 5)));
  expect(pages.map((p) => p.page)).toEqual(pages.map((_, i) => ({ number: i + 1, of: pages.length })));
  expect(pages.filter((p) => p.verdict.text !== 'All of it.')).toEqual([]);
});

test.each<[string, Part, (part: never) => readonly unknown[]]>([
  ['notes', { kind: 'notes', lines: names(900) }, (part: Extract<Part, { kind: 'notes' }>) => part.lines],
  [
    'links',
    { kind: 'links', title: 'Guides', links: names(900).map((title) => ({ title, url: 'https://markets.test' })) },
    (part: Extract<Part, { kind: 'links' }>) => part.links,
  ],
])('many %s are all shown, over several pages', (_, part, items) => {
  const pages = pagesOf(view(part));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.flatMap((p) => p.parts.flatMap((shown) => items(shown as never)))).toHaveLength(900);
});

test('a long text goes on at a blank, with no word lost', () => {
  const text = names(2_000).join(', ');
  const pages = pagesOf(view({ kind: 'fact', title: 'All fruits', text, url: 'https://markets.test' }));
  const said = pages.flatMap((p) => p.parts.map((part) => (part.kind === 'fact' ? part.text : '')));
  expect(said.join(' ')).toBe(text);
  expect(said.filter((piece) => piece.length > LIMITS.richText)).toEqual([]);
});
