import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basisOf, ownReader } from '../../src/daily/basis.js';
import { tiny, tinyWith } from '../support/tiny.js';

const SOURCES = ['https://docs.test/a', 'https://docs.test/b'];
const basis = basisOf(tiny, SOURCES, 'reader 1');

test('the same knowledge, pages and reader have the same name, whoever read them', () => {
  expect(basisOf(structuredClone(tiny), [...SOURCES], 'reader 1')).toBe(basis);
});

test.each([
  [
    'a cell',
    basisOf(
      tinyWith(({ matrix }) => void Object.assign(matrix.platforms[0]?.statuses ?? {}, { 'lake-day': 'available' })),
      SOURCES,
      'reader 1',
    ),
  ],
  [
    'a phrase',
    basisOf(
      tinyWith(({ matrix }) => void matrix.platforms[0]?.phrases.push('zorbex')),
      SOURCES,
      'reader 1',
    ),
  ],
  [
    'a word',
    basisOf(
      tinyWith(({ vocabulary }) => void vocabulary.talk.push('zorbex')),
      SOURCES,
      'reader 1',
    ),
  ],
  [
    'a policy',
    basisOf(
      tinyWith(({ policies }) => void policies.pop()),
      SOURCES,
      'reader 1',
    ),
  ],
  ['fewer pages', basisOf(tiny, SOURCES.slice(1), 'reader 1')],
  ['another reader', basisOf(tiny, SOURCES, 'reader 2')],
])('%s makes another name', (_, other) => {
  expect(other).not.toBe(basis);
});

test('a reader is named by its code and its packages', () => {
  const root = mkdtempSync(join(tmpdir(), 'reader-'));
  mkdirSync(join(root, 'dist'));
  const names = [
    ['code 1', 'packages 1'],
    ['code 2', 'packages 1'],
    ['code 1', 'packages 2'],
    ['code 1', 'packages 1'],
  ].map(([code = '', packages = '']) => {
    writeFileSync(join(root, 'dist', 'compare-worker.js'), code);
    writeFileSync(join(root, 'package.json'), packages);
    return ownReader(root);
  });
  rmSync(root, { recursive: true });
  expect([new Set(names).size, names[3]]).toEqual([3, names[0]]);
});
