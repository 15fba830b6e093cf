import { inspect } from 'node:util';
import fc from 'fast-check';
import { createRedact, GONE, secretsIn } from '../src/redact.js';

const QUESTION = 'does the secret volcano lair reach snowflake';
const SECRETS = {
  'a bot token': 'xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx',
  'a rotated bot token': 'xoxe.xoxb-1-MS0yLTEyMzQ1Njc4OTAxMi0xMjM0NTY3ODkwMTIz',
  'a refresh token': 'xoxe-1-My0xLTEyMzQ1Njc4OTAxMi0xMjM0NTY3ODkwMTIz',
  'an app-level token': 'xapp-1-A012345-1234567890-0123456789abcdefdeadbeef',
  'a signing secret': '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[y-z]/g, 'a'),
  'a response url': 'https://hooks.slack.com/commands/T012345/1234567890/AbCdEfGhIj',
  'a trigger id': '13345224609.738474920.8088930838d88f008e0',
} as const;
const redact = createRedact(['correct horse battery staple']);

describe.each(Object.entries(SECRETS))('%s is taken out', (_, secret) => {
  test.each([
    ['of a message', `it was ${secret}, they said`],
    ['of JSON', JSON.stringify({ a: { b: [secret] } })],
    ['of JSON in JSON', JSON.stringify({ body: JSON.stringify({ some: secret }) })],
    ['of a form', `a=1&thing=${secret}&b=2`],
    ['of a form, encoded', `a=1&thing=${encodeURIComponent(secret)}&response_url=${encodeURIComponent(secret)}`],
    ['of what the console shows', inspect({ a: { b: secret } })],
  ])('%s', (where, text) => {
    const said = redact.text(text);
    if (!where.includes('encoded') || !secret.startsWith('https')) expect(said).not.toContain(secret);
    expect(said).not.toContain(secret.slice(-12));
  });

  test('of an object, of its keys, and of an error with all that hangs on it', () => {
    const error = Object.assign(new Error(`no ${secret}`, { cause: new Error(secret) }), {
      data: { error: 'invalid_auth', token: secret },
      headers: { authorization: `Bearer ${secret}` },
      config: { headers: { Authorization: secret }, data: `token=${secret}` },
    });
    const shown = JSON.stringify(redact.value({ [secret]: { deep: [error, new Map([[secret, secret]])] } }));
    expect(shown).not.toContain(secret);
    expect(shown).toContain('invalid_auth');
  });
});

test.each([
  ['postgres://bot:hunter2@db:5432/bot', `postgres://bot:${GONE}@db:5432/bot`],
  ['postgresql://bot:p@ss:w/rd@db/bot', `postgresql://bot:${GONE}@db/bot`],
  ['Authorization: Basic dXNlcjpwYXNz', `Authorization: ${GONE}`],
  ['"authorization":"Bearer abc.def"', `"authorization":"${GONE}"`],
  ["{ password: 'hunter2' }", `{ password: '${GONE}' }`],
  ['host=db password=hunter2 user=bot', `host=db password=${GONE} user=bot`],
  ['wss://wss.slack.com/link/?ticket=abc-1&app_id=x', `wss://wss.slack.com/link/?ticket=${GONE}&app_id=x`],
  ['/slack/oauth_redirect?code=1.2&state=ey', `/slack/oauth_redirect?code=${GONE}&state=${GONE}`],
  ['a correct horse battery staple', `a ${GONE}`],
])('%s becomes %s', (said, left) => {
  expect(redact.text(said)).toBe(left);
});

test.each([
  'Answering from the edition of 2025-12-16, on port 3000.',
  'MAINTAINERS_CHANNEL got no report: An API error occurred: not_in_channel',
  'The scope channels:history is missing: api.slack.com/apps › your app › Basic Information',
  'a message of 1700000002.000100 in C0GENERAL at http://127.0.0.1:3000/slack/events',
  'the question could not be answered',
])('“%s” stays as it is', (said) => {
  expect(redact.text(said)).toBe(said);
});

test.each([
  ['JSON', JSON.stringify({ type: 'message', text: QUESTION, user: 'U0ANA' })],
  ['JSON in JSON', JSON.stringify({ payload: JSON.stringify({ question: `${QUESTION} "quoted" \\` }) })],
  ['JSON that was cut off', JSON.stringify({ text: QUESTION }).slice(0, -10)],
  ['a form', `token=x&text=${encodeURIComponent(QUESTION)}&user=U0ANA`],
  ['what the console shows', inspect({ text: QUESTION, value: QUESTION })],
])('what a person asked is taken out of %s', (_, said) => {
  expect(redact.text(said)).not.toMatch(/volcano/);
});

test('what a person asked is taken out of what Slack sends, and the rest stays', () => {
  const event = {
    type: 'event_callback',
    event: { type: 'message', text: QUESTION, blocks: [{ text: QUESTION }], ts: '1.2' },
  };
  expect(redact.value(event)).toEqual({
    type: 'event_callback',
    event: { type: 'message', text: GONE, blocks: GONE, ts: '1.2' },
  });
});

test('an error in itself, a deep and a circular object come to an end', () => {
  const error: Error & { cause?: unknown } = new Error('round');
  error.cause = error;
  const deep: Record<string, unknown> = { error };
  deep.self = deep;
  expect(JSON.stringify(redact.value(deep)).length).toBeLessThan(20_000);
});

test('a line of JSON stays JSON, whatever stands in it', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom(...Object.values(SECRETS), 'postgres://a:b"c\\@d/', 'Bearer x"'));
  fc.assert(
    fc.property(fc.dictionary(part, fc.array(part)), (facts) => {
      JSON.parse(redact.line(JSON.stringify(facts)));
    }),
  );
});

test.each(['text:"', '\\"text\\":', 'a:', 'a.', 'xox', 'xoxa.', 'postgres://', 'a:b@', '1.', 'token=', 'f'.repeat(20)])(
  'a long text of “%s” takes no long time',
  (piece) => {
    const { user } = process.cpuUsage();
    redact.text(piece.repeat(10_000));
    expect(process.cpuUsage().user - user).toBeLessThan(1_000_000);
  },
);

test('the secrets of an environment are its tokens, keys and the passwords of its addresses', () => {
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'abc',
    TOKEN_KEYS: 'first, second',
    DATABASE_URL: 'postgres://bot:p%40ss@db/bot',
    SLACK_API_URL: 'http://127.0.0.1:1/api/',
    PORT: '3000',
    SLACK_CLIENT_SECRET: '',
  };
  expect(secretsIn(env)).toEqual(['xoxb-1', 'abc', 'first', 'second', 'p%40ss', 'p@ss']);
});
