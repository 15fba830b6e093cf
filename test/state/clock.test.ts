import { deliveriesInProcess } from '../../src/deliveries.js';
import { openDatabase } from '../../src/state/database.js';
import { claimedDeliveries } from '../../src/state/deliveries.js';
import type { Gate } from '../../src/state/gate.js';
import { createState } from '../../src/state/state.js';
import { clock, DATABASES, gateTo, placesOf } from './support.js';

const HOUR_MS = 60 * 60 * 1_000;
const MESSAGE = { team: 'T1', person: 'U1', key: 'message C1 1' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(DATABASES)('a clock that is set back, on %s,', (kind) => {
  test('keeps the database away no longer', async () => {
    const places = await placesOf(kind);
    const where = await places.fresh();
    const time = clock();
    const state = createState({ open: () => openDatabase(where), now: time.now, tell: () => undefined });
    await state.gate.opened;
    await expect(state.gate.run(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    time.pass(-HOUR_MS);
    await pause(1_050);
    expect(await state.gate.run((db) => db.selectFrom('jobs').select('name').execute())).toEqual([]);
    await state.close();
    await places.close();
  }, 30_000);

  test('lets nobody wait longer for another process', async () => {
    const places = await placesOf(kind);
    const where = await places.fresh();
    const time = clock();
    const [one, other] = [await gateTo(where), await gateTo(where)];
    const processOn = (gate: Gate, owner: string) =>
      claimedDeliveries(deliveriesInProcess({ most: 10, lifeMs: HOUR_MS, now: time.now }), {
        ...{ gate, owner, now: time.now, lookMs: 20, patienceMs: 200 },
      });
    let end = (): void => undefined;
    const first = processOn(one, 'a').once(MESSAGE, () => new Promise((resolve) => (end = () => resolve())));
    await pause(100);
    const second = processOn(other, 'b').once(MESSAGE, async () => undefined);
    await pause(50);
    time.pass(-HOUR_MS);
    await expect(second).rejects.toThrow('another process is still at this delivery');
    end();
    await first;
    await one.close();
    await other.close();
    await places.close();
  }, 10_000);
});
