import { snapshotOf } from '../src/editions/snapshot.js';
import { keepTelling } from '../src/telling.js';
import { tiny } from './support/tiny.js';

const snapshot = snapshotOf(tiny.matrix);
const MINUTE_MS = 60_000;

describe('a bot that runs', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** How often it was told in each minute, where the edition runs alone as `alone` says, minute for minute. */
  async function minutes(alone: readonly (boolean | Error)[], tell: () => Promise<void> = async () => undefined) {
    const left = [...alone];
    const counts: number[] = [];
    const faults: string[] = [];
    let beats = 0;
    let told = 0;
    const end = keepTelling({
      editions: {
        beat: async () => {
          beats += 1;
          const next = left.shift() ?? true;
          if (next instanceof Error) throw next;
          return next;
        },
      },
      snapshot,
      tell: () => {
        told += 1;
        return tell();
      },
      fail: (cause) => void faults.push(cause.message),
    });
    for (let i = 0; i < alone.length; i++) {
      told = 0;
      await jest.advanceTimersByTimeAsync(i === 0 ? 0 : MINUTE_MS);
      counts.push(i === 0 ? 1 : told);
    }
    end();
    const heard = beats;
    await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    expect(beats).toBe(heard);
    return { counts, faults, beats };
  }

  test('tells at the start, and lets itself be heard of each minute', async () => {
    const { counts, beats } = await minutes([true, true, true]);
    expect([counts, beats]).toEqual([[1, 0, 0], 3]);
  });

  test('tells each minute as long as another edition runs, and once more when it is alone', async () => {
    expect((await minutes([false, false, true, true])).counts).toEqual([1, 1, 1, 0]);
    expect((await minutes([true, false, true, true])).counts).toEqual([1, 1, 1, 0]);
  });

  test('tells again what failed, and says so once', async () => {
    const tries = [new Error('Slack is unwell'), new Error('Slack is unwell')];
    const tell = async () => {
      const fault = tries.shift();
      if (fault) throw fault;
    };
    const { counts, faults } = await minutes([true, true, true, true], tell);
    expect([counts, faults]).toEqual([[1, 1, 1, 0], ['Slack is unwell']]);
  });

  test('goes on when its database was away', async () => {
    const away = new Error('the database is away');
    const { counts, faults } = await minutes([true, away, away, true, away]);
    expect([counts, faults]).toEqual([
      [1, 0, 0, 0, 0],
      ['the database is away', 'the database is away'],
    ]);
  });
});
