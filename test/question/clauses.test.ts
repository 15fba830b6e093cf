import type { Place } from '../../src/knowledge/matrix.js';
import { combine, readClauses } from '../../src/question/clauses.js';
import { streamOf } from '../support/read.js';
import { showClauses, showSides } from '../support/show.js';

const shown = (text: string, dbt: readonly (readonly Place[])[] = []) =>
  showClauses(readClauses(streamOf(text).elements, dbt));

test.each<[string, string, string[]]>([
  ['two clauses pair up', 'mango on hill night and saffron on lake', ['mango @ hill-night', 'saffron @ lake']],
  ['platforms share the deployment behind them', 'mango and pepper on hill', ['mango, pepper @ hill']],
  [
    'a platform named later shares the deployment before',
    'mango on hill, and pepper',
    ['mango @ hill', 'pepper @ hill'],
  ],
  ['a deployment before the platforms is theirs', 'on hill, mango and pepper', ['mango, pepper @ hill']],
  [
    'a tenancy never crosses into another clause',
    'mango on hill and pepper on lake day',
    ['mango @ hill', 'pepper @ lake-day'],
  ],
  [
    'deployments that lead have the platforms behind them',
    'on hill mango, on lake pepper',
    ['mango @ hill', 'pepper @ lake'],
  ],
  [
    'a deployment directly before a platform is its own',
    'hill mango and lake pepper',
    ['mango @ hill', 'pepper @ lake'],
  ],
  [
    'a deployment before a name and one behind the next are apart',
    'hill mango and pepper on lake',
    ['mango @ hill', 'pepper @ lake'],
  ],
  ['a tenancy behind both is of both', 'hill mango and pepper by night', ['mango, pepper @ hill-night']],
  ['a deployment alone is a clause', 'hill night', ['all @ hill-night']],
  ['a platform alone is anywhere', 'mango', ['mango @ any']],
  ['nothing is no clause', 'rain', []],
])('%s: "%s"', (_, text, clauses) => {
  expect(shown(text)).toEqual(clauses);
});

describe('with dbt somewhere', () => {
  const hill = [[{ cloud: 'hill' }]];

  test.each<[string, string, string[]]>([
    ['a platform that is said to be nowhere is asked there', 'mango', ['mango @ hill']],
    ['a platform on the same cloud is asked there', 'mango on hill', ['mango @ hill']],
    ['a platform on another cloud is crossed', 'mango on lake', ['mango @ hill crossed']],
    ['a tenancy is dbt’s, whoever it was said of', 'mango by night', ['mango @ hill-night']],
    ['each clause is judged by itself', 'mango on lake and pepper on hill', ['mango @ hill crossed', 'pepper @ hill']],
    ['nothing else said asks for the whole matrix there', '', ['all @ hill']],
  ])('%s: "%s"', (_, text, clauses) => {
    expect(shown(text, hill)).toEqual(clauses);
  });

  test('a place that a platform is reached from is dbt’s', () => {
    expect(shown('from hill to mango on lake')).toEqual(['mango @ hill crossed']);
    expect(shown('mango on hill from lake')).toEqual(['mango @ lake crossed']);
  });

  test('a tenancy that it is reached from refines where dbt is', () => {
    expect(shown('mango from night', hill)).toEqual(['mango @ hill-night']);
    expect(shown('mango from hill', [[{ tenancy: 'night' }]])).toEqual(['mango @ hill-night']);
  });
});

describe('a name that says its cloud', () => {
  test.each<[string, string[]]>([
    ['orchard quince', ['quince-dried @ hill']],
    ['orchard quince by night', ['quince-dried @ hill-night']],
    ['mango and orchard quince', ['mango @ any', 'quince-dried @ hill']],
    ['orchard quince from lake', ['quince-dried @ lake crossed']],
    ['orchard quince from hill night', ['quince-dried @ hill-night']],
  ])('"%s" is %j', (text, clauses) => {
    expect(shown(text)).toEqual(clauses);
  });
});

describe('dbt’s place and the platform’s', () => {
  const place = (text: string): Place[] =>
    text.split('+').map((p) => {
      const [first = '', second] = p.split('-');
      if (second) return { cloud: first, tenancy: second };
      return ['day', 'night'].includes(first) ? { tenancy: first } : { cloud: first };
    });
  const sides = (text: string) => (text === '' ? [] : text.split(' / ').map(place));

  test.each([
    ['', 'hill', 'hill', false],
    ['hill', '', 'hill', false],
    ['hill', 'hill', 'hill', false],
    ['hill', 'lake', 'hill', true],
    ['hill-night', 'hill', 'hill-night', false],
    ['hill', 'hill-night', 'hill-night', false],
    ['hill', 'night', 'hill-night', false],
    ['night', 'hill', 'hill-night', false],
    ['night', 'hill-day', 'hill-day', false],
    ['hill / lake', 'lake', 'lake', false],
    ['hill+lake', 'lake', 'lake', false],
    ['hill', 'hill / lake', 'hill', false],
  ])('"%s" and "%s" meet in "%s"; crossed: %s', (dbt, platform, expected, crossed) => {
    const met = combine(sides(dbt), sides(platform));
    expect([showSides(met.sides), met.crossed]).toEqual([expected, crossed]);
  });
});
