import fc from 'fast-check';
import { createSpeller, editDistance, slipsIn } from '../../src/question/spelling.js';

describe('edit distance', () => {
  test.each<[string, string, number]>([
    ['mango', 'mango', 0],
    ['mango', 'mnago', 1],
    ['mango', 'mngo', 1],
    ['mango', 'manggo', 1],
    ['mango', 'mando', 1],
    ['saffron', 'safron', 1],
    ['peppercorn', 'pepercron', 2],
    ['', 'ab', 2],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  test.each([
    ['mango', 'm'],
    ['mango', 'peach'],
  ])('%s and %s are over the limit, by however much', (a, b) => {
    expect(editDistance(a, b, 2)).toBe(3);
  });

  test('it is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 8) === editDistance(b, a, 8)));
  });

  test('swapped neighbours are one slip', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.nat(), (word, n) => {
        const i = n % (word.length - 1);
        const swapped = [...word.slice(0, i), word[i + 1], word[i], ...word.slice(i + 2)];
        return editDistance(word.join(''), swapped.join(''), 3) === 1;
      }),
    );
  });
});

test.each([
  [2, 0],
  [3, 1],
  [7, 1],
  [8, 2],
  [20, 2],
])('in a word of %i letters people make %i slips', (length, slips) => {
  expect(slipsIn(length)).toBe(slips);
});

describe('a speller', () => {
  const speller = createSpeller(
    new Map(
      ['mango', 'fig', 'plum', 'saffron', 'peppercorn', 'quincedried'].map((word): [string, string[]] => [
        word,
        word === 'quincedried' ? ['quince', 'dried'] : [word],
      ]),
    ),
  );
  const best = (word: string, slack?: number) => speller.propose(word, slack)[0]?.word;

  test.each([
    ['mnago', 'mango'],
    ['manggo', 'mango'],
    ['ango', undefined],
    ['nango', 'mango'],
    ['fgi', 'fig'],
    ['fog', undefined],
    ['plim', undefined],
    ['pulm', 'plum'],
    ['safron', 'saffron'],
    ['saforn', undefined],
    ['pepercron', 'peppercorn'],
    ['bebbercorn', undefined],
    ['window', undefined],
    ['ma', undefined],
    ['m'.repeat(41), undefined],
  ])('reads %s as %s', (word, expected) => {
    expect(best(word)).toBe(expected);
  });

  test('proposes what is a slip too far only where it is given slack', () => {
    expect(best('manngoo')).toBeUndefined();
    expect(best('manngoo', 1)).toBe('mango');
  });

  test('never goes beyond two slips', () => {
    expect(best('peperrcon', 0)).toBeUndefined();
    expect(best('pepprcrx', 5)).toBeUndefined();
  });

  test('says which words a joined form stands for', () => {
    expect(speller.propose('quincedreid')).toEqual([{ word: 'quincedried', words: ['quince', 'dried'], distance: 1 }]);
  });

  test('knows a word that needs no mending', () => {
    expect(speller.knows('mango')).toBe(true);
    expect(speller.knows('mnago')).toBe(false);
  });
});

test('the nearest word is proposed first', () => {
  const speller = createSpeller(
    new Map([
      ['cardamine', ['cardamine']],
      ['cardamom', ['cardamom']],
    ]),
  );
  expect(speller.propose('cardamon').map((p) => [p.word, p.distance])).toEqual([
    ['cardamom', 1],
    ['cardamine', 2],
  ]);
});

test('the nearest word is proposed first, though a farther one was learnt before', () => {
  const speller = createSpeller(new Map(['peppercoat', 'peppercorn'].map((word) => [word, [word]])));
  expect(speller.propose('peppercorm').map((p) => p.word)).toEqual(['peppercorn', 'peppercoat']);
});

test.each([[['mango', 'menago']], [['menago', 'mango']]])(
  'of words equally near the one that Fuse finds likelier comes first, in whatever order they were learnt: %j',
  (learnt) => {
    const speller = createSpeller(new Map(learnt.map((word) => [word, [word]])));
    expect(speller.propose('mnago').map((p) => p.word)).toEqual(['menago', 'mango']);
  },
);
