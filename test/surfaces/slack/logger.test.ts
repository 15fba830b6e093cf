import { LogLevel } from '@slack/bolt';
import { createLog } from '../../../src/log.js';
import { slackLogger } from '../../../src/surfaces/slack/logger.js';
import { slackFor, startMain } from './process.js';
import { answerTo, GENERAL, MODES } from './support.js';

function logged() {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', sink: { write: (line) => void lines.push(line) } });
  return { logger: slackLogger(log), written: () => lines.map((line) => JSON.parse(line)) };
}

test('it writes what Bolt says, on its level', () => {
  const { logger, written } = logged();
  logger.debug('too little');
  logger.info('http request failed', 'timeout');
  logger.error('Slack API error', new Error('not_in_channel'));
  logger.warn({ token: 'xoxb-1-2' });
  expect(written()).toMatchObject([
    { level: 'info', msg: 'http request failed timeout' },
    { level: 'error', msg: 'Slack API error', err: { message: 'not_in_channel' } },
    { level: 'warn', details: { token: '[redacted]' } },
  ]);
});

test('its level and its name can be set', () => {
  const { logger, written } = logged();
  logger.setLevel(LogLevel.ERROR);
  logger.setName('socket');
  logger.warn('no');
  logger.error('yes');
  expect([logger.getLevel(), ...written().map(({ msg, name }) => `${name}: ${msg}`)]).toEqual(['error', 'socket: yes']);
});

test.each(MODES)(
  'a process in %s that writes all it can tells no secret and nothing of what was asked',
  async (mode) => {
    const { slack, env } = await slackFor(mode);
    const process = startMain({ ...env, LOG_LEVEL: 'debug' });
    await process.ready();
    const ana = slack.as('ana');
    await ana.command(GENERAL, '/privatelink volcano lair on azure st');
    await answerTo(slack, ana.mention(GENERAL, 'does the volcano lair work on gcp'));
    slack.misbehave.error('not_in_channel', { method: 'chat.postMessage', times: 2 });
    ana.mention(GENERAL, 'does a volcano work on aws');
    await slack.settled();
    process.child.kill('SIGTERM');
    const { output } = await process.ended;
    expect(output).toContain('"level":"info"');
    for (const line of output.trim().split('\n')) JSON.parse(line);
    const { botToken, appToken, signingSecret } = slack.app();
    for (const secret of [botToken, appToken, signingSecret, 'volcano', 'ticket=', '/commands/']) {
      expect(output).not.toContain(secret);
    }
    await slack.close();
  },
  20_000,
);
