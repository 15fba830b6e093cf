import { partsOn } from '../../src/parts.js';
import { summaryMessage } from '../../src/presentation/blocks/summary.js';
import { summaryText } from '../../src/presentation/summary.js';
import { openDatabase } from '../../src/state/database.js';
import { forget } from '../../src/state/forget.js';
import { createState, type State } from '../../src/state/state.js';
import type { Tables } from '../../src/state/tables.js';
import { keptWords } from '../../src/state/words.js';
import { realBot } from '../support/real-bot.js';
import { DATABASES, type Places, placesOf } from './support.js';

const { bot, matrix } = realBot();
const BEN = { team: 'T0ONE', person: 'U0BEN' };
/** All the ways in which Ana can be named. */
const ANA = ['<@U0ANA>', '<@U0ANA|ana>', 'U0ANA', '@U0ANA', 'https://markets.slack.com/team/U0ANA', 'ana@markets.test'];
const NAMED = /U0ANA|ana@|markets/;

describe.each(DATABASES)('what is kept of what people write, on %s', (kind) => {
  let places: Places;
  let state: State;
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    const where = await places.fresh();
    state = createState({ open: () => openDatabase(where), now: Date.now, tell: () => undefined });
    await state.gate.opened;
  });
  afterEach(() => state.close());
  afterAll(() => places.close());

  const dump = async (): Promise<string> => {
    const tables = await state.gate.run(async (db) => {
      const found = await db.introspection.getTables();
      expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(['threads', 'reports', 'gaps']));
      return Promise.all(
        found.map(({ name }) =>
          db
            .selectFrom(name as keyof Tables)
            .selectAll()
            .execute(),
        ),
      );
    });
    return JSON.stringify(tables);
  };

  /** Ben asks about Ana, and calls the answers wrong, on every way that ends in the database. */
  async function writeOfAna(): Promise<void> {
    const { router } = partsOn(() => bot, state);
    for (const [i, ana] of ANA.entries()) {
      for (const text of [`does clickhouse work on azure st for ${ana}`, `is ${ana} on aws mt?`, `hm ${ana} what`]) {
        const conversation = { team: BEN.team, channel: 'C1', thread: `${i}.1` };
        const reply = await router.reply({ text, asker: BEN, conversation, at: `${i}.2` });
        router.answer(text, BEN);
        const answer = reply?.turn.view.verdict.text ?? '';
        const report = { question: text, answer, wrong: 'verdict', words: `ask ${ana}`, by: BEN.person };
        await state.reports.add({ ...report, team: BEN.team, told: false });
      }
    }
    await state.figures.write();
  }

  test('names nobody, so that nothing of who is forgotten is left in what others wrote', async () => {
    await writeOfAna();
    const kept = await dump();
    expect(kept).toContain('clickhouse');
    expect(kept).toContain('ask @someone');
    expect(kept).not.toMatch(NAMED);
    await state.memory.remember({
      conversation: { team: 'T0ONE', channel: 'C1', thread: '1.1' },
      at: '1.9',
      person: 'U0ANA',
      query: bot.ask('gitlab on azure st').query,
    });
    await state.gate.run((db) => forget(db, { person: 'U0ANA' }));
    expect(await dump()).not.toMatch(NAMED);
  });

  test('is told without names', async () => {
    await writeOfAna();
    const summary = await state.summarize({ since: 0, until: Date.now() + 1 });
    expect(summary.gaps.length).toBeGreaterThan(0);
    expect(summary.wrong.length).toBeGreaterThan(0);
    for (const told of [
      JSON.stringify(summary),
      summaryText(summary, matrix),
      JSON.stringify(summaryMessage(summary, matrix)),
    ])
      expect(told).not.toMatch(/U0ANA|U0BEN|<@|ana@|markets/);
  });

  test('is kept whatever characters it has', async () => {
    const { router } = partsOn(() => bot, state);
    const odd = 'does quux\u0000base work \u001b[2J on azure st \ud83d';
    const conversation = { team: BEN.team, channel: 'C1', thread: '1.1' };
    await router.reply({ text: odd, asker: BEN, conversation, at: '1.1' });
    router.answer(`does clickhouse ${'x '.repeat(141)}yy😀😀 work`, BEN);
    await state.reports.add({
      question: odd,
      answer: odd,
      wrong: odd,
      words: odd,
      by: 'U0BEN',
      team: 'T0ONE',
      told: false,
    });
    await state.figures.write();
    const kept = await dump();
    expect(kept).toContain('does quuxbase work [2J on azure st');
    expect(kept).not.toMatch(/\\u00|\\ud|\ufffd/);
  });
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['a <@U0ANA> b', 9, 'a @someon'],
])('of %j at most %d characters are kept: %j', (text, most, kept) => {
  expect(keptWords(text, most)).toBe(kept);
});
