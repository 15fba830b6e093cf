import type { Intent, Query } from '../../src/question/query.js';
import { conversation, queryOf } from '../support/read.js';
import { showClauses, showPlace } from '../support/show.js';

const clauses = (query: Query) => showClauses(query.clauses);

test.each<[string, Intent]>([
  ['is mango sold on hill', 'availability'],
  ['is quince sold', 'availability'],
  ['is lychee sold', 'availability'],
  ['mango and fruit', 'list'],
  ['what is sold on hill', 'list'],
  ['list the spices', 'list'],
  ['hill night', 'list'],
  ['compare hill and lake', 'compare'],
  ['difference of mango and pepper', 'compare'],
  ['how do we set up mango', 'guide'],
  ['how do we set up mango or pepper', 'compare'],
  ['opening hours', 'policy'],
  ['opening hours for mango', 'policy'],
  ['is manngoo sold', 'clarify'],
  ['people saw rain', 'unknown'],
  ['hi', 'help'],
])('"%s" has the intent %s', (question, intent) => {
  expect(queryOf(question).intent).toBe(intent);
});

describe('a question without one before', () => {
  test.each<[string, string[]]>([
    ['what is sold', ['all @ any']],
    ['what is sold on hill', ['all @ hill']],
    ['everything', ['all @ any']],
    ['opening hours', []],
    ['opening hours on hill', []],
    ['opening hours of fruit', []],
    ['opening hours for mango on hill', ['mango @ hill']],
    ['set up', []],
    ['is manngoo sold on hill', []],
    ['is it sold', []],
    ['day or night, what is the difference', []],
    ['day or night, what is the difference for mango', ['mango @ day / night']],
    ['difference of hill day and hill night', ['all @ hill-day / hill-night']],
    ['east shore 1', []],
    ['what is sold in east shore 1', ['all @ lake']],
    ['mango in east shore 1', ['mango @ lake']],
  ])('"%s" asks %j', (question, expected) => {
    expect(clauses(queryOf(question))).toEqual(expected);
  });
});

test.each<[string, string[]]>([
  ['opening hours', ['hours']],
  ['day or night, what is the difference', ['hours']],
  ['day or night, what is the difference for mango', []],
  ['east shore 1', ['shores']],
  ['mango in east shore 1', ['shores']],
  ['market desk at east shore 1', ['desk', 'shores']],
  ['mango on lake', []],
])('"%s" names the policies %j', (question, policies) => {
  expect(queryOf(question).policies).toEqual(policies);
});

