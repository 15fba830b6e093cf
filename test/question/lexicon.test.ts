import { buildLexicon, type Entry, isWeak } from '../../src/question/lexicon.js';
import { isEnglish, tinyLexicon as lexicon, nth, tiny, tinyWith } from '../support/tiny.js';

test('a phrase is found by its words', () => {
  expect(lexicon.exact.get('mango juice')).toMatchObject({
    phrase: 'mango juice',
    meaning: { kind: 'platform', rows: ['mango-juice'] },
  });
});

test('a phrase is found by its letters alone', () => {
  expect(lexicon.compact.get('mangojuice')?.meaning).toEqual(lexicon.exact.get('mango juice')?.meaning);
});

test('letters that two phrases of different meaning share find neither', () => {
  const shared = tinyWith((k) => {
    nth(k.matrix.platforms, 4).phrases.push('man go');
  });
  const { compact, exact } = buildLexicon(shared, isEnglish);
  expect(compact.has('mango')).toBe(false);
  expect(exact.get('mango')?.meaning).toMatchObject({ rows: ['mango'] });
  expect(exact.get('man go')?.meaning).toMatchObject({ rows: ['saffron'] });
});

test('a phrase with a gap is a pattern of parts, found by its first word', () => {
  expect(lexicon.patterns.get('what')).toMatchObject([
    { parts: [['what'], ['fair', 'mean']], entry: { meaning: { kind: 'policy', policy: 'fair' } } },
  ]);
});

test.each([
  ['pepper', true, 'an everyday word'],
  ['mango', false, 'no everyday word'],
  ['mango juice', false, 'two words'],
  ['on', false, 'a cue'],
])('"%s": weak is %s, since it is %s', (phrase, weak) => {
  expect(isWeak(lexicon.exact.get(phrase) as Entry, lexicon)).toBe(weak);
});

test('a name of one or two letters is weak', () => {
  const short = tinyWith((k) => {
    nth(k.matrix.platforms, 0).phrases.push('mg');
  });
  const { exact } = buildLexicon(short, isEnglish);
  expect(isWeak(exact.get('mg') as Entry, lexicon)).toBe(true);
});

test('the longest phrase that begins with a word is known', () => {
  expect(lexicon.longest.get('mango')).toBe(2);
  expect(lexicon.longest.get('east')).toBe(3);
});

test('each word of a phrase is known to the speller, and a name also with its blanks left out', () => {
  expect(['shore', 'mangojuice', 'hillday'].map(lexicon.speller.knows)).toEqual([true, true, true]);
  expect(lexicon.speller.knows('springfair')).toBe(false);
});

test('nothing is mended to a misprint', () => {
  expect(lexicon.exact.get('mungo')?.meaning).toMatchObject({ rows: ['mango'] });
  expect(lexicon.speller.propose('mnugo').map((p) => p.word)).not.toContain('mungo');
});

test('contractions are spelled out as the vocabulary has them', () => {
  expect(lexicon.speech.contractions.get('cant')).toEqual(['can', 'not']);
  expect(lexicon.speech.suffixes.get('re')).toBe('are');
});

test('what is an everyday word is for the test given to say', () => {
  const strict = buildLexicon(tiny, (word) => word === 'mango');
  expect(['mango', 'pepper'].map((word) => isWeak(strict.exact.get(word) as Entry, strict))).toEqual([true, false]);
});
