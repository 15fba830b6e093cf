import { indexMatrix, type Place } from '../../src/knowledge/matrix.js';
import type { Status } from '../../src/knowledge/schema.js';
import { tinyMatrix as matrix, nth, tinyWith } from '../support/tiny.js';

test.each<[string, string, Status]>([
  ['mango', 'hill-day', 'available'],
  ['mango', 'lake-day', 'unavailable'],
  ['saffron', 'hill-night', 'not-applicable'],
])('the cell of %s on %s is %s', (platform, deployment, status) => {
  expect(matrix.status(platform, deployment)).toBe(status);
});

test('an id that the matrix lacks is an error that quotes it', () => {
  expect(() => matrix.platform('fig')).toThrow('no platform "fig" in the matrix');
  expect(() => matrix.deployment('lake-night')).toThrow('no deployment "lake-night" in the matrix');
  expect(() => matrix.status('fig', 'hill-day')).toThrow('no platform "fig" in the matrix');
});

test.each<[Place, string[]]>([
  [{}, ['hill-day', 'hill-night', 'lake-day']],
  [{ cloud: 'hill' }, ['hill-day', 'hill-night']],
  [{ tenancy: 'day' }, ['hill-day', 'lake-day']],
  [{ cloud: 'hill', tenancy: 'night' }, ['hill-night']],
  [{ cloud: 'lake', tenancy: 'night' }, []],
])('the deployments at %j are %j', (place, ids) => {
  expect(matrix.deploymentsAt(place)).toEqual(ids);
});

test.each<[string, string[], string | undefined]>([
  ['one cloud, its own', ['saffron'], 'lake'],
  ['one cloud, all of a family', ['quince-fresh', 'quince-dried'], 'hill'],
  ['every cloud', ['pepper'], undefined],
  ['a cloud each', ['quince-fresh', 'saffron'], undefined],
  ['a cloud where it is not yet sold', ['mango'], undefined],
])('rows that apply on %s: %j → %s', (_, rows, cloud) => {
  expect(matrix.onlyCloud(rows)).toBe(cloud);
});

test('a row that applies nowhere has no only cloud', () => {
  const nowhere = tinyWith((k) => {
    nth(k.matrix.platforms, 4).statuses['lake-day'] = 'not-applicable';
  });
  expect(indexMatrix(nowhere).onlyCloud(['saffron'])).toBeUndefined();
});

test('rows and columns are sorted as the matrix has them, each once', () => {
  expect(matrix.sortRows(['pepper', 'mango', 'pepper', 'quince-dried'])).toEqual(['mango', 'quince-dried', 'pepper']);
  expect(matrix.sortColumns(new Set(['lake-day', 'hill-day']))).toEqual(['hill-day', 'lake-day']);
});

test('cells are counted row by row', () => {
  expect(matrix.placeOf('mango', 'hill-day')).toBe(0);
  expect(matrix.placeOf('mango', 'lake-day')).toBe(2);
  expect(matrix.placeOf('mango-juice', 'hill-day')).toBe(3);
});

test('a parent knows its children, and a child has none', () => {
  expect(matrix.childrenOf('mango').map((p) => p.id)).toEqual(['mango-juice']);
  expect(matrix.childrenOf('mango-juice')).toEqual([]);
});

test('a guide is found from each row it serves', () => {
  expect(matrix.guidesOf('mango-juice').map((g) => g.id)).toEqual(['hill-mango']);
  expect(matrix.guidesOf('pepper')).toEqual([]);
});

test('policies are found by id and by occasion', () => {
  expect(matrix.policy('fair')?.title).toBe('The fair');
  expect(matrix.policy('feast')).toBeUndefined();
  expect(matrix.policiesFor('crossed')).toEqual(['crossing']);
});

test('an occasion without a policy has none', () => {
  const silent = tinyWith((k) => {
    for (const policy of k.policies) policy.when = [];
  });
  expect(indexMatrix(silent).policiesFor('crossed')).toEqual([]);
});
