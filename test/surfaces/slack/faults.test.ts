/** What fails in Slack or in the bot: it is logged, tried again within bounds, and the person is told what to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import type { Router } from '../../../src/surfaces/slack/router.js';
import {
  answerTo,
  buttonsIn,
  GENERAL,
  lastFor,
  logOf,
  MANIFEST,
  partsOf,
  type Running,
  startOn,
  wordsIn,
} from './support.js';

const QUESTION = 'databricks on aws st';
const VERDICT = 'Databricks is available on AWS single-tenant';
const times = { ackMs: 1_000, retryAfterMs: [50, 50, 50] };

let unforeseen: unknown[] = [];
const note = (cause: unknown) => void unforeseen.push(cause);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

let running: Running;
let slack: LocalSlack;
let log: string[];
/** What the bot does instead of answering, if something is set. */
let broken: ((text: string) => never) | undefined;

const breakable = (router: Router): Router => ({
  ...router,
  reply: async (asked) => broken?.(asked.text) ?? router.reply(asked),
  answer: (text) => broken?.(text) ?? router.answer(text),
});

beforeAll(async () => {
  const parts = partsOf();
  running = await startOn('Socket Mode', {
    slack: { times, users: ['ana', 'ben'], channels: ['general'] },
    parts: { ...parts, router: breakable(parts.router) },
  });
  ({ slack } = running);
  log = logOf(running);
});
afterAll(() => running.stop());

beforeEach(() => {
  unforeseen = [];
  log.length = 0;
});
afterEach(async () => {
  broken = undefined;
  slack.misbehave.clear();
  slack.configure({ scopes: MANIFEST.scopes });
  expect(unforeseen).toEqual([]);
  expect(log.filter((line) => /databricks|aws st/i.test(line) || /xox|xapp-|\/actions\//.test(line))).toEqual([]);
  // All goes on as before.
  await slack.as('ben').command(GENERAL, `/privatelink ${QUESTION}`);
  expect(lastFor(slack, 'ben').text).toContain(VERDICT);
});

const ana = () => slack.as('ana');
const directTo = (user: string) => slack.record.messages(slack.as(user).directChannel().id).filter((m) => m.bot_id);
const nextDirect = (user: string) => {
  const before = directTo(user).length;
  return slack.until(() => directTo(user)[before]);
};
const nextEphemeral = (user: string, withinMs?: number) => {
  const before = slack.record.ephemerals(user).length;
  return slack.until(() => slack.record.ephemerals(user)[before], withinMs);
};
/** A line of the log comes after all else, so it is waited for by the clock. */
const logged = async (part: string | RegExp): Promise<string> => {
  for (let waited = 0; waited < 4_000; waited += 20) {
    const found = log.find((line) => line.match(part));
    if (found) return found;
    await sleep(20);
  }
  throw new Error(`Nothing was logged like ${part}: ${log.join('\n')}`);
};
const asking = async () => {
  const asked = ana().mention(GENERAL, QUESTION);
  return { asked, answer: await answerTo(slack, asked) };
};
const askingDirectly = async () => {
  const asked = ana().direct(QUESTION);
  return { asked, answer: await answerTo(slack, asked) };
};
const actionOf = (blocks: unknown, label: string): string =>
  buttonsIn(blocks).find((b) => b.label === label)?.actionId ?? `no button "${label}"`;
const thumbOf = (blocks: unknown, kind: 'good' | 'bad'): string =>
  new RegExp(`"value":"(${kind} [^"]*)"`).exec(JSON.stringify(blocks))?.[1] ?? '';
const callsSince = (method: string) => {
  const before = slack.record.calls(method).length;
  return () => slack.record.calls(method).slice(before);
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
    const told = nextDirect('ana');
    ana().mention(GENERAL, QUESTION);
    expect((await told).text).toMatch(new RegExp(`^${words}[\\s\\S]*${VERDICT}`));
    expect(wordsIn((await told).blocks)).toContain(words);
  });

  test('in a channel that the bot was taken out of, or that is archived meanwhile, is answered directly', async () => {
    const { id } = slack.addChannel({ name: 'brief', members: ['ana'] });
    slack.misbehave.slow(50, { method: 'chat.postMessage' });
    const told = nextDirect('ana');
    ana().mention(id, QUESTION);
    slack.archive(id);
    expect((await told).text).toContain('That channel is archived');
  });

  test.each(['invalid_blocks', 'msg_blocks_too_long'])('whose blocks meet %s is answered in text', async (error) => {
    slack.misbehave.error(error, { method: 'chat.postMessage' });
    const { answer } = await asking();
    expect([answer.text.includes(VERDICT), answer.blocks ?? []]).toEqual([true, []]);
  });

  test('waits as long as a 429 says, and is answered once', async () => {
    slack.misbehave.rateLimit(1, { method: 'chat.postMessage' });
    const calls = callsSince('chat.postMessage');
    const before = Date.now();
    await asking();
    expect(Date.now() - before).toBeGreaterThanOrEqual(1_000);
    expect(calls().map(({ status }) => status)).toEqual([429, 200]);
  });

  test.each([
    ['500', () => slack.misbehave.status(500, { method: 'chat.postMessage', times: 2 })],
    ['a connection cut', () => slack.misbehave.hangUp({ method: 'chat.postMessage' })],
  ])('is answered once after %s', async (_, misbehave) => {
    misbehave();
    const { asked } = await asking();
    await slack.settled();
    expect(slack.record.thread(asked).filter((m) => m.bot_id)).toHaveLength(1);
  });

  test('that meets nothing but 500 is tried so often, is brought again by Slack, and then the person is told', async () => {
    slack.misbehave.status(500, { method: 'chat.postMessage', times: 1_000 });
    const calls = callsSince('chat.postMessage');
    const told = nextEphemeral('ana', 15_000);
    ana().mention(GENERAL, QUESTION);
    expect((await told).text).toContain('Slack did not take my answer just now. Please ask again');
    await slack.settled();
    expect(slack.record.deliveries().findLast((d) => d.kind === 'events_api')?.attempts).toHaveLength(4);
    expect([4, 8, 12, 16]).toContain(calls().length);
    await logged('app_mention could not be answered: An HTTP protocol error occurred: statusCode = 500');
  }, 30_000);

  test('without the scope to write is logged with what to click', async () => {
    slack.configure({ scopes: MANIFEST.scopes.filter((scope) => scope !== 'chat:write') });
    ana().mention(GENERAL, QUESTION);
    await logged(/app_mention could not be answered: the scope chat:write\S* is missing.*App Manifest.*Install App/);
  });

  test('that nobody foresaw gets one sentence, and its thread goes on', async () => {
    broken = (text) => {
      throw new TypeError(`no reading of "${text}" with xoxb-1-secret`);
    };
    const told = nextEphemeral('ana');
    const asked = ana().mention(GENERAL, QUESTION);
    expect((await told).text).toContain('Something went wrong on my side');
    await logged(/app_mention could not be answered: no reading of "…" with \[secret\]\n\s+at /);
    broken = undefined;
    slack.as('ben').mention(GENERAL, QUESTION, { threadTs: asked.ts });
    expect((await answerTo(slack, asked)).text).toContain(VERDICT);
  });
});

