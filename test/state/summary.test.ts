import { noteOf } from '../../src/figures.js';
import { summaryMessage } from '../../src/presentation/blocks/summary.js';
import { summaryText } from '../../src/presentation/summary.js';
import { type Notes, notedFigures } from '../../src/state/figures.js';
import type { Gate } from '../../src/state/gate.js';
import { keptJobs } from '../../src/state/jobs.js';
import { keptReports } from '../../src/state/reports.js';
import { summarize } from '../../src/state/summary.js';
import { tellWeek } from '../../src/weekly.js';
import { realBot } from '../support/real-bot.js';
import { tinyMatrix } from '../support/tiny.js';
import { clock, DATABASES, gateTo, type Places, placesOf } from './support.js';

const { bot } = realBot();
const DAY_MS = 24 * 60 * 60 * 1_000;
const ANA = { team: 'T1', person: 'U0ANA' };
const BEN = { team: 'T2', person: 'U0BEN' };

describe.each(DATABASES)('a summary of what was asked, on %s', (kind) => {
  let places: Places;
  let gate: Gate;
  let figures: Notes;
  let time: ReturnType<typeof clock>;
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    time = clock(Date.UTC(2026, 10, 25, 12));
    gate = await gateTo(await places.fresh(), time.now);
    figures = notedFigures(gate, time.now);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  async function ask(): Promise<void> {
    for (const who of [ANA, ANA, BEN]) figures.answered(who, { cells: ['ocean blue-mt'] });
    figures.answered(ANA, { cells: ['lake blue-mt'] });
    figures.answered(ANA, { cells: [], gap: { question: 'kafka?', reason: 'not in the matrix: kafka' } });
    figures.answered(BEN, { cells: [], gap: { question: 'and kafka', reason: 'not in the matrix: kafka' } });
    figures.rated(ANA, true);
    figures.rated(BEN, false);
    await figures.write();
    const report = { question: 'ocean', answer: 'yes', wrong: 'verdict', words: 'no', by: 'U0ANA' };
    await keptReports(gate, time.now).add({ ...report, team: 'T1', told: true });
  }
  const lastDay = (team?: string) =>
    gate.run((db) => summarize(db, { since: time.now() - DAY_MS, until: time.now() + 1, ...(team ? { team } : {}) }));

  test('it counts the same together, the commonest first', async () => {
    await ask();
    await ask();
    expect(await lastDay()).toMatchObject({
      since: '2026-11-24',
      until: '2026-11-25',
      gaps: [{ reason: 'not in the matrix: kafka', example: 'and kafka', count: 4 }],
      wrong: [{ question: 'ocean', wrong: 'verdict', words: 'no', count: 2 }],
      cells: [
        { platform: 'ocean', deployment: 'blue-mt', count: 6 },
        { platform: 'lake', deployment: 'blue-mt', count: 2 },
      ],
      ratings: { good: 2, bad: 2 },
    });
  });

  test('a name counts as one however it is written, and each of several names by itself', async () => {
    const asked = [
      'does ClickHouse work on aws st?',
      'does click house work on azure st',
      'CLICKHOUSE on gcp',
      'does click-house work on aws st',
      'does clickhouse and CLICKHOUSE work on aws st',
      'clickhouse or motherduck on aws st',
      'motherduck or clickhouse on aws st',
    ];
    for (const text of asked) figures.answered(ANA, noteOf(bot.ask(text)));
    await figures.write();
    const { gaps } = await lastDay();
    expect(gaps.map(({ reason, count }) => `${count} × ${reason.replaceAll(' ', '')}`)).toEqual([
      '7 × notinthematrix:clickhouse',
      '2 × notinthematrix:motherduck',
    ]);
  });

  test('it is of one workspace alone, where one is named', async () => {
    await ask();
    const { gaps, cells, wrong } = await lastDay('T2');
    expect([gaps[0]?.count, cells[0]?.count, wrong]).toEqual([1, 1, []]);
  });

  test('it names nobody', async () => {
    await ask();
    const matrix = tinyMatrix;
    const summary = await lastDay();
    for (const told of [
      JSON.stringify(summary),
      summaryText(summary, matrix),
      JSON.stringify(summaryMessage(summary, matrix)),
    ]) {
      expect(told).not.toMatch(/U0ANA|U0BEN|T1|T2/);
    }
  });

  test('what was asked before is not in it', async () => {
    await ask();
    time.pass(3 * DAY_MS);
    expect(await lastDay()).toMatchObject({ gaps: [], wrong: [], cells: [], ratings: { good: 0, bad: 0 } });
  });

  test('a week is told once, when it is over, by one process of several', async () => {
    await ask();
    const post = jest.fn(async () => undefined);
    const look = (owner: string) =>
      tellWeek({
        jobs: keptJobs(gate, owner, time.now),
        summarize: (since, until) => gate.run((db) => summarize(db, { since, until })),
        post,
        matrix: () => tinyMatrix,
        now: time.now,
      });
    await look('a');
    expect(post).not.toHaveBeenCalled();
    time.pass(5 * DAY_MS);
    await Promise.all(['a', 'b', 'c'].map(look));
    await look('a');
    expect(post).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(post.mock.calls)).toContain('2026-11-23 to 2026-11-29');
  });

  test('a week is told once where clocks differ at its end, and the week before is not told again', async () => {
    await ask();
    const post = jest.fn(async () => undefined);
    const look = (owner: string, now: () => number) =>
      tellWeek({
        jobs: keptJobs(gate, owner, now),
        summarize: (since, until) => gate.run((db) => summarize(db, { since, until })),
        post,
        matrix: () => tinyMatrix,
        now,
      });
    const behind = () => time.now() - 900;
    time.pass(5 * DAY_MS);
    await look('a', time.now);
    await ask();
    const MONDAY = Date.UTC(2026, 11, 7);
    time.pass(MONDAY - time.now() - 60_000);
    await look('b', behind);
    expect(post).toHaveBeenCalledTimes(1);
    time.pass(60_300);
    for (let i = 0; i < 2; i++) {
      await look('a', time.now);
      await look('b', behind);
      time.pass(60 * 60 * 1_000);
    }
    expect(post).toHaveBeenCalledTimes(2);
  });

  test('a report is known as waiting until somebody was told of it', async () => {
    const reports = keptReports(gate, time.now);
    const report = { question: 'q', answer: 'a', wrong: 'verdict', words: '', by: 'U1' };
    await reports.add({ ...report, team: 'T1', told: false });
    await reports.add({ ...report, question: 'told', team: 'T1', told: true });
    await reports.add({ ...report, question: 'elsewhere', team: 'T2', told: false });
    expect(await reports.waiting('T1', 5)).toEqual([report]);
  });
});
