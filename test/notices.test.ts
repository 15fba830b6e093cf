import { deliveriesInProcess } from '../src/deliveries.js';
import { snapshotOf } from '../src/editions/snapshot.js';
import type { Asker } from '../src/figures.js';
import { indexMatrix } from '../src/knowledge/matrix.js';
import { type Notice, type Telling, tellWatchers } from '../src/notices.js';
import { changesMessage } from '../src/presentation/blocks/watching.js';
import type { Where } from '../src/state/database.js';
import { claimedDeliveries } from '../src/state/deliveries.js';
import { keptEditions, LATELY_MS } from '../src/state/editions.js';
import type { Gate } from '../src/state/gate.js';
import { keptWatches } from '../src/state/watches.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './state/support.js';
import { tiny } from './support/tiny.js';

const PEOPLE = Array.from({ length: 12 }, (_, i): Asker => ({ team: 'T1', person: `U${i}` }));
const JUICE = { platform: 'mango-juice', deployment: 'lake-day', known: 'unavailable' } as const;
const PEPPER = { platform: 'pepper', deployment: 'lake-day', known: 'available' } as const;

/** The small matrix of another time, with one row's cell otherwise. */
const edition = (
  fetchedAt: string,
  juice: 'available' | 'unavailable',
  pepper: 'available' | 'unavailable' = 'available',
) =>
  indexMatrix({
    ...tiny,
    matrix: {
      ...tiny.matrix,
      source: { ...tiny.matrix.source, fetchedAt },
      platforms: tiny.matrix.platforms.map((p) => {
        if (p.id === 'mango-juice') return { ...p, statuses: { ...p.statuses, 'lake-day': juice } };
        return p.id === 'pepper' ? { ...p, statuses: { ...p.statuses, 'lake-day': pepper } } : p;
      }),
    },
  });
const OLD = edition('2026-01-02T03:04:05Z', 'unavailable');
const NEW = edition('2026-02-02T03:04:05Z', 'available');

