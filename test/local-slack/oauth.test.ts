import type { LocalSlack, LocalSlackOptions, Workspace } from '../../src/local-slack/local-slack.js';
import type { Json } from '../../src/local-slack/types.js';
import { type Answer, bareApp, call, closeAll, slackWith } from './support.js';

const REDIRECT = 'https://app.test/slack/oauth_redirect';
const APP = { client_id: '1.2', client_secret: 'shh' };
const OAUTH = { clientId: '1.2', clientSecret: 'shh', redirectUrls: ['https://app.test/slack'] };
const SCOPES = 'app_mentions:read,chat:write,commands';
const ORG = { id: 'E0ORG', name: 'Org' };

afterEach(closeAll);

const slackWithOAuth = (more: LocalSlackOptions = {}): Promise<LocalSlack> =>
  slackWith({ ...more, app: { oauth: OAUTH, commands: [{ command: '/look' }], ...more.app } });

const other = (slack: LocalSlack, id = 'T0OTHER', enterprise?: typeof ORG): Workspace =>
  slack.addTeam({ team: { id, name: id, domain: id.toLowerCase(), ...(enterprise ? { enterprise } : {}) } });

/** What the browser gets that follows the app's link. */
async function allow(slack: LocalSlack, asked: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({ client_id: '1.2', scope: SCOPES, redirect_uri: REDIRECT, state: 's', ...asked });
  const reply = await fetch(`${slack.authorizeUrl}?${query}`, { redirect: 'manual' });
  const location = reply.headers.get('location');
  return { status: reply.status, location, said: location ? {} : ((await reply.json()) as Json) };
}

const codeIn = (location: string | null): string => new URL(location ?? 'x:').searchParams.get('code') ?? '';

async function exchange(slack: LocalSlack, args: Json): Promise<Answer & Json> {
  return call(slack, 'oauth.v2.access', { ...APP, redirect_uri: REDIRECT, ...args }, null);
}

async function install(slack: LocalSlack, team = slack.team.id): Promise<Answer & Json> {
  return exchange(slack, { code: codeIn((await allow(slack, { team })).location) });
}

describe('a person who allows the app', () => {
  test('is sent back with a code and the state as it came', async () => {
    const { status, location } = await allow(await slackWithOAuth(), { state: 'a b&c' });
    expect(status).toBe(302);
    expect(location?.startsWith(`${REDIRECT}?code=`)).toBe(true);
    expect(new URL(location ?? '').searchParams.get('state')).toBe('a b&c');
  });

  test('and one who does not, with access_denied and no code', async () => {
    const { location } = await allow(await slackWithOAuth(), { decision: 'deny' });
    expect(Object.fromEntries(new URL(location ?? '').searchParams)).toEqual({ error: 'access_denied', state: 's' });
  });

  test.each([
    ['another client', { client_id: '3.4' }, 'invalid_client_id'],
    [
      'an address that is not the app’s',
      { redirect_uri: 'https://evil.test/slack/oauth_redirect' },
      'bad_redirect_uri',
    ],
    ['an address that only begins like the app’s', { redirect_uri: 'https://app.test/slackers' }, 'bad_redirect_uri'],
    ['no scope', { scope: '' }, 'no_scopes'],
    ['a scope that the app is not set to', { scope: 'chat:write,admin' }, 'invalid_scope: admin'],
    ['a workspace that is not there', { team: 'T0NONE' }, 'invalid_team_for_non_distributed_app'],
  ])('is sent nowhere with %s', async (_, asked, error) => {
    const { status, location, said } = await allow(await slackWithOAuth(), asked);
    expect({ status, location, error: said.error }).toEqual({ status: 400, location: null, error });
  });

  test('finds nothing to allow where the app has no OAuth', async () => {
    expect((await allow(await slackWith())).said.error).toBe('invalid_client_id');
  });
});

