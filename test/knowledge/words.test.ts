import { fold, wordsOf } from '../../src/knowledge/words.js';

test.each([
  ['MANGO', 'mango'],
  ['Crème', 'creme'],
  ['ＭＡＮＧＯ', 'mango'],
  ['ﬁg', 'fig'],
  ['ĄĘ', 'ae'],
])('%s is folded to %s', (word, folded) => {
  expect(fold(word)).toBe(folded);
});

test.each<[string, string[]]>([
  ['mango juice', ['mango', 'juice']],
  ['Quince (fresh)', ['quince', 'fresh']],
  ['east-shore-1', ['east', 'shore', '1']],
  ['  Crème,  brûlée ', ['creme', 'brulee']],
  ['✅ means', ['✅', 'means']],
  ['?!', []],
])('the phrase "%s" has the words %j', (phrase, words) => {
  expect(wordsOf(phrase)).toEqual(words);
});
