import { crossCheck } from '../../src/knowledge/check.js';
import { nth, tiny, tinyWith } from '../support/tiny.js';

type Change = Parameters<typeof tinyWith>[0];
const platform = (k: Parameters<Change>[0], i: number) => nth(k.matrix.platforms, i);

test('a sound knowledge has no faults', () => {
  expect(crossCheck(tiny)).toEqual([]);
});

test.each<[string, Change, { file: string; path: string; message: string }]>([
  [
    'a deployment on no cloud',
    (k) => {
      nth(k.matrix.deployments, 2).cloud = 'sea';
    },
    {
      file: 'matrix.yaml',
      path: 'deployments.2.cloud',
      message: 'got "sea", which is no cloud; would be right: hill, lake',
    },
  ],
  [
    'a deployment of no tenancy',
    (k) => {
      nth(k.matrix.deployments, 0).tenancy = 'dawn';
    },
    {
      file: 'matrix.yaml',
      path: 'deployments.0.tenancy',
      message: 'got "dawn", which is no tenancy; would be right: day, night',
    },
  ],
  [
    'a row in no section',
    (k) => {
      platform(k, 5).section = 'herb';
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.5.section',
      message: 'got "herb", which is no section; would be right: fruit, spice',
    },
  ],
  [
    'a parent that is no row',
    (k) => {
      platform(k, 1).parent = 'mengo';
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.1.parent',
      message:
        'got "mengo", which is no platform; would be right: mango, mango-juice, quince-fresh, quince-dried, saffron, pepper',
    },
  ],
  [
    'a row that is its own parent',
    (k) => {
      platform(k, 0).parent = 'mango';
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.0.parent',
      message: 'got "mango", the row itself; would be right: another row',
    },
  ],
  [
    'a cell without status',
    (k) => {
      delete platform(k, 4).statuses['lake-day'];
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.4.statuses',
      message: '"saffron" has no status for lake-day; would be right: one for each of hill-day, hill-night, lake-day',
    },
  ],
  [
    'a status for no deployment',
    (k) => {
      platform(k, 4).statuses['lake-night'] = 'available';
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.4.statuses',
      message: 'got a status for "lake-night", which is no deployment; would be right: hill-day, hill-night, lake-day',
    },
  ],
  [
    'a guide of no cloud',
    (k) => {
      nth(k.guides, 1).cloud = 'sea';
    },
    { file: 'guides.yaml', path: '1.cloud', message: 'got "sea", which is no cloud; would be right: hill, lake' },
  ],
  [
    'a qualifier of no family',
    (k) => {
      nth(k.vocabulary.qualifiers, 1).family = 'mango';
    },
    {
      file: 'vocabulary.yaml',
      path: 'qualifiers.1.family',
      message: 'got "mango", which is no family; would be right: quince',
    },
  ],
  [
    'a group of no section',
    (k) => {
      nth(k.vocabulary.groups, 0).sections = ['fruit', 'herb'];
    },
    {
      file: 'vocabulary.yaml',
      path: 'groups.0.sections',
      message: 'got "herb", which is no section; would be right: fruit, spice',
    },
  ],
  [
    'words for no tenancy',
    (k) => {
      nth(k.vocabulary.tenancies, 1).id = 'dawn';
    },
    {
      file: 'vocabulary.yaml',
      path: 'tenancies.1.id',
      message: 'got "dawn", which is no tenancy; would be right: day, night',
    },
  ],
  [
    'an id given twice in one list',
    (k) => {
      nth(k.policies, 2).id = 'fair';
    },
    { file: 'policies.yaml', path: '2.id', message: 'got "fair" a second time; would be right: an id of its own' },
  ],
  [
    'a deployment given twice',
    (k) => {
      k.matrix.sections.push({ id: 'fruit', name: 'More fruit' });
    },
    {
      file: 'matrix.yaml',
      path: 'sections.2.id',
      message: 'got "fruit" a second time; would be right: an id of its own',
    },
  ],
  [
    'a phrase claimed by two rows',
    (k) => {
      platform(k, 5).phrases.push('Mangoes!');
    },
    {
      file: 'matrix.yaml',
      path: 'platforms.5.phrases.1',
      message:
        '"mangoes" is claimed already by matrix.yaml › platforms.0.phrases.0; would be right: a phrase in one place only',
    },
  ],
  [
    'a phrase claimed by two files',
    (k) => {
      nth(k.policies, 0).phrases.push('ferry');
    },
    {
      file: 'vocabulary.yaml',
      path: 'clouds.1.technology.0',
      message: '"ferry" is claimed already by policies.yaml › 0.phrases.2; would be right: a phrase in one place only',
    },
  ],
  [
    'a phrase without a word',
    (k) => {
      k.vocabulary.tools.push('--');
    },
    {
      file: 'vocabulary.yaml',
      path: 'tools.1',
      message: 'has no word in it; would be right: at least one letter or digit',
    },
  ],
])('%s is one fault', (_, change, fault) => {
  expect(crossCheck(tinyWith(change))).toEqual([fault]);
});

test.each<[string, Change, string]>([
  ['guide', (k) => nth(k.guides, 0).platforms.push('fig'), '0.platforms'],
  ['family', (k) => nth(k.vocabulary.families, 0).platforms.push('fig'), 'families.0.platforms'],
  ['qualifier', (k) => nth(k.vocabulary.qualifiers, 0).platforms.push('fig'), 'qualifiers.0.platforms'],
  ['product', (k) => nth(k.vocabulary.products, 1).suggests.push('fig'), 'products.1.suggests'],
])('a row that a %s names must be in the matrix', (_, change, path) => {
  expect(crossCheck(tinyWith(change))).toEqual([
    expect.objectContaining({ path, message: expect.stringContaining('got "fig", which is no platform') }),
  ]);
});

test('a phrase written twice with one meaning is no fault', () => {
  const twice = tinyWith((k) => nth(k.matrix.platforms, 0).phrases.push('mango', 'Mango'));
  expect(crossCheck(twice)).toEqual([]);
});

test('all faults come at once', () => {
  const faults = crossCheck(
    tinyWith((k) => {
      nth(k.matrix.platforms, 0).section = 'herb';
      delete nth(k.matrix.platforms, 4).statuses['lake-day'];
      nth(k.policies, 1).id = 'fair';
      k.vocabulary.tools.push('ferry');
    }),
  );
  expect(faults.map((f) => f.path).sort()).toEqual(['1.id', 'platforms.0.section', 'platforms.4.statuses', 'tools.1']);
});
