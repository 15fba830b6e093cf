import { isListed, loadEnglish } from '../src/english.js';

describe('a sorted list of words', () => {
  const words = ['able', 'bee', 'can', "don't", 'even', 'fern', 'zebra'];
  const json = JSON.stringify(words);

  test.each(words)('holds "%s"', (word) => {
    expect(isListed(json, word)).toBe(true);
  });

  test.each(['a', 'ables', 'abl', 'bed', 'zebras', 'zoo', '', ',', '"', 'bee","can'])('does not hold "%s"', (word) => {
    expect(isListed(json, word)).toBe(false);
  });

  test('may stand on lines of its own', () => {
    const lines = JSON.stringify(words, null, 2);
    expect([...words, 'abl', 'zoo'].map((word) => isListed(lines, word))).toEqual([
      ...words.map(() => true),
      false,
      false,
    ]);
  });

  test.each(['[]', '["able"]', '["able","bee"]'])('may be as short as %s', (short) => {
    const held = JSON.parse(short) as string[];
    expect(['able', 'bee', 'can'].filter((word) => isListed(short, word))).toEqual(held);
  });
});

describe('English', () => {
  const isEnglish = loadEnglish(['zorbex']);

  test.each(['the', 'window', 'yesterday', 'fragrance'])('has the word "%s"', (word) => {
    expect(isEnglish(word)).toBe(true);
  });

  test.each(['mnago', 'qwertz', ''])('does not have "%s"', (word) => {
    expect(isEnglish(word)).toBe(false);
  });

  test('has the words given to it', () => {
    expect(isEnglish('zorbex')).toBe(true);
    expect(loadEnglish([])('zorbex')).toBe(false);
  });

  test('answers the same twice', () => {
    expect([isEnglish('window'), isEnglish('window'), isEnglish('mnago'), isEnglish('mnago')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
