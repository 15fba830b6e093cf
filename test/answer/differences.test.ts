import { differingCells } from '../../src/answer/differences.js';
import { indexMatrix } from '../../src/knowledge/matrix.js';
import type { Status } from '../../src/knowledge/schema.js';
import type { Comparison } from '../../src/question/query.js';
import { nth, tinyMatrix, tinyWith } from '../support/tiny.js';

const [a, u, n]: Status[] = ['available', 'unavailable', 'not-applicable'];

/** Rows over hill-day, hill-night, lake-day and lake-night. */
const rows = {
  same: [a, a, a, a],
  lost: [a, a, u, u],
  gained: [u, u, a, a],
  moved: [u, u, n, n],
  nightly: [a, u, a, a],
};
const matrix = indexMatrix(
  tinyWith((k) => {
    k.matrix.deployments.push({ ...nth(k.matrix.deployments, 2), id: 'lake-night', tenancy: 'night' });
    const mango = nth(k.matrix.platforms, 0);
    k.matrix.platforms = Object.entries(rows).map(([id, statuses]) => ({
      ...mango,
      id,
      statuses: Object.fromEntries(k.matrix.deployments.map((d, i) => [d.id, statuses[i] ?? 'available'])),
    }));
  }),
);
const hill = ['hill-day', 'hill-night'];
const lake = ['lake-day', 'lake-night'];

function differing(platforms: readonly string[], sides: readonly (readonly string[])[], comparison: Comparison) {
  const block = { rows: platforms, columns: matrix.sortColumns(sides.flat()), named: true };
  const cells = differingCells([block], sides, comparison, matrix);
  return [...new Set(cells.map((c) => c.platform))];
}
const all = Object.keys(rows);

test.each<[Comparison, string[]]>([
  ['difference', ['lost', 'gained', 'moved']],
  ['lose', ['lost']],
  ['gain', ['gained']],
])('between two deployments, a %s keeps the rows %j', (comparison, expected) => {
  expect(differing(all, [['hill-day'], ['lake-day']], comparison)).toEqual(expected);
});

test('two deployments alone are judged, though they share neither cloud nor tenancy', () => {
  expect(differing(all, [['hill-night'], ['lake-day']], 'difference')).toEqual(['lost', 'gained', 'moved', 'nightly']);
});

test('lose and gain turn round with the deployments', () => {
  expect(differing(all, [['lake-day'], ['hill-day']], 'lose')).toEqual(['gained']);
  expect(differing(all, [['lake-day'], ['hill-day']], 'gain')).toEqual(['lost']);
});

test('"not yet" and "not applicable" differ', () => {
  expect(differing(['moved'], [['hill-day'], ['lake-day']], 'difference')).toEqual(['moved']);
});

test('where nothing differs in the direction asked, there is nothing', () => {
  expect(differing(['same', 'nightly'], [['hill-day'], ['lake-day']], 'difference')).toEqual([]);
  expect(differing(['same', 'moved'], [['hill-day'], ['lake-day']], 'lose')).toEqual([]);
});

describe('with several columns a side', () => {
  test('equal tenancies are paired, and a row differs if any pair does', () => {
    expect(differing(['same', 'nightly', 'lost'], [hill, lake], 'difference')).toEqual(['nightly', 'lost']);
  });

  test('equal clouds are paired, where the sides share them', () => {
    const [day, night] = [
      ['hill-day', 'lake-day'],
      ['hill-night', 'lake-night'],
    ] as const;
    expect(differing(all, [day, night], 'difference')).toEqual(['nightly']);
  });

  test('a column without a partner is not judged', () => {
    expect(differing(['same', 'nightly', 'lost'], [hill, ['lake-day']], 'difference')).toEqual(['lost']);
  });

  test('its cells are shown all the same', () => {
    const block = { rows: ['lost'], columns: [...hill, 'lake-day'], named: true };
    expect(differingCells([block], [hill, ['lake-day']], 'difference', matrix).map((c) => c.deployment)).toEqual([
      'hill-day',
      'hill-night',
      'lake-day',
    ]);
  });
});

test('of three sides each is judged with each', () => {
  expect(differing(all, [['hill-day'], ['lake-night'], ['hill-night']], 'difference')).toEqual([
    'lost',
    'gained',
    'moved',
    'nightly',
  ]);
});

describe('platforms compared over one list of deployments', () => {
  const columnsOf = (platforms: readonly string[], columns: readonly string[]) => [
    ...new Set(
      differingCells([{ rows: platforms, columns, named: true }], [columns], 'difference', matrix).map(
        (c) => c.deployment,
      ),
    ),
  ];

  test('keep the deployments where they differ', () => {
    expect(columnsOf(['same', 'lost'], [...hill, ...lake])).toEqual(lake);
    expect(columnsOf(['same', 'nightly'], [...hill, ...lake])).toEqual(['hill-night']);
  });

  test('give none where nothing differs', () => {
    expect(columnsOf(['same', 'lost'], hill)).toEqual([]);
  });

  test('are compared across clauses', () => {
    const blocks = ['same', 'lost'].map((row) => ({ rows: [row], columns: ['hill-day', 'lake-day'], named: true }));
    expect(differingCells(blocks, [], 'difference', matrix)).toEqual([
      { platform: 'same', deployment: 'lake-day', status: a },
      { platform: 'lost', deployment: 'lake-day', status: u },
    ]);
  });
});

test('a row of the tiny matrix is judged by its tenancy at the other market', () => {
  const block = { rows: ['mango', 'pepper'], columns: tinyMatrix.deploymentIds, named: true };
  const cells = differingCells([block], [hill, ['lake-day']], 'difference', tinyMatrix);
  expect(cells.map((c) => c.platform)).toEqual(['mango', 'mango', 'mango']);
});
