import { nameRows, type Product } from '../../src/editions/naming.js';
import { tinyWith } from '../support/tiny.js';

const products: Product[] = [
  { name: 'Papaya', suggests: ['mango'], phrases: ['papaya', 'pawpaw', 'green papaya'] },
  { name: 'Lychee', suggests: [], phrases: ['lychee', 'litchi', 'lychee garden', 'wild lychee'] },
  { name: 'Durian', suggests: [], phrases: ['durian'] },
  { name: 'other fruit', suggests: [], phrases: ['rambutan', 'ram butan', 'salak', 'salakdb'] },
];
const knowledge = tinyWith((draft) => {
  draft.vocabulary.products = structuredClone(products) as typeof draft.vocabulary.products;
  draft.vocabulary.tools = ['trolley'];
  draft.vocabulary.cues.ordinary?.push('fruit bowl');
});

const named = (...added: string[]) => {
  const { phrases, suggests, products } = nameRows(added, [], knowledge);
  return {
    phrases: Object.fromEntries(phrases),
    suggests: Object.fromEntries(suggests),
    asks: Object.fromEntries(products.map((p) => [p.phrases.join(), p.suggests])),
  };
};
const nothing = { phrases: {}, suggests: {}, asks: {} };

test.each<[string, string[], Partial<typeof nothing>]>([
  ['a name without brackets is all of it', ['Guava'], {}],
  ['the name is said without its brackets too', ['Guava (by the box)'], { phrases: { 'guava-by-the-box': ['guava'] } }],
  ['not where that means something else', ['Fruit bowl (large)'], {}],
  ['not where it is a row of the matrix', ['Saffron (ground)'], {}],
  ['not where it is a family', ['Quince (jam)'], {}],
  ['not where it is another new row', ['Guava', 'Guava (by the box)'], {}],
  [
    'two rows of one name ask which',
    ['Guava (large)', 'Guava (small)'],
    { asks: { guava: ['guava-large', 'guava-small'] } },
  ],
])('%s', (_, added, expected) => {
  expect(named(...added)).toEqual({ ...nothing, ...expected });
});

test.each<[string, string[], Partial<typeof nothing>]>([
  ['by its name', ['Papaya'], { phrases: { papaya: ['pawpaw', 'green papaya'] } }],
  [
    'by its name before brackets',
    ['Papaya (by the box)'],
    { phrases: { 'papaya-by-the-box': ['papaya', 'pawpaw', 'green papaya'] } },
  ],
  ['by the beginning of its name', ['Durian Fresh'], { phrases: { 'durian-fresh': ['durian'] } }],
  ['one of several in a list', ['Rambutan'], { phrases: { rambutan: ['ram butan'] } }],
  ['… with more behind it', ['Rambutan Fresh'], { phrases: { 'rambutan-fresh': ['rambutan', 'ram butan'] } }],
  ['… by its short form', ['SalakDB Fresh'], { phrases: { 'salakdb-fresh': ['salak', 'salakdb'] } }],
  ['a tool', ['Trolley Hire'], { phrases: { 'trolley-hire': ['trolley'] } }],
])('what was a product without a row is the new row: %s', (_, added, expected) => {
  expect(named(...added)).toEqual({ ...nothing, ...expected });
});

test.each<[string, string[], Partial<typeof nothing>]>([
  ['it has more members than the row', ['Lychee Garden'], { suggests: { Lychee: ['lychee-garden'] } }],
  ['it is called otherwise than the row', ['Wild Lychee'], { suggests: { Lychee: ['wild-lychee'] } }],
  [
    'several rows begin with it',
    ['Durian Fresh', 'Durian Dried'],
    { suggests: { Durian: ['durian-fresh', 'durian-dried'] } },
  ],
  [
    'one of a list begins several rows',
    ['Rambutan Fresh', 'Rambutan Dried'],
    { asks: { 'rambutan,ram butan': ['rambutan-fresh', 'rambutan-dried'] } },
  ],
])('where more than one may be meant, it asks back: %s', (_, added, expected) => {
  expect(named(...added)).toEqual({ ...nothing, ...expected });
});

test.each([
  ['has the name inside', 'Fresh Durian'],
  ['has the same beginning of a word', 'Durianette Fresh'],
  ['is short for nothing', 'Rambut Fresh'],
  ['has the name in brackets', 'Guavas Fresh Box (Durian)'],
])('another row takes nothing of a product: one that %s', (_, name) => {
  const { suggests, asks, phrases } = named(name);
  expect({ suggests, asks }).toEqual({ suggests: {}, asks: {} });
  expect(Object.values(phrases).flat()).not.toContain('durian');
});

test('a row that goes leaves its name to a new one', () => {
  const { phrases } = nameRows(['Saffron (ground)'], ['saffron'], knowledge);
  expect(Object.fromEntries(phrases)).toEqual({ 'saffron-ground': ['saffron'] });
});
