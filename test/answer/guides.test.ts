import { cellsOf } from '../../src/answer/cells.js';
import { guidesFor, withoutGuide } from '../../src/answer/guides.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

const cells = (rows: string[], columns: readonly string[] = matrix.deploymentIds) => cellsOf({ rows, columns }, matrix);
const guides = (rows: string[], columns?: readonly string[]) =>
  guidesFor(cells(rows, columns), matrix).map((g) => g.id);

test.each<[string, string[], string[] | undefined, string[]]>([
  ['an available cell has its guide', ['mango'], ['hill-day'], ['hill-mango']],
  ['a cell that is not available has none', ['mango'], ['lake-day'], []],
  ['a cell without a guide has none', ['pepper'], undefined, []],
  ['a child has the guide that serves it', ['mango-juice'], ['hill-day'], ['hill-mango']],
  ['a guide of two cells is given once', ['mango', 'mango-juice'], undefined, ['hill-mango']],
  ['guides come in their file’s order', ['saffron', 'mango'], undefined, ['hill-mango', 'lake-saffron']],
])('%s', (_, rows, columns, expected) => {
  expect(guides(rows, columns)).toEqual(expected);
});

test('a guide is given with its title, its address and its cloud', () => {
  expect(guidesFor(cells(['saffron']), matrix)).toEqual([
    { id: 'lake-saffron', title: 'Saffron at the lake', url: 'https://markets.test/lake-saffron', cloud: 'lake' },
  ]);
});

test('another cloud’s guide is never lent', () => {
  const everywhere = [{ platform: 'mango', deployment: 'lake-day', status: 'available' as const }];
  expect(guidesFor(everywhere, matrix)).toEqual([]);
  expect(withoutGuide(everywhere, matrix)).toEqual(everywhere);
});

test('the available cells without a guide are known', () => {
  expect(withoutGuide(cells(['mango', 'pepper'], ['hill-day', 'lake-day']), matrix)).toEqual(
    cells(['pepper'], ['hill-day', 'lake-day']),
  );
});
