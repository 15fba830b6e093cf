import type { Json } from '../../src/local-slack/types.js';
import { actions, bareApp, button, call, closeAll, httpApp, slackWith } from './support.js';

const COMMANDS = { commands: [{ command: '/look', shouldEscape: true }] };
const EVENT = { type: 'event_callback', event: { type: 'app_mention', text: 'x' } };

afterEach(closeAll);

describe('a Bolt app over HTTP', () => {
  test('proves its request URL', async () => {
    const slack = await slackWith();
    await httpApp(slack, () => undefined);
    expect(await slack.http.verifyUrl()).toBe(true);
  });

  test('answers a mention', async () => {
    const slack = await slackWith();
    await httpApp(slack, (app) => {
      app.event('app_mention', async ({ event, say }) => void (await say({ text: 'here', thread_ts: event.ts })));
    });
    const asked = slack.as('ana').mention('general', 'hello');
    await slack.until(() => slack.record.thread(asked).length === 2);
  });

  test('answers a command, with names escaped as it asked for', async () => {
    const slack = await slackWith({ app: COMMANDS });
    await httpApp(slack, (app) => {
      app.command('/look', async ({ ack, command }) => ack(`got ${command.text}`));
    });
    await slack.as('ana').command('general', '/look for @ben <now>');
    expect(slack.record.ephemerals('ana')).toMatchObject([{ text: 'got for <@U0BEN|ben> &lt;now&gt;' }]);
  });

  test('gets presses of buttons', async () => {
    const slack = await slackWith();
    await httpApp(slack, (app) => {
      app.action('go', async ({ ack, respond }) => {
        await ack();
        await respond({ response_type: 'in_channel', text: 'gone' });
      });
    });
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'x', blocks: [actions(button('go'))] });
    expect(await slack.as('ana').press('go')).toMatchObject({ state: 'acknowledged' });
    await slack.until(() => slack.record.messages('general').length === 2);
  });

  test('refuses a wrong signature, an old one, and none', async () => {
    const slack = await slackWith();
    const seen: unknown[] = [];
    await httpApp(slack, (app) => {
      app.use(async ({ next }) => {
        seen.push(1);
        await next();
      });
    });
    expect((await slack.http.wrongSignature(EVENT)).status).toBe(401);
    expect((await slack.http.oldSignature(EVENT)).status).toBe(401);
    expect((await slack.http.unsigned(EVENT)).status).toBe(401);
    expect((await slack.http.oldSignature({ type: 'url_verification', challenge: 'c' }, 0)).status).toBe(200);
    expect(seen).toEqual([]);
  });

  test('is told the number and the reason when an event comes again', async () => {
    const slack = await slackWith({ times: { retryAfterMs: [0, 10, 20] } });
    const seen: Json[] = [];
    await httpApp(slack, (app) => {
      app.use(async ({ context, next }) => {
        seen.push({ number: context.retryNum, reason: context.retryReason });
        await next();
      });
    });
    slack.as('ana').direct('one');
    await slack.settled();
    const [delivery] = slack.record.deliveries();
    if (delivery) await slack.redeliver(delivery);
    expect(seen).toEqual([{}, { number: 1, reason: 'http_timeout' }]);
  });

  test('leaves a person without an answer when it has none', async () => {
    const slack = await slackWith({ app: COMMANDS, times: { ackMs: 50 } });
    await httpApp(slack, () => undefined);
    await slack.as('ana').command('general', '/look');
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'operation_timeout' }]);
  });
});

describe('delivery over HTTP', () => {
  test('is tried again with number and reason until there is a 200 in time', async () => {
    const slack = await slackWith({ times: { ackMs: 40, retryAfterMs: [0, 10, 20] } });
    const seen = await bareApp(slack, (count) => (count === 2 ? undefined : { status: count === 1 ? 500 : 200 }));
    slack.as('ana').direct('one');
    await slack.settled();
    const told = seen.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    expect(told).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
    ]);
    expect(slack.record.deliveries()).toMatchObject([{ state: 'acknowledged' }]);
  });

  test('is not tried again when the app says so, nor for a command', async () => {
    const slack = await slackWith({ app: COMMANDS, times: { retryAfterMs: [0, 0, 0] } });
    const seen = await bareApp(slack, () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    slack.as('ana').direct('one');
    await slack.settled();
    expect(seen).toHaveLength(1);
    await slack.as('ana').command('general', '/look');
    expect(seen).toHaveLength(2);
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'dispatch_failed' }]);
  });

  test('is tried again when nobody listens', async () => {
    const slack = await slackWith({
      times: { retryAfterMs: [0, 5, 10] },
      app: { delivery: { mode: 'http', url: 'http://127.0.0.1:1/slack/events' } },
    });
    slack.as('ana').direct('one');
    await slack.settled();
    const attempts = slack.record.deliveries()[0]?.attempts;
    expect(attempts?.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['connection_failed', ''],
      ['connection_failed', 'connection_failed'],
      ['connection_failed', 'connection_failed'],
      ['connection_failed', 'connection_failed'],
    ]);
  });

  test('ends at once with the local Slack', async () => {
    const slack = await slackWith({
      times: { retryAfterMs: [60_000] },
      app: { delivery: { mode: 'http', url: 'http://127.0.0.1:1/' } },
    });
    slack.as('ana').direct('one');
    const before = Date.now();
    await slack.close();
    expect(Date.now() - before).toBeLessThan(1_000);
  });
});
