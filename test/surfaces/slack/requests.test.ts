/** What comes in over HTTP that is not from Slack, and what Slack sends in forms of its own. */
import { answerTo, GENERAL, type Running, repliesTo, startOn } from './support.js';

const QUESTION = 'databricks on aws st';
const VERDICT = 'Databricks is available on AWS single-tenant';

let running: Running;
beforeAll(async () => {
  running = await startOn('HTTP');
});
afterAll(() => running.stop());

const slack = () => running.slack;
const mention = {
  type: 'event_callback',
  team_id: 'T0TEAM',
  event_id: 'Ev0FORGED',
  event: {
    type: 'app_mention',
    user: 'U0ANA',
    text: `<@U0BOT> ${QUESTION}`,
    ts: '1700000000.000100',
    channel: GENERAL,
  },
};
const command = { command: '/privatelink', text: QUESTION, user_id: 'U0ANA', channel_id: GENERAL, team_id: 'T0TEAM' };

test('the address is confirmed when Slack asks', async () => {
  expect(await slack().http.verifyUrl()).toBe(true);
});

describe.each([
  ['an event', mention, 'events_api'],
  ['a command', command, 'slash_commands'],
  ['a command that says it only checks the certificate', { ...command, ssl_check: '1' }, 'slash_commands'],
  ['a button', { type: 'block_actions', user: { id: 'U0ANA' }, actions: [{ action_id: 'ask:0' }] }, 'interactive'],
] as const)('%s', (_, body, kind) => {
  test.each([
    ['signed by somebody else', () => slack().http.wrongSignature(body, kind)],
    ['signed six minutes ago', () => slack().http.oldSignature(body, 6, kind)],
    ['not signed', () => slack().http.unsigned(body, kind)],
  ])('%s does nothing', async (_, send) => {
    const calls = slack().record.calls().length;
    const { status, text } = await send();
    expect(text).not.toContain('Databricks');
    // Slack’s check of the certificate comes without a signature, and only that is answered.
    expect('ssl_check' in body ? [200, 401] : [401]).toContain(status);
    expect(slack().record.calls()).toHaveLength(calls);
  });
});

test('what is larger than Slack ever sends is refused, and the next request answered', async () => {
  const { status } = await slack().http.wrongSignature({ ...mention, padding: 'x'.repeat(5_000_000) });
  expect([401, 413]).toContain(status);
  expect((await answerTo(slack(), slack().as('ana').mention(GENERAL, QUESTION))).text).toContain(VERDICT);
});

test.each([
  ['a mention in a direct message', `<@U0BOT> ${QUESTION}`],
  ['a link that Slack made of a name', 'is <http://databricks.com|databricks> on aws st?'],
  ['a channel and a person beside it', `<#C0GENERAL|general> <@U0BEN|ben> ${QUESTION}`],
  ['curly quotes, a long dash and a space that does not break', '“databricks” — on\u00a0aws\u200b st’s'],
  ['escaped marks', 'databricks on aws st &amp; thanks'],
])('%s is read, and answered once', async (_, text) => {
  const asked = slack().as('ana').direct(text);
  expect((await answerTo(slack(), asked)).text).toContain(VERDICT);
  await slack().settled();
  expect(repliesTo(slack(), asked)).toHaveLength(1);
});
