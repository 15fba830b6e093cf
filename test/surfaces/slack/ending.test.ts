/** How the process ends: with its work done when it is asked to, and at once with what to do when it can't start. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import { freePort } from '../../support/ports.js';
import { slackFor, startMain } from './process.js';
import { answerTo, GENERAL, MODES, type Mode, repliesTo } from './support.js';

const QUESTION = 'databricks on aws st';
const POST = { method: 'chat.postMessage' };

/** A process that takes questions, and how long it took to end from now on. */
async function running(mode: Mode) {
  const { slack, env } = await slackFor(mode, { times: { retryAfterMs: [200] } });
  const main = startMain(env);
  await main.ready();
  const terminated = async () => {
    const since = Date.now();
    main.child.kill('SIGTERM');
    const { code, output } = await main.ended;
    return { code, output, ms: Date.now() - since };
  };
  return { slack, main, port: Number(env.PORT), terminated };
}

describe.each(MODES)('in %s, SIGTERM', (mode) => {
  test('ends the process at once where nothing is in hand', async () => {
    const { slack, terminated } = await running(mode);
    expect(await terminated()).toMatchObject({ code: 0 });
    await slack.close();
  }, 20_000);

  test('ends the process while it starts', async () => {
    const { slack, env } = await slackFor(mode);
    slack.misbehave.slow(1_500, { method: 'auth.test' });
    const { child, ended } = startMain(env);
    await slack.until(() => slack.record.calls('auth.test').length === 1, 15_000);
    child.kill('SIGTERM');
    const { code, output } = await ended;
    expect([code, output]).toEqual([0, expect.not.stringContaining('not foreseen')]);
    await slack.close();
  }, 20_000);

  test('ends the process while it waits for the database, without an error', async () => {
    const { slack, env } = await slackFor(mode);
    const { child, ended } = startMain({ ...env, DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/x` });
    const asked = () => slack.record.calls('auth.test').length > 0;
    await slack.until(asked, 15_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    child.kill('SIGTERM');
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('The database is away');
    expect(output).not.toMatch(/not foreseen|was not started|Answering from/);
    await slack.close();
  }, 30_000);

  test('lets the work in hand be finished, and no new one begun', async () => {
    const { slack, main, port, terminated } = await running(mode);
    slack.misbehave.slow(1_500, { ...POST, times: 2 });
    const asked = [1, 2].map(() => slack.as('ana').mention(GENERAL, QUESTION));
    await slack.until(() => slack.record.calls('chat.postMessage').length === 2);
    const ended = terminated();
    const late = await lateMention(slack);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => ({ status: 503 }))).status).toBe(503);
    for (const one of asked) await answerTo(slack, one);
    const { code, ms, output } = await ended;
    expect([code, ms < 10_000]).toEqual([0, true]);
    expect([...asked, late].map((one) => repliesTo(slack, one).length)).toEqual([1, 1, 0]);
    expect(output).not.toContain(QUESTION);
    expect(main.child.exitCode).toBe(0);
    await slack.close();
  }, 30_000);

  /** One that comes when the end has begun: it is brought to the next process. */
  async function lateMention(slack: LocalSlack) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return slack.as('ana').mention(GENERAL, QUESTION);
  }
});

test('SIGTERM ends the process in time though Slack never answers, or is away', async () => {
  const [hanging, away] = await Promise.all([running('Socket Mode'), running('Socket Mode')]);
  hanging.slack.misbehave.slow(60_000, POST);
  hanging.slack.as('ana').mention(GENERAL, QUESTION);
  await hanging.slack.until(() => hanging.slack.record.calls('chat.postMessage').length === 1);
  away.slack.misbehave.status(500, { method: 'apps.connections.open', times: 1_000 });
  away.slack.sockets.drop();
  await away.slack.until(() => away.slack.sockets.count() === 0);
  const ends = await Promise.all([hanging.terminated(), away.terminated()]);
  expect(ends.map(({ code, ms }) => [code, ms < 10_000])).toEqual([
    [0, true],
    [0, true],
  ]);
  await Promise.all([hanging.slack.close(), away.slack.close()]);
}, 40_000);

describe('a process that can’t start ends with status 1, and a line for each fault says what to click', () => {
  type Spoilt = Readonly<{ env?: Readonly<Record<string, string>>; error?: string; of?: string }>;

  const expectEnd = async (mode: Mode, { env = {}, error, of }: Spoilt, lines: readonly RegExp[]) => {
    const { slack, env: usual } = await slackFor(mode);
    if (error && of) slack.misbehave.error(error, { method: of, times: 99 });
    const since = Date.now();
    const { code, output } = await startMain({ ...usual, ...env }).ended;
    expect({ code, late: Date.now() - since > 10_000 }).toEqual({ code: 1, late: false });
    for (const line of lines) expect(output).toMatch(line);
    // Slack's own client says the same in its own words beside it.
    const own = output.split('\n').filter((line) => line !== '' && !line.includes('Failed to retrieve a new WSS URL'));
    expect(own).toHaveLength(lines.length);
    const { botToken, appToken, signingSecret } = slack.app();
    expect([botToken, appToken, signingSecret, 's3cret'].filter((secret) => output.includes(secret))).toEqual([]);
    await slack.close();
  };

  test.each<[string, Mode, Spoilt, readonly RegExp[]]>([
    [
      'no bot token',
      'Socket Mode',
      { env: { SLACK_BOT_TOKEN: '' } },
      [/^SLACK_BOT_TOKEN: is not set; .*OAuth & Permissions/m],
    ],
    [
      'neither an app token nor a signing secret',
      'Socket Mode',
      { env: { SLACK_APP_TOKEN: '' } },
      [/^SLACK_APP_TOKEN: is not set; .*App-Level Tokens.*SLACK_SIGNING_SECRET.*Signing Secret$/m],
    ],
    [
      'swapped tokens',
      'Socket Mode',
      { env: { SLACK_BOT_TOKEN: 'xapp-s3cret', SLACK_APP_TOKEN: 'xoxb-s3cret' } },
      [/^SLACK_BOT_TOKEN: got a xapp-… token; .*OAuth/m, /^SLACK_APP_TOKEN: got a xoxb-… token; .*App-Level Tokens/m],
    ],
    [
      'four faults at once',
      'HTTP',
      { env: { SLACK_BOT_TOKEN: 's3cret', SLACK_SIGNING_SECRET: 's3cret', PORT: 'many', LOG_LEVEL: 'loud' } },
      [/^SLACK_BOT_TOKEN: /m, /^SLACK_SIGNING_SECRET: .*Basic Information/m, /^PORT: got "many"/m, /^LOG_LEVEL: /m],
    ],
    [
      'a bot token that Slack does not know',
      'HTTP',
      { env: { SLACK_BOT_TOKEN: 'xoxb-s3cret' } },
      [/invalid_auth.*OAuth & Permissions/],
    ],
    [
      'an app token that Slack does not know',
      'Socket Mode',
      { env: { SLACK_APP_TOKEN: 'xapp-s3cret' } },
      [/invalid_auth.*Basic Information › App-Level Tokens/],
    ],
    [
      'an app that was removed',
      'Socket Mode',
      { error: 'account_inactive', of: 'auth.test' },
      [/account_inactive.*Install App/],
    ],
    [
      'Socket Mode switched off',
      'Socket Mode',
      { error: 'access_denied', of: 'apps.connections.open' },
      [/Socket Mode is off. Switch it on under Socket Mode/],
    ],
    [
      'an app token without its scope',
      'Socket Mode',
      { error: 'missing_scope', of: 'apps.connections.open' },
      [/connections:write/],
    ],
  ])('%s, in %s', (_, mode, spoilt, lines) => expectEnd(mode, spoilt, lines), 20_000);

  test.each(MODES)(
    'a port in use, in %s',
    async (mode) => {
      const occupied = createServer().listen(0);
      await once(occupied, 'listening');
      const { port } = occupied.address() as AddressInfo;
      await expectEnd(mode, { env: { PORT: String(port) } }, [
        new RegExp(`Port ${port} is in use. Set PORT to another one`),
      ]);
      occupied.close();
    },
    20_000,
  );
});
