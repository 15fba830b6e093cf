import { register } from 'prom-client';
import { atMost, createMetrics, type Sources, toldBy } from '../src/metrics.js';
import { realBot } from './support/real-bot.js';

const NOW = Date.parse('2026-01-15T00:00:00Z');
const { bot } = realBot();

const metricsWith = (sources: Partial<Sources> = {}) =>
  createMetrics({ fetchedAt: () => '2026-01-05T12:00:00Z', now: () => NOW, isReady: () => true, ...sources });

/** The lines of a scrape that hold a value, without the process's own. */
const values = async (metrics: ReturnType<typeof createMetrics>): Promise<string[]> =>
  (await metrics.scrape()).text.split('\n').filter((line) => line.startsWith('privatelink_') && !/ 0$/.test(line));

test.each([
  ['databricks on aws st', 'availability', 'available'],
  ['snowflake internal stage on gcp', 'availability', 'unavailable'],
  ['can dbt on aws st reach bigquery?', 'availability', 'not-applicable'],
  ['snowflake and bigquery on aws', 'availability', 'mixed'],
  ['does clickhouse work on azure st?', 'availability', 'unknown'],
  ['help', 'help', 'no-verdict'],
])('“%s” is counted as %s, %s', (question, intent, outcome) => {
  expect(toldBy(bot.ask(question).answer)).toEqual({ intent, outcome });
});

test('questions are counted by surface, intent and outcome', async () => {
  const metrics = metricsWith();
  const told = { intent: 'availability', outcome: 'available' } as const;
  metrics.asked('command', told);
  metrics.asked('command', told);
  metrics.failed('mention');
  expect((await values(metrics)).filter((line) => line.includes('questions'))).toEqual([
    'privatelink_questions_total{surface="command",intent="availability",outcome="available"} 2',
    'privatelink_questions_total{surface="mention",intent="unknown",outcome="failed"} 1',
  ]);
});

test('the time to answer is measured in seconds', async () => {
  const metrics = metricsWith();
  metrics.answered('direct', 0.3);
  const lines = await values(metrics);
  expect(lines).toContain('privatelink_answer_seconds_sum{surface="direct"} 0.3');
  expect(lines).toContain('privatelink_answer_seconds_bucket{le="0.5",surface="direct"} 1');
  expect(lines.join('\n')).not.toContain('le="0.25"');
});

test('what was brought again, and what Slack refused, is counted', async () => {
  const metrics = metricsWith();
  metrics.repeated();
  metrics.slackError('chat.postMessage', 'not_in_channel');
  expect(await values(metrics)).toEqual(
    expect.arrayContaining([
      'privatelink_deliveries_repeated_total 1',
      'privatelink_slack_errors_total{method="chat.postMessage",error="not_in_channel"} 1',
    ]),
  );
});

test('the age of the edition, in days, and whether it takes questions are read at each scrape', async () => {
  let fetchedAt = '2026-01-05T12:00:00Z';
  let ready = true;
  const metrics = metricsWith({ fetchedAt: () => fetchedAt, isReady: () => ready });
  expect(await values(metrics)).toEqual(['privatelink_ready 1', 'privatelink_edition_age_days 9.5']);
  fetchedAt = '2026-01-14T00:00:00Z';
  ready = false;
  expect(await values(metrics)).toEqual(['privatelink_edition_age_days 1']);
});

test.each<[string, NonNullable<Sources['isDatabaseUp']>, string]>([
  ['answers', () => Promise.resolve(true), '1'],
  ['says no', () => false, '0'],
  ['fails', () => Promise.reject(new Error('gone')), '0'],
  ['throws', () => JSON.parse('{'), '0'],
  ['does not answer', () => new Promise(() => undefined), '0'],
])('of a database that %s the scrape tells, in time', async (_, isDatabaseUp, value) => {
  const { text } = await metricsWith({ isDatabaseUp }).scrape();
  expect(text).toContain(`privatelink_database_up ${value}`);
});

test('without a database nothing is said of one', async () => {
  expect((await metricsWith().scrape()).text).not.toContain('database');
});

test('whatever Slack says, there are only so many series', async () => {
  const metrics = metricsWith();
  for (let i = 0; i < 5_000; i += 1) metrics.slackError(`method.${i}`, `error ${i}\n`);
  for (let i = 0; i < 5_000; i += 1) metrics.slackError('chat.update', `error_${i}`);
  const lines = (await values(metrics)).filter((line) => line.includes('slack_errors'));
  expect(lines.length).toBeLessThan(100);
});

test('the first values of a label are told apart, later ones are not', () => {
  const label = atMost(2);
  expect(['a', 'b', 'a', 'c', 'b'].map(label)).toEqual(['a', 'b', 'a', 'other', 'b']);
});

test('processor time, memory and start are those of the process', async () => {
  const { text, type } = await metricsWith({ now: Date.now }).scrape();
  expect(type).toMatch(/^text\/plain/);
  const numberOf = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  expect(numberOf('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(numberOf('process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(Math.abs(numberOf('process_start_time_seconds') - (Date.now() / 1_000 - process.uptime()))).toBeLessThan(5);
});

test('two have nothing in common, and nothing is registered for all', async () => {
  const [one, other] = [metricsWith(), metricsWith()];
  one.repeated();
  other.prepare();
  expect((await other.scrape()).text).toContain('privatelink_deliveries_repeated_total 0');
  expect(register.getMetricsAsArray()).toEqual([]);
});
