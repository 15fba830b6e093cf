/** What fails in Slack or in the bot where people write: logged, tried again within bounds, and the person told what to do. */
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import {
  actionOf,
  asking,
  callsSince,
  logged,
  moon,
  nextDirect,
  nextEphemeral,
  QUESTION,
  startFailing,
  thumbOf,
  VERDICT,
} from './failing.js';
import { answerTo, GENERAL, lastFor, MANIFEST, wordsIn } from './support.js';

let slack: LocalSlack;
const failing = startFailing();
beforeAll(() => {
  ({ slack } = failing);
});
const ana = () => slack.as('ana');
const askingDirectly = async () => {
  const asked = ana().direct(QUESTION);
  return { asked, answer: await answerTo(slack, asked) };
};

describe('a mention', () => {
  test.each([
    ['not_in_channel', 'I am not in that channel. Invite me there with /invite'],
    ['channel_not_found', 'I can’t see that channel. Invite me there'],
    ['is_archived', 'That channel is archived'],
    ['restricted_action_read_only_channel', 'That channel is read-only for me'],
    ['restricted_action_thread_locked', 'That thread is locked'],
  ])('that meets %s is answered directly, with what to do', async (error, words) => {
    slack.misbehave.error(error, { method: 'chat.postMessage' });
    const told = nextDirect(failing, 'ana');
    ana().mention(GENERAL, QUESTION);
    expect((await told).text).toMatch(new RegExp(`^${words}[\\s\\S]*${VERDICT}`));
    expect(wordsIn((await told).blocks)).toContain(words);
  });

  test('in a channel that the bot was taken out of, or that is archived meanwhile, is answered directly', async () => {
    const { id } = slack.addChannel({ name: 'brief', members: ['ana'] });
    slack.misbehave.slow(50, { method: 'chat.postMessage' });
    const told = nextDirect(failing, 'ana');
    ana().mention(id, QUESTION);
    slack.archive(id);
    expect((await told).text).toContain('That channel is archived');
  });

  test.each(['invalid_blocks', 'msg_blocks_too_long'])('whose blocks meet %s is answered in text', async (error) => {
    slack.misbehave.error(error, { method: 'chat.postMessage' });
    const { answer } = await asking(failing);
    expect([answer.text.includes(VERDICT), answer.blocks ?? []]).toEqual([true, []]);
  });

  test('waits as long as a 429 says, and is answered once', async () => {
    slack.misbehave.rateLimit(1, { method: 'chat.postMessage' });
    const calls = callsSince(failing, 'chat.postMessage');
    const before = Date.now();
    await asking(failing);
    expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
    expect(calls().map(({ status }) => status)).toEqual([429, 200]);
  });

  test.each([
    ['500', () => slack.misbehave.status(500, { method: 'chat.postMessage', times: 2 })],
    ['a connection cut', () => slack.misbehave.hangUp({ method: 'chat.postMessage' })],
  ])('is answered once after %s', async (_, misbehave) => {
    misbehave();
    const { asked } = await asking(failing);
    await slack.settled();
    expect(slack.record.thread(asked).filter((m) => m.bot_id)).toHaveLength(1);
  });

  test('that meets nothing but 500 is tried so often, is brought again by Slack, and then the person is told', async () => {
    slack.misbehave.status(500, { method: 'chat.postMessage', times: 1_000 });
    const calls = callsSince(failing, 'chat.postMessage');
    const told = nextEphemeral(failing, 'ana', 15_000);
    ana().mention(GENERAL, QUESTION);
    expect((await told).text).toContain('Slack did not take my answer just now. Please ask again');
    await slack.settled();
    expect(slack.record.deliveries().findLast((d) => d.kind === 'events_api')?.attempts).toHaveLength(4);
    expect([4, 8, 12, 16]).toContain(calls().length);
    await logged(failing, 'app_mention could not be answered: An HTTP protocol error occurred: statusCode = 500');
  }, 30_000);

  test('without the scope to write is logged with what to click', async () => {
    slack.configure({ scopes: MANIFEST.scopes.filter((scope) => scope !== 'chat:write') });
    ana().mention(GENERAL, QUESTION);
    await logged(
      failing,
      /app_mention could not be answered: the scope chat:write\S* is missing.*App Manifest.*Install App/,
    );
  });

  test('that nobody foresaw gets one sentence, and its thread goes on', async () => {
    failing.broken = (text) => {
      throw new TypeError(`no reading of "${text}" with xoxb-1-secret`);
    };
    const told = nextEphemeral(failing, 'ana');
    const asked = ana().mention(GENERAL, QUESTION);
    expect((await told).text).toContain('Something went wrong on my side');
    await logged(failing, /app_mention could not be answered: no reading of "…" with \[secret\]\n\s+at /);
    failing.broken = undefined;
    slack.as('ben').mention(GENERAL, QUESTION, { threadTs: asked.ts });
    expect((await answerTo(slack, asked)).text).toContain(VERDICT);
  });
});

test('what was only overheard is not apologised for', async () => {
  const { asked } = await asking(failing);
  failing.broken = moon;
  const written = slack.record.written().length;
  slack.as('ben').post(GENERAL, 'and gcp?', { threadTs: asked.ts });
  await logged(failing, 'message could not be answered: the moon is full');
  await slack.settled();
  expect(slack.record.written()).toHaveLength(written);
});

