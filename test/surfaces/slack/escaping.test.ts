/** Whatever people write and whatever the knowledge is called: nobody is pinged, nothing linked, nothing formatted. */
import { createBot } from '../../../src/bot.js';
import { objectsIn } from '../../../src/local-slack/checks/walk.js';
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import { pingsOf, reachOfText } from '../../../src/local-slack/mrkdwn.js';
import { isEnglish, nth, tinyWith } from '../../support/tiny.js';
import { answerTo, buttonsIn, GENERAL, lastFor, partsOf, type Running, startOn, wordsIn } from './support.js';

const NAMES = [
  '<!channel>',
  '<@U0BEN>',
  '*bold*',
  '</script>',
  '|>',
  '<https://evil.test|click>',
  '_it_ ~no~ `x`',
  '&lt;',
];

/** Every name, title and text of the knowledge carries all of them. */
const hostile = tinyWith(({ matrix, guides, policies, vocabulary }) => {
  const spoil = (text: string) => `${text} ${NAMES.join(' ')}`;
  matrix.title = spoil(matrix.title);
  matrix.source.url = 'https://markets.test/goods?a=1|2&b=<3>';
  for (const named of [...matrix.clouds, ...matrix.tenancies, ...matrix.deployments, ...matrix.sections])
    named.name = spoil(named.name);
  for (const deployment of matrix.deployments) deployment.short = spoil(deployment.short);
  for (const platform of matrix.platforms) {
    platform.phrases.push(platform.name);
    platform.name = spoil(platform.name);
    if (platform.note) platform.note = spoil(platform.note);
  }
  for (const guide of guides) {
    guide.title = spoil(guide.title);
    guide.url = `${guide.url}?a=|2`;
  }
  for (const policy of policies) Object.assign(policy, { title: spoil(policy.title), text: spoil(policy.text) });
  for (const family of vocabulary.families) family.name = spoil(family.name);
  for (const group of vocabulary.groups) group.name = spoil(group.name);
});
const OWN_LINKS = [hostile.matrix.source, ...hostile.guides, ...hostile.policies].map(({ url }) => url);

const SAID = [
  'mango <!channel>',
  'zork &lt;!here&gt; on hill day',
  '<@U0BEN> is mango sold on hill night?',
  '*mango* _on_ ~hill~ `day`',
  '</script><script>alert(1)</script> saffron at the lake',
  'mango |> hill',
  '<https://evil.test|zork> on hill day',
  'https://evil.test/zork on the lake',
  '[mango](https://evil.test) on hill',
  '<!subteam^S0TEAM> mango',
  '<!date^1392734382^{date}^https://evil.test|mango> on hill',
  '<#C0GENERAL|general> quince',
  '&amp;lt;!channel&amp;gt; zork',
];

let running: Running;
let slack: LocalSlack;
beforeAll(async () => {
  running = await startOn('Socket Mode', {
    settings: { maintainers: { team: undefined, channel: GENERAL } },
    parts: partsOf({ bot: createBot(hostile, isEnglish) }),
  });
  ({ slack } = running);
});
afterAll(() => running.stop());

const ana = () => slack.as('ana');

