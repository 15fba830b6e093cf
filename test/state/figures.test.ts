import { partsOn } from '../../src/parts.js';
import { openDatabase } from '../../src/state/database.js';
import { notedFigures } from '../../src/state/figures.js';
import { createState } from '../../src/state/state.js';
import { realBot } from '../support/real-bot.js';
import { DATABASES, gateTo, type Places, placesOf } from './support.js';

const { bot } = realBot();

describe.each(DATABASES)('figures in %s', (kind) => {
  let places: Places;
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  afterAll(() => places.close());

  test('processes that write the same counts at once, each in its order, lose none and wait for each other in no ring', async () => {
    const where = await places.fresh();
    const gates = await Promise.all([gateTo(where), gateTo(where), gateTo(where), gateTo(where)]);
    const cells = Array.from({ length: 60 }, (_, i) => `platform${i} blue-mt`);
    const ROUNDS = 15;
    const who = { team: 'T1', person: 'U0ANA' };
    await Promise.all(
      gates.map(async (gate, n) => {
        const figures = notedFigures(gate, Date.now);
        const own = [...cells.slice(n * 15), ...cells.slice(0, n * 15)];
        if (n % 2) own.reverse();
        for (let i = 0; i < ROUNDS; i += 1) {
          figures.answered(who, { cells: own });
          await figures.write();
        }
      }),
    );
    const rows = await gates[0]?.run((db) => db.selectFrom('counts').select(['name', 'count']).execute());
    expect(rows).toHaveLength(cells.length);
    expect(rows?.filter(({ count }) => count !== gates.length * ROUNDS)).toEqual([]);
    await Promise.all(gates.map((gate) => gate.close()));
  });

  test('what could not be written is written the next time', async () => {
    const gate = await gateTo(await places.fresh());
    let away = true;
    const run: typeof gate.run = (work) => (away ? Promise.reject(new Error('away')) : gate.run(work));
    const figures = notedFigures({ run }, Date.now);
    const gap = { question: 'kafka?', reason: 'not in the matrix: kafka' };
    figures.answered({ team: 'T1', person: 'U0ANA' }, { cells: ['ocean blue-mt'], gap });
    await expect(figures.write()).rejects.toThrow('away');
    away = false;
    await figures.write();
    await figures.write();
    expect(await gate.run((db) => db.selectFrom('counts').select(['name', 'count']).execute())).toEqual([
      { name: 'ocean blue-mt', count: 1 },
    ]);
    expect(await gate.run((db) => db.selectFrom('gaps').select('question').execute())).toEqual([
      { question: 'kafka?' },
    ]);
    await gate.close();
  });

  test('what the database refuses for what is in it is left out and told of once, without its words; the rest is written', async () => {
    const gate = await gateTo(await places.fresh());
    // A rule that one figure breaks, whatever the database.
    await gate.run((db) => db.schema.createIndex('once').on('counts').column('name').unique().execute());
    const told: string[] = [];
    const figures = notedFigures(gate, Date.now, (line) => void told.push(line));
    const gap = { question: 'kafka?', reason: 'not in the matrix: kafka' };
    figures.answered({ team: 'T1', person: 'U0ANA' }, { cells: ['secret blue-mt'], gap });
    await figures.write();
    figures.answered({ team: 'T1', person: 'U0ANA' }, { cells: ['ocean blue-mt'], gap });
    figures.answered({ team: 'T2', person: 'U0BEN' }, { cells: ['secret blue-mt', 'lake blue-mt'], gap });
    await figures.write();
    await figures.write();
    const rows = await gate.run((db) => db.selectFrom('counts').select(['team', 'name', 'count']).execute());
    expect(rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { team: 'T2', name: 'lake blue-mt', count: 1 },
      { team: 'T1', name: 'ocean blue-mt', count: 1 },
      { team: 'T1', name: 'secret blue-mt', count: 1 },
    ]);
    expect(await gate.run((db) => db.selectFrom('gaps').select('id').execute())).toHaveLength(3);
    expect(told).toEqual([expect.stringMatching(/^One figure is left out.*\((23505|SQLITE_CONSTRAINT_UNIQUE)\)\.$/)]);
    await gate.close();
  });

  test('a question with a character that no database keeps stops no other figure', async () => {
    const where = await places.fresh();
    const told: string[] = [];
    const state = createState({ open: () => openDatabase(where), now: Date.now, tell: (line) => void told.push(line) });
    await state.gate.opened;
    const { router, forget } = partsOn(() => bot, state);
    for (const text of ['does quux\u0000base work on azure st', 'does clickhouse work on azure st'])
      router.answer(text, { team: 'T1', person: 'U0ANA' });
    state.figures.answered(
      { team: 'T1', person: 'U\u0000' },
      { cells: ['ocean blue-mt'], gap: { question: 'a', reason: 'b' } },
    );
    await state.figures.write();
    const left = () => state.gate.run((db) => db.selectFrom('gaps').select('question').orderBy('question').execute());
    expect((await left()).map(({ question }) => question)).toEqual(
      expect.arrayContaining(['does clickhouse work on azure st', 'does quuxbase work on azure st']),
    );
    expect(told.filter((line) => /quux|0x00/.test(line))).toEqual([]);
    await forget?.({ team: 'T1' });
    expect(await left()).toEqual([]);
    await state.close();
  });

  test('figures that cannot be written keep nothing from being forgotten', async () => {
    const where = await places.fresh();
    const state = createState({ open: () => openDatabase(where), now: Date.now, tell: () => undefined });
    await state.gate.opened;
    state.figures.rated({ team: 'T1', person: 'U0ANA' }, true);
    await state.figures.write();
    const write = () => Promise.reject(new Error('never'));
    const { forget } = partsOn(() => bot, { ...state, figures: { ...state.figures, write } });
    await forget?.({ team: 'T1' });
    expect(await state.gate.run((db) => db.selectFrom('counts').select('id').execute())).toEqual([]);
    await state.close();
  });
});
