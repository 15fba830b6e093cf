import { compare } from '../../src/editions/compare.js';
import { tiny } from '../support/tiny.js';
import { gridOf, mangledTable, oneHtmlTable, pipeTable } from './shapes.js';

const own = gridOf(tiny);
const [{ text: whole } = { text: '' }] = pipeTable(own);
const [{ text: mangled } = { text: '' }] = mangledTable(own);
const read = (...texts: string[]) =>
  compare(
    tiny,
    texts.map((text, i) => ({ name: `page ${i + 1}`, text })),
  );
const rows = whole.split('\n');
const swap = (from: string, to: string): string => whole.replace(from, to);
const row = (name: string): string => rows.find((line) => line.includes(`| ${name} |`)) ?? '';
const endingWith = (last: string): string => whole.replace(row('Peppercorn'), `$&\n${last}`);
const until = (word: string): string => rows.slice(0, rows.findIndex((row) => row.includes(word)) + 1).join('\n');

const htmlOf = (before: string): string =>
  `<!doctype html><html><body>${before}<table>${rows
    .filter((row) => row.startsWith('| ') && !row.startsWith('| -'))
    .map(
      (row) =>
        `<tr>${row
          .slice(2, -2)
          .split(' | ')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table></body></html>`;

/** Each page, and a part of the reason why it is not read. */
const REFUSED: [title: string, page: string, reason: string][] = [
  ['an empty page', ' \n\n', 'the page is empty'],
  [
    'an empty HTML page',
    '<!doctype html><html><head><title>Goods</title></head><body></body></html>',
    'the page is empty',
  ],
  ['a page of words', '# Goods\n\nMangoes are sold on the hill by day.', 'there is no table of the matrix'],
  [
    'a page that loads its table later',
    '<!doctype html><html><body><div id="root">Loading table...</div><script src="/app.js"></script></body></html>',
    'load it by a script',
  ],
  [
    'a page to sign in',
    '<!doctype html><html><body><h1>Sign in</h1><form><input name="user"><input type="password"></form></body></html>',
    'a page to sign in',
  ],
  [
    'a table of prices',
    '| Plan | Starter | Team | Enterprise |\n|---|---|---|---|\n| Mango | ✅ | ✅ | ✅ |\n| Saffron | ❌ | ❌ | ✅ |',
    'no column of its table names a deployment: got “Plan”, “Starter”',
  ],
  [
    'columns that name no cloud',
    '# Goods\n\n| Good | Day | Night |\n|---|---|---|\n| Mango | ✅ | ✅ |\n| Saffron | ❌ | ❌ |',
    'don’t say which deployment they mean'.replace('’', "'"),
  ],
  [
    'columns that name no cloud under a heading that names two',
    '# Hill and Lake\n\n| Good | Day | Night |\n|---|---|---|\n| Mango | ✅ | ✅ |\n| Saffron | ❌ | ❌ |',
    'nothing above it names one cloud',
  ],
  [
    'clouds without a tenancy',
    '| Good | Hill | Lake |\n|---|---|---|\n| Mango | ✅ | ✅ |\n| Saffron | ❌ | ❌ |',
    "don't say which deployment",
  ],
  [
    'the rows of another matrix',
    '| Tool | Hill Day | Hill Night | Lake Day |\n|---|---|---|---|\n| Hammer | ✅ | ✅ | ❌ |\n| Saw | ❌ | ❌ | - |\n| Rasp | ✅ | - | - |',
    'its rows are not those of the matrix: 0 of 3',
  ],
  [
    'cells that are no marks',
    '| Good | Hill Day | Hill Night | Lake Day |\n|---|---|---|---|\n| Mango | 3 kg | 4 kg | 1 kg |\n| Saffron | 1 g | 2 g | 1 g |',
    'no marks: got “3 kg”',
  ],
  [
    'a table without its last section',
    until('Quince (dried)'),
    'half a table: it has 4 of 6 rows, and none of “Spices”',
  ],
  ['a table that ends with a section', until('SPICES'), 'the table ends with “SPICES”'],
  [
    'a table that breaks off where a row begins',
    `${whole.slice(0, whole.indexOf(row('Peppercorn')) + row('Peppercorn').length)}\n|`,
    'breaks off',
  ],
  ['a table that breaks off within a row', until('Saffron').replace(/\| - \| ✅ \|$/, ''), 'breaks off'],
  ['a table with two rows of six', until('Mango Juice'), 'half a table: it has 2 of 6 rows'],
  [
    'an HTML table without an end',
    '<!doctype html><html><body><table><tr><th>Good<th>Hill Day<th>Lake Day<tr><td>Mango<td>✅<td>❌<tr><td>Mango Ju',
    'has no end',
  ],
  [
    'a table run together with more marks than headings',
    mangled.replace('Hill Night ', ''),
    'has more marks than there are headings',
  ],
  ['a table run together that breaks off', mangled.slice(0, mangled.indexOf('Peppercorn') + 13), 'has 1 of 3 marks'],
  [
    'a matrix in which most is otherwise',
    whole.replace(/ (✅|❌) \|/g, (_, sign) => ` ${sign === '✅' ? '❌' : '✅'} |`),
    'cells are otherwise: it may be another matrix',
  ],
  ['a page whose heading swaps them', `## ❌ = Available\n\n${whole}`, '❌ means “Available”'],
  ['a page of HTML that swaps them in bare words', htmlOf('Here ❌ = Available.'), '❌ means “Available”'],
  ['a page that swaps the marks', `❌ = Available | ✅ = Not currently supported\n\n${whole}`, '❌ means “Available”'],
  [
    'a list in which a dash is not what it is here',
    `${whole}\n\n- ✅: yes\n- \`-\`: not supported\n`,
    '- means “not supported”',
  ],
  [
    'a table of marks that swaps them',
    `| Mark | Meaning |\n|---|---|\n| ✅ | not available |\n| ❌ | available |\n\n${whole}`,
    '✅ means “not available”',
  ],
  ['a last row that swaps the marks', endingWith('| ✅ means not available |  |  |  |'), '✅ means “not available”'],
  [
    'an HTML list that swaps the marks',
    htmlOf('<dl><dt>✅</dt><dd>Unsupported</dd><dt>❌</dt><dd>Supported</dd></dl>'),
    '✅ means “Unsupported”',
  ],
  ['a table that stands in a block of code', `\`\`\`md\n${whole}\n\`\`\``, 'there is no table'],
  ['a table that stands in a comment', `Old:\n\n{/*\n${whole}\n*/}`, 'there is no table'],
];

