import { snapshotOf } from '../../../src/editions/snapshot.js';
import type { Matrix } from '../../../src/knowledge/schema.js';
import { type Finding, markedBot } from '../../../src/marks.js';
import { memoryInProcess } from '../../../src/memory.js';
import { noticeMessage } from '../../../src/presentation/blocks/watching.js';
import { createRouter } from '../../../src/surfaces/slack/router.js';
import { realBot } from '../../support/real-bot.js';
import { answerTo, buttonsIn, GENERAL, lastFor, logOf, MODES, type Running, startOn, wordsIn } from './support.js';

const { bot } = realBot();
const { matrix } = bot.knowledge;
const ATHENA = 'Amazon Athena with AWS Glue on AWS multi-tenant';

/** The matrix as it was: one cell otherwise. */
const before: Matrix = {
  ...matrix,
  source: { ...matrix.source, fetchedAt: '2025-01-02T03:04:05Z' },
  platforms: matrix.platforms.map((p) =>
    p.id === 'athena' ? { ...p, statuses: { ...p.statuses, 'aws-mt': 'available' } } : p,
  ),
};

describe.each(MODES)('watching, in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    const pastEditions = async () => [snapshotOf(matrix), snapshotOf(before)];
    running = await startOn(mode, { parts: { pastEditions } });
  });
  afterAll(() => running.stop());

  const slack = () => running.slack;
  const say = async (user: string, text: string): Promise<string> => {
    await slack().as(user).command(GENERAL, `/privatelink ${text}`);
    return lastFor(slack(), user).text;
  };
  const actionOf = (blocks: unknown, label: string): string =>
    buttonsIn(blocks).find((b) => b.label.startsWith(label))?.actionId ?? `no button "${label}"`;

  test('by the command, seen in the list, and ended by the command', async () => {
    expect(await say('ana', 'watch athena on aws mt')).toContain(`when this changes: ${ATHENA}. Now: ❌`);
    expect(await say('ana', 'Watching?')).toContain(`${ATHENA}: ❌ not currently supported`);
    expect(await say('ben', 'watching')).toContain('You watch nothing');
    expect(await say('ana', 'unwatch athena on aws mt')).toContain(`No longer watched: ${ATHENA}.`);
    expect(await say('ana', 'unwatch athena on aws mt')).toContain('You were not watching');
    expect(await say('ana', 'watching')).toContain('You watch nothing');
  });

  test.each([
    ['watch clickhouse on aws', 'clickhouse'],
    ['watch athena and clickhouse on aws', 'clickhouse'],
    ['watch', 'Name a platform'],
    ['watch athena on gcp st', 'GCP single-tenant'],
    ['watch everything', 'up to 20'],
    ['watch out for the weather', 'Name a platform'],
  ])('"%s" watches nothing and says why', async (text, why) => {
    expect(await say('ana', text)).toContain(why);
    expect(await say('ana', 'watching')).toContain('You watch nothing');
  });

  test('a question that merely has such a word is a question', async () => {
    expect(await say('ana', 'does snowflake work on azure st, we are watching costs')).toContain('Snowflake');
    expect(await say('ana', 'watching')).toContain('You watch nothing');
  });

  test('all of a row, and ended all at once', async () => {
    expect(await say('ben', 'watch athena')).toContain('all 5 deployments');
    expect(await say('ben', 'unwatch everything')).toContain('No longer watched');
    expect(await say('ben', 'watching')).toContain('You watch nothing');
  });

  test('what works somewhere is all of it, so that what comes to it is told', async () => {
    const rows = matrix.platforms.length;
    expect(await say('ben', 'watch what works on azure st')).toContain(
      `That is ${rows} cells, whatever they say today`,
    );
    expect(await say('ben', 'watching')).toContain('on Azure single-tenant: ❌');
    expect(await say('ben', 'unwatch what works on azure st')).toContain('No longer watched');
    expect(await say('ben', 'watching')).toContain('You watch nothing');
  });

  test('from an answer in a thread, which only the presser is told of, and ended from what they are told', async () => {
    const asked = slack().as('ana').mention(GENERAL, 'athena on aws mt');
    const answer = await answerTo(slack(), asked);
    const ben = slack().as('ben');
    await ben.press(actionOf(answer.blocks, 'Tell me when this changes'), { ts: answer.ts });
    await slack().until(() => lastFor(slack(), 'ben').text.includes(`when this changes: ${ATHENA}`));
    expect(await say('ana', 'watching')).toContain('You watch nothing');
    expect(await say('ben', 'watching')).toContain(ATHENA);
    await ben.press(actionOf(lastFor(slack(), 'ben').blocks, 'Unwatch'));
    await slack().until(() => lastFor(slack(), 'ben').text.includes('You watch nothing'));
  });

  test('is in Home, and ended there', async () => {
    const ana = slack().as('ana');
    await say('ana', 'watch athena on aws mt');
    ana.openHome();
    const blocks = () => slack().record.home('ana')?.body.blocks;
    await slack().until(() => wordsIn(blocks()).includes('What you watch'));
    await ana.press(actionOf(blocks(), 'Unwatch'));
    await slack().until(() => !wordsIn(blocks()).includes('What you watch'));
    expect(await say('ana', 'watching')).toContain('You watch nothing');
  });

  test('in a direct message and by a mention', async () => {
    const ana = slack().as('ana');
    expect((await answerTo(slack(), ana.direct('watch athena on aws mt'))).text).toContain('when this changes');
    expect((await answerTo(slack(), ana.mention(GENERAL, 'watching'))).text).toContain(ATHENA);
    expect((await answerTo(slack(), ana.direct('unwatch athena on aws mt'))).text).toContain('No longer watched');
  });

  test('what changed between editions is told', async () => {
    expect(await say('ana', 'changes')).toContain(
      'Amazon Athena with AWS Glue on AWS MT: was ✅ available, is ❌ not currently supported',
    );
  });

  test.each([
    ['what changed on aws?', true],
    ['what has changed for athena', true],
    ['changes since january', true],
    ['what changed on gcp?', false],
    ['any changes for snowflake?', false],
  ])('"%s" tells what changed there', async (text, changed) => {
    const told = await say('ana', text);
    expect(told).toContain('From the edition of 2025-01-02');
    expect(told.includes('Amazon Athena')).toBe(changed);
    expect(told.includes('No cell changed')).toBe(!changed);
  });

  test.each([
    'watch: athena on aws mt',
    'please watch athena on aws mt',
    'tell me when athena on aws mt changes',
    'let me know when athena becomes available on aws mt',
    'let me know when we can use athena on aws mt, thanks',
  ])('"%s" watches, as people say it', async (text) => {
    expect(await say('ben', text)).toContain(`when this changes: ${ATHENA}. Now: ❌`);
    expect(await say('ben', 'what am I watching?')).toContain(ATHENA);
    expect(await say('ben', 'please unwatch everything')).toContain(`No longer watched: ${ATHENA}`);
  });

  test.each([
    ['tell me when to use an endpoint service'],
    ['watch out for what with snowflake?'],
    ['let me know if athena is available on aws mt'],
  ])('"%s" is answered as a question', async (text) => {
    expect(await say('ben', text)).not.toMatch(/changed nothing|when this changes/);
    expect(await say('ben', 'watching')).toContain('You watch nothing');
  });
});