test('what was only overheard is not apologised for', async () => {
  const { asked } = await asking();
  broken = () => {
    throw new Error('the moon is full');
  };
  const written = slack.record.written().length;
  slack.as('ben').post(GENERAL, 'and gcp?', { threadTs: asked.ts });
  await logged('message could not be answered: the moon is full');
  await slack.settled();
  expect(slack.record.written()).toHaveLength(written);
});

test('a direct message that nobody foresaw gets one sentence in its thread', async () => {
  broken = () => {
    throw new Error('the moon is full');
  };
  expect((await askingDirectly()).answer.text).toContain('Something went wrong on my side');
});

describe('the command', () => {
  test('that nobody foresaw is acknowledged with one sentence', async () => {
    broken = (text) => {
      throw new Error(`no reading of ${text}`);
    };
    await ana().command(GENERAL, `/privatelink ${QUESTION}, again`);
    expect(lastFor(slack, 'ana').text).toContain('Something went wrong on my side');
    expect(log.join('\n')).toContain('a command could not be answered: no reading of …');
  });

  test.each([
    ['is too old', 404, 1],
    ['answers 500', 500, 3],
  ])('has an answer whose buttons work when its address %s', async (_, status, tries) => {
    await ana().command(GENERAL, `/privatelink ${QUESTION}`);
    slack.misbehave.status(status, { method: 'response_url', times: tries });
    const told = nextEphemeral('ana');
    await ana().press(actionOf(lastFor(slack, 'ana').blocks, 'On GCP'));
    expect((await told).text).toContain('GCP multi-tenant');
  });

  test('has a button whose answer comes directly where the bot is no member', async () => {
    const { id } = slack.addChannel({ name: 'elsewhere', members: ['ana'], withBot: false });
    await ana().command(id, `/privatelink ${QUESTION}`);
    slack.misbehave.status(404, { method: 'response_url' });
    const told = nextDirect('ana');
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
    const told = nextDirect('ana');
    await ana().press('share');
    expect((await told).text).toMatch(/^I am not in that channel. Invite me/);
    expect(slack.record.messages(id).filter((m) => m.bot_id)).toEqual([]);
  });

  test('with a button of nobody’s foresight brings one sentence', async () => {
    await ana().command(GENERAL, `/privatelink ${QUESTION}`);
    broken = () => {
      throw new Error('the moon is full');
    };
    const told = nextEphemeral('ana');
    await ana().press(actionOf(lastFor(slack, 'ana').blocks, 'On GCP'));
    expect((await told).text).toContain('Something went wrong on my side');
    await logged('block_actions could not be answered: the moon is full');
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
    const { answer } = await asking();
    slack.misbehave.error('restricted_action_thread_locked', { method: 'chat.postMessage' });
    const told = nextEphemeral('ben');
    await slack.as('ben').press(actionOf(answer.blocks, 'On GCP'), { ts: answer.ts });
    expect((await told).text).toMatch(/^That thread is locked[\s\S]*GCP multi-tenant/);
  });

  test('of an older version says so', async () => {
    const { answer } = await asking();
    const blocks = JSON.parse(JSON.stringify(answer.blocks).replace(/"value":"1 [^"]*"/g, '"value":"?"'));
    Object.assign(answer, { blocks });
    const told = nextEphemeral('ana');
    await ana().press('ask:0', { ts: answer.ts });
    expect((await told).text).toContain('from an older version of me');
  });

  test('that Slack gave no time to open a form for says to press again', async () => {
    const { answer } = await asking();
    slack.misbehave.error('expired_trigger_id', { method: 'views.open' });
    const told = nextEphemeral('ana');
    await ana().press('feedback', { ts: answer.ts, value: thumbOf(answer.blocks, 'bad') });
    expect((await told).text).toContain('Please press it once more');
    await logged('block_actions could not be answered: An API error occurred: expired_trigger_id');
  });
});

describe('a shortcut', () => {
  test('on a message answers privately when its address is too old, directly where the bot is no member', async () => {
    const { id } = slack.addChannel({ name: 'aside', members: ['ana', 'ben'], withBot: false });
    for (const [channel, next] of [
      [GENERAL, nextEphemeral],
      [id, nextDirect],
    ] as const) {
      const message = slack.as('ben').post(channel, QUESTION);
      slack.misbehave.status(404, { method: 'response_url' });
      const told = next('ana');
      await ana().messageShortcut('answer_message', message);
      expect((await told).text).toContain(VERDICT);
    }
  });

  test('whose modal Slack gave no time for says so directly', async () => {
    slack.misbehave.error('expired_trigger_id', { method: 'views.open' });
    const told = nextDirect('ana');
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
    broken = () => {
      throw new Error('the moon is full');
    };
    await ana().submit({ cloud: 'aws' });
    expect([slack.record.modals('ana').length, top()]).toEqual([2, expect.stringContaining('Something went wrong')]);
    await ana().close();
    broken = undefined;
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
    broken = () => {
      throw new Error('the moon is full');
    };
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
    expect(log).toEqual([]);
  });

  test('the Messages tab whose prompts Slack does not take is logged, and nobody is bothered', async () => {
    slack.configure({ scopes: MANIFEST.scopes.filter((scope) => scope !== 'assistant:write') });
    const written = slack.record.written().length;
    ana().openMessages();
    await logged(/app_home_opened could not be answered: the scope \S+ is missing/);
    await slack.settled();
    expect(slack.record.written()).toHaveLength(written);
  });
});

describe('the step of a workflow', () => {
  test('that nobody foresaw fails with one sentence', async () => {
    broken = () => {
      throw new Error('the moon is full');
    };
    const run = slack.runStep('lookup_availability', { question: QUESTION });
    await slack.until(() => run.state === 'failed');
    expect(run.error).toContain('Something went wrong on my side');
    await logged('function_executed could not be answered: the moon is full');
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
  await asking();
}, 20_000);

test('a report that the maintainers’ channel does not take waits in Home', async () => {
  const own = await startOn('Socket Mode', { settings: { maintainers: 'C0NOWHERE' } });
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
