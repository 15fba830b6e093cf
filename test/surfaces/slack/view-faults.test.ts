/** What fails where people press and choose, in workflows and on the way to Slack; see faults.test.ts. */
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import {
  asking,
  logged,
  moon,
  nextDirect,
  nextEphemeral,
  QUESTION,
  startFailing,
  thumbOf,
  VERDICT,
} from './failing.js';
import { answerTo, GENERAL, logOf, MANIFEST, startOn, wordsIn } from './support.js';

let slack: LocalSlack;
const failing = startFailing();
beforeAll(() => {
  ({ slack } = failing);
});
const ana = () => slack.as('ana');

describe('a shortcut', () => {
  test('on a message answers privately when its address is too old, directly where the bot is no member', async () => {
    const { id } = slack.addChannel({ name: 'aside', members: ['ana', 'ben'], withBot: false });
    for (const [channel, next] of [
      [GENERAL, nextEphemeral],
      [id, nextDirect],
    ] as const) {
      const message = slack.as('ben').post(channel, QUESTION);
      slack.misbehave.status(404, { method: 'response_url' });
      const told = next(failing, 'ana');
      await ana().messageShortcut('answer_message', message);
      expect((await told).text).toContain(VERDICT);
    }
  });

  test('whose modal Slack gave no time for says so directly', async () => {
    slack.misbehave.error('expired_trigger_id', { method: 'views.open' });
    const told = nextDirect(failing, 'ana');
    await ana().globalShortcut('lookup');
    expect((await told).text).toContain('Please press it once more');
  });

  test('whose modal Slack does not take brings a modal that says so', async () => {
    slack.misbehave.error('invalid_arguments', { method: 'views.open' });
    await ana().globalShortcut('lookup');
    const modal = await slack.until(() => slack.record.modals('ana')[0]);
    expect(wordsIn(modal.body.blocks)).toContain('Something went wrong on my side');
    await ana().close();
  });
});

describe('the modal', () => {
  const opened = async () => {
    await ana().globalShortcut('lookup');
    await slack.until(() => slack.record.modals('ana').length === 1);
  };
  const top = () => wordsIn(slack.record.modals('ana').at(-1)?.body.blocks);
  const closeAll = async () => {
    while (slack.record.modals('ana').length > 0) await ana().close();
  };

  test('says in a modal above it that nobody foresaw something, and the form stays', async () => {
    await opened();
    failing.broken = moon;
    await ana().submit({ cloud: 'aws' });
    expect([slack.record.modals('ana').length, top()]).toEqual([2, expect.stringContaining('Something went wrong')]);
    await ana().close();
    failing.broken = undefined;
    await ana().submit({ cloud: 'aws' });
    expect(top()).toContain('on AWS');
    expect(slack.record.notices('ana')).toEqual([]);
    await closeAll();
  });
});

describe('Home', () => {
  const home = () => wordsIn(slack.record.home('ben')?.body.blocks);

  test('says that nobody foresaw something, and is whole again when it is opened next', async () => {
    slack.as('ben').openHome();
    await slack.until(() => home().includes('How to ask'));
    failing.broken = moon;
    await slack.as('ben').choose('search', QUESTION);
    const modal = await slack.until(() => slack.record.modals('ben')[0]);
    expect(wordsIn(modal.body.blocks)).toContain('Something went wrong on my side');
    await slack.as('ben').close();
    expect(home()).toContain('How to ask');
  });

  test('that Slack does not take says so in its place', async () => {
    slack.misbehave.error('invalid_arguments', { method: 'views.publish' });
    slack.as('ana').openHome();
    const seen = () => wordsIn(slack.record.home('ana')?.body.blocks);
    await slack.until(() => seen().includes('Something went wrong'));
    slack.as('ana').openHome();
    await slack.until(() => seen().includes('How to ask'));
  });

  test('pressed twice at once is drawn for one of them', async () => {
    await slack.until(() => slack.record.home('ben'));
    await Promise.all([slack.as('ben').choose('search', QUESTION), slack.as('ben').choose('search', QUESTION)]);
    await slack.until(() => home().includes(VERDICT));
    await slack.settled();
    expect(failing.log).toEqual([]);
  });

  test('the Messages tab whose prompts Slack does not take is logged, and nobody is bothered', async () => {
    slack.configure({ scopes: MANIFEST.scopes.filter((scope) => scope !== 'assistant:write') });
    const written = slack.record.written().length;
    ana().openMessages();
    await logged(failing, /app_home_opened could not be answered: the scope \S+ is missing/);
    await slack.settled();
    expect(slack.record.written()).toHaveLength(written);
  });
});

describe('the step of a workflow', () => {
  test('that nobody foresaw fails with one sentence', async () => {
    failing.broken = moon;
    const run = slack.runStep('lookup_availability', { question: QUESTION });
    await slack.until(() => run.state === 'failed');
    expect(run.error).toContain('Something went wrong on my side');
    await logged(failing, 'function_executed could not be answered: the moon is full');
  });

  test('ends when Slack is well again', async () => {
    slack.misbehave.status(500, { method: 'functions.completeSuccess', times: 2 });
    const run = slack.runStep('lookup_availability', { question: QUESTION });
    await slack.until(() => run.state === 'succeeded');
  });
});

test('the way to Slack that is lost for a while is found again', async () => {
  slack.misbehave.status(500, { method: 'apps.connections.open' });
  slack.sockets.drop();
  await slack.until(() => slack.sockets.count() === 1, 15_000);
  await asking(failing);
}, 20_000);

test('a report that the maintainers’ channel does not take waits in Home', async () => {
  const own = await startOn('Socket Mode', { settings: { maintainers: { team: undefined, channel: 'C0NOWHERE' } } });
  const lines = logOf(own);
  const { slack: there } = own;
  const asked = there.as('ana').mention(GENERAL, QUESTION);
  const { ts, blocks } = await answerTo(there, asked);
  await there.as('ana').press('feedback', { ts, value: thumbOf(blocks, 'bad') });
  await there.until(() => there.record.modals('ana').length === 1);
  await there.as('ana').submit({ wrong: 'verdict' });
  await there.until(() => there.record.calls('chat.postMessage').at(-1)?.answer?.error === 'channel_not_found');
  there.as('ben').openHome();
  await there.until(() => wordsIn(there.record.home('ben')?.body.blocks).includes('Reported answers'));
  expect(lines.join()).toContain('MAINTAINERS_CHANNEL got no report');
  await own.stop();
});
