/** What gets no answer: what is no question of a person's to the bot. */
import { answerTo, GENERAL, MODES, type Running, repliesTo, startOn } from './support.js';

const QUESTION = 'databricks on aws st';

describe.each(MODES)('in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(mode, { slack: { users: ['ana', 'ben', { name: 'deploy', isBot: true }] } });
    running.slack.addChannel({ name: 'talk', members: ['ana', 'ben', 'deploy'] });
  });
  afterAll(() => running.stop());

  /** What the bot says because of something, when all of it is done. */
  const saidAfter = async (happens: () => unknown): Promise<string[]> => {
    const { slack } = running;
    const texts = () => slack.record.written().map((one) => (one as { text?: string }).text ?? '');
    await slack.settled();
    const before = texts().length;
    await happens();
    await slack.settled();
    return texts().slice(before);
  };
  const event = (more: object) => () =>
    running.slack.event({
      type: 'message',
      channel: GENERAL,
      channel_type: 'channel',
      ts: '1700000000.000100',
      ...more,
    });
  const heard = `<@U0BOT> ${QUESTION}`;

  test('what the bot itself writes, even where it mentions itself', async () => {
    const own = { user: 'U0BOT', text: heard };
    expect(await saidAfter(event({ ...own, type: 'app_mention', ts: '1700000000.000101' }))).toEqual([]);
    expect(await saidAfter(event({ ...own, channel_type: 'im', channel: 'D0ANA' }))).toEqual([]);
    expect(await saidAfter(event({ ...own, bot_id: 'B0BOT', type: 'app_mention' }))).toEqual([]);
  });

  test('what another bot writes', async () => {
    const { slack } = running;
    expect(await saidAfter(() => slack.as('deploy').mention('talk', QUESTION))).toEqual([]);
    expect(await saidAfter(event({ user: 'U0X', bot_id: 'B0X', text: heard, type: 'app_mention' }))).toEqual([]);
  });

  test('an edit, and the mention that comes with it', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    expect(await saidAfter(() => slack.as('ana').edit(asked, `<@U0BOT> ${QUESTION}?`))).toEqual([]);
    const edited = { user: 'U0ANA', text: heard, edited: { user: 'U0ANA', ts: '1700000001.000000' } };
    expect(await saidAfter(event({ ...edited, type: 'app_mention', ts: '1700000000.000300' }))).toEqual([]);
  });

  test('a direct message that is edited', async () => {
    const { slack } = running;
    const asked = slack.as('ben').direct(QUESTION);
    await answerTo(slack, asked);
    expect(await saidAfter(() => slack.as('ben').edit(asked, 'snowflake on gcp'))).toEqual([]);
  });

  test('a deletion', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    expect(await saidAfter(() => slack.as('ana').remove(asked))).toEqual([]);
  });

  test('who comes and goes', async () => {
    const { slack } = running;
    const { id } = slack.addUser({ name: 'cleo' });
    expect(await saidAfter(() => slack.as('cleo').join('talk'))).toEqual([]);
    expect(await saidAfter(() => slack.as('cleo').leave('talk'))).toEqual([]);
    expect(await saidAfter(event({ subtype: 'channel_join', user: id, text: `<@${id}> has joined` }))).toEqual([]);
  });

  test.each([
    'bot_message',
    'channel_topic',
    'channel_purpose',
    'channel_name',
    'me_message',
    'message_replied',
    'reminder_add',
    'tombstone',
    'assistant_app_thread',
    'a_subtype_of_tomorrow',
  ])('a message of the kind %s', async (subtype) => {
    const words = { subtype, user: 'U0ANA', text: heard };
    expect(await saidAfter(event({ ...words, ts: `1700000010.${String(subtype.length).padStart(6, '0')}` }))).toEqual(
      [],
    );
    expect(await saidAfter(event({ ...words, channel: 'D0ANA', channel_type: 'im' }))).toEqual([]);
  });

  test('a message without words or without anybody who wrote it', async () => {
    expect(await saidAfter(event({ text: heard }))).toEqual([]);
    expect(await saidAfter(event({ user: 'U0ANA' }))).toEqual([]);
  });

  test('people among themselves in a channel', async () => {
    const { slack } = running;
    expect(await saidAfter(() => slack.as('ana').post('talk', QUESTION))).toEqual([]);
    const said = slack.as('ana').post('talk', 'is snowflake on azure st?');
    expect(await saidAfter(() => slack.as('ben').post('talk', 'and gcp?', { threadTs: said.ts }))).toEqual([]);
  });

  test('people among themselves in a thread where the bot answered', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    const said = async (text: string) =>
      await saidAfter(() => slack.as('ben').post(GENERAL, text, { threadTs: asked.ts }));
    for (const text of [
      'thanks!',
      'ok, I told the customer',
      '<@U0ANA> can you take it from here?',
      'lunch?',
      'I think databricks is expensive',
      '&gt; databricks on aws st\nthat is what I meant',
      'we moved to gcp last year and it went well',
    ])
      expect([text, await said(text)]).toEqual([text, []]);
  });

  test('a follow-up without a mention, where the bot answered, is no such talk: it is answered', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(GENERAL, QUESTION);
    await answerTo(slack, asked);
    slack.as('ben').post(GENERAL, 'and gcp?', { threadTs: asked.ts });
    expect((await answerTo(slack, asked, 2)).text).toContain(
      'Databricks is not currently supported on GCP multi-tenant',
    );
    slack.as('ana').post(GENERAL, 'what about snowflake on azure st?', { threadTs: asked.ts });
    expect((await answerTo(slack, asked, 3)).text).toContain('Snowflake is available on Azure single-tenant');
    await slack.settled();
    expect(repliesTo(slack, asked)).toHaveLength(3);
  });

  test.each(['file_share', 'thread_broadcast'])('a question that comes as %s is answered', async (subtype) => {
    const { slack } = running;
    const ts = `1700000020.${String(subtype.length).padStart(6, '0')}`;
    await slack.event({
      ...{ type: 'message', subtype, user: 'U0BEN', text: QUESTION, ts },
      ...{ channel: slack.as('ben').directChannel().id, channel_type: 'im' },
    });
    expect(repliesTo(slack, { channel: 'D0BEN', ts })).toHaveLength(1);
  });
});
