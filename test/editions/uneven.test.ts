/** Rows that do not fit their headings: which mark stands under which is for a person, and no change is made of it. */
import { compare } from '../../src/editions/compare.js';
import { tiny } from '../support/tiny.js';
import { gridOf, mangledTable, pipeTable } from './shapes.js';

const grid = gridOf(tiny);
const [{ text: piped } = { text: '' }] = pipeTable(grid);
const [{ text: mangled } = { text: '' }] = mangledTable(grid);
const read = (text: string) => compare(tiny, [{ name: 'page', text }]);
/** The first row of marks, which is not the last of its section, as the page has it. */
const [own] = grid.rows as [(typeof grid.rows)[number]];
const line = piped.split('\n').find((row) => row.startsWith(`| ${own.name} |`)) as string;
const marks = grid.columns.map((c) => own.cells[c.id] as string);

/** The whole page, with this row in the place of the real one. */
const withRow = (cells: readonly string[]) => read(piped.replace(line, `| ${[own.name, ...cells].join(' | ')} |`));

test('a row with a mark too few is asked about, and is no change', () => {
  const found = withRow(marks.slice(1));
  expect([found.unreadable, found.changes]).toEqual([[], []]);
  expect(found.undecided.map(({ where }) => where).join('\n')).toContain(`row “${own.name}”`);
});

test('a row with a mark too many is asked about, and is no change', () => {
  const found = withRow(['✅', ...marks]);
  expect([found.unreadable, found.changes]).toEqual([[], []]);
  expect(found.undecided.map(({ where }) => where).join('\n')).toContain(`row “${own.name}”`);
});

test('empty cells behind the last heading are nothing', () => {
  const found = withRow([...marks, '', ' ']);
  expect([found.unreadable, found.changes, found.undecided]).toEqual([[], [], []]);
});

test('a row that was run together and lacks a mark is there, and asked about', () => {
  const found = read(mangled.replace(`${own.name} ${marks.join(' ')}`, `${own.name} ${marks.slice(1).join(' ')}`));
  expect([found.unreadable, found.changes]).toEqual([[], []]);
  expect(found.undecided.map(({ where }) => where).join('\n')).toContain(`row “${own.name}”`);
});

test('a table with two columns under one heading is not read', () => {
  const [first, second] = grid.columns.map(({ head }) => head) as [string, string];
  const found = read(piped.replace(`| ${second} |`, `| ${first} |`));
  expect(found.changes).toEqual([]);
  expect(found.unreadable[0]?.reason).toContain(`two columns are headed “${first}”`);
});
