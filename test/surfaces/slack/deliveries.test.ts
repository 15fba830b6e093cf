/** One delivery, one answer, however often and by whichever way it is brought. */
import { slackFor, startMain } from './process.js';
import { answerTo, GENERAL, logOf, MODES, type Running, repliesTo, startOn } from './support.js';

const QUESTION = 'databricks on aws st';
const POST = { method: 'chat.postMessage' };

/** What Slack tells of one message that mentions the bot, in each of its two events. */
const twoEvents = (ts: string, more: object = {}) => {
  const common = { user: 'U0ANA', text: `<@U0BOT> ${QUESTION}`, ts, event_ts: ts, channel: GENERAL, ...more };
  return {
    mention: { ...common, type: 'app_mention' },
    message: { ...common, type: 'message', channel_type: 'channel' },
  };
};

describe.each(MODES)('in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(mode);
  });
  afterAll(() => running.stop());

  const lastEvent = (type: string) =>
    running.slack.record
      .deliveries('events_api')
      .findLast(({ body }) => (body.event as { type: string }).type === type) as never;

  test('a mention brought again after its answer gets no second one', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    const brought = lastEvent('app_mention');
    await answerTo(slack, asked);
    await slack.redeliver(brought);
    await slack.settled();
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  test('a mention brought again while it is being answered gets one answer', async () => {
    const { slack } = running;
    slack.misbehave.slow(200, POST);
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await Promise.all([1, 2, 3].map(() => slack.redeliver(lastEvent('app_mention'))));
    await slack.settled();
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  test('a direct message brought again gets one answer', async () => {
    const { slack } = running;
    const asked = slack.as('ana').direct(QUESTION);
    await Promise.all([slack.redeliver(lastEvent('message')), slack.redeliver(lastEvent('message'))]);
    await slack.settled();
    expect(repliesTo(slack, asked)).toHaveLength(1);
  });

  test.each([
    ['the mention first', '1700000001.000100', ['mention', 'message']],
    ['the message first', '1700000002.000100', ['message', 'mention']],
  ] as const)('of a mention that also comes as a message, %s, one is answered', async (_, ts, order) => {
    const { slack } = running;
    const events = twoEvents(ts);
    for (const kind of order) await slack.event(events[kind]);
    expect(repliesTo(slack, { ts })).toHaveLength(1);
  });

  test('of a mention that also comes as a message at the same time, one is answered', async () => {
    const { slack } = running;
    const ts = '1700000003.000100';
    const { mention, message } = twoEvents(ts);
    await Promise.all([mention, message, mention, message].map((event) => slack.event(event)));
    expect(repliesTo(slack, { ts })).toHaveLength(1);
  });

  test('a mention in a thread that the bot answered in before is answered once', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    const { mention, message } = twoEvents('1700000004.000100', { thread_ts: asked.ts });
    await Promise.all([message, mention].map((event) => slack.event(event)));
    expect(repliesTo(slack, asked)).toHaveLength(2);
  });

  test('an event is acknowledged after its answer', async () => {
    const { slack } = running;
    slack.misbehave.slow(200, POST);
    const begun = slack.record.calls('chat.postMessage').length + 1;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    const brought = lastEvent('app_mention') as { state: string; attempts: unknown[] };
    await slack.until(() => slack.record.calls('chat.postMessage').length === begun);
    expect([brought.state, repliesTo(slack, asked).length]).toEqual(['pending', 0]);
    await answerTo(slack, asked);
    await slack.settled();
    expect([brought.state, brought.attempts.length]).toEqual(['acknowledged', 1]);
  });

  test('an answer that takes longer than Slack waits is given once', async () => {
    const { slack, stop } = await startOn(mode, { slack: { times: { ackMs: 200, retryAfterMs: [0, 200, 400] } } });
    slack.misbehave.slow(600, POST);
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    const brought = slack.record.deliveries('events_api').at(-1);
    await answerTo(slack, asked);
    await slack.settled();
    expect(brought?.state).toBe('acknowledged');
    expect(brought?.attempts.length).toBeGreaterThan(1);
    expect(repliesTo(slack, asked)).toHaveLength(1);
    await stop();
  });

  test('a press in a thread, brought twice, gets one reply', async () => {
    const own = await startOn(mode);
    const { slack } = own;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    const { ts } = await answerTo(slack, asked);
    const press = await slack.as('ben').press('ask:0', { ts });
    await slack.redeliver(press);
    await own.work.drain();
    expect(repliesTo(slack, asked)).toHaveLength(2);
    await own.stop();
  });

  test('Share, brought twice, shares once', async () => {
    const own = await startOn(mode);
    const { slack } = own;
    await slack.as('ana').command(GENERAL, `/privatelink ${QUESTION}`);
    const share = await slack.as('ana').press('share');
    await slack.redeliver(share);
    await own.work.drain();
    expect(slack.record.messages(GENERAL).filter((m) => m.bot_id)).toHaveLength(1);
    expect(slack.record.ephemerals('ana')).toEqual([]);
    await own.stop();
  });

  test('a step of a workflow, brought twice, ends once', async () => {
    const { slack } = running;
    const run = slack.runStep('lookup_availability', { question: QUESTION });
    await slack.redeliver(lastEvent('function_executed'));
    await slack.settled();
    expect(run).toMatchObject({ state: 'succeeded', outputs: { status: 'available' } });
    expect(slack.record.calls('functions.completeSuccess')).toHaveLength(1);
  });

  test('1,000 commands and 1,000 mentions at once are all answered, none twice', async () => {
    const { slack, env } = await slackFor(mode, { times: { ackMs: 60_000, retryAfterMs: Array(20).fill(500) } });
    const main = startMain(env);
    await main.ready();
    const ana = slack.as('ana');
    const number = Array.from({ length: 1_000 }, (_, i) => i);
    const mentions = number.map(() => ana.mention(GENERAL, QUESTION));
    const commands = await Promise.all(number.map(() => ana.command(GENERAL, `/privatelink ${QUESTION}`)));
    await slack.settled();
    await slack.until(() => slack.record.messages(GENERAL).length === 2_000, 100_000);
    const answered = slack.record.messages(GENERAL).flatMap((m) => (m.bot_id && m.thread_ts) || []);
    expect(answered.toSorted()).toEqual(mentions.map(({ ts }) => ts));
    expect(commands.filter(({ state }) => state !== 'acknowledged')).toEqual([]);
    expect(slack.record.ephemerals('ana')).toHaveLength(1_000);
    expect(slack.record.notices('ana')).toEqual([]);
    main.child.kill('SIGTERM');
    expect(await main.ended).toMatchObject({ code: 0 });
    await slack.close();
    // None lost and none doubled, however long a busy machine takes.
  }, 120_000);

  test('what a process that died was asked, another answers, once', async () => {
    const { slack, env } = await slackFor(mode, { times: { ackMs: 1_000, retryAfterMs: Array(30).fill(300) } });
    const first = startMain(env);
    await first.ready();
    slack.misbehave.slow(60_000, POST);
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await slack.until(() => slack.record.calls('chat.postMessage').length === 1);
    first.child.kill('SIGKILL');
    await first.ended;
    slack.misbehave.clear();
    const second = startMain(env);
    // The first one's claim runs out before.
    await slack.until(() => repliesTo(slack, asked)[0], 15_000);
    await slack.settled();
    expect(repliesTo(slack, asked)).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0 });
    await slack.close();
  }, 40_000);
});

