import { cellsOf } from '../../src/answer/cells.js';
import {
  byStatus,
  count,
  deploymentNames,
  few,
  idsOf,
  list,
  platformNames,
  STATUS_WORDS,
} from '../../src/presentation/words.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

test.each<[string[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (items, text) => {
  expect(list(items)).toBe(text);
});

test('a list may be of alternatives', () => {
  expect(list(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});

test.each<[string[], string]>([
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and 1 more'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
])('of %j at most two are named: "%s"', (items, text) => {
  expect(few(items, 2)).toBe(text);
});

test.each([
  [1, '1 row'],
  [0, '0 rows'],
  [2, '2 rows'],
])('%i is counted as "%s"', (n, text) => {
  expect(count(n, 'row')).toBe(text);
});

test.each<[string[], string]>([
  [['hill-night'], 'Hill by night'],
  [['hill-day', 'lake-day'], 'Hill Day and Lake Day'],
  [['hill-day', 'hill-night', 'lake-day'], 'all 3 deployments'],
])('the deployments %j are called "%s"', (ids, text) => {
  expect(deploymentNames(ids, matrix)).toBe(text);
});

test('of many platforms a few are named', () => {
  expect(platformNames(matrix.platformIds, matrix, 2)).toBe('Mango, Mango Juice and 4 more');
});

test('"not yet" and "makes no sense" are never shown alike', () => {
  const words = Object.values(STATUS_WORDS);
  expect(new Set(words.map((w) => w.mark)).size).toBe(3);
  expect(new Set(words.map((w) => w.said)).size).toBe(3);
});

test('cells are told apart by status, available ones first', () => {
  const cells = cellsOf({ rows: ['saffron'], columns: matrix.deploymentIds }, matrix);
  expect(byStatus(cells)).toEqual([
    ['available', ['lake-day']],
    ['not-applicable', ['hill-day', 'hill-night']],
  ]);
});

test('the ids of cells are given once, in their order', () => {
  const cells = cellsOf({ rows: ['pepper', 'mango'], columns: ['hill-day', 'lake-day'] }, matrix);
  expect(idsOf(cells, 'platform')).toEqual(['pepper', 'mango']);
  expect(idsOf(cells, 'deployment')).toEqual(['hill-day', 'lake-day']);
});
