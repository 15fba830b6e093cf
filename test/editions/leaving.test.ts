import { productsOf } from '../../src/editions/leaving.js';
import { tinyWith } from '../support/tiny.js';

const knowledge = tinyWith((draft) => {
  draft.vocabulary.families.push({
    id: 'dried-fruit',
    name: 'Dried fruit',
    platforms: ['quince-dried'],
    phrases: ['dried fruit'],
  });
});
const left = (gone: string[], ...taken: string[]) => productsOf(gone, new Set(taken), knowledge);

test('nothing goes, nothing is left', () => {
  expect(left([])).toEqual([]);
});

test('a row that goes is a product without a row, by its name and all its phrases', () => {
  expect(left(['mango'])).toEqual([{ name: 'Mango', suggests: [], phrases: ['mango', 'mangoes'] }]);
});

test('what stays of its family is like it', () => {
  expect(left(['quince-fresh'])).toEqual([
    { name: 'Quince (fresh)', suggests: ['quince-dried'], phrases: ['quince fresh'] },
  ]);
});

test('a family goes with its last row, a smaller one before', () => {
  expect(left(['quince-dried']).map(({ name, suggests }) => [name, suggests])).toEqual([
    ['Quince (dried)', ['quince-fresh']],
    ['Dried fruit', ['quince-fresh']],
  ]);
  expect(left(['quince-dried', 'quince-fresh']).map(({ name, suggests }) => [name, suggests])).toEqual([
    ['Quince (fresh)', []],
    ['Quince (dried)', []],
    ['Quince', []],
    ['Dried fruit', []],
  ]);
});

test('a name that another row has now is left to it', () => {
  expect(left(['mango'], 'mango')).toEqual([{ name: 'Mango', suggests: [], phrases: ['mangoes'] }]);
  expect(left(['mango'], 'mango', 'mangoes')).toEqual([]);
});
