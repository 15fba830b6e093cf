import { notedFigures } from '../../src/state/figures.js';
import { DATABASES, gateTo, type Places, placesOf } from './support.js';

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
});
