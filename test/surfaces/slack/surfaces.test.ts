import { answerTo, buttonsIn, GENERAL, lastFor, MODES, type Running, repliesTo, startOn, wordsIn } from './support.js';

describe.each(MODES)('in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(mode);
  });
  afterAll(() => running.stop());

  const slack = () => running.slack;
  const ana = () => slack().as('ana');
  const labelsFor = (user: string) => buttonsIn(lastFor(slack(), user).blocks).map((b) => b.label);
  const actionOf = (blocks: unknown, label: string): string =>
    buttonsIn(blocks).find((b) => b.label === label)?.actionId ?? `no button "${label}"`;

  describe('the command', () => {
    test('is answered where the bot is no member, with buttons to go on', async () => {
      const { id } = slack().addChannel({ name: `closed-${mode.length}`, members: ['ana'], withBot: false });
      await ana().command(id, '/privatelink snowflake on azure st');
      expect(lastFor(slack(), 'ana').text).toContain('✅ Yes: Snowflake is available on Azure single-tenant.');
      expect(labelsFor('ana')).toEqual([
        ...['Steps', 'Draft the request'],
        ...['On Azure MT', 'On AWS', 'On GCP', 'All deployments', 'Tell me when this changes', 'Share in channel'],
      ]);
    });

    test('with a button pressed changes its own message', async () => {
      await ana().command(GENERAL, '/privatelink snowflake on azure st');
      const before = slack().record.ephemerals('ana').length;
      await ana().press(actionOf(lastFor(slack(), 'ana').blocks, 'On GCP'));
      expect(await slack().until(() => lastFor(slack(), 'ana').text.includes('GCP multi-tenant'))).toBe(true);
      expect(slack().record.ephemerals('ana')).toHaveLength(before);
      expect(labelsFor('ana')).toContain('Share in channel');
    });

    test('is shared with who asked, and what only they saw goes', async () => {
      await ana().command(GENERAL, '/privatelink athena on aws st');
      const kept = slack().record.ephemerals('ana').length;
      await ana().press('share');
      const shared = await slack().until(() =>
        slack()
          .record.messages(GENERAL)
          .find((m) => m.bot_id && m.text.includes('Athena')),
      );
      expect(shared.text).toContain('Asked by <@U0ANA>');
      expect(JSON.stringify(shared.blocks)).toContain('"user_id":"U0ANA"');
      expect(buttonsIn(shared.blocks).map((b) => b.label)).not.toContain('Share in channel');
      await slack().until(() => slack().record.ephemerals('ana').length === kept - 1);
    });

    test('a shared answer is gone on with in its thread, for everybody', async () => {
      const shared = slack()
        .record.messages(GENERAL)
        .find((m) => m.text.includes('Athena'));
      const action = actionOf(shared?.blocks, 'On AWS MT');
      await slack()
        .as('ben')
        .press(action, { ts: shared?.ts ?? '' });
      expect((await answerTo(slack(), { ts: shared?.ts ?? '' })).text).toContain('AWS multi-tenant');
    });

    test.each(['', '   ', 'help', 'hi'])('"%s" gets help with questions to press', async (text) => {
      await ana().command(GENERAL, `/privatelink ${text}`);
      expect(lastFor(slack(), 'ana').text).toContain('For example');
      await ana().press('ask:0');
      expect(await slack().until(() => lastFor(slack(), 'ana').text.includes('Yes:'))).toBe(true);
    });

    test('over the limit says why it was not read', async () => {
      await ana().command(GENERAL, `/privatelink ${'snowflake on azure '.repeat(120)}`);
      expect(lastFor(slack(), 'ana').text).toContain('too long');
    });
  });

  describe('a thread', () => {
    test('remembers what was asked, whoever asked it', async () => {
      const asked = ana().mention(GENERAL, 'databricks on aws st');
      await answerTo(slack(), asked);
      slack().as('ben').mention(GENERAL, 'and gcp?', { threadTs: asked.ts });
      expect((await answerTo(slack(), asked, 2)).text).toContain('Databricks is not currently supported on GCP');
    });

    test('a follow-up needs no mention, and talk between people gets no answer', async () => {
      const asked = ana().mention(GENERAL, 'databricks on aws st');
      await answerTo(slack(), asked);
      slack().as('ben').post(GENERAL, 'thanks, I will ask the azure team', { threadTs: asked.ts });
      slack().as('ben').post(GENERAL, 'and snowflake?', { threadTs: asked.ts });
      expect((await answerTo(slack(), asked, 2)).text).toContain('Snowflake is available on AWS single-tenant');
      await slack().settled();
      expect(repliesTo(slack(), asked)).toHaveLength(2);
    });

    test('where the bot was never asked is left alone', async () => {
      const first = ana().post(GENERAL, 'who knows about snowflake?');
      slack().as('ben').post(GENERAL, 'is snowflake available on azure st?', { threadTs: first.ts });
      await slack().settled();
      expect(repliesTo(slack(), first)).toEqual([]);
    });

    test('a button there brings a new reply, which follow-ups go on from', async () => {
      const asked = ana().mention(GENERAL, 'databricks on aws st');
      const answer = await answerTo(slack(), asked);
      await slack().as('ben').press(actionOf(answer.blocks, 'On GCP'), { ts: answer.ts });
      expect((await answerTo(slack(), asked, 2)).text).toContain('GCP multi-tenant');
      ana().mention(GENERAL, 'and snowflake?', { threadTs: asked.ts });
      expect((await answerTo(slack(), asked, 3)).text).toContain('Snowflake is available on GCP multi-tenant');
    });

    test('a mention without a question gets help', async () => {
      const asked = ana().mention(GENERAL, '');
      expect((await answerTo(slack(), asked)).text).toContain('For example');
    });
  });

  describe('a direct message', () => {
    test('is answered in its thread, and a follow-up beside it is understood', async () => {
      const first = ana().direct('databricks on azure st');
      expect((await answerTo(slack(), first)).text).toContain('Databricks is available on Azure single-tenant');
      const second = ana().direct('and gcp?');
      expect((await answerTo(slack(), second)).text).toContain('Databricks is not currently supported on GCP');
    });

    test('a button changes the answer in its place', async () => {
      const asked = ana().direct('databricks on azure st');
      const answer = await answerTo(slack(), asked);
      await ana().press(actionOf(answer.blocks, 'On AWS'), { ts: answer.ts });
      await slack().until(() => repliesTo(slack(), asked).some((m) => m.text.includes('AWS MT')));
      expect(repliesTo(slack(), asked)).toHaveLength(1);
    });

    test('prompts are suggested when the Messages tab is opened, and each gets an answer', async () => {
      ana().openMessages();
      const { prompts } = (await slack().until(() => slack().record.prompts('D0ANA'))) as {
        prompts: { message: string }[];
      };
      for (const { message } of prompts) {
        const { answer } = running.parts.router.answer(message).turn;
        expect({ message, cells: answer.cells.length > 0 }).toEqual({ message, cells: true });
      }
      expect(prompts.length).toBeGreaterThan(0);
    });
  });

  describe('shortcuts', () => {
    test('answer a message for the asker alone, with Share', async () => {
      const message = slack().as('ben').post(GENERAL, 'Does anybody know if *Redshift* works on AWS ST?');
      await ana().messageShortcut('answer_message', message);
      await slack().until(() => lastFor(slack(), 'ana').text.includes('Redshift'));
      expect(labelsFor('ana')).toContain('Share in channel');
      expect(repliesTo(slack(), message)).toEqual([]);
    });

    test('in a thread answer there, and share there', async () => {
      const first = slack().as('ben').post(GENERAL, 'a question');
      const reply = slack().as('ben').post(GENERAL, 'is teradata available on azure st?', { threadTs: first.ts });
      await ana().messageShortcut('answer_message', reply);
      await slack().until(() => lastFor(slack(), 'ana').text.includes('Teradata'));
      expect(slack().record.ephemerals('ana').at(-1)?.thread_ts).toBe(first.ts);
    });

    test('look up a platform, a cloud and a tenancy in a modal, with the answer in it', async () => {
      await ana().globalShortcut('lookup');
      await slack().until(() => slack().record.modals('ana').length === 1);
      expect((await ana().suggest('platform', 'databr')).map((o) => o.value)).toEqual(['databricks']);
      await ana().submit({ platform: 'databricks', cloud: 'gcp', tenancy: 'mt' });
      const [modal] = slack().record.modals('ana');
      expect(wordsIn(modal?.body.blocks)).toContain('Databricks is not currently supported on GCP multi-tenant');
      await ana().submit({ cloud: 'azure', tenancy: 'st' });
      expect(wordsIn(slack().record.modals('ana')[0]?.body.blocks)).toContain('available on Azure single-tenant');
      await ana().close();
      expect(slack().record.notices('ana')).toEqual([]);
    });

    test('nothing chosen looks up everything', async () => {
      await ana().globalShortcut('lookup');
      await slack().until(() => slack().record.modals('ana').length === 1);
      await ana().submit({});
      expect(wordsIn(slack().record.modals('ana')[0]?.body.blocks)).toContain('GitHub Enterprise Server');
      await ana().close();
    });
  });

  describe('Home', () => {
    const home = () => slack().record.home('ben');
    const words = () => wordsIn(home()?.body.blocks);

    test('shows the whole matrix by cloud, the edition and its age', async () => {
      slack().as('ben').openHome();
      await slack().until(home);
      const { platforms, clouds } = running.parts.router.bot().knowledge.matrix;
      expect(platforms.filter(({ name }) => !words().includes(name))).toEqual([]);
      expect(clouds.filter(({ name }) => !words().includes(`${name}: `))).toEqual([]);
      expect(words()).toMatch(/The edition is \d+ days old/);
    });

    test('is not drawn again when nothing changed', async () => {
      const calls = () => slack().record.calls('views.publish').length;
      const before = calls();
      slack().as('ben').openHome();
      await slack().settled();
      expect(calls()).toBe(before);
    });

    test('answers a search, goes on from it, and goes back', async () => {
      const ben = slack().as('ben');
      await ben.choose('search', 'redshift on aws st');
      await slack().until(() => words().includes('Redshift (Managed)') && !words().includes('Databricks'));
      await ben.press(actionOf(home()?.body.blocks, 'On AWS MT'));
      await slack().until(() => words().includes('AWS MT'));
      await ben.press('back');
      await slack().until(() => words().includes('Everything, by cloud'));
    });
  });

  describe('feedback', () => {
    test('a thumb up is thanked for', async () => {
      const asked = ana().mention(GENERAL, 'bitbucket on aws st');
      const answer = await answerTo(slack(), asked);
      await ana()
        .press('feedback', { ts: answer.ts, value: 'good bitbucket on aws st' })
        .catch(() => undefined);
      const good = JSON.stringify(answer.blocks).match(/"value":"(good [^"]*)"/)?.[1] ?? '';
      await ana().press('feedback', { ts: answer.ts, value: good });
      await slack().until(() => lastFor(slack(), 'ana').text.includes('Thank you'));
    });

    test('a thumb down asks what is wrong, and the report waits in Home', async () => {
      const asked = ana().mention(GENERAL, 'gitlab on azure st');
      const answer = await answerTo(slack(), asked);
      const bad = JSON.stringify(answer.blocks).match(/"value":"(bad [^"]*)"/)?.[1] ?? '';
      await ana().press('feedback', { ts: answer.ts, value: bad });
      await slack().until(() => slack().record.modals('ana').length === 1);
      await ana().submit({ wrong: 'verdict', words: 'It works since <!channel> May' });
      expect(wordsIn(slack().record.modals('ana')[0]?.body.blocks)).toContain('Thank you');
      await ana().close();
      ana().openHome();
      await slack().until(() => wordsIn(slack().record.home('ana')?.body.blocks).includes('Reported answers'));
      expect(wordsIn(slack().record.home('ana')?.body.blocks)).toContain('It works since <!channel> May');
      expect(
        slack()
          .record.pings()
          .filter((p) => JSON.stringify(p).includes('channel')),
      ).toEqual([]);
    });
  });

  describe('the step of a workflow', () => {
    test.each([
      ['snowflake on azure st', 'available'],
      ['databricks on gcp', 'unavailable'],
      ['bigquery on aws', 'not-applicable'],
      ['athena', 'mixed'],
      ['does clickhouse work on aws?', 'unknown'],
    ])('"%s" gives %s', async (question, status) => {
      const run = slack().runStep('lookup_availability', { question });
      await slack().until(() => run.state === 'succeeded');
      expect(run.outputs).toMatchObject({ status, answer: expect.stringContaining('Source:') });
    });

    test('without a question fails with what was expected', async () => {
      const run = slack().runStep('lookup_availability', {});
      await slack().until(() => run.state === 'failed');
      expect(run.error).toContain('would be right: a text');
    });
  });
});

test('reports go to the maintainers’ channel where there is one', async () => {
  const running = await startOn('Socket Mode', { settings: { maintainers: { team: undefined, channel: GENERAL } } });
  const { slack } = running;
  const ana = slack.as('ana');
  const asked = ana.mention(GENERAL, 'gitlab on azure st');
  const answer = await answerTo(slack, asked);
  const bad = JSON.stringify(answer.blocks).match(/"value":"(bad [^"]*)"/)?.[1] ?? '';
  await ana.press('feedback', { ts: answer.ts, value: bad });
  await slack.until(() => slack.record.modals('ana').length === 1);
  await ana.submit({ wrong: 'guide' });
  const report = await slack.until(() => slack.record.messages(GENERAL).find((m) => m.text.startsWith('Reported:')));
  expect(report.text).toContain('Question:');
  await running.stop();
});
