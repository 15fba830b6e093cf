import { deliveriesInProcess } from '../src/deliveries.js';
import type { Asker } from '../src/figures.js';
import { indexMatrix } from '../src/knowledge/matrix.js';
import { type Notice, type Telling, tellWatchers } from '../src/notices.js';
import type { Where } from '../src/state/database.js';
import { claimedDeliveries } from '../src/state/deliveries.js';
import { keptEditions } from '../src/state/editions.js';
import type { Gate } from '../src/state/gate.js';
import { keptWatches } from '../src/state/watches.js';
import { DATABASES, gateTo, type Places, placesOf } from './state/support.js';
import { tiny } from './support/tiny.js';

const PEOPLE = Array.from({ length: 12 }, (_, i): Asker => ({ team: 'T1', person: `U${i}` }));
const JUICE = { platform: 'mango-juice', deployment: 'lake-day', known: 'unavailable' } as const;
const PEPPER = { platform: 'pepper', deployment: 'lake-day', known: 'available' } as const;

/** The small matrix of another time, with one row's cell otherwise. */
const edition = (fetchedAt: string, juice: 'available' | 'unavailable') =>
  indexMatrix({
    ...tiny,
    matrix: {
      ...tiny.matrix,
      source: { ...tiny.matrix.source, fetchedAt },
      platforms: tiny.matrix.platforms.map((p) =>
        p.id === 'mango-juice' ? { ...p, statuses: { ...p.statuses, 'lake-day': juice } } : p,
      ),
    },
  });
const OLD = edition('2026-01-02T03:04:05Z', 'unavailable');
const NEW = edition('2026-02-02T03:04:05Z', 'available');

describe.each(DATABASES)('notices to watchers, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gates: Gate[] = [];
  let told: (Asker & Notice)[] = [];
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    told = [];
  });
  afterEach(async () => {
    for (const gate of gates) await gate.close();
    gates = [];
  });
  afterAll(() => places.close());

  /** One more process; its claims hold 300 ms. */
  async function processOf(owner: string, matrix = NEW, given: Partial<Telling> = {}) {
    const gate = await gateTo(where);
    gates.push(gate);
    const local = deliveriesInProcess({ most: 100, lifeMs: 60_000, now: Date.now });
    const watches = keptWatches(gate, Date.now);
    const telling: Telling = {
      watches,
      editions: keptEditions(gate, Date.now),
      deliveries: claimedDeliveries(local, { gate, owner, now: Date.now, claimMs: 300, lookMs: 20 }),
      matrix,
      post: async (who, notice) => void told.push({ ...who, ...notice }),
      ...given,
    };
    return { gate, watches, run: () => tellWatchers(telling) };
  }

  /** A bot with the old edition, in which everybody watches. */
  async function watchedBefore(people = PEOPLE) {
    const process = await processOf('before', OLD);
    await process.run();
    for (const who of people) await process.watches.add(who, [JUICE, PEPPER]);
    return process;
  }
  const who = () => told.map(({ person }) => person).sort();
  const everybody = PEOPLE.map(({ person }) => person).sort();

  test('each is told once, of what changed alone, was → is, when three processes start together', async () => {
    await watchedBefore();
    const processes = await Promise.all(['a', 'b', 'c'].map((owner) => processOf(owner)));
    await Promise.all(processes.map(({ run }) => run()));
    expect(who()).toEqual(everybody);
    const [notice] = told;
    expect(notice?.message.text).toContain(
      'Mango Juice on Lake by day: was ❌ not currently supported, is ✅ available',
    );
    expect(notice?.message.text).not.toContain('Peppercorn');
  });

  test('each is told once when one of three processes is killed half-way', async () => {
    await watchedBefore();
    let posted = 0;
    let dies = (): void => undefined;
    const dead = new Promise<void>((resolve) => {
      dies = resolve;
    });
    // Nothing comes back from its fourth message, and with its database gone nothing renews its claim.
    const killed = await processOf('a', NEW, {
      post: async (to, notice) => {
        posted += 1;
        if (posted < 4) return void told.push({ ...to, ...notice });
        dies();
        await new Promise(() => undefined);
      },
    });
    void killed.run().catch(() => undefined);
    await dead;
    await killed.gate.close();
    const others = await Promise.all(['b', 'c'].map((owner) => processOf(owner)));
    await Promise.all(others.map(({ run }) => run()));
    expect(who()).toEqual(everybody);
    // Only of the one that was in hand nobody knows whether it arrived.
    expect(told.filter(({ again }) => again)).toHaveLength(1);
  });

  test('a start with the same edition tells nobody again, and one with an older edition nobody either', async () => {
    const first = await watchedBefore();
    await (await processOf('a')).run();
    told = [];
    expect(await (await processOf('b')).run()).toBe(0);
    expect(await first.run()).toBe(0);
    expect(told).toEqual([]);
  });

  test('who could not be told is told by the next try, and the others once', async () => {
    await watchedBefore();
    const fails = new Set(['U3', 'U7']);
    const process = await processOf('a', NEW, {
      post: async (to, notice) => {
        if (fails.delete(to.person)) throw new Error('Slack is unwell');
        told.push({ ...to, ...notice });
      },
    });
    await expect(process.run()).rejects.toThrow('2 not told yet: Slack is unwell');
    expect(await process.run()).toBe(2);
    expect(who()).toEqual(everybody);
  });

  test('who no longer watches is not told', async () => {
    const { watches } = await watchedBefore();
    await watches.remove(PEOPLE[0] as Asker, [JUICE]);
    await (await processOf('a')).run();
    expect(who()).toEqual(everybody.filter((person) => person !== 'U0'));
  });

  test('of a row that left the matrix its watchers are told once', async () => {
    await watchedBefore(PEOPLE.slice(0, 1));
    const { platforms } = NEW.knowledge.matrix;
    const gone = indexMatrix({
      ...NEW.knowledge,
      matrix: { ...NEW.knowledge.matrix, platforms: platforms.filter((p) => p.id !== 'mango-juice') },
    });
    await (await processOf('a', gone)).run();
    await (await processOf('b', gone)).run();
    expect(told.map(({ message }) => message.text)).toEqual([expect.stringContaining('is not in the matrix')]);
  });

  test('the editions that ran are kept, the newest first', async () => {
    const { gate } = await watchedBefore();
    await (await processOf('a')).run();
    const days = (await keptEditions(gate, Date.now).history(9)).map(({ fetchedAt }) => fetchedAt.slice(0, 10));
    expect(days).toEqual(['2026-02-02', '2026-01-02']);
  });
});