describe('a follow-up', () => {
  test.each<[string, string[], string[]]>([
    ['keeps the deployment', ['mango on hill night', 'and pepper?'], ['pepper @ hill-night']],
    ['keeps the platform', ['mango on hill night', 'what about lake'], ['mango @ lake']],
    ['keeps both', ['mango on hill night', 'how do we set it up'], ['mango @ hill-night']],
    ['replaces only the tenancy', ['mango on hill night', 'and by day?'], ['mango @ hill-day']],
    ['gives a tenancy alone where no cloud was said', ['mango by night', 'and by day?'], ['mango @ day']],
    ['gives a tenancy to every cloud', ['mango on hill and lake', 'and by day?'], ['mango @ hill-day+lake-day']],
    ['replaces cloud and tenancy', ['mango on hill night', 'and lake?'], ['mango @ lake']],
    ['gives a new cloud its own tenancy', ['mango on hill night', 'and lake by day?'], ['mango @ lake-day']],
    ['keeps a section', ['which spices are sold on hill', 'and on lake?'], ['saffron+pepper @ lake']],
    ['keeps the last of several clauses', ['mango on hill and saffron on lake', 'and pepper?'], ['pepper @ lake']],
    [
      'keeps dbt’s deployment where two were crossed',
      ['stall on hill to mango on lake', 'and pepper?'],
      ['pepper @ hill'],
    ],
    [
      'asks each platform at a new deployment',
      ['mango on hill and saffron on lake', 'and by day?'],
      ['mango @ hill-day', 'saffron @ lake-day'],
    ],
    [
      'brings all platforms to a new cloud',
      ['mango on hill and saffron on lake', 'what about hill?'],
      ['mango, saffron @ hill'],
    ],
    ['narrows a family in a word', ['quince on hill', 'and dried?'], ['quince-dried @ hill']],
    ['narrows a family', ['quince on hill', 'what about dried?'], ['quince-dried @ hill']],
    ['moves to the sibling', ['quince dried on hill', 'what about fresh?'], ['quince-fresh @ hill']],
    ['after a courtesy goes on as well', ['mango on hill night', 'ok, and pepper?'], ['pepper @ hill-night']],
    ['goes on over several turns', ['mango on hill night', 'and pepper?', 'and lake?'], ['pepper @ lake']],
  ])('%s: %j', (_, questions, expected) => {
    expect(clauses(conversation(...questions))).toEqual(expected);
  });

  test.each<[string, string[], string[]]>([
    ['with a platform and a deployment', ['mango on hill night', 'and pepper on lake?'], ['pepper @ lake']],
    ['with a section and a deployment', ['mango on hill night', 'and spices on lake?'], ['saffron+pepper @ lake']],
    ['with a platform that begins no continuation', ['mango on hill night', 'is pepper sold?'], ['pepper @ any']],
    ['about everything', ['mango on hill night', 'what is sold on lake?'], ['all @ lake']],
    ['about a policy', ['mango on hill night', 'opening hours?'], []],
  ])('that is complete in itself inherits nothing, %s: %j', (_, questions, expected) => {
    expect(clauses(conversation(...questions))).toEqual(expected);
  });

  test('to a turn that asked nothing stands alone', () => {
    expect(clauses(queryOf('and pepper?', queryOf('hi')))).toEqual(['pepper @ any']);
  });
});

describe('what else a follow-up carries on', () => {
  test('polarity', () => {
    expect(conversation('what is not sold on hill', 'and on lake?').selection).toEqual({ status: 'unavailable' });
  });

  test('unless it says its own', () => {
    expect(conversation('what is not sold on hill', 'and what is sold?').selection).toEqual({ status: 'available' });
  });

  test('exceptions', () => {
    const { except } = conversation('everything on hill except mango', 'and on lake?');
    expect(except.rows).toEqual(['mango']);
    const places = conversation('mango everywhere except lake', 'and pepper?').except.places;
    expect(places.map(showPlace)).toEqual(['lake']);
  });

  test('exceptions only until what was excepted is asked for', () => {
    expect(conversation('everything on hill except mango', 'and mango?').except.rows).toEqual([]);
  });

  test('no exceptions where it makes its own', () => {
    expect(conversation('everything on hill except mango', 'and except pepper?').except.rows).toEqual(['pepper']);
  });

  test('a comparison, for other platforms', () => {
    expect(conversation('compare mango on hill and lake', 'and pepper?').comparison).toBe('compare');
  });

  test('no comparison at another deployment', () => {
    expect(conversation('compare mango and pepper on hill', 'and on lake?').comparison).toBe('none');
  });

  test('its own comparison', () => {
    expect(conversation('mango on hill', 'difference to lake?').comparison).toBe('difference');
  });

  test.each<[string, string[], string[]]>([
    ['at another deployment', ['mango on hill', 'how many days', 'and on lake?'], ['duration']],
    ['of another platform', ['mango on hill', 'how many days', 'and pepper?'], ['duration']],
    ['but not where it says what it asks', ['mango on hill', 'how many days', 'and is it sold on lake?'], []],
    ['but not where it is complete', ['how many days for mango on hill', 'pepper on lake'], []],
    ['but not for a policy', ['how many days for mango on hill', 'and opening hours?'], []],
  ])('what was asked of a guide, %s: %j', (_, questions, expected) => {
    expect(conversation(...questions).aspects).toEqual(expected);
  });

  test('no whole guide', () => {
    expect(conversation('how do we set up mango on hill', 'and pepper?').guide).toBe(false);
  });
});

test('suggestions are given only where nothing else is known', () => {
  expect(queryOf('is manngoo sold').suggestions).toEqual(['mango']);
  expect(queryOf('is manngoo and pepper sold').suggestions).toEqual([]);
});
