import { randomBytes } from 'node:crypto';
import { readSettings } from '../src/config.js';
import { keyOfSecret } from '../src/state/secrets.js';

const SECRET = '0123456789abcdef0123456789abcdef';
const env = {
  SLACK_CLIENT_ID: '111.222',
  SLACK_CLIENT_SECRET: 'fedcba9876543210fedcba9876543210',
  SLACK_STATE_SECRET: 'a long text by chance',
  SLACK_SIGNING_SECRET: SECRET,
};
const faultsOf = (environment: Parameters<typeof readSettings>[0]) => {
  const read = readSettings(environment);
  return 'faults' in read ? read.faults : [];
};

test('the settings of OAuth stand in place of a bot token', () => {
  expect(readSettings(env)).toMatchObject({
    settings: {
      botToken: undefined,
      appToken: undefined,
      signingSecret: SECRET,
      oauth: {
        clientId: '111.222',
        clientSecret: env.SLACK_CLIENT_SECRET,
        stateSecret: 'a long text by chance',
        keys: [keyOfSecret(env.SLACK_CLIENT_SECRET)],
      },
    },
  });
});

test('TOKEN_KEYS come first, in their order; what was sealed without them still opens', () => {
  const keys = [randomBytes(32), randomBytes(32)];
  const texts = [keys[0]?.toString('base64'), ` ${keys[1]?.toString('hex')}`];
  expect(readSettings({ ...env, TOKEN_KEYS: texts.join(',') })).toMatchObject({
    settings: { oauth: { keys: [...keys, keyOfSecret(env.SLACK_CLIENT_SECRET)] } },
  });
});

test('without any of them there is one workspace, whatever TOKEN_KEYS say', () => {
  const one = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', TOKEN_KEYS: 'x' };
  expect(readSettings(one)).toMatchObject({ settings: { botToken: 'xoxb-1', oauth: undefined } });
});

test('what is missing is told at once, with where it is found', () => {
  expect(faultsOf({ SLACK_CLIENT_ID: '111.222' })).toEqual([
    expect.stringMatching(/^SLACK_CLIENT_SECRET: is not set, .*32 hexadecimal digits, found at .*› Client Secret$/),
    expect.stringMatching(/^SLACK_STATE_SECRET: is not set, .*openssl rand -hex 32/),
    expect.stringMatching(/^SLACK_SIGNING_SECRET: is not set, which HTTP needs; .*› Signing Secret$/),
  ]);
});

test.each([
  [
    'SLACK_BOT_TOKEN',
    'xoxb-secret',
    /^SLACK_BOT_TOKEN: is for one workspace, .* are for many; would be right: only one/,
  ],
  ['SLACK_APP_TOKEN', 'xapp-secret', /^SLACK_APP_TOKEN: is for Socket Mode, but many workspaces .* need HTTP/],
])('%s contradicts them', (name, value, fault) => {
  expect(faultsOf({ ...env, [name]: value })).toEqual([expect.stringMatching(fault)]);
});

test.each([
  ['SLACK_CLIENT_ID', env.SLACK_CLIENT_SECRET],
  ['SLACK_CLIENT_ID', 'xoxb-secret'],
  ['SLACK_CLIENT_ID', 'two words'],
  ['SLACK_CLIENT_SECRET', '111.222'],
  ['SLACK_CLIENT_SECRET', 'xapp-secret'],
  ['SLACK_STATE_SECRET', 'short'],
  ['SLACK_STATE_SECRET', env.SLACK_CLIENT_SECRET],
  ['SLACK_STATE_SECRET', SECRET],
  ['TOKEN_KEYS', 'secret'],
  ['TOKEN_KEYS', `${randomBytes(32).toString('hex')},${randomBytes(16).toString('hex')}`],
])('with %s "%s" are refused, and nothing of it is quoted', (name, value) => {
  const faults = faultsOf({ ...env, [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(new RegExp(`^${name}: .*would be right: `));
  for (const part of value.split(',')) expect(faults[0]).not.toContain(`${part}"`);
  expect(faults[0]).not.toMatch(/xoxb-s|xapp-s|[0-9a-f]{32}/);
});

test('a key that is none is called by its place', () => {
  const right = randomBytes(32).toString('base64');
  expect(faultsOf({ ...env, TOKEN_KEYS: `${right},,${right}x` })).toEqual([
    expect.stringMatching(/^TOKEN_KEYS: key 2 of 3 is something else; .*openssl rand -base64 32/),
    expect.stringMatching(/^TOKEN_KEYS: key 3 of 3/),
  ]);
});
