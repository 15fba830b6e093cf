import { isRefusal, writeRows } from '../../src/state/rows.js';

const refusal = Object.assign(new Error('no'), { code: '22021', severity: 'ERROR' });
const away = new Error('the database is away');

/** A database that takes all rows but some. */
function databaseWithout(bad: readonly number[]) {
  const taken: number[] = [];
  const insert = jest.fn(async (rows: readonly number[]) => {
    if (rows.some((row) => bad.includes(row))) throw refusal;
    taken.push(...rows);
  });
  return { taken, insert };
}
const MANY = Array.from({ length: 100 }, (_, i) => i);

test.each([
  ['none', []],
  ['the first', [0]],
  ['the last', [99]],
  ['some', [3, 4, 50, 77]],
  ['all', MANY],
])('of many rows of which the database refuses %s, the others are written once, in their order', async (_, bad) => {
  const { taken, insert } = databaseWithout(bad);
  expect(await writeRows(MANY, insert)).toEqual({ waiting: [], refused: bad.map(() => refusal) });
  expect(taken).toEqual(MANY.filter((row) => !bad.includes(row)));
});

test('one bad row among many takes few statements', async () => {
  const { insert } = databaseWithout([42]);
  await writeRows(MANY, insert);
  expect(insert.mock.calls.length).toBeLessThan(20);
});

test('where the database goes away, what is not written waits, and nothing else', async () => {
  const { taken, insert } = databaseWithout([77]);
  let calls = 0;
  const leaving = async (rows: readonly number[]) => {
    calls += 1;
    if (calls > 4) throw away;
    await insert(rows);
  };
  const { waiting, cause } = await writeRows(MANY, leaving);
  expect(cause).toBe(away);
  expect([...taken, ...waiting].toSorted((a, b) => a - b)).toEqual(MANY);
  expect(taken.length).toBeGreaterThan(0);
});

test('nothing to write asks nobody', async () => {
  const insert = jest.fn();
  expect(await writeRows([], insert)).toEqual({ waiting: [], refused: [] });
  expect(insert).not.toHaveBeenCalled();
});

test.each([
  ['22021', true],
  ['22003', true],
  ['23505', true],
  ['54000', true],
  ['SQLITE_CONSTRAINT_UNIQUE', true],
  ['SQLITE_TOOBIG', true],
  ['40P01', false],
  ['42P01', false],
  ['53300', false],
  ['57P01', false],
  ['08006', false],
  ['ECONNREFUSED', false],
  ['SQLITE_BUSY', false],
  ['SQLITE_IOERR', false],
  [undefined, false],
])('%s is a refusal of a row: %s', (code, is) => {
  expect(isRefusal(Object.assign(new Error(), { code }))).toBe(is);
});
