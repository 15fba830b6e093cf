/** A small app that uses every kind of block and element, so that the page is tried with all of them. */
import type { App } from '@slack/bolt';
import type { LocalSlackOptions } from '../../src/local-slack/local-slack.js';
import type { Json } from '../../src/local-slack/types.js';
import { allBlocks, answerBlocks, homeView, modalView, richText } from './demo-blocks.js';

export const DEMO: LocalSlackOptions = {
  users: [
    { name: 'ana', realName: 'Ana' },
    { name: 'ben', realName: 'Ben' },
  ],
  channels: ['general', 'random'],
  app: {
    name: 'demo',
    commands: [{ command: '/demo', description: 'Shows what it can do', usageHint: 'a question' }],
    shortcuts: [
      { type: 'message', callbackId: 'ask_about', name: 'Ask about this message' },
      { type: 'global', callbackId: 'ask', name: 'Ask a question' },
    ],
    steps: [
      {
        callbackId: 'weigh',
        title: 'Weigh a fruit',
        inputs: [{ name: 'fruit', title: 'Fruit', required: true }],
        outputs: [
          { name: 'weight', title: 'Weight', required: true },
          { name: 'page', title: 'Page', required: false },
        ],
      },
    ],
    scopes: ['app_mentions:read', 'assistant:write', 'channels:history', 'chat:write', 'commands', 'im:history'],
  },
};

const FRUIT = ['apple', 'apricot', 'banana', 'cherry', 'fig', 'grape'];
const optionOf = (name: string) => ({ text: { type: 'plain_text' as const, text: name }, value: name });

/** What the app was told, for tests to read. */
export type Heard = { actions: Json[]; submissions: Json[]; feedback: unknown[] };

export function registerDemo(app: App): Heard {
  const heard: Heard = { actions: [], submissions: [], feedback: [] };
  app.event('app_mention', async ({ event, client }) => {
    const thread = event.thread_ts ?? event.ts;
    const count = event.thread_ts ? 'Once more' : 'First';
    const blocks = event.text.includes('everything') ? allBlocks() : answerBlocks(`${count}: the answer.`);
    await client.chat.postMessage({ channel: event.channel, thread_ts: thread, text: 'The answer.', blocks } as never);
  });
  app.message(async ({ message, client }) => {
    if (message.channel_type !== 'im' || message.subtype || ('bot_id' in message && message.bot_id)) return;
    const blocks = answerBlocks('To you alone.') as never;
    await client.chat.postMessage({ channel: message.channel, text: 'To you alone.', blocks });
  });
  app.command('/demo', async ({ ack, command }) => {
    if (command.text === 'form') return ack();
    await ack({ response_type: 'ephemeral', text: 'Quietly.', blocks: answerBlocks('Quietly.') } as never);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') {
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        title: 'Try one of these',
        prompts: [{ title: 'What is an apple?', message: 'apple' }],
      } as never);
      return;
    }
    if (!event.view) await client.views.publish({ user_id: event.user, view: homeView('', FRUIT) as never });
  });
  app.action(/.*/, async ({ ack, action, body, client, respond }) => {
    await ack();
    const { action_id: id, value } = action as { action_id: string; value?: string };
    heard.actions.push(action as unknown as Json);
    const trigger = 'trigger_id' in body ? body.trigger_id : '';
    if (id === 'open') await client.views.open({ trigger_id: trigger, view: modalView() as never });
    if (id === 'change')
      await respond({ replace_original: true, text: 'Changed.', blocks: [richText('Changed.')] } as never);
    if (id === 'feedback') heard.feedback.push(value);
    if (id === 'share') {
      await respond({ delete_original: true });
      const channel = 'channel' in body ? body.channel?.id : undefined;
      await client.chat.postMessage({ channel: channel ?? '', text: `Shared by <@${body.user.id}>.` });
    }
    if (id === 'search') {
      const found = FRUIT.filter((name) => name.includes((value ?? '').toLowerCase()));
      await client.views.publish({ user_id: body.user.id, view: homeView(value ?? '', found) as never });
    }
  });
  app.options(/.*/, async ({ ack, payload }) => {
    await ack({ options: FRUIT.filter((name) => name.startsWith(payload.value)).map(optionOf) });
  });
  app.shortcut(/.*/, async ({ ack, shortcut, client }) => {
    await ack();
    const about = shortcut.type === 'message_action' ? shortcut.message.text : undefined;
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modalView(about) as never });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const values = Object.assign({}, ...Object.values(view.state.values)) as Record<string, Json>;
    if (values.name?.value === 'wrong') return ack({ response_action: 'errors', errors: { name: 'Not that one.' } });
    heard.submissions.push(values);
    await ack();
    await client.chat.postMessage({ channel: 'C0GENERAL', text: `<@${body.user.id}> sent a form.` });
  });
  app.function('weigh', async ({ inputs, complete, fail }) => {
    if (inputs.fruit === 'stone') await fail({ error: 'That is no fruit.' });
    else
      await complete({ outputs: { weight: String(String(inputs.fruit).length), page: 'https://example.com/fruit' } });
  });
  return heard;
}
