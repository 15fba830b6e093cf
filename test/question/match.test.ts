import { buildLexicon } from '../../src/question/lexicon.js';
import { matchPattern, matchPhrase } from '../../src/question/match.js';
import { tokensOf } from '../support/read.js';
import { isEnglish, tinyLexicon, tinyWith } from '../support/tiny.js';

function phraseAt(text: string, at = 0, lexicon = tinyLexicon): [phrase: string, to: number] | undefined {
  const match = matchPhrase(tokensOf(text, lexicon), at, lexicon);
  return match && [match.entry.phrase, match.to];
}

test.each<[string, [string, number] | undefined]>([
  ['mango juice on hill', ['mango juice', 2]],
  ['mango on hill', ['mango', 1]],
  ['mango, juice', ['mango', 1]],
  ['mangojuice', ['mango juice', 1]],
  ['man go', ['mango', 2]],
  ['m an go', ['mango', 3]],
  ['m a n go', undefined],
  ['east shore 1 is open', ['east shore 1', 3]],
  ['east shore', undefined],
  ['window', undefined],
])('"%s" begins with %j', (text, expected) => {
  expect(phraseAt(text)).toEqual(expected);
});

test('a phrase is found from the word asked for', () => {
  expect(phraseAt('is mango sold', 1)).toEqual(['mango', 2]);
});

test.each<[string, string, string[], string[], [string, number]]>([
  ['a longer name that begins inside it', 'the red', ['the red'], ['red lady plum'], ['the', 1]],
  ['a name as long', 'the red', ['the red'], ['red plum'], ['the', 1]],
])('a phrase is cut short by %s', (_, __, ordinary, names, expected) => {
  const lexicon = buildLexicon(
    tinyWith((k) => {
      k.vocabulary.cues.ordinary?.push(...ordinary);
      k.matrix.platforms[0]?.phrases.push(...names);
    }),
    isEnglish,
  );
  expect(phraseAt(`the ${names[0]}`, 0, lexicon)).toEqual(expected);
});

test('a name is not cut short by small words that begin inside it', () => {
  const lexicon = buildLexicon(
    tinyWith((k) => k.vocabulary.cues.ordinary?.push('juice of the day')),
    isEnglish,
  );
  expect(phraseAt('mango juice of the day', 0, lexicon)).toEqual(['mango juice', 2]);
});

describe('a pattern', () => {
  const patternIn = (text: string) => {
    const taken = new Set<number>();
    const match = matchPattern(tokensOf(text), 0, tinyLexicon, taken);
    return match && { to: match.to, taken: [...taken] };
  };

  test('spans its first part and takes the words of the others', () => {
    expect(patternIn('what does the fair mean')).toEqual({ to: 1, taken: [3, 4] });
  });

  test.each([
    ['no word between', 'what fair mean', true],
    ['six words between', 'what a b c d e f fair mean', true],
    ['seven words between', 'what a b c d e f g fair mean', false],
    ['the end of a sentence between', 'what. the fair mean', false],
    ['a comma between', 'what, the fair mean', true],
    ['its parts in another order', 'fair mean what', false],
    ['half of its last part', 'what does the fair do', false],
  ])('with %s: "%s" → %s', (_, text, found) => {
    expect(patternIn(text) !== undefined).toBe(found);
  });
});