describe.each(DATABASES)('notices to watchers, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gates: Gate[] = [];
  let told: (Asker & Notice)[] = [];
  let time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    told = [];
    time = clock();
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
      editions: keptEditions(gate, time.now),
      deliveries: claimedDeliveries(local, { gate, owner, now: Date.now, claimMs: 300, lookMs: 20 }),
      matrix,
      post: async (who, notice) => void told.push({ ...who, ...notice }),
      ...given,
    };
    const own = snapshotOf(matrix.knowledge.matrix);
    const changes = async () => changesMessage(await keptEditions(gate, time.now).history(6, own)).text;
    return { gate, watches, changes, run: () => tellWatchers(telling) };
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
    // By the name that it had.
    expect(lines()).toEqual(['• Mango Juice on Lake by day: was ❌ not currently supported, is not in the matrix']);
  });

  test('the editions that ran are kept, the newest first', async () => {
    const { gate } = await watchedBefore();
    await (await processOf('a')).run();
    const days = (await keptEditions(gate, time.now).history(9)).map(({ fetchedAt }) => fetchedAt.slice(0, 10));
    expect(days).toEqual(['2026-02-02', '2026-01-02']);
  });

  const lines = () => told.map(({ message }) => message.text.split('\n')[1]);
  const NOW_YES = '• Mango Juice on Lake by day: was ❌ not currently supported, is ✅ available';
  const NOW_NO = '• Mango Juice on Lake by day: was ✅ available, is ❌ not currently supported';

  describe('an edition that comes back', () => {
    test.each([
      ['of the same date', '2026-01-02T03:04:05Z', 0],
      ['of another date, when the newer one is gone', '2026-02-02T03:04:05Z', LATELY_MS],
    ])('%s is told each time, and the list of changes ends with what runs', async (_, date, pause) => {
      await watchedBefore(PEOPLE.slice(0, 1));
      const [no, yes] = [OLD, edition(date, 'available')];
      const seen: (string | undefined)[] = [];
      for (const [i, matrix] of [yes, no, yes, no].entries()) {
        time.pass(pause);
        // Several at once, each time.
        const processes = await Promise.all(['a', 'b'].map((owner) => processOf(`${owner}${i}`, matrix)));
        await Promise.all(processes.map(({ run }) => run()));
        seen.push((await processes[0]?.changes())?.split('\n')[1]);
      }
      expect(lines()).toEqual([NOW_YES, NOW_NO, NOW_YES, NOW_NO]);
      expect(seen).toEqual([NOW_YES, NOW_NO, NOW_YES, NOW_NO].map((line) => line.replace('by day', 'Day')));
    });

    test('is kept quiet of while the newer one runs, and told when nothing was heard of that for some minutes', async () => {
      const old = await watchedBefore(PEOPLE.slice(0, 1));
      const newer = await processOf('new');
      await newer.run();
      told = [];
      const back = await processOf('back', OLD);
      expect(await back.run()).toBe(0);
      // What it says of itself is true at once.
      expect(await back.changes()).toContain('one edition only');
      time.pass(LATELY_MS - 1);
      expect([await back.run(), await old.run(), lines()]).toEqual([0, 0, []]);
      time.pass(1);
      expect([await back.run(), lines()]).toEqual([1, [NOW_NO]]);
      expect((await back.changes()).split('\n')[1]).toContain('was ✅ available, is ❌');
    });

    test('of the same date is not gone to and fro between while both run: what was started last is told', async () => {
      const old = await watchedBefore(PEOPLE.slice(0, 1));
      const newer = await processOf('new', edition('2026-01-02T03:04:05Z', 'available'));
      for (const { run } of [newer, old, newer, old]) await run();
      expect(lines()).toEqual([NOW_YES]);
    });

    test('from one that was dated too late is told when that is gone', async () => {
      await watchedBefore(PEOPLE.slice(0, 1));
      await (await processOf('late', edition('2199-01-01T00:00:00Z', 'unavailable'))).run();
      time.pass(LATELY_MS);
      await (await processOf('right')).run();
      expect(lines()).toEqual([NOW_YES]);
    });

    test('dates are compared as moments, in whatever zone they are written', async () => {
      const old = await processOf('before', edition('2026-03-02T01:00:00+00:00', 'unavailable'));
      await old.run();
      await old.watches.add(PEOPLE[0] as Asker, [JUICE]);
      await (await processOf('a', edition('2026-03-01T23:30:00-05:00', 'available'))).run();
      expect(lines()).toEqual([NOW_YES]);
    });
  });

  test('who watches more in an old process, after they were told by a new one, is told of that too, and once', async () => {
    const [who] = PEOPLE as [Asker];
    const old = await processOf('before', edition('2026-01-02T03:04:05Z', 'unavailable', 'unavailable'));
    await old.run();
    await old.watches.add(who, [JUICE]);
    const [a, b] = [await processOf('a'), await processOf('b')];
    await a.run();
    await old.watches.add(who, [{ ...PEPPER, known: 'unavailable' }]);
    await Promise.all([a.run(), b.run()]);
    await a.run();
    expect(lines()).toEqual([NOW_YES, NOW_YES.replace('Mango Juice', 'Peppercorn')]);
    expect((await a.watches.of(who)).map(({ known }) => known)).toEqual(['available', 'available']);
  });

  test('who ends a watch and begins it anew in an old process is told of the same change again', async () => {
    const [who] = PEOPLE as [Asker];
    const old = await watchedBefore([who]);
    const a = await processOf('a');
    await a.run();
    await old.watches.remove(who, [JUICE]);
    await old.watches.add(who, [JUICE]);
    await a.run();
    expect(lines()).toEqual([NOW_YES, NOW_YES]);
  });

  test('who watches all of a platform is told once of a new column of it, and who ends that is not told again', async () => {
    const [who, other] = PEOPLE as [Asker, Asker];
    const { matrix } = NEW.knowledge;
    const deployments = matrix.deployments.filter(({ id }) => id !== 'lake-day');
    const hill = deployments.map(({ id }) => ({ platform: 'pepper', deployment: id, known: 'available' as const }));
    const before = await processOf('before', indexMatrix({ ...NEW.knowledge, matrix: { ...matrix, deployments } }));
    await before.run();
    await before.watches.add(who, hill);
    await before.watches.add(other, hill.slice(1));
    const processes = await Promise.all(['a', 'b'].map((owner) => processOf(owner)));
    await Promise.all(processes.map(({ run }) => run()));
    expect(told.map(({ person, message }) => `${person} ${message.text.split('\n')[1]}`)).toEqual([
      `${who.person} • Peppercorn on Lake by day: is now in the matrix: ✅ available`,
    ]);
    await before.watches.remove(who, [PEPPER]);
    await (await processOf('c')).run();
    expect([told.length, (await before.watches.of(who)).length]).toEqual([1, 2]);
  });
});
