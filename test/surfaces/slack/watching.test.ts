import { createMetrics, type Metrics } from '../../../src/metrics.js';
import { watchedDeliveries, watchedFetch } from '../../../src/surfaces/slack/watching.js';
import { answerTo, GENERAL, MODES, type Mode, partsOf, type Running, startOn } from './support.js';

const QUESTION = 'databricks on aws st';

/** The counts that are not zero, by name and labels. */
async function counts(port: number): Promise<Record<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => /^privatelink_(?!edition|ready).* [1-9]/.test(line));
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name = '', value] = /^privatelink_(\S+) (\S+)$/.exec(line) ?? [];
      return /_bucket|_sum/.test(name) ? [] : [[name.replaceAll('"', ''), Number(value)]];
    }),
  );
}

const metricsNow = (): Metrics => createMetrics({ fetchedAt: () => '2026-01-01', now: Date.now, isReady: () => true });

describe.each<Mode>(MODES)('in %s', (mode) => {
  let running: Running;
  beforeEach(async () => {
    running = await startOn(mode, { parts: { metrics: metricsNow() } });
  });
  afterEach(() => running.stop());

  const counted = async () => {
    await running.slack.settled();
    await running.work.drain();
    return counts(running.settings.port);
  };
  const one = (surface: string, outcome = 'available', intent = 'availability') => ({
    [`questions_total{surface=${surface},intent=${intent},outcome=${outcome}}`]: 1,
    [`answer_seconds_count{surface=${surface}}`]: 1,
  });

  test('each question is counted once, where it was asked', async () => {
    const { slack } = running;
    const ana = slack.as('ana');
    await ana.command(GENERAL, `/privatelink ${QUESTION}`);
    const asked = ana.mention(GENERAL, 'does clickhouse work on azure st?');
    await answerTo(slack, asked);
    slack.runStep('lookup_availability', { question: QUESTION });
    expect(await counted()).toEqual({ ...one('command'), ...one('mention', 'unknown'), ...one('workflow') });
  });

  test('the same command twice is counted twice', async () => {
    const ana = running.slack.as('ana');
    for (const text of [QUESTION, QUESTION]) await ana.command(GENERAL, `/privatelink ${text}`);
    expect((await counted())['answer_seconds_count{surface=command}']).toBe(2);
  });

  test('what is brought again is counted as such, and is no second question', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    const brought = slack.record
      .deliveries('events_api')
      .findLast(({ body }) => (body.event as { type: string }).type === 'app_mention') as never;
    await answerTo(slack, asked);
    await slack.redeliver(brought);
    expect(await counted()).toEqual({ ...one('mention'), deliveries_repeated_total: 1 });
  });

  test('what Slack refuses is counted by method and error, with each retry', async () => {
    const { slack } = running;
    slack.misbehave.error('not_in_channel', { method: 'chat.postMessage' });
    slack.misbehave.status(503, { method: 'chat.postMessage' });
    slack.as('ana').mention(GENERAL, QUESTION);
    await slack.until(() => slack.record.calls('chat.postMessage').length >= 2, 10_000);
    expect(await counted()).toMatchObject({
      'slack_errors_total{method=chat.postMessage,error=not_in_channel}': 1,
      'slack_errors_total{method=chat.postMessage,error=http_503}': 1,
    });
  }, 15_000);

  test('a question without an answer is counted as failed', async () => {
    const { slack } = running;
    slack.misbehave.error('invalid_arguments', { method: 'chat.postMessage', times: 9 });
    slack.as('ana').mention(GENERAL, QUESTION);
    await slack.until(() => slack.record.calls('chat.postMessage').length > 0);
    expect(await counted()).toMatchObject({
      'questions_total{surface=mention,intent=unknown,outcome=failed}': 1,
    });
  });
});

test('talk that is not for the bot is no question', async () => {
  const { slack, settings, stop } = await startOn('HTTP', { parts: { metrics: metricsNow() } });
  const asked = slack.as('ana').mention(GENERAL, QUESTION);
  await answerTo(slack, asked);
  slack.as('ben').post(GENERAL, 'thanks, I will try that after lunch', { threadTs: asked.ts });
  await slack.settled();
  expect(await counts(settings.port)).not.toHaveProperty('answer_seconds_count{surface=thread}');
  await stop();
});

test('without metrics there is nothing at /metrics, and all else is the same', async () => {
  const { settings, stop } = await startOn('HTTP');
  expect((await fetch(`http://127.0.0.1:${settings.port}/metrics`)).status).toBe(404);
  await stop();
  const { deliveries } = partsOf();
  expect(watchedDeliveries(undefined, deliveries)).toBe(deliveries);
});

describe('of the calls of Slack', () => {
  const errors: string[] = [];
  const metrics = { ...metricsNow(), slackError: (...said: string[]) => void errors.push(said.join(' ')) };
  const call = async (answer: () => Promise<Response>, url = 'https://slack.com/api/chat.postMessage') => {
    errors.length = 0;
    const response = await watchedFetch(metrics, answer as never)(url).catch(() => undefined);
    await response?.text();
    return errors;
  };
  const respond =
    (body: string, status = 200) =>
    () =>
      Promise.resolve(new Response(body, { status }));

  test.each<[string, () => Promise<Response>, string[]]>([
    ['one that worked', respond('{"ok":true,"text":"\\"ok\\":false"}'), []],
    ['one that was refused', respond('{"ok":false,"error":"is_archived"}'), ['chat.postMessage is_archived']],
    ['one refused in another order', respond('{"error":"is_archived","ok":false}'), ['chat.postMessage is_archived']],
    ['a page of a proxy', respond('<html>'), []],
    ['one too many', respond('', 429), ['chat.postMessage ratelimited']],
    ['one that broke', respond('', 500), ['chat.postMessage http_500']],
    ['one cut off', () => Promise.reject(new TypeError('fetch failed')), ['chat.postMessage unreachable']],
    [
      'one that took too long',
      () => Promise.reject(new DOMException('late', 'TimeoutError')),
      ['chat.postMessage timeout'],
    ],
  ])('%s is told', async (_, answer, told) => {
    expect(await call(answer)).toEqual(told);
  });

  test('an address that came with a press is not part of a label', async () => {
    expect(await call(respond('', 404), 'https://hooks.slack.com/actions/T1/2/secret')).toEqual([
      'response_url http_404',
    ]);
  });
});