describe('what is watched and left the matrix', () => {
  const TEAPOT = {
    ...matrix.platforms[0],
    id: 'teapot',
    name: 'Teapot (Kettle Server)',
  } as Matrix['platforms'][number];
  const MOON = { id: 'moon-mt', name: 'Moon multi-tenant', short: 'Moon MT', cloud: 'moon', tenancy: 'mt' };
  const larger: Matrix = {
    ...before,
    platforms: [...before.platforms, TEAPOT],
    deployments: [...before.deployments, MOON],
  };
  const GONE = [
    { platform: 'teapot', deployment: 'aws-mt', known: 'available' },
    { platform: 'teapot', deployment: 'aws-st', known: 'available' },
    { platform: 'snowflake', deployment: 'moon-mt', known: 'available' },
    { platform: 'athena', deployment: 'aws-mt', known: 'unavailable' },
  ] as const;
  let running: Running;
  beforeAll(async () => {
    running = await startOn('Socket Mode', {
      parts: { pastEditions: async () => [snapshotOf(matrix), snapshotOf(larger)] },
    });
  });
  afterAll(() => running.stop());
  beforeEach(async () => {
    const ana = { team: running.slack.team.id, person: 'U0ANA' };
    await running.parts.watches.remove(ana, await running.parts.watches.of(ana));
    await running.parts.watches.add(ana, GONE);
  });
  const say = async (text: string): Promise<string> => {
    await running.slack.as('ana').command(GENERAL, `/privatelink ${text}`);
    return lastFor(running.slack, 'ana').text;
  };

  test('is listed by the names that it had, in Home too', async () => {
    const text = await say('watching');
    expect(text).toContain('Teapot (Kettle Server) on AWS multi-tenant: not in the matrix');
    expect(text).toContain('Snowflake on Moon MT: not in the matrix');
    running.slack.as('ana').openHome();
    const words = () => wordsIn(running.slack.record.home('ana')?.body.blocks);
    await running.slack.until(() => words().includes('Snowflake on Moon MT'));
  });

  test.each([
    ['unwatch teapot', 'Teapot (Kettle Server) on AWS MT and AWS ST', 2],
    ['stop watching the teapot on aws st', 'Teapot (Kettle Server) on AWS single-tenant', 1],
    ['unwatch snowflake on moon mt', 'Snowflake on Moon MT', 1],
    ['unwatch snowflake', 'Snowflake on Moon MT', 1],
    ['unwatch teapot and athena on aws mt', 'Teapot (Kettle Server) and Amazon Athena with AWS Glue on AWS multi-', 2],
    ['unwatch everything', 'Teapot', 4],
  ])('"%s" ends it', async (order, said, count) => {
    const text = await say(order);
    expect(text).toContain('No longer watched: ');
    expect(text).toContain(said);
    const left = await running.parts.watches.of({ team: running.slack.team.id, person: 'U0ANA' });
    expect(left).toHaveLength(GONE.length - count);
  });

  test('what changed of a row that is gone is told by its name', async () => {
    const text = await say('what changed for teapot?');
    expect(text).toContain('Teapot (Kettle Server) on AWS MT');
    expect(text).not.toContain('Athena');
    expect(await say('what changed on moon mt?')).not.toContain('AWS MT');
  });

  test.each([
    ['unwatch saucer on aws mt', 'changed nothing'],
    ['unwatch teapot and vertica on aws mt', '“vertica”'],
    ['unwatch snowflake on azure st', 'You were not watching Snowflake on Azure single-tenant'],
  ])('"%s" ends nothing', async (order, said) => {
    expect(await say(order)).toContain(said);
    const left = await running.parts.watches.of({ team: running.slack.team.id, person: 'U0ANA' });
    expect(left).toHaveLength(GONE.length);
  });
});

