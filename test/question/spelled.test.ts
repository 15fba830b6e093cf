import { namesIn, spelledNames } from '../../src/question/spelled.js';
import { nth, tiny, tinyWith } from '../support/tiny.js';

const found = (name: string, text: string) => {
  const spelled = spelledNames(
    tinyWith((draft) => {
      nth(draft.matrix.platforms, 0).name = name;
    }),
  );
  return spelled ? namesIn(text, spelled).map(({ words }) => words.join(' ')) : undefined;
};

test('plain names need no reading of their own', () => {
  expect(spelledNames(tiny)).toBeUndefined();
});

test.each([
  ["O'Mango", "is o'mango's juice sold", ['o mango']],
  ['Mango: dried', 'MANGO:  dried, and pepper', ['mango dried']],
  ['"Best" (mango)', 'a “best” (mango)', ['best mango']],
  ['Mango + lime', 'mango + lime?', ['mango lime']],
  ['Mango: dried', 'mango dried', []],
  ["O'Mango", "so'mango and o'mangoes", []],
])('of “%s”, “%s” has %j', (name, text, words) => {
  expect(found(name, text)).toEqual(words);
});
