import { buildLexicon } from '../../src/question/lexicon.js';
import { LONGEST_QUESTION, understand } from '../../src/question/understand.js';
import { queryOf } from '../support/read.js';
import { showClauses } from '../support/show.js';
import { isEnglish, nth, tinyLexicon, tinyWith } from '../support/tiny.js';

const clauses = (question: string) => showClauses(queryOf(question).clauses);

test('each value of the pipeline can be seen', () => {
  const { tokens, mentions, query } = understand('mango on hill', tinyLexicon);
  expect(tokens.map((t) => t.word)).toEqual(['mango', 'on', 'hill']);
  expect(mentions.map((m) => m.meaning.kind)).toEqual(['platform', 'cue', 'cloud']);
  expect(query.intent).toBe('availability');
});

test('a text over the limit is not read, whatever it holds', () => {
  const question = 'mango on hill '.padEnd(LONGEST_QUESTION + 1, '.');
  expect(understand(question, tinyLexicon)).toMatchObject({
    tokens: [],
    mentions: [],
    query: { intent: 'unknown', tooLong: true, clauses: [] },
  });
});

test('a text at the limit is read', () => {
  const question = 'mango on hill '.padEnd(LONGEST_QUESTION, '.');
  expect(queryOf(question)).toMatchObject({ intent: 'availability', tooLong: false });
});

test.each(['', '   ', '?!', 'hi', 'thanks', 'hi :wave:', '<@U123>'])(
  '"%s" asks nothing and is answered with help',
  (text) => {
    expect(queryOf(text)).toMatchObject({ intent: 'help', clauses: [] });
  },
);

test('talk is not understood, and does not follow up what was asked before', () => {
  const before = queryOf('mango on hill');
  expect(queryOf('many people saw rain', before)).toMatchObject({ intent: 'unknown', clauses: [] });
});

test.each<[string, string[]]>([
  ['we run on hill. is mango sold?', ['mango @ hill']],
  ['we run on hill. is mango sold on lake?', ['mango @ hill crossed']],
  ['our stall is on hill, is saffron on lake sold?', ['saffron @ hill crossed']],
  ['we have mango. is it sold on hill?', ['mango @ hill']],
  ['we have mango on hill. is it sold?', ['mango @ hill']],
  ['we have mango and we have pepper. are both sold?', ['mango, pepper @ any']],
  ['all on hill. which spices are sold?', ['saffron+pepper @ hill']],
  ['hi, can anybody see this? is mango sold on hill?', ['mango @ hill']],
  [
    'can many people bring a bright blue garden window to an old friend every week? is mango sold on hill?',
    ['mango @ hill'],
  ],
  ['quince used to be on lake, is mango sold on hill?', ['mango @ hill']],
  ['wheelbarrow carts rain on lake. is mango sold on hill?', ['mango @ hill']],
])('"%s" asks %j', (question, expected) => {
  expect(clauses(question)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['does a wheelbarrow bring mango to hill', ['mango @ hill']],
  ['is a wheelbarrow sold', ['?wheelbarrow @ any']],
])('a tool counts only where nothing else is named: "%s"', (question, expected) => {
  expect(clauses(question)).toEqual(expected);
});

describe('a move', () => {
  test('asks about where it goes', () => {
    expect(clauses('we move from hill to lake, is mango sold?')).toEqual(['mango @ lake']);
  });

  test('has two sides where the difference is asked', () => {
    expect(clauses('we move from hill to lake, what do we lose?')).toEqual(['all @ hill / lake']);
    expect(clauses('what do we lose if we move from hill night to lake')).toEqual(['all @ hill-night / lake']);
  });
});

test('dbt in one place holds for all clauses, and in two places each for its own', () => {
  expect(clauses('our stall on hill, mango and pepper')).toEqual(['mango, pepper @ hill']);
  expect(clauses('stall on hill to mango, stall on lake to pepper')).toEqual(['mango @ hill', 'pepper @ lake']);
});

test('a qualifier that says a cloud suggests its rows where no family is named', () => {
  expect(queryOf('is orchard sold')).toMatchObject({ intent: 'clarify', suggestions: ['quince-dried'] });
});

test('a product that is like a row suggests it', () => {
  expect(queryOf('is papaya sold on hill').suggestions).toEqual(['mango']);
  expect(clauses('is papaya sold on hill')).toEqual(['?papaya @ hill']);
});

test('another knowledge is understood by the same code', () => {
  const other = buildLexicon(
    tinyWith((k) => {
      nth(k.matrix.platforms, 0).name = 'Walnut';
      nth(k.matrix.platforms, 0).phrases = [];
      nth(k.vocabulary.clouds, 0).phrases = ['valley'];
    }),
    isEnglish,
  );
  const { query } = understand('is walnut sold in the valley by night?', other);
  expect(showClauses(query.clauses)).toEqual(['mango @ hill-night']);
});

test.each(['is mango sold on hill? pepper is retired', 'is mango sold on hill. we have retired pepper'])(
  'what is retired is not asked about, wherever the word stands: %s',
  (question) => {
    expect(clauses(question)).toEqual(['mango @ hill']);
  },
);

test.each<[string, string[]]>([
  ['mango on hill: how many days does it rain', ['duration']],
  ['mango on hill: how many days does brother talk about rain', []],
])('of a guide "%s" asks %j: one word beside the point does no harm', (question, expected) => {
  expect(queryOf(question)).toMatchObject({ aspects: expected, clauses: [{ targets: [{ rows: ['mango'] }] }] });
});