/** The only markup there is: the link to the source, whose label has none of its own. */
const SOURCE = /^Source: <https:\/\/[^<>|]+\|[^<>|*_~`]+>, edition of \d{4}-\d\d-\d\d$/;

afterEach(async () => {
  await slack.settled();
  const written = slack.record.written();
  const pings = written.flatMap(pingsOf).filter(({ target }) => target !== 'U0ANA');
  const links = new Set(slack.record.links());
  const encoded = OWN_LINKS.map((url) => url.replace(/[|<>]/g, encodeURIComponent));
  const marked = written
    .flatMap((one) => objectsIn((one as { blocks?: unknown }).blocks ?? [], ''))
    .filter(({ value }) => value.type === 'mrkdwn' || value.type === 'markdown')
    .map(({ value }) => String(value.text))
    .filter((text) => !SOURCE.test(text));
  expect({ pings, links: [...links].filter((url) => ![...OWN_LINKS, ...encoded].includes(url)), marked }).toEqual({
    pings: [],
    links: [],
    marked: [],
  });
  expect(slack.record.notices('ana')).toEqual([]);
});

const asked = async (text: string) => {
  const message = ana().mention(GENERAL, text);
  return { message, answer: await answerTo(slack, message) };
};

describe('of a knowledge full of marks', () => {
  test.each(['mango on hill day', 'quince', 'show everything', 'saffron set up', 'cross markets', 'zork', 'papaya'])(
    '"%s" does no harm as a command, shared, in a thread, directly and on a button',
    async (question) => {
      await ana().command(GENERAL, `/privatelink ${question}`);
      const before = slack.record.messages(GENERAL).length;
      await ana().press('share');
      await slack.until(() => slack.record.messages(GENERAL)[before]);
      const { message, answer } = await asked(question);
      const direct = ana().direct(question);
      await answerTo(slack, direct);
      const [first] = buttonsIn(answer.blocks).filter(({ actionId }) => actionId.startsWith('ask'));
      if (first) {
        await ana().press(first.actionId, { ts: answer.ts });
        await answerTo(slack, message, 2);
      }
      const shown = JSON.stringify(answer.blocks);
      expect(shown).toContain('<!channel>');
    },
  );

  test('Home, its search, and the modal show the marks as they are', async () => {
    ana().openHome();
    const home = () => wordsIn(slack.record.home('ana')?.body.blocks);
    await slack.until(() => NAMES.every((name) => home().includes(name)));
    await ana().choose('search', 'mango on hill');
    await slack.until(() => !home().includes('Everything, by'));
    await ana().globalShortcut('lookup');
    await slack.until(() => slack.record.modals('ana').length === 1);
    const [option] = await ana().suggest('platform', 'mang');
    expect(option).toMatchObject({ text: { type: 'plain_text' } });
    await ana().submit({ platform: 'mango', cloud: 'hill' });
    expect(wordsIn(nth(slack.record.modals('ana'), 0).body.blocks)).toContain('<!channel>');
    await ana().close();
  });

  test('the prompts of the Messages tab are taken', async () => {
    ana().openMessages();
    await slack.until(() => slack.record.prompts('D0ANA'));
  });

  test('where Slack takes the text alone, it is shown without markup', async () => {
    slack.misbehave.error('invalid_blocks', { method: 'chat.postMessage' });
    await asked('mango on hill day');
    expect(slack.record.calls('chat.postMessage').at(-1)?.args).toMatchObject({
      mrkdwn: false,
      text: expect.stringContaining('&lt;!channel&gt;'),
    });
  });
});

describe.each(SAID)('what a person says: %s', (text) => {
  test('does no harm as a command, shared, in a thread, directly, in Home or reported', async () => {
    await ana().command(GENERAL, `/privatelink ${text}`);
    if (buttonsIn(lastFor(slack, 'ana').blocks).some(({ actionId }) => actionId === 'share')) {
      const before = slack.record.messages(GENERAL).length;
      await ana().press('share');
      await slack.until(() => slack.record.messages(GENERAL)[before]);
    }
    const { message, answer } = await asked(text);
    ana().mention(GENERAL, `and ${text}`, { threadTs: message.ts });
    await answerTo(slack, message, 2);
    await answerTo(slack, ana().direct(text));
    const private_ = slack.record.ephemerals('ana').length;
    await ana().messageShortcut('answer_message', message);
    await slack.until(() => slack.record.ephemerals('ana').length > private_);
    await slack.as('ana').openHome();
    await slack.until(() => slack.record.home('ana'));
    const searched = slack.record.calls('views.publish').length;
    await ana().choose('search', text);
    await slack.until(() => slack.record.calls('views.publish').length > searched);
    const bad = JSON.parse(`"${/"value":"(bad (?:[^"\\]|\\.)*)"/.exec(JSON.stringify(answer.blocks))?.[1]}"`) as string;
    await ana().press('feedback', { ts: answer.ts, value: bad });
    await slack.until(() => slack.record.modals('ana').length === 1);
    const reported = slack.record.messages(GENERAL).length;
    await ana().submit({ wrong: 'verdict', words: `It is ${text}` });
    await ana().close();
    expect((await slack.until(() => slack.record.messages(GENERAL)[reported])).text).toContain('Reported');
  });

  test('does no harm in a workflow, which may put it into a message', async () => {
    const run = slack.runStep('lookup_availability', { question: text });
    await slack.until(() => run.state === 'succeeded');
    expect(Object.values(run.outputs ?? {}).flatMap((output) => reachOfText(String(output)))).toEqual([]);
  });
});
