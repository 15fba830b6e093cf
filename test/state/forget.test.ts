import { sql } from 'kysely';
import { deliveriesInProcess } from '../../src/deliveries.js';
import { NOTHING } from '../../src/question/query.js';
import { openDatabase, type Where } from '../../src/state/database.js';
import { claimedDeliveries } from '../../src/state/deliveries.js';
import { notedFigures } from '../../src/state/figures.js';
import { forget, forgetThrough, type Whom } from '../../src/state/forget.js';
import { createGate, type Gate } from '../../src/state/gate.js';
import { keptReports } from '../../src/state/reports.js';
import { sweep } from '../../src/state/sweep.js';
import { DAYS_KEPT, EXPIRING, OWNED } from '../../src/state/tables.js';
import { keptThreads } from '../../src/state/threads.js';
import { keptWatches } from '../../src/state/watches.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const pause = async (): Promise<void> => undefined;

describe.each(DATABASES)('what is kept, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gate: Gate;
  const time = clock();
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    gate = await gateTo(where, time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  /** Everything that can be kept of somebody. */
  async function leaveTraces(team: string, person: string): Promise<void> {
    const conversation = { team, channel: 'C1', thread: '1.1' };
    await keptThreads(gate, time.now).remember({ conversation, at: `1.${person}`, person, query: NOTHING });
    const local = deliveriesInProcess({ most: 10, lifeMs: 1_000, now: time.now });
    const deliveries = claimedDeliveries(local, { gate, owner: 'a', now: time.now });
    await deliveries.once({ team, person, key: `message ${person}` }, pause);
    const report = { question: 'q', answer: 'a', wrong: 'verdict', words: '', by: person };
    await keptReports(gate, time.now).add({ ...report, team, told: false });
    const figures = notedFigures(gate, time.now);
    figures.answered({ team, person }, { cells: ['p d'], gap: { question: 'q', reason: 'not understood' } });
    figures.rated({ team, person }, true);
    await figures.write();
    await keptWatches(gate, time.now).add({ team, person }, [{ platform: 'p', deployment: 'd', known: 'available' }]);
    await gate.run((db) =>
      db
        .insertInto('installations')
        .values({ owner: team, sealed: 's', updated_at: 0 })
        .onConflict((same) => same.doNothing())
        .execute(),
    );
  }

  const rows = async (where: Readonly<{ team?: string; person?: string }>): Promise<number> => {
    const counts = await gate.run((db) =>
      Promise.all(
        OWNED.map((table) => {
          let found = db.selectFrom(table).select('id');
          if (where.team) found = found.where('team', '=', where.team);
          if (where.person) found = found.where('person', '=', where.person);
          return found.execute();
        }),
      ),
    );
    return counts.flat().length;
  };
  const forgetting = (whom: Whom) => gate.run((db) => forget(db, whom));

  test('nothing is left of a person who is forgotten, and others keep theirs', async () => {
    await leaveTraces('T1', 'U1');
    await leaveTraces('T1', 'U2');
    const others = await rows({ person: 'U2' });
    await forgetting({ person: 'U1' });
    expect([await rows({ person: 'U1' }), await rows({ person: 'U2' })]).toEqual([0, others]);
  });

  test('nothing is left of a workspace that is forgotten, its tokens included', async () => {
    await leaveTraces('T1', 'U1');
    await leaveTraces('T2', 'U1');
    const others = await rows({ team: 'T2' });
    await forgetting({ team: 'T1' });
    expect([await rows({ team: 'T1' }), await rows({ team: 'T2' })]).toEqual([0, others]);
    const installed = await gate.run((db) => db.selectFrom('installations').select('owner').execute());
    expect(installed).toEqual([{ owner: 'T2' }]);
  });

  test('an organisation is forgotten with all its workspaces, and one of them by its own id', async () => {
    const teams = ['E1/T1', 'E1/T2', 'E1', 'E11/T1', 'T1', 'T11'];
    const left = async () => {
      const counts = await Promise.all(teams.map((team) => rows({ team })));
      return teams.filter((_, index) => counts[index] !== 0);
    };
    for (const team of teams) await leaveTraces(team, 'U1');
    await forgetting({ team: 'T1' });
    expect(await left()).toEqual(['E1/T2', 'E1', 'T11']);
    await forgetting({ team: 'E1' });
    expect(await left()).toEqual(['T11']);
  });

  /** Installed by itself, though it belongs to an organisation. */
  const belongsTo = (enterprise: string, owner: string) =>
    gate.run((db) => db.updateTable('installations').set({ enterprise }).where('owner', '=', owner).execute());
  const installed = async () => {
    const found = await gate.run((db) => db.selectFrom('installations').select('owner').orderBy('owner').execute());
    return found.map(({ owner }) => owner);
  };

  test('an organisation is forgotten with workspaces that installed the app by themselves, and no other', async () => {
    for (const team of ['E1', 'E1/T2', 'T1', 'T3', 'T4']) await leaveTraces(team, 'U1');
    await belongsTo('E1', 'T1');
    await belongsTo('E2', 'T3');
    await forgetting({ person: 'U2', team: 'E1' });
    expect(await rows({ team: 'T1' })).toBeGreaterThan(0);
    await forgetting({ team: 'E1' });
    const left = await Promise.all(['E1', 'E1/T2', 'T1', 'T3', 'T4'].map((team) => rows({ team })));
    expect(left.map((count) => count > 0)).toEqual([false, false, false, true, true]);
    expect((await installed()).filter((owner) => !owner.includes('/'))).toEqual(['T3', 'T4']);
  });

  test('an installation that ends takes its own rows alone, not those of another one there', async () => {
    const teams = ['E1', 'E1/T1', 'E1/T2', 'T1'];
    const left = async () => {
      const counts = await Promise.all(teams.map((team) => rows({ team })));
      return teams.filter((_, index) => counts[index] !== 0);
    };
    for (const team of teams) await leaveTraces(team, 'U1');
    await belongsTo('E1', 'T1');
    await forgetting({ team: 'T1', installed: 'stays' });
    expect(await left()).toEqual(['E1', 'E1/T1', 'E1/T2']);
    await leaveTraces('T1', 'U1');
    await forgetting({ team: 'E1', installed: 'stays' });
    expect(await left()).toEqual(['T1']);
    expect((await installed()).filter((owner) => !owner.includes('/'))).toEqual(['E1', 'T1']);
  });

  test('a person is forgotten in one workspace alone, where one is named', async () => {
    await leaveTraces('T1', 'U1');
    await leaveTraces('T2', 'U1');
    await forgetting({ person: 'U1', team: 'T1' });
    expect(await rows({ team: 'T1', person: 'U1' })).toBe(0);
    expect(await rows({ team: 'T2', person: 'U1' })).toBeGreaterThan(0);
  });

  /** So many deliveries, of workspaces in turn. */
  async function deliver(count: number, teams: readonly string[], person = 'U1'): Promise<void> {
    const row = { owner: 'a', until: 0, tries: 1, done: 1, expires: time.now() + DAY_MS };
    const many = Array.from({ length: count }, (_, i) => ({
      ...row,
      id: `${person} ${i}`,
      team: teams[i % teams.length] as string,
      person,
    }));
    for (let i = 0; i < count; i += 400) {
      await gate.run((db) =>
        db
          .insertInto('deliveries')
          .values(many.slice(i, i + 400))
          .execute(),
      );
    }
  }

  test('very much goes in pieces, and others write in between', async () => {
    await deliver(3_000, ['E1/T1', 'T1']);
    await deliver(10, ['T2'], 'U2');
    const bot = await gateTo(where, time.now);
    const waits: number[] = [];
    const forgotten = forgetThrough(gate.run, { team: 'T1' });
    let forgetting = true;
    void forgotten.finally(() => {
      forgetting = false;
    });
    while (forgetting) {
      const begun = performance.now();
      await bot.run((db) => db.updateTable('deliveries').set({ done: 0 }).where('team', '=', 'T2').execute());
      waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await forgotten).deliveries).toBe(3_000);
    expect(waits.length).toBeGreaterThan(3);
    expect([await rows({ team: 'T1' }), await rows({ team: 'E1/T1' }), await rows({ team: 'T2' })]).toEqual([0, 0, 10]);
    await bot.close();
  });

  test('a person is forgotten in very many workspaces', async () => {
    const teams = Array.from({ length: 250 }, (_, i) => `T${i}`);
    await deliver(500, teams);
    await deliver(500, teams, 'U2');
    expect((await forgetting({ person: 'U1' })).deliveries).toBe(500);
    expect([await rows({ person: 'U1' }), await rows({ person: 'U2' })]).toEqual([0, 500]);
  });

  test('what is broken off stays gone, and the next time goes on', async () => {
    await deliver(1_200, ['T1']);
    let runs = 0;
    const dying: Gate['run'] = (work) => {
      runs += 1;
      return runs > 5 ? Promise.reject(new Error('away')) : gate.run(work);
    };
    await expect(forgetThrough(dying, { team: 'T1' }, pause)).rejects.toThrow('away');
    const left = await rows({ team: 'T1' });
    expect(left).toBeLessThan(1_200);
    expect((await forgetting({ team: 'T1' })).deliveries).toBe(left);
  });

  test('where the database is slow, all goes all the same, within the gate’s patience', async () => {
    if (!('url' in where)) return;
    await deliver(1_200, ['T1']);
    await gate.run((db) =>
      sql`
        create function slowly() returns trigger as $$ begin perform pg_sleep(0.002); return old; end $$ language plpgsql;
        create trigger slowly before delete on deliveries for each row execute function slowly()`.execute(db),
    );
    const place = where;
    const open = () => openDatabase(place);
    const hurried = createGate({ open, now: () => performance.now(), tell: () => undefined, patienceMs: 500 });
    await hurried.opened;
    await forgetThrough(hurried.run, { team: 'T1' });
    expect(await rows({ team: 'T1' })).toBe(0);
    await hurried.close();
  }, 30_000);

  test.each(EXPIRING)('%s go when their time is up, and not before', async (table) => {
    await leaveTraces('T1', 'U1');
    const left = () => gate.run((db) => db.selectFrom(table).select('id').execute());
    time.pass(DAYS_KEPT[table] * DAY_MS - 1);
    await sweep(gate, time.now, pause);
    expect(await left()).not.toEqual([]);
    time.pass(1);
    await sweep(gate, time.now, pause);
    expect(await left()).toEqual([]);
  });

  test('very many go in batches', async () => {
    const row = { team: 'T1', person: 'U1', owner: 'a', until: 0, tries: 1, done: 1, expires: time.now() };
    const many = Array.from({ length: 1_200 }, (_, i) => ({ ...row, id: String(i) }));
    for (let i = 0; i < many.length; i += 400) {
      await gate.run((db) =>
        db
          .insertInto('deliveries')
          .values(many.slice(i, i + 400))
          .execute(),
      );
    }
    const pauses = jest.fn(pause);
    expect(await sweep(gate, time.now, pauses)).toBe(1_200);
    expect(pauses.mock.calls.length).toBe(2);
  });
});