test('a direct message that nobody foresaw gets one sentence in its thread', async () => {
  failing.broken = moon;
  expect((await askingDirectly()).answer.text).toContain('Something went wrong on my side');
});

describe('the command', () => {
  test('that nobody foresaw is acknowledged with one sentence', async () => {
    failing.broken = (text) => {
      throw new Error(`no reading of ${text}`);
    };
    await ana().command(GENERAL, `/privatelink ${QUESTION}, again`);
    expect(lastFor(slack, 'ana').text).toContain('Something went wrong on my side');
    expect(failing.log.join('\n')).toContain('a command could not be answered: no reading of …');
  });

  test.each([
    ['is too old', 404, 1],
    ['answers 500', 500, 3],
  ])('has an answer whose buttons work when its address %s', async (_, status, tries) => {
    await ana().command(GENERAL, `/privatelink ${QUESTION}`);
    slack.misbehave.status(status, { method: 'response_url', times: tries });
    const told = nextEphemeral(failing, 'ana');
    await ana().press(actionOf(lastFor(slack, 'ana').blocks, 'On GCP'));
    expect((await told).text).toContain('GCP multi-tenant');
  });

  test('has a button whose answer comes directly where the bot is no member', async () => {
    const { id } = slack.addChannel({ name: 'elsewhere', members: ['ana'], withBot: false });
    await ana().command(id, `/privatelink ${QUESTION}`);
    slack.misbehave.status(404, { method: 'response_url' });
    const told = nextDirect(failing, 'ana');
    await ana().press(actionOf(lastFor(slack, 'ana').blocks, 'On GCP'));
    expect((await told).text).toMatch(/^I am not in that channel. Invite me[\s\S]*GCP multi-tenant/);
  });

  test('is shared where its address is used up', async () => {
    await ana().command(GENERAL, `/privatelink ${QUESTION}`);
    slack.misbehave.status(404, { method: 'response_url', times: 2 });
    const before = slack.record.messages(GENERAL).length;
    await ana().press('share');
    const shared = await slack.until(() => slack.record.messages(GENERAL)[before]);
    expect(shared.text).toContain('Asked by <@U0ANA>');
  });

  test('that can’t be shared says so to who wanted to', async () => {
    const { id } = slack.addChannel({ name: 'shut', members: ['ana'], withBot: false });
    await ana().command(id, `/privatelink ${QUESTION}`);
    slack.misbehave.status(404, { method: 'response_url', times: 2 });
    const told = nextDirect(failing, 'ana');
    await ana().press('share');
    expect((await told).text).toMatch(/^I am not in that channel. Invite me/);
    expect(slack.record.messages(id).filter((m) => m.bot_id)).toEqual([]);
  });

  test('with a button of nobody’s foresight brings one sentence', async () => {
    await ana().command(GENERAL, `/privatelink ${QUESTION}`);
    failing.broken = moon;
    const told = nextEphemeral(failing, 'ana');
    await ana().press(actionOf(lastFor(slack, 'ana').blocks, 'On GCP'));
    expect((await told).text).toContain('Something went wrong on my side');
    await logged(failing, 'block_actions could not be answered: the moon is full');
  });
});

describe('a button', () => {
  test('in a direct message changes its answer when its address is too old', async () => {
    const { asked, answer } = await askingDirectly();
    slack.misbehave.status(404, { method: 'response_url' });
    await ana().press(actionOf(answer.blocks, 'On GCP'), { ts: answer.ts });
    await slack.until(() => slack.record.thread(asked).some((m) => m.text.includes('GCP multi-tenant')));
    expect(slack.record.thread(asked).filter((m) => m.bot_id)).toHaveLength(1);
  });

  test('in a thread that is closed meanwhile answers who pressed', async () => {
    const { answer } = await asking(failing);
    slack.misbehave.error('restricted_action_thread_locked', { method: 'chat.postMessage' });
    const told = nextEphemeral(failing, 'ben');
    await slack.as('ben').press(actionOf(answer.blocks, 'On GCP'), { ts: answer.ts });
    expect((await told).text).toMatch(/^That thread is locked[\s\S]*GCP multi-tenant/);
  });

  test('of an older version says so', async () => {
    const { answer } = await asking(failing);
    const blocks = JSON.parse(JSON.stringify(answer.blocks).replace(/"value":"1 [^"]*"/g, '"value":"?"'));
    Object.assign(answer, { blocks });
    const told = nextEphemeral(failing, 'ana');
    await ana().press('ask:0', { ts: answer.ts });
    expect((await told).text).toContain('from an older version of me');
  });

  test('that Slack gave no time to open a form for says to press again', async () => {
    const { answer } = await asking(failing);
    slack.misbehave.error('expired_trigger_id', { method: 'views.open' });
    const told = nextEphemeral(failing, 'ana');
    await ana().press('feedback', { ts: answer.ts, value: thumbOf(answer.blocks, 'bad') });
    expect((await told).text).toContain('Please press it once more');
    await logged(failing, 'block_actions could not be answered: An API error occurred: expired_trigger_id');
  });
});
