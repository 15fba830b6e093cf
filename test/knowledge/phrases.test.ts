import { claimsOf, type Meaning } from '../../src/knowledge/phrases.js';
import { nth, tiny, tinyWith } from '../support/tiny.js';

const claims = claimsOf(tiny);
const meaningOf = (phrase: string) => claims.find((c) => c.words.join(' ') === phrase)?.meaning;

test.each<[string, Meaning]>([
  ['mango', { kind: 'platform', rows: ['mango'], group: false }],
  ['quince fresh', { kind: 'platform', rows: ['quince-fresh'], group: false }],
  ['quinces', { kind: 'platform', rows: ['quince-fresh', 'quince-dried'], group: true }],
  ['dried', { kind: 'qualifier', family: 'quince', rows: ['quince-dried'] }],
  ['orchard', { kind: 'qualifier', family: 'quince', rows: ['quince-dried'], cloud: 'hill' }],
  ['spices', { kind: 'section', rows: ['saffron', 'pepper'] }],
  ['hill', { kind: 'cloud', clouds: ['hill'], via: 'name' }],
  ['cable car', { kind: 'cloud', clouds: ['hill'], via: 'technology' }],
  ['aqua', { kind: 'cloud', clouds: ['lake'], via: 'vendor' }],
  ['east shore 1', { kind: 'cloud', clouds: ['lake'], via: 'region' }],
  ['all markets', { kind: 'cloud', clouds: ['hill', 'lake'], via: 'all' }],
  ['daytime', { kind: 'tenancy', tenancies: ['day'] }],
  ['day and night', { kind: 'tenancy', tenancies: ['day', 'night'] }],
  ['spring fair', { kind: 'policy', policy: 'fair' }],
  ['papaya', { kind: 'product', suggests: ['mango'], tool: false }],
  ['wheelbarrow', { kind: 'product', suggests: [], tool: true }],
  ['but not', { kind: 'cue', cue: 'except' }],
])('"%s" has its meaning', (phrase, meaning) => {
  expect(meaningOf(phrase)).toEqual(meaning);
});

test.each(['hill day', 'hill night', 'lake day', 'lake night'])(
  '"%s" is a deployment, whether or not the matrix has the column',
  (phrase) => {
    const [cloud, tenancy] = phrase.split(' ');
    expect(meaningOf(phrase)).toEqual({ kind: 'deployment', cloud, tenancy });
  },
);

test.each(['orchard quince', 'quince orchard', 'orchard for quinces', 'quince on orchard'])(
  '"%s" is one name, since the qualifier says where the platform is',
  (phrase) => {
    expect(meaningOf(phrase)).toEqual({ kind: 'platform', rows: ['quince-dried'], group: false, cloud: 'hill' });
  },
);

test('a qualifier that says no cloud makes no names of its own', () => {
  expect(meaningOf('fresh quinces')).toBeUndefined();
});

test('a gap in a phrase stays a word of its own', () => {
  expect(claims.find((c) => c.words.includes('…'))).toEqual({
    words: ['what', '…', 'fair', 'mean'],
    meaning: { kind: 'policy', policy: 'fair' },
    file: 'policies.yaml',
    path: '0.phrases.1',
  });
});

test.each([
  ['mangoes', 'matrix.yaml', 'platforms.0.phrases.0'],
  ['opening hours', 'policies.yaml', '4.phrases.0'],
  ['ferry', 'vocabulary.yaml', 'clouds.1.technology.0'],
  ['lychee', 'vocabulary.yaml', 'products.1.phrases.0'],
  ['can we', 'vocabulary.yaml', 'cues.whether.3'],
])('the claim of "%s" says where it is written', (phrase, file, path) => {
  expect(claims.find((c) => c.words.join(' ') === phrase)).toMatchObject({ file, path });
});

test('another matrix makes other claims', () => {
  const other = claimsOf(
    tinyWith((k) => k.matrix.platforms.push({ ...nth(k.matrix.platforms, 5), id: 'fig', name: 'Fig' })),
  );
  expect(other).toContainEqual(
    expect.objectContaining({ words: ['fig'], meaning: { kind: 'platform', rows: ['fig'], group: false } }),
  );
});

test('a misprint means its row, and is marked so that nothing is mended to it', () => {
  expect(claims.filter((c) => c.misprint)).toEqual([
    {
      words: ['mungo'],
      meaning: { kind: 'platform', rows: ['mango'], group: false },
      file: 'matrix.yaml',
      path: 'platforms.0.misprints.0',
      misprint: true,
    },
  ]);
});

test('a product by the name of a row leaves its phrases to the row, and any other keeps them', () => {
  const named = (name: string) =>
    claimsOf(
      tinyWith((draft) => {
        draft.vocabulary.products.push({ name, suggests: [], phrases: ['mangoes', 'wild mango'] });
      }),
    )
      .filter(({ meaning, path }) => meaning.kind === 'product' && path.startsWith('products.2.'))
      .map(({ words }) => words.join(' '));
  expect(named('Mango')).toEqual(['wild mango']);
  expect(named('Mango tree')).toEqual(['mangoes', 'wild mango']);
});
