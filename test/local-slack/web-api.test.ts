import { METHODS } from '../../src/local-slack/api/call.js';
import { DEFAULT_APP } from '../../src/local-slack/workspace.js';
import { actions, button, call, callForm, closeAll, plain, section, slackWith, text } from './support.js';

const GENERAL = 'C0GENERAL';
const { scopes } = DEFAULT_APP;
const allScopes = [...scopes, 'channels:history', 'channels:read', 'im:read', 'im:write', 'users:read', 'team:read'];

afterEach(closeAll);

describe('who calls', () => {
  test.each([
    ['no token', null, 'not_authed'],
    ['an unknown token', 'xoxb-other', 'invalid_auth'],
    ['the app token', DEFAULT_APP.appToken, 'not_allowed_token_type'],
  ])('is refused with %s', async (_, token, error) => {
    const slack = await slackWith();
    expect(await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'hi' }, token)).toMatchObject({
      ok: false,
      error,
    });
  });

  test('is told who they are', async () => {
    const slack = await slackWith();
    expect(await call(slack, 'auth.test')).toMatchObject({
      ok: true,
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      team_id: 'T0TEAM',
    });
  });

  test('gets a socket with the app token alone', async () => {
    const slack = await slackWith();
    const opened = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
    expect(opened.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    expect(await call(slack, 'apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
  });

  test('is told of a method that is not there', async () => {
    const slack = await slackWith();
    expect(await call(slack, 'chat.sing')).toEqual({ ok: false, error: 'unknown_method', req_method: 'chat.sing' });
    expect(await call(slack, 'toString')).toMatchObject({ error: 'unknown_method' });
  });

  test.each([
    ['chat.postMessage', { channel: GENERAL, text: 'x' }, 'chat:write'],
    ['chat.update', { channel: GENERAL, ts: '1.000001', text: 'x' }, 'chat:write'],
    ['assistant.threads.setSuggestedPrompts', { channel_id: 'D0ANA', prompts: [] }, 'assistant:write'],
    ['conversations.replies', { channel: GENERAL, ts: '1.000001' }, 'channels:history'],
    ['conversations.info', { channel: GENERAL }, 'channels:read'],
    ['users.info', { user: 'U0ANA' }, 'users:read'],
    ['team.info', {}, 'team:read'],
  ])('needs a scope for %s', async (method, args, needed) => {
    const slack = await slackWith({ app: { scopes: ['commands'] } });
    expect(await call(slack, method, args)).toEqual({
      ok: false,
      error: 'missing_scope',
      needed,
      provided: 'commands',
    });
  });

  test.each(Object.keys(METHODS).filter((name) => name !== 'api.test'))(
    'may not call %s without a token',
    async (method) => {
      const slack = await slackWith();
      expect(await call(slack, method, {}, null)).toMatchObject({ error: 'not_authed' });
    },
  );
});

describe('a message of the app', () => {
  test('is posted by a form with JSON inside as by JSON', async () => {
    const slack = await slackWith();
    const blocks = [section(), actions(button('b'))];
    const form = await callForm(slack, 'chat.postMessage', {
      channel: GENERAL,
      text: 'one',
      blocks,
      unfurl_links: false,
    });
    const json = await call(slack, 'chat.postMessage', { channel: '#general', text: 'two', thread_ts: form.ts });
    expect([form.ok, json.ok]).toEqual([true, true]);
    expect(slack.record.messages('general')).toMatchObject([
      { text: 'one', user: 'U0BOT', bot_id: 'B0BOT', unfurl_links: false, reply_count: 1 },
      { text: 'two', thread_ts: form.ts, parent_user_id: 'U0BOT' },
    ]);
    expect(slack.record.thread({ channel: 'general', ts: form.ts ?? '' })).toHaveLength(2);
  });

  test.each([
    ['a channel that is not there', { channel: 'C404', text: 'x' }, 'channel_not_found'],
    ['a channel without the bot', { channel: 'C0OTHER', text: 'x' }, 'not_in_channel'],
    ['a private channel without the bot', { channel: 'G0SECRET', text: 'x' }, 'channel_not_found'],
    ['an archived channel', { channel: 'C0OLD', text: 'x' }, 'is_archived'],
    ['nothing to say', { channel: GENERAL }, 'no_text'],
    ['no blocks and no text', { channel: GENERAL, blocks: [] }, 'no_text'],
    ['a text of over 40,000 characters', { channel: GENERAL, text: text(40_001) }, 'msg_too_long'],
    ['blocks that are no JSON', { channel: GENERAL, text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
    [
      'a bad block in an attachment',
      { channel: GENERAL, text: 'x', attachments: [{ blocks: [{ type: 'nonsense' }] }] },
      'invalid_attachments',
    ],
    ['a thread that is no ts', { channel: GENERAL, text: 'x', thread_ts: 'first' }, 'invalid_thread_ts'],
  ])('is refused with %s', async (_, args, error) => {
    const slack = await slackWith({
      channels: [
        'general',
        { name: 'other', withBot: false },
        { name: 'secret', kind: 'group', withBot: false },
        'old',
      ],
    });
    slack.archive('old');
    expect(await call(slack, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
    expect(await callForm(slack, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  test('may be 40,000 characters long', async () => {
    const slack = await slackWith();
    expect(await call(slack, 'chat.postMessage', { channel: GENERAL, text: text(40_000) })).toMatchObject({ ok: true });
  });

  test('is refused with a word on which block is wrong', async () => {
    const slack = await slackWith();
    const refused = await call(slack, 'chat.postMessage', {
      channel: GENERAL,
      text: 'x',
      blocks: [section(), { type: 'header', text: plain(151) }],
    });
    expect(refused).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['must be less than 151 characters [json-pointer:/blocks/1/text/text]'],
      response_metadata: { messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]'] },
    });
  });

  test('goes to a person by their id', async () => {
    const slack = await slackWith();
    expect(await call(slack, 'chat.postMessage', { channel: 'U0ANA', text: 'x' })).toMatchObject({
      ok: true,
      channel: 'D0ANA',
    });
  });

  test('is changed, and taken away, and is then not found', async () => {
    const slack = await slackWith();
    const { ts } = await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'one', blocks: [section()] });
    expect(await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'two' })).toMatchObject({
      ok: true,
      ts,
      text: 'two',
    });
    const [changed] = slack.record.messages('general');
    expect(changed).toMatchObject({ text: 'two', edited: { user: 'U0BOT' } });
    expect(await call(slack, 'chat.delete', { channel: GENERAL, ts })).toMatchObject({ ok: true });
    expect(await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    expect(await call(slack, 'chat.delete', { channel: GENERAL, ts })).toMatchObject({ error: 'message_not_found' });
  });

  test('keeps its blocks when it is changed, unless it is given others or none', async () => {
    const slack = await slackWith();
    const { ts } = await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'one', blocks: [section()] });
    await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'two' });
    expect(slack.record.messages('general')[0]).toMatchObject({ text: 'two', blocks: [{ type: 'section' }] });
    await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'three', blocks: [] });
    expect(slack.record.messages('general')[0]).not.toHaveProperty('blocks');
  });

  test('of a person is not for the app to change', async () => {
    const slack = await slackWith();
    const { ts } = slack.as('ana').post('general', 'mine');
    expect(await call(slack, 'chat.update', { channel: GENERAL, ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call(slack, 'chat.delete', { channel: GENERAL, ts })).toMatchObject({ error: 'cant_delete_message' });
  });

  test('has a link', async () => {
    const slack = await slackWith();
    const { ts } = slack.as('ana').post('general', 'mine');
    expect(await call(slack, 'chat.getPermalink', { channel: GENERAL, message_ts: ts })).toMatchObject({
      permalink: `https://local.slack.com/archives/C0GENERAL/p${ts.replace('.', '')}`,
    });
    expect(await call(slack, 'chat.getPermalink', { channel: GENERAL, message_ts: '1.000001' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('for one person is seen by nobody else', async () => {
    const slack = await slackWith({
      users: ['ana', 'ben', 'cleo'],
      channels: [{ name: 'general', members: ['ana', 'ben'] }],
    });
    expect(await call(slack, 'chat.postEphemeral', { channel: GENERAL, user: 'U0ANA', text: 'psst' })).toMatchObject({
      ok: true,
    });
    expect(await call(slack, 'chat.postEphemeral', { channel: GENERAL, user: 'U0CLEO', text: 'psst' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(slack.record.ephemerals('ana')).toMatchObject([{ text: 'psst', channel: GENERAL, origin: 'call' }]);
    expect(slack.record.ephemerals('ben')).toEqual([]);
    expect(slack.record.messages('general')).toEqual([]);
  });
});

describe('what the app reads', () => {
  test('is history without replies, newest first, page by page', async () => {
    const slack = await slackWith({ app: { scopes: allScopes } });
    const ana = slack.as('ana');
    const first = ana.post('general', 'one');
    ana.post('general', 'reply', { threadTs: first.ts });
    ana.post('general', 'two');
    const page = await call(slack, 'conversations.history', { channel: GENERAL, limit: 1 });
    expect(page).toMatchObject({ messages: [{ text: 'two' }], has_more: true });
    const cursor = (page.response_metadata as { next_cursor: string }).next_cursor;
    expect(await call(slack, 'conversations.history', { channel: GENERAL, limit: 1, cursor })).toMatchObject({
      messages: [{ text: 'one', reply_count: 1 }],
      has_more: false,
    });
  });

  test('is a thread, oldest first', async () => {
    const slack = await slackWith({ app: { scopes: allScopes } });
    const first = slack.as('ana').post('general', 'one');
    slack.as('ben').post('general', 'two', { threadTs: first.ts });
    expect(await call(slack, 'conversations.replies', { channel: GENERAL, ts: first.ts })).toMatchObject({
      messages: [{ text: 'one' }, { text: 'two' }],
    });
    expect(await call(slack, 'conversations.replies', { channel: GENERAL, ts: '1.000001' })).toMatchObject({
      error: 'thread_not_found',
    });
  });

  test('is channels, people and the team', async () => {
    const slack = await slackWith({ app: { scopes: allScopes } });
    expect(await call(slack, 'conversations.info', { channel: GENERAL })).toMatchObject({
      channel: { name: 'general', is_member: true, is_private: false },
    });
    expect(await call(slack, 'conversations.open', { users: 'U0BEN' })).toMatchObject({ channel: { id: 'D0BEN' } });
    expect(await call(slack, 'conversations.open', { users: 'U404' })).toMatchObject({ error: 'user_not_found' });
    expect(await call(slack, 'users.info', { user: 'U0BEN' })).toMatchObject({ user: { name: 'ben', is_bot: false } });
    expect(await call(slack, 'users.info', { user: 'U404' })).toMatchObject({ error: 'user_not_found' });
    expect(await call(slack, 'team.info')).toMatchObject({ team: { id: 'T0TEAM' } });
  });
});

describe('an assistant thread', () => {
  const prompts = (count: number) => Array.from({ length: count }, () => ({ title: 'Ask', message: 'What is there?' }));

  test('shows up to four prompts', async () => {
    const slack = await slackWith();
    slack.as('ana').directChannel();
    expect(
      await call(slack, 'assistant.threads.setSuggestedPrompts', { channel_id: 'D0ANA', prompts: prompts(4) }),
    ).toEqual({ ok: true });
    expect(slack.record.prompts('D0ANA')).toMatchObject({ prompts: prompts(4) });
    expect(
      await call(slack, 'assistant.threads.setSuggestedPrompts', { channel_id: 'D0ANA', prompts: prompts(5) }),
    ).toMatchObject({ error: 'invalid_arguments' });
    expect(
      await call(slack, 'assistant.threads.setSuggestedPrompts', { channel_id: GENERAL, prompts: prompts(1) }),
    ).toMatchObject({ error: 'channel_not_found' });
  });

  test('shows a status until the app answers', async () => {
    const slack = await slackWith();
    const { ts } = slack.as('ana').direct('hello');
    await call(slack, 'assistant.threads.setStatus', { channel_id: 'D0ANA', thread_ts: ts, status: 'is looking…' });
    expect(slack.record.status('D0ANA', ts)).toMatchObject({ status: 'is looking…' });
    await call(slack, 'chat.postMessage', { channel: 'D0ANA', thread_ts: ts, text: 'here' });
    expect(slack.record.status('D0ANA', ts)).toBeUndefined();
  });
});
