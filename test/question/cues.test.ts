import { readManner } from '../../src/question/cues.js';
import type { Comparison, Selection } from '../../src/question/query.js';
import { mentionsOf } from '../support/read.js';

const manner = (text: string) => readManner(mentionsOf(text));

test.each<[string, Comparison]>([
  ['is mango sold on hill', 'none'],
  ['compare hill and lake', 'compare'],
  ['mango vs pepper', 'compare'],
  ['mango or pepper', 'compare'],
  ['hill or the lake', 'compare'],
  ['mango or what', 'none'],
  ['or mango', 'none'],
  ['difference of hill and lake', 'difference'],
  ['what do we lose', 'lose'],
  ['what do we gain', 'gain'],
  ['what do we lose or gain', 'difference'],
  ['compare what we lose', 'lose'],
])('"%s" compares: %s', (text, comparison) => {
  expect(manner(text).comparison).toBe(comparison);
});

test.each<[string, Selection]>([
  ['what is sold on hill', { status: 'available' }],
  ['which fruits are not sold on hill', { status: 'unavailable' }],
  ['what is unsold', { status: 'unavailable' }],
  ['what is senseless on hill', { status: 'not-applicable' }],
  ['goods not sold on hill', { status: 'unavailable' }],
  ['is fruit sold on hill', {}],
  ['is fruit not sold on hill', {}],
  ['show hill', {}],
  ['which are sold and which are not', {}],
  ['what is sold everywhere', { status: 'available', quantifier: 'everywhere' }],
  ['what is sold on all markets', { status: 'available', quantifier: 'everywhere' }],
  ['what is sold on both hill and lake', { status: 'available', quantifier: 'everywhere' }],
  ['what is sold nowhere', { status: 'available', quantifier: 'nowhere' }],
  ['what is not sold anywhere', { status: 'unavailable', quantifier: 'nowhere' }],
  ['what is sold anywhere', { status: 'available' }],
  ['is fruit sold everywhere', {}],
  ['both fruits sold', { status: 'available' }],
])('"%s" selects %j', (text, selection) => {
  expect(manner(text).selection).toEqual(selection);
});

test.each([
  ['how do we set up mango', true],
  ['guide for mango', true],
  ['how do we sell mango', true],
  ['how is mango sold', false],
  ['is mango sold', false],
])('"%s" asks for a guide: %s', (text, guide) => {
  expect(manner(text).guide).toBe(guide);
});

test.each([
  ['everything on hill', true],
  ['what is sold', true],
  ['which goods', true],
  ['where is it sold', true],
  ['list hill', true],
  ['is it sold', false],
  ['what on hill', false],
])('"%s" may mean the whole matrix: %s', (text, broad) => {
  expect(manner(text).broad).toBe(broad);
});

test.each([
  ['and mango', true],
  ['or mango', true],
  ['what about mango', true],
  ['ok, and mango', true],
  ['thanks. what about mango', true],
  ['mango and pepper', false],
  ['is mango also sold', false],
  ['', false],
])('"%s" goes on from the question before: %s', (text, continues) => {
  expect(manner(text).continues).toBe(continues);
});

test('a move and a courtesy are noticed', () => {
  expect(manner('we move to lake')).toMatchObject({ moves: true, courtesy: false });
  expect(manner('thanks')).toMatchObject({ moves: false, courtesy: true });
});

test.each([
  ['and on hill?', true],
  ['ok, mango and pepper', true],
  ['what about hill', true],
  ['is it sold on hill', false],
  ['how many days', false],
  ['which goods', false],
])('"%s" leaves to the question before what is asked: %s', (text, elliptic) => {
  expect(manner(text).elliptic).toBe(elliptic);
});