describe('what a page says otherwise', () => {
  let findings: readonly Finding[] = [];
  let running: Running;
  beforeAll(async () => {
    const marked = markedBot(
      () => bot,
      () => findings,
      () => Date.parse(matrix.source.fetchedAt),
    );
    const memory = memoryInProcess({ most: 100, lifeMs: 3_600_000, now: Date.now });
    running = await startOn('Socket Mode', { parts: { router: createRouter(marked, memory) } });
  });
  afterAll(() => running.stop());
  const say = async (text: string): Promise<string> => {
    await running.slack.as('ana').command(GENERAL, `/privatelink ${text}`);
    return lastFor(running.slack, 'ana').text;
  };
  const home = () => wordsIn(running.slack.record.home('ana')?.body.blocks);
  const opened = async (shows: () => boolean): Promise<void> => {
    running.slack.as('ana').openHome();
    await running.slack.until(shows);
  };
  const find = (to: 'available' | 'unclear', deployment = 'aws-mt'): void => {
    findings = [{ key: 'k', text: 't', cells: [{ platform: 'athena', deployment, to }] }];
  };

  test('stands where a cell is begun to be watched, in the list and in Home, and goes when it is settled', async () => {
    find('available');
    const SAYS = '; the page now says ✅ available, not reviewed yet';
    expect(await say('watch athena on aws mt')).toContain(`Now: ❌ not currently supported${SAYS}.`);
    expect(await say('watch athena')).toContain(`${ATHENA}: the page now says ✅ available, not reviewed yet.`);
    expect(await say('watching')).toContain(`${ATHENA}: ❌ not currently supported${SAYS}`);
    await opened(() => home().includes(`${ATHENA}: ❌ not currently supported${SAYS}`));
    expect(home()).toContain(`${ATHENA}: the page now says ✅ available, not reviewed yet.`);
    find('unclear');
    expect(await say('watching')).toContain('; the page is unclear about it, not reviewed yet');
    findings = [];
    expect(await say('watching')).not.toMatch(/the page/);
    expect(await say('watch athena on aws mt')).not.toMatch(/the page/);
  });

  test('is in Home once it is found and no more when it is settled, on the same day of the same edition', async () => {
    findings = [];
    await opened(() => home().includes('Everything, by cloud') && !home().includes('the page now says'));
    find('available');
    await opened(() => home().includes(`${ATHENA}: the page now says ✅`));
    find('unclear', 'aws-st');
    await opened(() => home().includes('The page is unclear about Amazon Athena'));
    findings = [];
    await opened(() => !home().includes('The page is unclear'));
  });
});

