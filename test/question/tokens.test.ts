import { type Speech, type Token, tokenize } from '../../src/question/tokens.js';

const speech: Speech = {
  contractions: new Map([
    ['cant', ['can', 'not']],
    ['im', ['i', 'am']],
  ]),
  suffixes: new Map([['re', 'are']]),
};
const tokens = (text: string): Token[] => tokenize(text, speech);
const words = (text: string): string[] => tokens(text).map((t) => t.word);
const gaps = (text: string): number[] => tokens(text).map((t) => t.gap);

test.each<[string, string[]]>([
  ['Is Mango sold?', ['is', 'mango', 'sold']],
  ['*mango* and _pepper_', ['mango', 'and', 'pepper']],
  ['crème brûlée', ['creme', 'brulee']],
  ['east-shore-1', ['east', 'shore', '1']],
  ['hill/lake', ['hill', 'and', 'lake']],
  ['hill & lake', ['hill', 'and', 'lake']],
  ['hill + lake', ['hill', 'and', 'lake']],
  ['hill → lake', ['hill', 'to', 'lake']],
  ['w/o pepper', ['w', 'o', 'pepper']],
  ['hill / lake', ['hill', 'lake']],
  ['markets.test', ['markets', 'test']],
  ['what does ✅ mean', ['what', 'does', '✅', 'mean']],
  ['', []],
  ['?! …', []],
])('"%s" has the words %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ["can't", ['can', 'not']],
  ['cant', ['can', 'not']],
  ["I'm", ['i', 'am']],
  ["we're", ['we', 'are']],
  ["mango's", ['mango']],
  ['im', ['im']],
])('"%s" is spoken as %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each<[string, number[]]>([
  ['mango pepper', [0, 0]],
  ['mango, pepper', [0, 1]],
  ['mango - pepper', [0, 1]],
  ['(mango) pepper', [0, 1]],
  ['mango: pepper', [0, 1]],
  ['mango-pepper', [0, 0]],
  ['mango. pepper', [0, 2]],
  ['mango? pepper', [0, 2]],
  ['mango; pepper', [0, 2]],
  ['mango\npepper', [0, 2]],
  ['mango,\npepper', [0, 2]],
  ['mango.pepper', [0, 0]],
  ["mango, can't", [0, 1, 0]],
])('the words of "%s" stand apart by %j', (text, expected) => {
  expect(gaps(text)).toEqual(expected);
});

test('a question mark belongs to the word before it', () => {
  expect(tokens('is mango sold? ok').map((t) => t.asks)).toEqual([false, false, true, false]);
});

test('an emoji code is one word, marked as such', () => {
  expect(tokens(':mango-juice: ok').map((t) => [t.word, t.emoji])).toEqual([
    ['mangojuice', true],
    ['ok', false],
  ]);
});

test('a word knows its place in the text', () => {
  const text = 'Is *Mango* sold';
  expect(tokens(text).map((t) => text.slice(t.start, t.end))).toEqual(['Is', 'Mango', 'sold']);
});

test('nothing is respelled yet', () => {
  expect(tokens('mnago')).toMatchObject([{ word: 'mnago', certainty: 'exact' }]);
});