test.each(REFUSED)('%s is not read', (_, page, reason) => {
  const { unreadable, changes, undecided, unchanged } = read(page);
  expect(unreadable).toEqual([{ page: 'page 1', reason: expect.stringContaining(reason) }]);
  expect({ changes, undecided, unchanged }).toEqual({ changes: [], undecided: [], unchanged: 0 });
});

test.each([
  ['a footnote', '\\* in preview'],
  ['what a mark means', '✅ with a star is in preview'],
])('%s in the last row is no row, and nothing is missing', (_, remark) => {
  const without = { changes: [], undecided: [], unreadable: [] };
  expect(read(endingWith(`| ${remark} |  |  |  |`))).toMatchObject(without);
  const foot = `<tfoot><tr><td colspan="4">${remark.replace('\\', '')}</td></tr></tfoot></table>`;
  expect(read(oneHtmlTable(own)[0]?.text.replace('</table>', foot) ?? '')).toMatchObject(without);
});

test('a row that breaks off behind the sign of a sub-row is no footnote', () => {
  expect(read(endingWith('| \\* Mango')).unreadable).toHaveLength(1);
});

test('one page that is not read makes all of them unread', () => {
  expect(read(whole, 'Nothing.')).toMatchObject({ changes: [], unreadable: [{ page: 'page 2' }] });
  expect(read()).toMatchObject({ unreadable: [{ reason: 'no page was given' }] });
});