describe('a notice', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn('Socket Mode');
  });
  afterAll(() => running.stop());
  const changed = [{ platform: 'snowflake', deployment: 'azure-st', known: 'unavailable' }] as const;
  const notice = { message: noticeMessage(changed, bot.matrix), key: 'notice 1', again: false };
  const messages = (user: string) =>
    running.slack.record.messages(`D0${user.toUpperCase()}`).filter((message) => message.bot_id);
  const who = (user: string) => ({ team: running.slack.team.id, person: `U0${user.toUpperCase()}` });

  test('comes directly, with was → is, the guide and the way to end it', async () => {
    const { slack } = running;
    await running.parts.watches.add(who('ana'), changed);
    await running.notify(who('ana'), notice);
    const [message] = messages('ana');
    expect(message?.text).toContain(
      'Snowflake on Azure single-tenant: was ❌ not currently supported, is ✅ available',
    );
    const guide = bot.matrix.guidesOf('snowflake').find(({ cloud }) => cloud === 'azure');
    expect(JSON.stringify(message?.blocks)).toContain(`"url":"${guide?.url}"`);
    const { actionId } = buttonsIn(message?.blocks)[0] ?? { actionId: '' };
    await slack.as('ana').press(actionId, { ts: message?.ts ?? '' });
    await slack.until(() => lastFor(slack, 'ana')?.text.includes('No longer watched'));
    expect(await running.parts.watches.of(who('ana'))).toEqual([]);
  });

  test('that may be there already stands there once', async () => {
    await running.notify(who('ben'), notice);
    await running.notify(who('ben'), { ...notice, again: true });
    expect(messages('ben')).toHaveLength(1);
    await running.notify(who('ben'), { ...notice, key: 'notice 2', again: true });
    expect(messages('ben')).toHaveLength(2);
  });

  test('to somebody who is gone is given up, with a line in the log', async () => {
    const log = logOf(running);
    await running.notify({ team: running.slack.team.id, person: 'U0NOBODY' }, notice);
    expect(log.join('\n')).toContain('U0NOBODY could not be told');
  });
});
