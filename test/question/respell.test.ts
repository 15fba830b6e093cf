import { isPlain, isStrange, respell } from '../../src/question/respell.js';
import { tokensOf } from '../support/read.js';
import { isEnglish, tinyLexicon as lexicon } from '../support/tiny.js';

const respelled = (text: string) => respell(tokensOf(text), lexicon);
const words = (text: string) => respelled(text).map((t) => t.word);

test.each<[string, string[]]>([
  ['mnago on hill', ['mango', 'on', 'hill']],
  ['mango on hlil', ['mango', 'on', 'hill']],
  ['mango on hwll', ['mango', 'on', 'hwll']],
  ['mango on hilll', ['mango', 'on', 'hill']],
  ['mangoonhill', ['mango', 'on', 'hill']],
  ['mango onhills onhillx', ['mango', 'onhills', 'onhillx']],
  ['safron and pepprcorn', ['saffron', 'and', 'peppercorn']],
  ['quincedreid', ['quince', 'dried']],
  ['pep percorn', ['peppercorn']],
  ['a pep percorn b', ['a', 'peppercorn', 'b']],
  ['pep, percorn', ['pep', 'percorn']],
  ['pep prcrn', ['pep', 'prcrn']],
  ['peppercor nn', ['peppercorn', 'nn']],
])('"%s" is read as %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each(['people saw rain', 'zorbex', ':mnago:', '12345', 'mangojuice'])('"%s" stays as it is', (text) => {
  const tokens = tokensOf(text);
  expect(respell(tokens, lexicon)).toEqual(tokens);
});

test('a mended word says so, and keeps its place and what stands before it', () => {
  const [first, second] = respelled('ok, mnago?');
  expect(first).toMatchObject({ word: 'ok', certainty: 'exact' });
  expect(second).toMatchObject({ word: 'mango', certainty: 'respelled', start: 4, end: 9, gap: 1, asks: true });
});

test('of two words for one joined form, only the first keeps the gap', () => {
  expect(respelled('ok, quincedreid').map((t) => t.gap)).toEqual([0, 1, 0]);
});

test('two words joined span both', () => {
  expect(respelled('pep percorn?')).toMatchObject([{ word: 'peppercorn', start: 0, end: 11, asks: true }]);
});

test.each([
  ['mango', false],
  ['rain', false],
  ['42nd', false],
  ['ab', false],
  ['mnago', true],
])('"%s": strange is %s', (text, strange) => {
  expect(tokensOf(text).map((t) => isStrange(t, lexicon))).toEqual([strange]);
});

test.each([
  ['rain', true],
  ['2026', true],
  ['xy', true],
  ['zorbex', false],
])('"%s": plain is %s', (word, plain) => {
  expect(isPlain(word, isEnglish)).toBe(plain);
});
