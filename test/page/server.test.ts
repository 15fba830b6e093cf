import { request } from 'node:http';
import { endAll, startDemo } from './support.js';

afterEach(endAll);

const post = (origin: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}/page/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('a person says something, and it is there', async () => {
  const { slack } = await startDemo();
  const reply = await post(slack.origin, { user: 'ana', act: 'post', channel: 'general', text: 'hello @ben' });
  expect(await reply.json()).toMatchObject({ ok: true });
  expect(slack.record.messages('general').map(({ text }) => text)).toEqual(['hello <@U0BEN>']);
});

test.each([
  ['an unknown act', { user: 'ana', act: 'dance' }, '"act": expected post, '],
  ['nobody', { act: 'post' }, '"user": expected the id of somebody, got nothing'],
  ['an unknown person', { user: 'eve', act: 'openHome' }, 'no user "eve"'],
  ['a text that is none', { user: 'ana', act: 'post', channel: 'general', text: 5 }, '"text": expected text, got 5'],
  [
    'a message that is not there',
    { user: 'ana', act: 'remove', channel: 'general', ts: '1' },
    '"ts": expected a message',
  ],
  ['a place that is none', { user: 'ana', act: 'press', action: 'a', where: { in: 'sea' } }, '"in": expected message'],
])('%s is refused with what would be right', async (_, body, words) => {
  const { slack } = await startDemo();
  const reply = await post(slack.origin, body);
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ ok: false, error: expect.stringContaining(words) });
});

test('what no JSON says is refused, so that no form of another page can act', async () => {
  const { slack } = await startDemo();
  const reply = await post(slack.origin, { user: 'ana', act: 'openHome' }, { 'content-type': 'text/plain' });
  expect(reply.status).toBe(400);
  expect((await post(slack.origin, {}, { origin: 'https://example.com' })).status).toBe(403);
});

/** A request as it is sent, with any Host → its status; the answer is not read to its end. */
const statusOf = (url: string, headers: Record<string, string>): Promise<unknown> =>
  new Promise((resolve) => {
    request(url, { headers }, (reply) => {
      reply.destroy();
      resolve(reply.statusCode);
    }).end();
  });

test.each(['/', '/page/events', '/page/inspect?ts=1'])(
  '%s is refused by another Host and for another Origin',
  async (path) => {
    const { slack } = await startDemo();
    for (const headers of [{ host: 'workspace.example' }, { origin: 'https://example.com' }, { origin: 'null' }]) {
      expect(await statusOf(`${slack.origin}${path}`, headers as Record<string, string>)).toBe(403);
    }
  },
);

test('what is pushed is pushed to the page itself', async () => {
  const { slack } = await startDemo();
  expect(await statusOf(`${slack.origin}/page/events`, { origin: slack.origin })).toBe(200);
});

test('the page asks nothing outside, and only its own files run', async () => {
  const { slack } = await startDemo();
  const reply = await fetch(slack.origin);
  const policy = reply.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(await reply.text()).not.toMatch(/https?:/);
});

test('nothing beside the built files is served', async () => {
  const { slack } = await startDemo();
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/', '/main.tsx']) {
    expect((await fetch(`${slack.origin}${path}`)).status).toBe(404);
  }
});

test('the trace of an answer names the delivery, the call and the question', async () => {
  const { slack } = await startDemo({ explain: ({ words }) => ({ words: words.split(' ').length }) });
  slack.as('ana').mention('general', 'one two');
  const answer = await slack.until(() => slack.record.messages('general').find(({ bot_id }) => bot_id));
  await slack.settled();
  const found = (await (await fetch(`${slack.origin}/page/inspect?ts=${answer.ts}&user=U0ANA`)).json()) as {
    steps: { name: string }[];
  };
  expect(found).toMatchObject({
    asked: { words: '<@U0BOT> one two' },
    explained: { words: 3 },
    payload: { ts: answer.ts },
  });
  expect(found.steps.map(({ name }) => name)).toEqual(['events_api · app_mention', 'chat.postMessage']);
});

test('a step is run with what is put in, and its trace has what it gave', async () => {
  const { slack } = await startDemo({ explain: (asked) => asked });
  const run = { user: 'ana', act: 'runStep', callback: 'weigh', inputs: { fruit: 'a fig' } };
  const { result: id } = (await (await post(slack.origin, run)).json()) as { result: string };
  await slack.until(() => slack.record.steps()[0]?.state === 'succeeded');
  const found = await (await fetch(`${slack.origin}/page/inspect?ts=${id}&user=U0ANA`)).json();
  expect(found).toMatchObject({
    payload: { id, inputs: { fruit: 'a fig' }, outputs: { weight: '5' } },
    steps: [{ name: 'events_api · function_executed' }, { name: 'functions.completeSuccess' }],
    explained: { words: 'a fig' },
  });
  expect(found).not.toHaveProperty('payload.token');
  const wrong = await (await post(slack.origin, { ...run, callback: 'none' })).json();
  expect(wrong).toMatchObject({ ok: false, error: '"callback": expected weigh, got "none"' });
});
