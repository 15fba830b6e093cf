import { isRelevant } from '../../src/question/relevance.js';
import { mentionsOf } from '../support/read.js';

const relevant = (text: string, asks = false, told = '') => isRelevant(mentionsOf(text), asks, mentionsOf(told));

test.each([
  ['mango', 'a name'],
  ['hill night', 'a deployment'],
  ['opening hours', 'a policy'],
  ['compare', 'something to do with the matrix'],
  ['many people saw mango sold every week', 'a name and a predicate bear much talk'],
  ['people saw mango yesterday on hill', 'a name and a deployment bear much talk'],
  ['people talked about opening hours every week', 'a policy bears much talk'],
  ['is the road on hill lovely', 'the subject and a deployment bear a little talk'],
])('"%s" is for this bot: %s', (text) => {
  expect(relevant(text)).toBe(true);
});

test.each([
  ['people saw rain', 'no name'],
  ['ok', 'no name, only courtesy'],
  ['brother saw rain on the road', 'the subject alone bears one word beside it'],
  ['brother bought mango', 'a name without a predicate'],
  [
    'many people saw a bright garden and an old friend talked about rain every week mango sold',
    'too many words beside the point',
  ],
  ['people saw pepper on a long walk', 'an everyday word in talk'],
])('"%s" is not for this bot: %s', (text) => {
  expect(relevant(text)).toBe(false);
});

describe('an everyday word that is a name', () => {
  test.each([
    ['pepper', false, true],
    ['ok pepper', false, true],
    ['pepper is sold', false, false],
    ['pepper is sold', true, true],
    ['brother can sell pepper', true, true],
    ['brother saw pepper sold', true, false],
    ['pepper sold', false, false],
    ['pepper sold', true, true],
    ['pepper is sold on hill', false, true],
    ['pepper on the road', false, true],
  ])('"%s", put as a question: %s, is for this bot: %s', (text, asks, expected) => {
    expect(relevant(text, asks)).toBe(expected);
  });
});

describe('a statement', () => {
  test.each([
    ['mango is sold', false, false],
    ['mango is sold', true, true],
    ['mango is sold on hill', false, true],
    ['mango sold', false, true],
  ])('"%s", put as a question: %s, is for this bot: %s', (text, asks, expected) => {
    expect(relevant(text, asks)).toBe(expected);
  });
});

describe('a name that the knowledge never heard of', () => {
  test.each([
    ['zorbex', true, false],
    ['is zorbex sold', true, true],
    ['zorbex on hill', true, true],
    ['is zorbex sold in rain', true, false],
  ])('"%s", put as a question: %s, is for this bot: %s', (text, asks, expected) => {
    expect(relevant(text, asks)).toBe(expected);
  });
});

test('what was told beside a question counts for it, however chatty', () => {
  expect(relevant('is it sold', true)).toBe(true);
  expect(relevant('is it lovely', true)).toBe(false);
  expect(relevant('is it lovely', true, 'many people saw our mango on hill every week')).toBe(true);
});

test('of what was told and is of no matter here, only a question of its own is heard', () => {
  expect(relevant('does it', true, 'mango is flooded')).toBe(false);
  expect(relevant('does it', true, 'mango is ours')).toBe(true);
  expect(relevant('is it sold', true, 'mango is flooded')).toBe(true);
  expect(relevant('on hill', true, 'mango is flooded')).toBe(true);
});
