import { compare } from '../../src/editions/compare.js';
import { changesTable, toJson } from '../../src/surfaces/cli/changes.js';
import { tiny } from '../support/tiny.js';
import { gridOf, pipeTable } from './shapes.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\u00|\\u20/;

const grid = gridOf(tiny);
const [{ text } = { text: '' }] = pipeTable({
  ...grid,
  rows: [
    ...grid.rows.map((row, i) => (i === 0 ? { ...row, name: `${row.name} NASTY` } : row)),
    { ...(grid.rows.at(-1) as (typeof grid.rows)[0]), name: 'Papaya NASTY', under: false },
  ],
});
const html = (inner: string): string => {
  const rows = inner.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| :'));
  const cells = (line: string) => line.slice(2, -2).split(' | ');
  const cut = rows.map(
    (line) =>
      `<tr>${cells(line)
        .map((c) => `<td>${c.replace(/\*\*/g, '')}</td>`)
        .join('')}</tr>`,
  );
  return `<html><body><h2>The matrix</h2><table>${cut.join('')}</table><h2>More</h2></body></html>`;
};

describe.each([
  ['Markdown', text],
  ['HTML', html(text)],
  ['a page that is none', 'NASTY\n\n| a NASTY | b |\n| --- | --- |\n| c NASTY | d |\n'],
])('what is read of %s', (_, page) => {
  test.each([
    ['as they are', '\u001b]0;owned\u0007\u009b2J\u202e'],
    ['as entities', '&#27;]0;owned&#7;&#x202e;'],
  ])('holds no control characters, %s', (_how, nasty) => {
    const found = compare(tiny, [{ name: 'page', text: page.replaceAll('NASTY', nasty) }]);
    expect(found.changes.length + found.undecided.length + found.unreadable.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).toMatch(/owned|no column|no table/);
    expect(JSON.stringify(found)).not.toMatch(STEERING);
    expect(changesTable(found, tiny)).not.toMatch(STEERING);
    expect(toJson(found)).not.toMatch(STEERING);
  });
});
