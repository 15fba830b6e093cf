import { indexMatrix } from '../../../src/knowledge/matrix.js';
import { type HomeContent, homeOf, stateOf } from '../../../src/presentation/blocks/home.js';
import { NOTHING_OTHERWISE, type Otherwise, type Said } from '../../../src/presentation/marks.js';
import { tiny, tinyMatrix, tinyWith } from '../../support/tiny.js';

const content: HomeContent = {
  days: 3,
  command: '/ask',
  waiting: [],
  watched: [{ platform: 'mango', deployment: 'lake-day', known: 'unavailable' }],
  otherwise: NOTHING_OTHERWISE,
};
const saying = (said: Said): Otherwise =>
  new Map([['mango lake-day', { platform: 'mango', deployment: 'lake-day', said }]]);
const state = stateOf(tinyMatrix, content);
const changed = (change: Parameters<typeof tinyWith>[0]) => stateOf(indexMatrix(tinyWith(change)), content);

test('a Home of the same knowledge, findings, age, reports and watches need not be drawn again', () => {
  expect(stateOf(indexMatrix(structuredClone(tiny)), structuredClone(content))).toBe(state);
  expect(homeOf(tinyMatrix, content).private_metadata).toBe(state);
});

test.each([
  [
    'a cell',
    changed(({ matrix }) => void Object.assign(matrix.platforms[0]?.statuses ?? {}, { 'lake-day': 'available' })),
  ],
  ['a name', changed(({ matrix }) => void Object.assign(matrix.platforms[0] ?? {}, { name: 'Mangos' }))],
  ['a guide', changed(({ guides }) => void guides.pop())],
  ['the date', changed(({ matrix }) => void Object.assign(matrix.source, { fetchedAt: '2026-05-05T00:00:00Z' }))],
  ['the age', stateOf(tinyMatrix, { ...content, days: 4 })],
  ['what is watched', stateOf(tinyMatrix, { ...content, watched: [] })],
  ['what a page says', stateOf(tinyMatrix, { ...content, otherwise: saying('available') })],
])('%s makes it another', (_, other) => {
  expect(other).not.toBe(state);
});

test('what a page says otherwise is another thing for each thing it says', () => {
  const states = (['available', 'none', 'unclear'] as const).map((said) =>
    stateOf(tinyMatrix, { ...content, otherwise: saying(said) }),
  );
  expect(new Set(states).size).toBe(3);
});
