import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { call, closeAll, slackWith, socketApp } from './support.js';

const HELLO = { channel: 'C0GENERAL', text: 'hello' };

afterEach(closeAll);

describe('a Slack that is told to misbehave', () => {
  test('limits the rate of one method, as often as told', async () => {
    const slack = await slackWith();
    slack.misbehave.rateLimit(7, { method: 'chat.postMessage', times: 2 });
    const headers = { authorization: `Bearer ${slack.app().botToken}` };
    const send = () =>
      fetch(`${slack.url}chat.postMessage`, { method: 'POST', headers, body: new URLSearchParams(HELLO) });
    const limited = await send();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true });
    expect((await send()).status).toBe(429);
    expect((await send()).status).toBe(200);
    expect(slack.record.calls('chat.postMessage').map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test('answers with an error of its choice', async () => {
    const slack = await slackWith();
    slack.misbehave.error('not_in_channel', { method: 'chat.postMessage' });
    expect(await call(slack, 'chat.postMessage', HELLO)).toEqual({ ok: false, error: 'not_in_channel' });
    expect(await call(slack, 'chat.postMessage', HELLO)).toMatchObject({ ok: true });
  });

  test('is slow and still answers', async () => {
    const slack = await slackWith();
    slack.misbehave.slow(60, { times: 1 });
    const before = Date.now();
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true });
    expect(Date.now() - before).toBeGreaterThanOrEqual(55);
  });

  test('breaks, hangs up, and is well again once cleared', async () => {
    const slack = await slackWith();
    slack.misbehave.status(500, { method: 'auth.test' });
    expect(await call(slack, 'auth.test')).toMatchObject({ error: 'internal_error' });
    slack.misbehave.hangUp({ times: 5 });
    await expect(call(slack, 'auth.test')).rejects.toThrow();
    slack.misbehave.clear();
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true });
  });

  test('refuses posts to response urls too', async () => {
    const slack = await slackWith({ app: { commands: [{ command: '/look' }] } });
    await slack.as('ana').command('general', '/look');
    const url = slack.record.deliveries('slash_commands')[0]?.body.response_url as string;
    slack.misbehave.status(500, { method: 'response_url' });
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(500);
    expect(slack.record.calls('response_url')).toHaveLength(1);
  });

  test('is asked again by a Bolt app that met 500 and 429', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.event('app_mention', async ({ say }) => void (await say('here')));
    });
    slack.misbehave.rateLimit(0, { method: 'chat.postMessage' });
    slack.misbehave.status(500, { method: 'chat.postMessage' });
    slack.as('ana').mention('general', 'hello');
    await slack.until(() => slack.record.messages('general').length === 2);
    expect(slack.record.calls('chat.postMessage').map(({ status }) => status)).toEqual([429, 500, 200]);
  });
});

describe('the journal', () => {
  test('tells a listener of every change until it is told to stop', async () => {
    const slack = await slackWith();
    const kinds: string[] = [];
    const stop = slack.onChange(({ kind }) => void kinds.push(kind));
    await call(slack, 'chat.postMessage', HELLO);
    stop();
    await call(slack, 'chat.postMessage', HELLO);
    expect(kinds).toEqual(['call', 'message', 'call']);
  });

  test('keeps calls with arguments, answers and times, but no token', async () => {
    const slack = await slackWith();
    await call(slack, 'chat.postMessage', { ...HELLO, token: slack.app().botToken });
    const [made] = slack.record.calls();
    expect(made).toMatchObject({ method: 'chat.postMessage', args: HELLO, status: 200, answer: { ok: true } });
    expect(made?.endedAt).toBeGreaterThanOrEqual(made?.at ?? 0);
    expect(JSON.stringify(made)).not.toContain('xoxb-');
  });

  test('gives the workspace as JSON, without a secret', async () => {
    const slack = await slackWith();
    await call(slack, 'chat.postMessage', HELLO);
    slack.runStep('look_up', {});
    const snapshot = slack.record.snapshot();
    const written = JSON.stringify(snapshot);
    expect(JSON.parse(written)).toMatchObject({
      channels: [{ name: 'general', members: ['U0ANA', 'U0BEN', 'U0BOT'] }],
      messages: { C0GENERAL: [{ text: 'hello' }] },
    });
    expect(written).not.toMatch(/xoxb|xapp|xwfp|secret/);
  });

  test('says whom the app would ping, in all it has written', async () => {
    const slack = await slackWith();
    await call(slack, 'chat.postMessage', {
      channel: 'C0GENERAL',
      text: 'look: &lt;!channel&gt; <https://example.com>',
    });
    expect([slack.record.pings(), slack.record.links()]).toEqual([[], ['https://example.com']]);
    await call(slack, 'chat.postEphemeral', { channel: 'C0GENERAL', user: 'U0ANA', text: '<!channel>' });
    expect(slack.record.pings()).toMatchObject([{ kind: 'everyone', target: 'channel' }]);
  });

  test('sends typed words as Slack does', async () => {
    const slack = await slackWith();
    expect(slack.typed('@ana & @nobody: see https://example.com/a <b>')).toBe(
      '<@U0ANA> &amp; @nobody: see <https://example.com/a> &lt;b&gt;',
    );
  });
});

describe('a Slack that is spoken to badly', () => {
  test('leaves paths that are not its own to others', async () => {
    const slack = await slackWith({ otherwise: (_, response) => response.end('a page') });
    expect(await (await fetch(slack.origin)).text()).toBe('a page');
    const plain = await slackWith();
    expect((await fetch(plain.origin)).status).toBe(404);
  });

  test('lives on after a request that breaks off, bad JSON, and noise on a socket', async () => {
    const slack = await slackWith();
    const { port } = new URL(slack.url);
    const broken = connect(Number(port), '127.0.0.1');
    broken.write('POST /api/auth.test HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    await new Promise((resolve) => setTimeout(resolve, 20));
    broken.destroy();
    const json = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } };
    expect(await (await fetch(`${slack.url}auth.test`, json)).json()).toEqual({ ok: false, error: 'invalid_json' });
    const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
    const socket = new WebSocket(url as string);
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('noise');
    expect(await call(slack, 'auth.test')).toMatchObject({ ok: true });
  });
});
