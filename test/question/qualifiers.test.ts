import { indexMatrix } from '../../src/knowledge/matrix.js';
import type { Target } from '../../src/question/elements.js';
import { narrow, type Qualifier } from '../../src/question/qualifiers.js';
import { nth, tinyMatrix, tinyWith } from '../support/tiny.js';

const whole = ['fresh-whole', 'dried-whole'];
const sliced = ['fresh-sliced', 'dried-sliced'];
const fresh = ['fresh-whole', 'fresh-sliced'];
const dried = ['dried-whole', 'dried-sliced'];

/** A family that two kinds of words narrow: how it is kept, and how it is cut. */
const matrix = indexMatrix(
  tinyWith((k) => {
    const quince = nth(k.matrix.platforms, 2);
    k.matrix.platforms = [...fresh, ...dried, 'mango'].map((id) => ({ ...quince, id, name: id }));
    nth(k.vocabulary.families, 0).platforms = [...fresh, ...dried];
    k.vocabulary.qualifiers = [whole, sliced, fresh, dried].map((platforms, i) => ({
      family: 'quince',
      platforms,
      phrases: [`word ${i}`],
    }));
  }),
);

const group = (rows: readonly string[]): Target => ({
  kind: rows.length === 1 ? 'row' : 'group',
  rows,
  text: 'quince',
});
const word = (rows: readonly string[], cloud?: string): Qualifier => ({
  kind: 'qualifier',
  family: 'quince',
  rows,
  ...(cloud && { cloud }),
});

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['a family', [...fresh, ...dried], dried, dried],
  ['half a family', dried, sliced, ['dried-sliced']],
  ['what is that already', dried, dried, dried],
])('a qualifier narrows %s', (_, rows, by, left) => {
  expect(narrow(group(rows), word(by), matrix)).toEqual({ target: group(left), adds: false });
});

test('one row left is a row named by itself', () => {
  expect(narrow(group(dried), word(sliced), matrix)?.target.kind).toBe('row');
});

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['a row adds the sibling that is otherwise alike', ['dried-sliced'], whole, ['dried-whole']],
  ['half a family adds the other half', dried, fresh, fresh],
])('a qualifier that contradicts %s', (_, rows, by, added) => {
  expect(narrow(group(rows), word(by), matrix)).toEqual({ target: group(added), adds: true });
});

test('a qualifier may say where the platform is', () => {
  expect(narrow(group([...fresh, ...dried]), word(dried, 'hill'), matrix)?.target).toMatchObject({
    rows: dried,
    cloud: 'hill',
  });
  expect(narrow(group(['fresh-whole']), word(dried, 'hill'), matrix)?.target).toMatchObject({ cloud: 'hill' });
});

test.each<[string, Target]>([
  ['another platform', { kind: 'row', rows: ['mango'], text: 'mango' }],
  ['a platform beside the family', { kind: 'group', rows: [...dried, 'mango'], text: 'dried' }],
  ['a section', { kind: 'section', rows: dried, text: 'fruit' }],
  ['a name without a row', { kind: 'unknown', text: 'lychee', suggests: [], tool: false }],
])('a qualifier says nothing of %s', (_, target) => {
  expect(narrow(target, word(dried), matrix)).toBeUndefined();
});

test('a qualifier of an unknown family says nothing', () => {
  expect(narrow(group(fresh), { ...word(dried), family: 'peach' }, matrix)).toBeUndefined();
});

test('in a family of two, the other one is the sibling', () => {
  const one: Target = { kind: 'row', rows: ['quince-fresh'], text: 'quince' };
  expect(narrow(one, word(['quince-dried']), tinyMatrix)).toEqual({
    target: { kind: 'row', rows: ['quince-dried'], text: 'quince' },
    adds: true,
  });
});

describe('a qualifier of which no row is left', () => {
  const none: Qualifier = { ...word([]), text: 'pickled' };
  const unknown = (text: string): Target => ({ kind: 'unknown', text, suggests: [...fresh, ...dried], tool: false });

  test('makes of its family what the matrix lacks, as written', () => {
    expect(narrow(group(dried), none, matrix)).toEqual({ target: unknown('quince pickled'), adds: false });
    expect(narrow(group(dried), { ...none, ahead: true }, matrix)?.target).toEqual(unknown('pickled quince'));
  });

  test('says nothing of another platform', () => {
    expect(narrow({ kind: 'row', rows: ['mango'], text: 'mango' }, none, matrix)).toBeUndefined();
  });
});