describe('of two apps that share what they remember', () => {
  test('one answers a mention, whichever it is brought to', async () => {
    const first = await startOn('Socket Mode');
    const { slack, parts } = first;
    const second = await startOn('Socket Mode', { on: slack, parts });
    expect(slack.sockets.count()).toBe(2);
    const asked = ['azure st', 'aws mt', 'gcp'].map((place) =>
      slack.as('ana').mention(GENERAL, `snowflake on ${place}`),
    );
    const brought = slack.record.deliveries('events_api').slice(-6);
    await Promise.all(brought.flatMap((one) => [slack.redeliver(one), slack.redeliver(one)]));
    await slack.settled();
    expect(asked.map((one) => repliesTo(slack, one).length)).toEqual([1, 1, 1]);
    await second.stop();
    await first.stop();
  });

  test('one knows what the other was asked', async () => {
    const first = await startOn('Socket Mode');
    const { slack, parts } = first;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    const second = await startOn('Socket Mode', { on: slack, parts });
    await first.app.stop();
    await slack.until(() => slack.sockets.count() === 1);
    slack.as('ben').mention(GENERAL, 'and gcp?', { threadTs: asked.ts });
    expect((await answerTo(slack, asked, 2)).text).toContain('Databricks is not currently supported on GCP');
    await second.stop();
    await slack.close();
  });
});

test('when the connection breaks or is renewed, no mention is lost and none answered twice', async () => {
  const running = await startOn('Socket Mode', {
    slack: { times: { ackMs: 1_000, retryAfterMs: Array(20).fill(500) } },
  });
  const { slack } = running;
  slack.misbehave.slow(300, { ...POST, times: 2 });
  const before = slack.as('ana').mention(GENERAL, QUESTION);
  await slack.until(() => slack.record.calls('chat.postMessage').length === 1);
  slack.sockets.drop();
  const between = slack.as('ana').mention(GENERAL, QUESTION);
  await slack.until(() => repliesTo(slack, between).length === 1, 10_000);
  slack.sockets.disconnect('refresh_requested');
  const after = slack.as('ana').mention(GENERAL, QUESTION);
  await slack.until(() => repliesTo(slack, after).length === 1, 10_000);
  await slack.settled();
  expect([before, between, after].map((one) => repliesTo(slack, one).length)).toEqual([1, 1, 1]);
  await running.stop();
}, 30_000);

test('over HTTP an event that is left for later is not missed a second time when Slack’s three seconds are over', async () => {
  const running = await startOn('HTTP');
  const { receiver } = running.app as unknown as { receiver: object };
  Object.assign(receiver, { unhandledRequestTimeoutMillis: 50 });
  const lines = logOf(running);
  const { slack } = running;
  slack.misbehave.error('invalid_auth', POST);
  slack.as('ana').mention(GENERAL, QUESTION);
  void running.work.drain();
  slack.as('ana').mention(GENERAL, QUESTION);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(lines.join('\n')).not.toContain('not acknowledged');
  await running.stop();
});