/** Each page, what is asked, and how many changes are certain all the same. */
const UNDECIDED: [title: string, pages: string[], text: string, changes: number][] = [
  ['partly', [swap('| Mango | ✅ |', '| Mango | ⚠️ |')], '“Mango” on Hill Day: “⚠️” means partly', 0],
  [
    'a word for a mark',
    [swap('| Mango | ✅ |', '| Mango | soon |')],
    '“soon” is no mark; would be right: ✅, ❌ or -',
    0,
  ],
  ['two marks in one cell', [swap('| Mango | ✅ |', '| Mango | ✅ ❌ |')], '“✅ ❌” is no mark', 0],
  ['a condition beside a mark', [swap('| Mango | ✅ |', '| Mango | ✅ in June |')], '“✅ in June” is no mark', 0],
  ['a tag on what is not there', [swap('| ✅ | ✅ | ❌ |', '| ✅ | ✅ | ❌ (beta) |')], '“❌ (beta)” is no mark', 0],
  ['an empty cell', [swap('| Mango | ✅ |', '| Mango | |')], '“Mango” on Hill Day: the cell is empty', 0],
  ['a row without marks', [swap(row('Mango'), '| Mango | | | |')], '“Mango” on Hill Day: the cell is empty', 0],
  ['a row without a name', [swap('| Mango |', '| |')], 'a row with marks has no name', 0],
  ['a row that may be the one without a name', [swap('| Mango |', '| |')], '“Mango” has no row, or it is the one', 0],
  ['a row named by signs alone', [swap('| Mango |', '| ** |')], 'a row with marks has no name', 0],
  [
    'pages that contradict',
    [whole, swap('| Mango | ✅ |', '| Mango | ❌ |')],
    'the pages contradict: available and unavailable',
    0,
  ],
  [
    'two matrices on one page',
    [`${whole}\n\n${swap('| Mango | ✅ |', '| Mango | - |')}`],
    'the page contradicts itself: ',
    0,
  ],
  [
    'a name that is like one that went',
    [swap('| Saffron |', '| Saffron Threads |')],
    'it may be “Saffron” renamed, or another product',
    0,
  ],
  [
    'a kind of a product',
    [swap('| Saffron |', '| Saffron (ground) |')],
    'it may be “Saffron” renamed, a part of it, or another product',
    0,
  ],
  [
    'two rows in one',
    [whole.replace(`${row('Quince (dried)')}\n`, '').replace('Quince (fresh)', 'Quince')],
    'it may be 2 rows in one: “Quince (fresh)”, “Quince (dried)”',
    0,
  ],
  [
    'two names joined',
    [whole.replace(`${row('Saffron')}\n`, '').replace('| Peppercorn |', '| Saffron and Peppercorn |')],
    'it may be 2 rows in one',
    0,
  ],
  [
    'one row in two',
    [
      swap(
        row('Peppercorn'),
        `${row('Peppercorn').replace('Peppercorn', 'Pepper')}\n${row('Peppercorn').replace('Peppercorn', 'Pepper (white)')}`,
      ),
    ],
    'it may be a part of “Peppercorn”',
    0,
  ],
  ['a column without a tenancy', [whole.replaceAll('Lake Day', 'Lake')], 'a column of marks is headed “Lake”', 0],
  [
    'a cloud that the knowledge lacks',
    [whole.replaceAll('Lake Day', 'Moon Day')],
    'a column of marks is headed “Moon Day”',
    0,
  ],
  [
    'a new row in a table that contradicts another',
    [
      `${whole}\n\n## Later\n\n${rows[4]}\n${rows[5]}\n${swap('| Mango | ✅ |', '| Mango | - |')
        .split('\n')
        .find((line) => line.includes('| Mango |'))}\n| Papaya | ✅ | ✅ | ✅ |\n`,
    ],
    '“Papaya” is a new row in a table that contradicts another',
    0,
  ],
  [
    'a table of other things with the same columns',
    [`${whole}\n\n| Tool | Hill Day | Lake Day |\n|---|---|---|\n| Hammer | ✅ | ❌ |\n`],
    'none of its rows, such as “Hammer”',
    0,
  ],
  [
    'a new row under a heading that mixes sections',
    [
      '# Goods\n\n| Good | Hill Day | Hill Night | Lake Day |\n|---|---|---|---|\n'.concat(
        ...own.rows.map((r) => `| ${r.name} | ${own.columns.map((c) => r.cells[c.id]).join(' | ')} |\n`),
        '| Zorblax | ✅ | ✅ | ✅ |\n',
      ),
    ],
    '“Zorblax” is a new row, and its section is not certain',
    0,
  ],
];

test.each(UNDECIDED)('%s is for a person', (_, pages, text, certain) => {
  const { unreadable, undecided, changes } = read(...pages);
  expect(unreadable).toEqual([]);
  expect(undecided.map((u) => u.text)).toEqual(expect.arrayContaining([expect.stringContaining(text)]));
  expect(undecided.every((u) => u.where.startsWith('page '))).toBe(true);
  expect(changes).toHaveLength(certain);
});
