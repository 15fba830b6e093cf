import { randomBytes } from 'node:crypto';
import { CLIENT, visit } from './many.js';
import { slackFor, startMain } from './process.js';
import { answerTo, GENERAL } from './support.js';

jest.setTimeout(60_000);

/** Settings for many workspaces, on a local Slack with two. */
async function setUp() {
  const { slack, env } = await slackFor('HTTP');
  const { SLACK_BOT_TOKEN: _, ...own } = env;
  const { clientId, clientSecret, stateSecret } = CLIENT;
  const redirectUrls = [`http://127.0.0.1:${env.PORT}/slack/oauth_redirect`];
  slack.configure({ oauth: { clientId, clientSecret, redirectUrls } });
  slack.uninstall();
  const second = slack.addTeam({ team: { id: 'T0SECOND', name: 'Second', domain: 'second' } });
  const oauth = { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret };
  const key = randomBytes(32).toString('base64');
  return { slack, second, port: Number(env.PORT), env: { ...own, ...oauth, TOKEN_KEYS: key }, key };
}

test('a process without a bot token starts, is installed, answers, and knows it all after a restart with another key', async () => {
  const { slack, second, port, env, key } = await setUp();
  const first = startMain(env);
  await first.ready();
  for (const owner of [slack.team.id, 'T0SECOND']) expect((await visit({ port }, owner)).status).toBe(200);
  const asked = second.as('ana').mention(GENERAL, 'databricks on aws st');
  expect((await answerTo(second, asked)).text).toContain('Databricks is available');
  first.child.kill('SIGTERM');
  const ended = await first.ended;
  expect(ended.code).toBe(0);
  expect(ended.output).toContain('/slack/install');

  const again = startMain({ ...env, TOKEN_KEYS: `${randomBytes(32).toString('hex')},${key}` });
  await again.ready();
  second.as('ben').mention(GENERAL, 'and gcp?', { threadTs: asked.ts });
  expect((await answerTo(second, asked, 2)).text).toContain('Databricks is not currently supported on GCP');
  await new Promise((resolve) => setTimeout(resolve, 500));
  again.child.kill('SIGTERM');
  const { output } = await again.ended;
  expect(output).toContain('The tokens of 2 installations are sealed by the first of TOKEN_KEYS now.');
  for (const secret of [key, CLIENT.clientSecret, CLIENT.stateSecret, second.app().botToken])
    expect(ended.output + output).not.toContain(secret);
  await slack.close();
});

test('settings that contradict one another end the start, each with a line', async () => {
  const { slack, env } = await setUp();
  const { code, output } = await startMain({ ...env, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).ended;
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^SLACK_BOT_TOKEN: is for one workspace/),
    expect.stringMatching(/^SLACK_APP_TOKEN: is for Socket Mode/),
  ]);
  await slack.close();
});
