import { answerQuery } from '../../src/answer/answer.js';
import { type Part, viewOf } from '../../src/presentation/view.js';
import { queryOf } from '../support/read.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

const examples = ['mango on hill?'];
const viewed = (question: string) => {
  const query = queryOf(question);
  return viewOf(answerQuery(question, query, matrix), query, { examples, again: question }, matrix);
};
function parts<K extends Part['kind']>(question: string, kind: K): Extract<Part, { kind: K }>[] {
  return viewed(question).parts.filter((p): p is Extract<Part, { kind: K }> => p.kind === kind);
}
const lines = (question: string) => parts(question, 'notes').flatMap((p) => p.lines);

test('a view names the edition it is from', () => {
  expect(viewed('mango').source).toEqual({
    title: 'Goods of the two markets',
    url: 'https://markets.test/goods',
    date: '2026-01-02',
  });
});

test('the parts come in one order', () => {
  expect(viewed('how do we set up mango').parts.map((p) => p.kind)).toEqual(['reading', 'table', 'table', 'links']);
});

describe('the table', () => {
  test('has a row a platform and a column a deployment', () => {
    expect(parts('mango and pepper on hill', 'table')[0]).toEqual({
      kind: 'table',
      title: '',
      columns: ['Hill Day', 'Hill Night'],
      rows: [
        { name: 'Mango', statuses: ['available', 'available'] },
        { name: 'Peppercorn', statuses: ['available', 'available'] },
      ],
    });
  });

  test('leaves open what was not asked', () => {
    expect(parts('mango on hill night and saffron on lake', 'table')[0]?.rows).toEqual([
      { name: 'Mango', statuses: ['available', undefined] },
      { name: 'Saffron', statuses: [undefined, 'available'] },
    ]);
  });

  test('is not drawn for a single cell, which the verdict says', () => {
    expect(parts('pepper on lake', 'table')).toEqual([]);
    expect(parts('pepper on lake', 'reading')).toEqual([]);
  });

  test('of what is related stands apart', () => {
    expect(parts('mango on hill night', 'table')).toEqual([
      {
        kind: 'table',
        title: 'Beside it',
        columns: ['Hill Night'],
        rows: [{ name: 'Mango Juice', statuses: ['unavailable'] }],
      },
    ]);
  });
});

test('several cells are introduced by how the question was read', () => {
  expect(parts('mango on hill', 'reading')).toEqual([{ kind: 'reading', text: 'Mango · Hill Day and Hill Night' }]);
});

test.each<[string, string[]]>([
  ['saffron on lake', ['Saffron: Sold by the gram.']],
  [
    'pepper and lychee on lake',
    ['The source links no guide for Peppercorn on Lake by day.', "“lychee” is not in the matrix, so I can't say."],
  ],
  [
    'pepper, lychee and papaya on lake',
    [
      'The source links no guide for Peppercorn on Lake by day.',
      "“lychee” and “papaya” are not in the matrix, so I can't say.",
    ],
  ],
  ['is lychee sold', ['That means unknown, neither yes nor no. The source page may say more.']],
  ['mango on lake by night', ['That means unknown, neither yes nor no.']],
  [
    'pepper on hill and lake by night',
    [
      'The source links no guide for Peppercorn on Hill by night.',
      "The matrix has no column for Lake by night, so I can't say.",
    ],
  ],
  ['pepper on lake', ['The source links no guide for Peppercorn on Lake by day.']],
  ['mango on lake', []],
])('"%s" has the notes %j', (question, expected) => {
  expect(lines(question)).toEqual(expected);
});

test('a platform without a guide is named with its deployments', () => {
  expect(lines('how do we set up pepper and mango on hill')).toEqual([
    'The source links no guide for Peppercorn on Hill Day and Hill Night.',
  ]);
});

test('what is not available is not said to lack a guide', () => {
  expect(lines('how do we set up pepper and mango on lake')).toEqual([
    'The source links no guide for Peppercorn on Lake by day.',
  ]);
});

describe('guides', () => {
  test('are links', () => {
    expect(parts('mango on hill', 'links')).toEqual([
      {
        kind: 'links',
        title: 'Guide',
        links: [{ title: 'Mangoes on the hill', url: 'https://markets.test/hill-mango' }],
      },
    ]);
  });

  test('are counted in their title', () => {
    expect(parts('mango and saffron', 'links')[0]?.title).toBe('Guides');
  });

  test('are not there where none is', () => {
    expect(parts('pepper', 'links')).toEqual([]);
  });
});

describe('a policy', () => {
  test('is a fact with its address', () => {
    expect(parts('mango in east shore 1', 'fact')).toEqual([
      { kind: 'fact', title: 'Shores', text: 'Every shore and slope has a stand.', url: 'https://markets.test/shores' },
    ]);
  });

  test('that is the verdict is not said twice', () => {
    expect(parts('opening hours', 'fact')).toEqual([
      { kind: 'fact', title: 'Hours', text: '', url: 'https://markets.test/hours' },
    ]);
  });
});

test.each<[string, boolean]>([
  ['hi', true],
  ['many people saw rain', true],
  ['mango '.repeat(400), true],
  ['mango on hill', false],
  ['opening hours', false],
  ['is lychee sold', false],
  ['mango on lake by night', false],
  ['is manngoo sold', false],
])('%j: examples are shown: %s', (question, expected) => {
  expect(parts(question, 'examples').map((p) => p.questions)).toEqual(expected ? [examples] : []);
});
