import { cameSince } from '../src/came-since.js';
import { type Snapshot, snapshotOf } from '../src/editions/snapshot.js';
import { indexMatrix } from '../src/knowledge/matrix.js';
import type { WatchedSince } from '../src/watches.js';
import { tiny } from './support/tiny.js';

const { platforms, deployments } = tiny.matrix;
const now = indexMatrix(tiny);
/** Run 1 had two rows and a column less. */
const THEN = {
  platforms: platforms.filter(({ id }) => !['saffron', 'pepper'].includes(id)),
  deployments: deployments.filter(({ id }) => id !== 'lake-day'),
};
const ran: ReadonlyMap<number, Snapshot> = new Map([
  [1, snapshotOf({ ...tiny.matrix, ...THEN })],
  [2, snapshotOf(tiny.matrix)],
]);
const watch = (rows: readonly string[], columns: readonly string[], run = 1): WatchedSince[] =>
  rows.flatMap((platform) =>
    columns.map((deployment) => ({ platform, deployment, known: 'available', created: 1, run })),
  );
const HILL = ['hill-day', 'hill-night'];
const OLD_ROWS = THEN.platforms.map(({ id }) => id);
const came = (watched: WatchedSince[]) =>
  cameSince(watched, ran, now).map(({ platform, deployment, known }) => `${platform} ${deployment} ${known}`);

test('who watches all of a platform watches its cell in a new column', () => {
  expect(came(watch(['mango'], HILL))).toEqual(['mango lake-day none']);
});

test('who watches all of a deployment watches its cell in each new row', () => {
  expect(came(watch(OLD_ROWS, ['hill-day']))).toEqual(['saffron hill-day none', 'pepper hill-day none']);
});

test('who watched everything watches the new rows and columns, each cell once', () => {
  const cells = came(watch(OLD_ROWS, HILL));
  expect(cells).toHaveLength(OLD_ROWS.length + 2 * 2);
  expect(new Set(cells).size).toBe(cells.length);
});

test.each([
  ['a part of a row', watch(['mango'], ['hill-day'])],
  ['a part of a column', watch(OLD_ROWS.slice(1), ['hill-day'])],
  ['all of a row, but the new column came before they watched', watch(['mango'], HILL, 2)],
  ['all of a row, and was told of the new column and ended that', watch(['mango'], HILL, 2)],
  ['the new column already', watch(['mango'], [...HILL, 'lake-day'])],
  ['a row that is gone', watch(['teapot'], HILL)],
  ['all of a row, with an edition that is not known any more', watch(['mango'], HILL, 7)],
  ['nothing', []],
])('who watches %s gets nothing added', (_, watched) => {
  expect(came(watched)).toEqual([]);
});
