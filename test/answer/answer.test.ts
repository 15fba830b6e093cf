import { answerQuery } from '../../src/answer/answer.js';
import { conversation, queryOf } from '../support/read.js';
import { showCells } from '../support/show.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

const answer = (question: string) => answerQuery(question, queryOf(question), matrix);
const shown = (question: string) => showCells(answer(question).cells);

test('an answer holds the question, its intent and the edition that answered', () => {
  expect(answer('Is mango sold on hill?')).toMatchObject({
    question: 'Is mango sold on hill?',
    intent: 'availability',
    platforms: ['mango'],
    deployments: ['hill-day', 'hill-night'],
    source: { url: 'https://markets.test/goods', fetchedAt: '2026-01-02T03:04:05Z' },
  });
});

test.each<[string, string[]]>([
  ['mango', ['mango hill-day available', 'mango hill-night available', 'mango lake-day unavailable']],
  ['mango on hill night and saffron on lake', ['mango hill-night available', 'saffron lake-day available']],
  ['saffron on lake and mango on hill night', ['mango hill-night available', 'saffron lake-day available']],
  ['what is sold on lake', ['saffron lake-day available', 'pepper lake-day available']],
  ['what is not sold on hill by night', ['mango-juice hill-night unavailable', 'quince-fresh hill-night unavailable']],
  ['fruit on lake', ['mango lake-day unavailable', 'mango-juice lake-day unavailable']],
  ['what is senseless on lake', ['quince-fresh lake-day not-applicable', 'quince-dried lake-day not-applicable']],
  ['fruits on hill night except mango', ['quince-fresh hill-night unavailable', 'quince-dried hill-night available']],
  ['stall on hill to mango on lake', []],
  ['lychee on hill', []],
  ['opening hours', []],
  ['what is the difference of mango and pepper', ['mango lake-day unavailable', 'pepper lake-day available']],
  [
    'what do we lose when we move from hill day to hill night',
    [
      'mango-juice hill-day available',
      'mango-juice hill-night unavailable',
      'quince-fresh hill-day available',
      'quince-fresh hill-night unavailable',
    ],
  ],
  ['compare spices on hill day and hill night', ['pepper hill-day available', 'pepper hill-night available']],
])('"%s" has the cells %j', (question, cells) => {
  expect(shown(question)).toEqual(cells);
});

describe('beside the verdict', () => {
  const related = (question: string) => showCells(answer(question).related);

  test('the children of a row are shown on the same deployments', () => {
    expect(related('mango on hill')).toEqual(['mango-juice hill-day available', 'mango-juice hill-night unavailable']);
  });

  test('a child asked about too is not shown again', () => {
    expect(related('mango and mango juice on hill')).toEqual([]);
  });

  test('where the verdict is no, stands where else it works', () => {
    expect(related('saffron on hill')).toEqual(['saffron lake-day available']);
    expect(related('quince dried on hill day')).toEqual(['quince-dried hill-night available']);
  });

  test('where it works at least once, stands nothing else', () => {
    expect(related('saffron')).toEqual([]);
    expect(related('pepper on hill')).toEqual([]);
  });

  test('of a list or a comparison stands nothing', () => {
    expect(related('what is sold on hill')).toEqual([]);
    expect(related('compare mango and pepper on lake')).toEqual([]);
  });
});

describe('notes', () => {
  test('are what the source adds to a row shown', () => {
    expect(answer('saffron on lake').notes).toEqual([{ platform: 'saffron', text: 'Sold by the gram.' }]);
    expect(answer('mango').notes).toEqual([]);
  });

  test('are not given for a row without a cell', () => {
    expect(answer('saffron on lake by night').notes).toEqual([]);
  });
});

describe('guides', () => {
  const guides = (question: string) => answer(question).guides.map((g) => g.id);

  test.each<[string, string[]]>([
    ['mango on hill', ['hill-mango']],
    ['how do we set up mango', ['hill-mango']],
    ['how do we set up mango on lake', []],
    ['what is sold on hill', []],
    ['how do we set up fruit on hill', ['hill-mango']],
    ['how do we set up pepper', []],
  ])('of "%s" are %j', (question, expected) => {
    expect(guides(question)).toEqual(expected);
  });
});

test.each<[string, string[]]>([
  ['stall on hill to mango on lake', ['crossing']],
  ['saffron on hill', ['crossing']],
  ['quince on lake', ['crossing']],
  ['saffron', []],
  ['mango on lake', []],
  ['what is sold on hill', []],
  ['how do we set up pepper on hill', ['desk']],
  ['how do we set up mango on hill', []],
  ['how do we set up mango on lake', []],
  ['pepper on hill', ['desk']],
  ['mango on hill', []],
  ['compare pepper on hill and lake', []],
  ['mango in east shore 1', ['shores']],
  ['opening hours', ['hours']],
  ['opening hours and market desk', ['desk', 'hours']],
  ['opening hours for saffron on hill', ['crossing', 'hours']],
])('"%s" states the policies %j', (question, policies) => {
  expect(answer(question).policies).toEqual(policies);
});

describe('what the matrix lacks', () => {
  test('a platform is unknown, as written, and known ones are still answered', () => {
    expect(answer('are Lychee and mango sold on hill night')).toMatchObject({
      unknown: ['Lychee'],
      platforms: ['mango'],
    });
    expect(shown('are Lychee and mango sold on hill night')).toEqual(['mango hill-night available']);
  });

  test('a name said twice is unknown once', () => {
    expect(answer('lychee on hill and lychee on lake').unknown).toEqual(['lychee']);
  });

  test('a deployment is missing, and no other is given for it', () => {
    expect(answer('mango on lake by night')).toMatchObject({
      platforms: ['mango'],
      deployments: [],
      cells: [],
      missing: ['lake-night'],
    });
  });

  test('a missing deployment leaves the others', () => {
    expect(answer('mango on hill and lake by night')).toMatchObject({
      deployments: ['hill-night'],
      missing: ['lake-night'],
    });
  });

  test('a near miss is a suggestion, and neither a cell nor unknown', () => {
    expect(answer('is manngoo sold')).toMatchObject({
      intent: 'clarify',
      suggestions: ['mango'],
      cells: [],
      unknown: [],
      platforms: [],
    });
  });
});

test.each(['hi', 'people saw rain'])('"%s" is about nothing', (question) => {
  expect(answer(question)).toMatchObject({ platforms: [], deployments: [], cells: [], policies: [] });
});

test('a group is the platforms that it shows', () => {
  expect(answer('what is sold on lake').platforms).toEqual(['saffron', 'pepper']);
});

test('a follow-up is answered like a question', () => {
  const query = conversation('mango on hill night', 'and pepper?');
  expect(showCells(answerQuery('and pepper?', query, matrix).cells)).toEqual(['pepper hill-night available']);
});
