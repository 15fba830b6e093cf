/** Whatever the size of the knowledge: all surfaces keep Slack's limits, and what does not fit is found on a later page. */
import { makeKnowledge } from '../../../scripts/bench/synthetic.js';
import { type Bot, createBot } from '../../../src/bot.js';
import type { Knowledge, Status } from '../../../src/knowledge/schema.js';
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import { realBot } from '../../support/real-bot.js';
import { isEnglish, tinyWith } from '../../support/tiny.js';
import {
  answerTo,
  buttonsIn,
  GENERAL,
  lastFor,
  logOf,
  partsOf,
  type Running,
  repliesTo,
  startOn,
  wordsIn,
} from './support.js';

const long = createBot(
  makeKnowledge(realBot().bot.knowledge, 21_000, () => false),
  isEnglish,
);

/** 130 clouds, of which 25 have a deployment, and 120 rows. */
const wide = createBot(
  tinyWith(({ matrix, guides, vocabulary }) => {
    const clouds = Array.from({ length: 130 }, (_, i) => ({ id: `valley-${i}`, name: `Valley number ${i}` }));
    const deployments = clouds.slice(0, 25).map(({ id, name }) => ({
      ...{ id: `${id}-day`, name: `${name} by day, from the early morning until six`, short: `${name} Day` },
      ...{ cloud: id, tenancy: 'day' },
    }));
    const statuses: Status[] = ['available', 'unavailable', 'not-applicable'];
    const platforms = Array.from({ length: 120 }, (_, i) => ({
      ...{ id: `nut-${i}`, name: `Hazelnut sort ${i}`, section: 'fruit', misprints: [], phrases: [] },
      note: `Sort ${i} is sold with its shell.`,
      statuses: Object.fromEntries(deployments.map((d, at) => [d.id, statuses[(i + at) % 3] as Status])),
    }));
    Object.assign(matrix, { clouds, deployments, platforms });
    guides.length = 0;
    Object.assign(vocabulary, { families: [], qualifiers: [], products: [] });
    vocabulary.clouds = clouds.map(({ id, name }) => ({
      ...{ id, phrases: [name.toLowerCase()], technology: [], vendor: [], regions: [] },
    }));
  }),
  isEnglish,
);

type Turn = Readonly<{ words: () => string; blocks: () => unknown; turn: (actionId: string) => Promise<unknown> }>;

/** All words of an answer whose pages are turned to the last; each page says which it is. */
async function read({ words, blocks, turn }: Turn, slack: LocalSlack, most = 400): Promise<string> {
  const read = [words()];
  for (let page = 2; page <= most; page++) {
    const next = buttonsIn(blocks()).find(({ label }) => label === 'Next page');
    if (!next) break;
    await turn(next.actionId);
    await slack.until(() => words().includes(`Page ${page} of `));
    read.push(words());
  }
  const [, of] = /Page \d+ of (\d+)/.exec(words()) ?? ['', '1'];
  expect(read).toHaveLength(Number(of));
  return read.join('\n');
}

/** Names, of up to three words, that stand nowhere. */
const lacking = (text: string, names: readonly string[]): string[] => {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  const said = new Set(words.flatMap((_, i) => [1, 2, 3].map((n) => words.slice(i, i + n).join(' '))));
  return names.filter((name) => !said.has(name));
};
const namesOf = ({ matrix }: Knowledge) => matrix.platforms.map(({ name }) => name);

