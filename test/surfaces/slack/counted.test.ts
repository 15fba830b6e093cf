import { createMetrics, type Metrics } from '../../../src/metrics.js';
import { partsOn } from '../../../src/parts.js';
import { openDatabase } from '../../../src/state/database.js';
import { createState, type State } from '../../../src/state/state.js';
import { DATABASES, type Places, placesOf } from '../../state/support.js';
import { realBot } from '../../support/real-bot.js';
import { answerTo, GENERAL, type Running, startOn } from './support.js';

const { bot } = realBot();
const GAP = 'does clickhouse work on aws st';
const CELL = 'databricks on aws st';

describe.each(DATABASES)('what was asked is counted, on %s', (kind) => {
  let places: Places;
  let state: State;
  let metrics: Metrics;
  let running: Running;
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    const where = await places.fresh();
    state = createState({ open: () => openDatabase(where), now: Date.now, tell: () => undefined });
    await state.gate.opened;
    metrics = createMetrics({ fetchedAt: () => '2026-01-01', now: Date.now, isReady: () => true });
    const times = { ackMs: 3_000, retryAfterMs: [50, 50, 50] as const };
    running = await startOn('HTTP', { slack: { times }, parts: { ...partsOn(() => bot, state), metrics } });
  });
  afterEach(async () => {
    await running.stop();
    await state.close();
  });
  afterAll(() => places.close());

  const refuse = (times: number) =>
    running.slack.misbehave.error('internal_error', { method: 'chat.postMessage', times });
  const ask = async (text: string) => {
    const asked = running.slack.as('ana').mention(GENERAL, text);
    await answerTo(running.slack, asked);
    await running.slack.settled();
    await running.work.drain();
  };
  const counted = async () => {
    await state.figures.write();
    const { gaps, cells } = await state.summarize({ since: 0, until: Date.now() + 1 });
    const lines = (await metrics.scrape()).text.split('\n');
    const questions = lines.flatMap(
      (line) => /^privatelink_questions_total\{.*outcome="(.+)"\} (\d+)$/.exec(line) ?? [],
    );
    return {
      gaps: gaps.map((g) => g.count),
      cells: cells.map((c) => c.count),
      questions: questions.filter((one) => !one.includes('{')),
    };
  };

  test.each([0, 1, 2])(
    'once, when Slack failed %d times before it took the answer; each failure by itself',
    async (times) => {
      if (times > 0) refuse(times);
      await ask(GAP);
      const failed = times > 0 ? ['failed', String(times)] : [];
      const { questions, ...rest } = await counted();
      expect(rest).toEqual({ gaps: [1], cells: [] });
      expect(questions.toSorted()).toEqual(['unknown', '1', ...failed].toSorted());
    },
  );

  test('of a cell once as well, and a second time when it is asked again', async () => {
    refuse(2);
    await ask(CELL);
    await running.slack.as('ben').command(GENERAL, `/privatelink ${CELL}`);
    expect(await counted()).toMatchObject({ gaps: [], cells: [2] });
  });

  test('not at all, when Slack never took the answer', async () => {
    refuse(99);
    running.slack.as('ana').mention(GENERAL, GAP);
    await running.slack.until(() => running.slack.record.calls('chat.postMessage').length >= 4);
    await running.slack.settled();
    const { questions, ...rest } = await counted();
    expect(rest).toEqual({ gaps: [], cells: [] });
    expect(questions[0]).toBe('failed');
    expect(questions).toHaveLength(2);
  });

  test('once, when it is shared after it was asked', async () => {
    await running.slack.as('ana').command(GENERAL, `/privatelink ${CELL}`);
    await running.slack.as('ana').press('share');
    await running.slack.settled();
    expect(await counted()).toMatchObject({ cells: [1] });
  });

  test('without the mention of the bot', async () => {
    await ask(GAP);
    await state.figures.write();
    const [gap] = await state.gate.run((db) => db.selectFrom('gaps').select('question').execute());
    expect(gap?.question).toBe(GAP);
  });
});