describe('a code', () => {
  test('gets the token of its workspace, with what it may do', async () => {
    const slack = await slackWithOAuth();
    const got = await install(slack);
    expect(got).toMatchObject({
      ok: true,
      token_type: 'bot',
      scope: SCOPES,
      bot_user_id: 'U0BOT',
      app_id: 'A0APP',
      team: { id: 'T0TEAM', name: 'Local' },
      enterprise: null,
      authed_user: { id: 'U0ANA' },
      is_enterprise_install: false,
    });
    expect(got).not.toHaveProperty('refresh_token');
    const who = await call(slack, 'auth.test', {}, String(got.access_token));
    expect(who).toMatchObject({ ok: true, team_id: 'T0TEAM', user_id: 'U0BOT', bot_id: 'B0BOT' });
    const refused = await call(slack, 'assistant.threads.setSuggestedPrompts', {}, String(got.access_token));
    expect(refused.error).toBe('missing_scope');
  });

  test('is good once', async () => {
    const slack = await slackWithOAuth();
    const code = codeIn((await allow(slack)).location);
    expect((await exchange(slack, { code })).ok).toBe(true);
    expect((await exchange(slack, { code })).error).toBe('code_already_used');
  });

  test('is good for ten minutes', async () => {
    let now = Date.now();
    const slack = await slackWithOAuth({ now: () => now });
    const code = codeIn((await allow(slack)).location);
    now += 601_000;
    expect((await exchange(slack, { code })).error).toBe('invalid_code');
  });

  test.each([
    ['another client', { client_id: '3.4' }, 'invalid_client_id'],
    ['another secret', { client_secret: 'loud' }, 'bad_client_secret'],
    ['no secret', { client_secret: undefined }, 'bad_client_secret'],
    ['another address', { redirect_uri: 'https://app.test/slack/elsewhere' }, 'bad_redirect_uri'],
    ['another code', { code: 'made-up' }, 'invalid_code'],
    ['another kind of grant', { grant_type: 'password' }, 'invalid_grant_type'],
    ['a refresh token that was never given', { grant_type: 'refresh_token' }, 'invalid_refresh_token'],
  ])('gets nothing with %s', async (_, changed, error) => {
    const slack = await slackWithOAuth();
    const code = codeIn((await allow(slack)).location);
    expect(await exchange(slack, { code, ...changed })).toEqual({ ok: false, error });
    expect(slack.installed()).toBeUndefined();
  });

  test('may come with the secret as HTTP authentication', async () => {
    const slack = await slackWithOAuth();
    const code = codeIn((await allow(slack)).location);
    const reply = await fetch(`${slack.url}oauth.v2.access`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('1.2:shh').toString('base64')}` },
      body: new URLSearchParams({ code, redirect_uri: REDIRECT }),
    });
    expect(await reply.json()).toMatchObject({ ok: true, team: { id: 'T0TEAM' } });
  });

  test('leaves no secret in what is written down', async () => {
    const slack = await slackWithOAuth();
    const { access_token } = await install(slack);
    const written = JSON.stringify(slack.record.calls());
    expect(written).toContain('oauth.v2.access');
    expect(written).not.toContain(String(access_token));
    expect(written).not.toContain('shh');
  });
});

describe('tokens that rotate', () => {
  const rotating = async (more: LocalSlackOptions = {}) =>
    slackWithOAuth({ ...more, app: { oauth: { ...OAUTH, rotation: true } } });
  const refresh = (slack: LocalSlack, { refresh_token }: Json) =>
    exchange(slack, { grant_type: 'refresh_token', refresh_token });

  test('end after twelve hours, and are refreshed once by each refresh token', async () => {
    let now = Date.now();
    const slack = await rotating({ now: () => now });
    const first = await install(slack);
    expect(first).toMatchObject({
      expires_in: 43_200,
      access_token: expect.stringMatching(/^xoxe\.xoxb-/),
      refresh_token: expect.stringMatching(/^xoxe-/),
    });
    now += 43_200_000;
    expect((await call(slack, 'auth.test', {}, String(first.access_token))).error).toBe('token_expired');
    const second = await refresh(slack, first);
    expect((await call(slack, 'auth.test', {}, String(second.access_token))).team_id).toBe('T0TEAM');
    expect((await refresh(slack, first)).error).toBe('invalid_refresh_token');
    expect((await refresh(slack, second)).ok).toBe(true);
  });

  test('leave the one before good until it ends', async () => {
    const slack = await rotating();
    const first = await install(slack);
    await refresh(slack, first);
    expect((await call(slack, 'auth.test', {}, String(first.access_token))).ok).toBe(true);
  });

  test('cannot be refreshed once the app is taken away', async () => {
    const slack = await rotating();
    const first = await install(slack);
    slack.uninstall();
    expect((await refresh(slack, first)).error).toBe('invalid_refresh_token');
  });
});

describe('several workspaces', () => {
  test('have tokens, people, channels and messages of their own', async () => {
    const slack = await slackWithOAuth();
    const second = other(slack);
    const [one, two] = [await install(slack), await install(slack, 'T0OTHER')];
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'first' }, String(one.access_token));
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'second' }, String(two.access_token));
    expect(slack.record.messages('general').map(({ text, user }) => [text, user])).toEqual([['first', 'U0BOT']]);
    expect(second.record.messages('general').map(({ text, user }) => [text, user])).toEqual([['second', 'U0BOTOTHER']]);
    expect(second.record.calls('chat.postMessage')).toHaveLength(1);
  });

  test('are told apart in events, commands and response urls', async () => {
    const slack = await slackWithOAuth();
    const second = other(slack);
    await install(slack);
    await install(slack, 'T0OTHER');
    await bareApp(slack, () => ({ status: 200 }));
    slack.as('ana').mention('general', 'one');
    second.as('ana').mention('general', 'two');
    await second.as('ana').command('general', '/look');
    await slack.settled();
    const teams = (deliveries: readonly { body: Json }[]) => [...new Set(deliveries.map(({ body }) => body.team_id))];
    expect(teams(slack.record.deliveries())).toEqual(['T0TEAM']);
    expect(teams(second.record.deliveries())).toEqual(['T0OTHER']);
    const url = String(second.record.deliveries('slash_commands')[0]?.body.response_url);
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: 'here' }) });
    expect(second.record.ephemerals('ana').map(({ text }) => text)).toEqual(['here']);
    expect(slack.record.ephemerals('ana')).toEqual([]);
  });

  test('give no id twice', async () => {
    const slack = await slackWithOAuth();
    const second = other(slack);
    await install(slack);
    await install(slack, 'T0OTHER');
    await bareApp(slack, () => ({ status: 200 }));
    await Promise.all([slack, second].map((one) => one.as('ana').command('general', '/look')));
    const triggers = [slack, second].map((one) => one.record.deliveries()[0]?.body.trigger_id);
    expect(new Set(triggers).size).toBe(2);
  });

  test('send nothing where the app is not installed', async () => {
    const slack = await slackWithOAuth();
    const second = other(slack);
    await install(slack);
    await bareApp(slack, () => ({ status: 200 }));
    second.as('ana').mention('general', 'hello');
    await slack.settled();
    expect(second.record.deliveries()).toEqual([]);
    await expect(second.as('ana').command('general', '/look')).rejects.toThrow('not installed in T0OTHER');
  });

  test('share what is set for the app, but not its tokens', async () => {
    const slack = await slackWithOAuth();
    const second = other(slack);
    await install(slack, 'T0OTHER');
    slack.configure({ delivery: { mode: 'http', url: 'http://127.0.0.1:9/' }, botToken: 'xoxb-mine' });
    expect(second.app().delivery).toEqual({ mode: 'http', url: 'http://127.0.0.1:9/' });
    expect(second.app().botToken).toMatch(/^xoxb-T0OTHER-/);
    expect(() => other(slack)).toThrow('There is a workspace T0OTHER already');
  });
});

describe('an organisation', () => {
  async function organisation() {
    const slack = await slackWithOAuth();
    const one = other(slack, 'T0ONE', ORG);
    const two = other(slack, 'T0TWO', ORG);
    two.addChannel({ name: 'only-two' });
    const got = await install(slack, ORG.id);
    const token = String(got.access_token);
    await bareApp(slack, () => ({ status: 200 }));
    return { slack, one, two, got, token };
  }

  test('has one token for all its workspaces, and no team', async () => {
    const { slack, one, two, got, token } = await organisation();
    expect(got).toMatchObject({ team: null, enterprise: ORG, is_enterprise_install: true });
    expect(await call(slack, 'auth.test', {}, token)).toMatchObject({
      enterprise_id: ORG.id,
      is_enterprise_install: true,
      url: expect.stringContaining('enterprise.slack.com'),
    });
    expect([slack, one, two].map((team) => team.installed())).toEqual([undefined, 'organisation', 'organisation']);
    expect(one.app().botUser).toBe(two.app().botUser);
  });

  test('is acted on where the call says, or where the channel is; a strange workspace is refused', async () => {
    const { slack, one, two, token } = await organisation();
    const say = (args: Json) => call(slack, 'chat.postMessage', { text: 'x', ...args }, token);
    await say({ channel: 'C0GENERAL', team_id: 'T0TWO' });
    await say({ channel: 'C0ONLYTWO' });
    expect(two.record.messages('general')).toHaveLength(1);
    expect(two.record.messages('only-two')).toHaveLength(1);
    expect(one.record.messages('general')).toEqual([]);
    expect((await say({ channel: 'C0GENERAL', team_id: slack.team.id })).error).toBe('team_access_not_granted');
  });

  test('is named in events, commands and what is done elsewhere', async () => {
    const { slack, two } = await organisation();
    slack.configure({ shortcuts: [{ type: 'global', callbackId: 'look' }] });
    two.as('ana').mention('general', 'hello');
    await two.as('ana').command('general', '/look');
    await two.as('ana').globalShortcut('look');
    await slack.settled();
    const [event, command, shortcut] = ['events_api', 'slash_commands', 'interactive'].map(
      (kind) => two.record.deliveries(kind as 'interactive').at(-1)?.body,
    );
    expect(event).toMatchObject({
      team_id: 'T0TWO',
      enterprise_id: ORG.id,
      authorizations: [{ enterprise_id: ORG.id, team_id: null, is_enterprise_install: true }],
    });
    expect(command).toMatchObject({ team_id: 'T0TWO', enterprise_id: ORG.id, is_enterprise_install: 'true' });
    expect(shortcut).toMatchObject({
      team: null,
      enterprise: ORG,
      is_enterprise_install: true,
      user: { team_id: 'T0TWO' },
    });
  });

  test('loses the app everywhere at once, told once', async () => {
    const { slack, one, two, token } = await organisation();
    two.uninstall();
    expect([one, two].map((team) => team.installed())).toEqual([undefined, undefined]);
    expect((await call(slack, 'auth.test', {}, token)).error).toBe('account_inactive');
    await slack.settled();
    const told = [one, two].flatMap((team) => team.record.deliveries('events_api'));
    expect(told.map(({ body }) => (body.event as Json).type)).toEqual(['tokens_revoked', 'app_uninstalled']);
    expect(told[0]?.body).toMatchObject({ enterprise_id: ORG.id });
  });
});

describe('a token that is revoked', () => {
  test('takes the app away with the last one, and only asks with `test`', async () => {
    const slack = await slackWithOAuth();
    const token = String((await install(slack)).access_token);
    await bareApp(slack, () => ({ status: 200 }));
    expect(await call(slack, 'auth.revoke', { test: true }, token)).toMatchObject({ ok: true, revoked: false });
    expect(await call(slack, 'auth.revoke', {}, token)).toMatchObject({ ok: true, revoked: true });
    expect((await call(slack, 'auth.test', {}, token)).error).toBe('token_revoked');
    expect((await call(slack, 'auth.revoke', {}, token)).error).toBe('token_revoked');
    expect((await call(slack, 'auth.revoke', {}, 'xoxb-made-up')).error).toBe('invalid_auth');
    await slack.settled();
    const events = slack.record.deliveries('events_api').map(({ body }) => body.event as Json);
    expect(events).toMatchObject([
      { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } },
      { type: 'app_uninstalled' },
    ]);
  });

  test('leaves the app where another one is alive', async () => {
    const slack = await slackWithOAuth();
    const [old, renewed] = [await install(slack), await install(slack)];
    await call(slack, 'auth.revoke', {}, String(old.access_token));
    expect(slack.installed()).toBe('team');
    expect((await call(slack, 'auth.test', {}, String(renewed.access_token))).ok).toBe(true);
  });

  test('and an app that is nowhere cannot be taken away', async () => {
    const slack = await slackWithOAuth();
    expect(() => slack.uninstall()).toThrow('not installed in Local');
  });
});