describe.each<[string, Bot, string]>([
  ['21,000 rows', long, 'what works on gcp'],
  ['25 deployments in 130 clouds', wide, 'show everything'],
])('with %s', (_, bot, question) => {
  let running: Running;
  let slack: LocalSlack;
  beforeAll(async () => {
    running = await startOn('Socket Mode', { parts: partsOf({ bot }), slack: { times: { ackMs: 20_000 } } });
    ({ slack } = running);
  }, 20_000);
  afterAll(() => running.stop());

  afterEach(async () => {
    await slack.settled();
    const refused = slack.record.calls().filter(({ status, answer }) => status !== 200 || answer?.ok === false);
    expect(refused.map(({ method, answer }) => [method, answer])).toEqual([]);
    expect(slack.record.notices('ana')).toEqual([]);
  });

  const ana = () => slack.as('ana');
  const { knowledge } = bot;
  /** The rows that an answer to the question is about. */
  const rows = () => {
    const { cells } = bot.ask(question).answer;
    const ids = new Set(cells.map(({ platform }) => platform));
    return knowledge.matrix.platforms.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  };

  test('a command is read to its last page, in its own place', async () => {
    await ana().command(GENERAL, `/privatelink ${question}`);
    const text = await read(
      {
        words: () => wordsIn(lastFor(slack, 'ana').blocks),
        blocks: () => lastFor(slack, 'ana').blocks,
        turn: (id) => ana().press(id, { in: 'ephemeral' }),
      },
      slack,
    );
    expect(lacking(text, rows())).toEqual([]);
    expect(slack.record.ephemerals('ana')).toHaveLength(1);
  }, 60_000);

  test('a direct message is read on in its own place, and a shared page is the page that was shown', async () => {
    const { ts } = await answerTo(slack, ana().direct(question));
    const shown = () => slack.record.messages('D0ANA').find((m) => m.ts === ts)?.blocks;
    await ana().press('page:2', { ts });
    await slack.until(() => wordsIn(shown()).includes('Page 2 of '));
    await ana().command(GENERAL, `/privatelink ${question}`);
    await ana().press('page:2', { in: 'ephemeral' });
    await slack.until(() => wordsIn(lastFor(slack, 'ana').blocks).includes('Page 2 of '));
    await ana().press('share');
    const shared = await slack.until(() => slack.record.messages(GENERAL).find((m) => m.bot_id && !m.thread_ts));
    expect(wordsIn(shared.blocks)).toContain('Page 2 of ');
  });

  test('in a thread the next page is a reply', async () => {
    const asked = ana().mention(GENERAL, question);
    const answer = await answerTo(slack, asked);
    await ana().press('page:2', { ts: answer.ts });
    expect(wordsIn((await answerTo(slack, asked, 2)).blocks)).toContain('Page 2 of ');
    expect(repliesTo(slack, asked)).toHaveLength(2);
  });

  test('Home is read to its last page, with every row on it, and searched', async () => {
    ana().openHome();
    const home = () => slack.record.home('ana')?.body.blocks;
    await slack.until(home);
    const turning = {
      words: () => wordsIn(home()),
      blocks: home,
      turn: (id: string) => ana().press(id, { in: 'home' }),
    };
    expect(lacking(await read(turning, slack), namesOf(knowledge))).toEqual([]);
    await ana().choose('search', question, { in: 'home' });
    await slack.until(() => !turning.words().includes('Everything, by cloud'));
    expect(lacking(await read(turning, slack), rows())).toEqual([]);
    await ana().press('back', { in: 'home' });
    await slack.until(() => turning.words().includes('Everything, by cloud'));
  }, 90_000);

  test('the modal is read to its last page', async () => {
    await ana().globalShortcut('lookup');
    await slack.until(() => slack.record.modals('ana').length === 1);
    const cloud = knowledge.matrix.clouds.at(bot === long ? -1 : 0)?.id ?? '';
    await ana().submit({ cloud });
    const modal = () => slack.record.modals('ana')[0]?.body.blocks;
    const turning = {
      words: () => wordsIn(modal()),
      blocks: modal,
      turn: (id: string) => ana().press(id, { in: 'modal' }),
    };
    const column = knowledge.matrix.deployments.filter((d) => d.cloud === cloud).map((d) => d.id);
    const shown = knowledge.matrix.platforms.filter((p) => column.some((id) => p.statuses[id] !== 'not-applicable'));
    const text = await read(turning, slack);
    expect(
      lacking(
        text,
        shown.map(({ name }) => name),
      ),
    ).toEqual([]);
    await ana().close();
  }, 60_000);

  test('every row and every cloud can be chosen in the modal', async () => {
    await ana().globalShortcut('lookup');
    await slack.until(() => slack.record.modals('ana').length === 1);
    const { platforms, clouds } = knowledge.matrix;
    const [all] = (await ana().suggest('platform', '')) as { label: { text: string }; options: unknown[] }[];
    expect(all).toMatchObject({ label: { text: expect.stringContaining(`100 of ${platforms.length}.`) } });
    const last = platforms.at(-1);
    const [found] = await ana().suggest('platform', last?.name ?? '');
    expect(found).toMatchObject({ value: last?.id });
    const shown = JSON.stringify(slack.record.modals('ana')[0]?.body.blocks);
    expect(clouds.filter(({ id }) => !shown.includes(`"value":"${id}"`))).toEqual([]);
    await ana().submit({ platform: last?.id ?? '', cloud: clouds.at(-1)?.id ?? '' });
    expect(wordsIn(slack.record.modals('ana')[0]?.body.blocks)).toContain(last?.name);
    await ana().close();
  });
});

test('all that is offered beside an answer can be pressed or chosen, however much it is', async () => {
  const running = await startOn('Socket Mode', { parts: partsOf({ bot: wide }) });
  const { slack } = running;
  await slack.as('ana').command(GENERAL, '/privatelink hazelnut sort 7');
  const offered = wide.ask('hazelnut sort 7').view.next;
  expect(offered.length).toBeGreaterThan(5);
  expect(slack.record.notices('ana')).toEqual([]);
  const shown = JSON.stringify(lastFor(slack, 'ana').blocks);
  expect(offered.filter(({ question }) => !shown.includes(JSON.stringify(`1 ${question}`)))).toEqual([]);
  const last = offered.at(-1);
  await slack.as('ana').choose('more:0', `1 ${last?.question}`);
  await slack.until(() => lastFor(slack, 'ana').text !== undefined && !shown.includes(lastFor(slack, 'ana').text));
  await running.stop();
});

test.each(['not_found', 'hash_conflict'])(
  'a page of the modal that meets %s, being closed or newer, needs no word',
  async (error) => {
    const running = await startOn('Socket Mode', { parts: partsOf({ bot: wide }) });
    const { slack, work } = running;
    const log = logOf(running);
    const ana = slack.as('ana');
    await ana.globalShortcut('lookup');
    await slack.until(() => slack.record.modals('ana').length === 1);
    await ana.submit({});
    slack.misbehave.error(error, { method: 'views.update' });
    await ana.press('page:2', { in: 'modal' });
    await slack.until(() => slack.record.calls('views.update').length === 1);
    await work.drain();
    expect([log, slack.record.modals('ana').length, slack.record.calls('chat.postMessage')]).toEqual([[], 1, []]);
    await running.stop();
  },
);
