import { indexMatrix } from '../../src/knowledge/matrix.js';
import { isAllLacking, lackingWords } from '../../src/presentation/lacking.js';
import { tinyWith } from '../support/tiny.js';

const matrix = indexMatrix(
  tinyWith((draft) => {
    draft.vocabulary.products.push({
      name: 'Quince',
      suggests: ['quince-fresh', 'quince-dried'],
      phrases: ['quinces of old', 'qu ince', 'quince'],
    });
  }),
);

test.each([
  [['lychee'], '“lychee” is not in the matrix'],
  [['lychee', 'papaya'], '“lychee” and “papaya” are not in the matrix'],
  [['quince'], 'of “quince” the matrix has only Quince (fresh) and Quince (dried)'],
  [['Qu-Ince'], 'of “Qu-Ince” the matrix has only Quince (fresh) and Quince (dried)'],
  [['quinces of old'], '“quinces of old” is not in the matrix'],
  [
    ['quince', 'lychee'],
    '“lychee” is not in the matrix; of “quince” the matrix has only Quince (fresh) and Quince (dried)',
  ],
])('%j: %s', (names, words) => {
  expect(lackingWords(names, matrix)).toBe(words);
});

test('what may be a row is not said to be lacking', () => {
  expect(isAllLacking(['lychee', 'papaya'], matrix)).toBe(true);
  expect(isAllLacking(['lychee', 'quince'], matrix)).toBe(false);
});
