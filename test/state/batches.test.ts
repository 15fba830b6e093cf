import { inBatches } from '../../src/state/batches.js';

/** A table with so many rows, of which each takes so long to remove; what takes too long fails, and is not removed. */
function tableOf(rows: number, { msEach = 0, limitMs = Number.POSITIVE_INFINITY } = {}) {
  let left = rows;
  let clock = 0;
  const sizes: number[] = [];
  jest.spyOn(performance, 'now').mockImplementation(() => clock);
  return {
    sizes,
    left: () => left,
    pause: jest.fn(async () => undefined),
    async remove(most: number) {
      const some = Math.min(most, left);
      sizes.push(most);
      clock += Math.min(some * msEach, limitMs);
      if (some * msEach > limitMs) throw new Error(`no answer within ${limitMs} ms`);
      left -= some;
      return some;
    },
  };
}
afterEach(() => jest.restoreAllMocks());

test('very many rows go 500 at a time, with a pause between', async () => {
  const table = tableOf(1_200);
  expect(await inBatches(table)).toBe(1_200);
  expect(table.sizes).toEqual([500, 500, 500]);
  expect(table.pause).toHaveBeenCalledTimes(2);
});

test('where there is nothing, one look is enough', async () => {
  const table = tableOf(0);
  expect(await inBatches(table)).toBe(0);
  expect(table.sizes).toEqual([500]);
});

test('where rows take long, batches are smaller', async () => {
  const table = tableOf(1_000, { msEach: 2 });
  expect(await inBatches(table)).toBe(1_000);
  expect(Math.min(...table.sizes)).toBeLessThan(150);
});

test('where a batch is not done in time, smaller ones are', async () => {
  const table = tableOf(6_000, { msEach: 3, limitMs: 1_000 });
  expect(await inBatches(table)).toBe(6_000);
  expect(table.left()).toBe(0);
});

test('where none is done in time, it ends, and what went before stays gone', async () => {
  let tries = 0;
  const remove = async (most: number) => {
    tries += 1;
    if (tries > 2) throw new Error('away');
    return most;
  };
  await expect(inBatches({ remove, pause: async () => undefined })).rejects.toThrow('away');
  expect(tries).toBe(6);
});
