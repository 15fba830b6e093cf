import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import type { Json } from '../../src/local-slack/types.js';
import { actions, button, call, closeAll, options, plain, section, slackWith, socketApp } from './support.js';

const COMMANDS = { commands: [{ command: '/look' }] };
const INPUT = {
  type: 'input',
  block_id: 'q',
  label: plain(4),
  element: { type: 'plain_text_input', action_id: 'words', max_length: 10 },
};
const MODAL = { type: 'modal' as const, callback_id: 'find', title: plain(4), submit: plain(4), blocks: [INPUT] };
const mutable = (blocks: readonly Json[]) => blocks as never;

const all = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'channels:history'];

afterEach(closeAll);

describe('a Bolt app in Socket Mode', () => {
  test('answers a mention in its thread', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.event('app_mention', async ({ event, say }) => {
        await say({ text: `you said ${event.text}`, thread_ts: event.ts });
      });
    });
    const asked = slack.as('ana').mention('general', 'hello');
    const [, reply] = await slack.until(() => slack.record.thread(asked).length === 2 && slack.record.thread(asked));
    expect(reply).toMatchObject({ text: 'you said <@U0BOT> hello', user: 'U0BOT', thread_ts: asked.ts });
  });

  test('gets both events for a mention when it may read the channel', async () => {
    const slack = await slackWith({ app: { scopes: all } });
    await socketApp(slack, () => undefined);
    slack.as('ana').mention('general', 'hello');
    slack.as('ana').post('general', 'no mention');
    await slack.settled();
    const types = slack.record.deliveries('events_api').map(({ body }) => (body.event as Json).type);
    expect(types).toEqual(['message', 'app_mention', 'message']);
  });

  test('hears nothing of a channel it is not in', async () => {
    const slack = await slackWith({ app: { scopes: all }, channels: [{ name: 'other', withBot: false }] });
    slack.as('ana').mention('other', 'hello');
    expect(slack.record.deliveries()).toEqual([]);
    slack.as('ana').invite('other');
    slack.as('ana').mention('other', 'hello');
    expect(slack.record.deliveries()).toHaveLength(2);
  });

  test('hears nothing it has no scope for or did not ask for', async () => {
    const slack = await slackWith({
      app: { scopes: ['chat:write', 'im:history'], events: ['app_mention', 'message.channels'] },
    });
    slack.as('ana').mention('general', 'hello');
    slack.as('ana').direct('hello');
    slack.as('ana').openHome();
    expect(slack.record.deliveries()).toEqual([]);
  });

  test('hears other bots as bots, and of its own messages', async () => {
    const slack = await slackWith({ app: { scopes: all }, users: ['ana', { name: 'helper', isBot: true }] });
    slack.as('helper').join('general');
    slack.as('helper').post('general', 'beep');
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'mine' });
    expect(slack.record.deliveries().map(({ body }) => body.event)).toMatchObject([
      { type: 'message', subtype: 'bot_message', bot_id: 'B0HELPER' },
      { type: 'message', user: 'U0BOT', bot_id: 'B0BOT' },
    ]);
  });

  test('hears of direct messages, edits and deletions', async () => {
    const slack = await slackWith();
    const seen: unknown[] = [];
    await socketApp(slack, (app) => {
      app.event('message', async ({ event }) => {
        seen.push([event.subtype, event.channel_type]);
      });
    });
    const ana = slack.as('ana');
    const message = ana.direct('one');
    ana.edit(message, 'two');
    ana.remove(message);
    await slack.settled();
    expect(seen).toEqual([
      [undefined, 'im'],
      ['message_changed', 'im'],
      ['message_deleted', 'im'],
    ]);
    expect(slack.record.messages('D0ANA')).toEqual([]);
  });

  test('answers a command in the acknowledgement, also where it is no member', async () => {
    const slack = await slackWith({ app: COMMANDS, channels: [{ name: 'other', withBot: false }] });
    await socketApp(slack, (app) => {
      app.command('/look', async ({ ack, command }) => {
        await ack({ text: `for ${command.user_name}: ${command.text}`, blocks: mutable([section()]) });
      });
    });
    const delivery = await slack.as('ana').command('other', '/look at this');
    expect(delivery.state).toBe('acknowledged');
    expect(slack.record.ephemerals('ana')).toMatchObject([
      { text: 'for ana: at this', origin: 'acknowledgement', channel: 'C0OTHER' },
    ]);
  });

  test('answers a command for all to see', async () => {
    const slack = await slackWith({ app: COMMANDS });
    await socketApp(slack, (app) => {
      app.command('/look', async ({ ack }) => ack({ response_type: 'in_channel', text: 'see' }));
    });
    await slack.as('ana').command('general', '/look');
    expect(slack.record.messages('general')).toMatchObject([{ text: 'see', user: 'U0BOT' }]);
  });

  test('answers for all to see by a response url, also where it is no member', async () => {
    const slack = await slackWith({ app: COMMANDS, channels: [{ name: 'other', withBot: false }] });
    await socketApp(slack, (app) => {
      app.command('/look', async ({ ack, respond }) => {
        await ack();
        await respond({ response_type: 'in_channel', text: 'see' });
      });
    });
    await slack.as('ana').command('other', '/look');
    await slack.until(() => slack.record.messages('other').length === 1);
  });

  test('does not get an answer shown that Slack refuses', async () => {
    const slack = await slackWith({ app: COMMANDS });
    await socketApp(slack, (app) => {
      app.command('/look', async ({ ack }) => ack({ text: 'x', blocks: mutable([{ type: 'nonsense' }]) }));
    });
    await slack.as('ana').command('general', '/look');
    expect(slack.record.ephemerals('ana')).toEqual([]);
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'invalid_command_response' }]);
  });

  test('fails a person who waits for longer than Slack does', async () => {
    const slack = await slackWith({ app: COMMANDS, times: { ackMs: 40 } });
    await socketApp(slack, (app) => {
      app.command('/look', async () => undefined);
    });
    expect(await slack.as('ana').command('general', '/look')).toMatchObject({
      state: 'failed',
      attempts: [{ outcome: 'timeout' }],
    });
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'operation_timeout', about: '/look' }]);
  });

  test('fails a person when it is not there', async () => {
    const slack = await slackWith({ app: COMMANDS });
    await slack.as('ana').command('general', '/look');
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'dispatch_failed' }]);
  });

  test('changes the message a button stands in', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.action('more', async ({ ack, respond, body }) => {
        await ack();
        const { channel } = body as { channel?: { name?: string } };
        await respond({ replace_original: true, text: `changed in ${channel?.name}` });
      });
    });
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'first', blocks: [actions(button('more'))] });
    await slack.as('ana').press('more');
    await slack.until(() => slack.record.messages('general')[0]?.text === 'changed in general');
    expect(slack.record.messages('general')).toHaveLength(1);
  });

  test('is shown the message of a button, but not an ephemeral one', async () => {
    const slack = await slackWith();
    const bodies: Json[] = [];
    await socketApp(slack, (app) => {
      app.action('more', async ({ ack, body }) => {
        bodies.push(body as unknown as Json);
        await ack();
      });
    });
    const content = { channel: 'C0GENERAL', text: 'first', blocks: [actions(button('more', { value: '7' }))] };
    const { ts } = await call(slack, 'chat.postMessage', content);
    await call(slack, 'chat.postEphemeral', { ...content, user: 'U0ANA' });
    await slack.as('ana').press('more', { in: 'message' });
    await slack.as('ana').press('more');
    expect(bodies).toMatchObject([
      {
        message: { ts, text: 'first' },
        container: { is_ephemeral: false },
        actions: [{ action_id: 'more', value: '7' }],
      },
      { container: { is_ephemeral: true } },
    ]);
    expect(bodies[1]).not.toHaveProperty('message');
  });

  test('learns what was picked in menus, and what stands in the others', async () => {
    const slack = await slackWith();
    const got: Json[] = [];
    await socketApp(slack, (app) => {
      app.action(/.*/, async ({ ack, body }) => {
        const { actions: done, state } = body as unknown as { actions: Json[]; state: { values: Json } };
        got.push({ ...done[0], values: state.values });
        await ack();
      });
    });
    const blocks = [
      {
        ...actions(
          { type: 'static_select', action_id: 'menu', options: options(3) },
          { type: 'overflow', action_id: 'dots', options: options(2) },
        ),
        block_id: 'a',
      },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'rate',
            positive_button: { text: plain(2), value: 'good' },
            negative_button: { text: plain(2), value: 'bad' },
          },
        ],
      },
    ];
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'x', blocks });
    const ana = slack.as('ana');
    await ana.choose('menu', 'v1');
    await ana.choose('dots', 'v0');
    await ana.press('rate', { value: 'bad' });
    expect(got).toMatchObject([
      { type: 'static_select', selected_option: { value: 'v1' } },
      {
        type: 'overflow',
        selected_option: { value: 'v0' },
        values: { a: { menu: { selected_option: { value: 'v1' } } } },
      },
      { type: 'feedback_buttons', value: 'bad' },
    ]);
    await expect(ana.choose('menu', 'v9')).rejects.toThrow('no option "v9"');
    await expect(ana.press('less')).rejects.toThrow('sees no "less"');
  });

  test('opens a modal, answers in it, and refuses what is wrong', async () => {
    const slack = await slackWith({ app: { shortcuts: [{ type: 'global', callbackId: 'find' }] } });
    await socketApp(slack, (app) => {
      app.shortcut('find', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL as never });
      });
      app.view('find', async ({ ack, view }) => {
        const words = view.state.values.q?.words?.value;
        if (words === 'bad') await ack({ response_action: 'errors', errors: { q: 'not that' } });
        else
          await ack({
            response_action: 'update',
            view: { type: 'modal', title: plain(4), blocks: [section()] } as never,
          });
      });
    });
    const ana = slack.as('ana');
    await ana.globalShortcut('find');
    await slack.until(() => slack.record.modals('ana').length === 1);
    await expect(ana.submit()).rejects.toThrow('"q" is empty');
    await expect(ana.submit({ words: 'far too many words' })).rejects.toThrow('"q" is too long');
    await ana.submit({ words: 'bad' });
    expect(slack.record.modals('ana')[0]?.errors).toEqual({ q: 'not that' });
    await ana.submit({ words: 'good' });
    expect(slack.record.modals('ana')[0]?.body).toMatchObject({ blocks: [{ type: 'section' }] });
    await ana.close();
    expect(slack.record.modals('ana')).toEqual([]);
  });

  test('pushes, clears and closes modals, and hears of it where it asked to', async () => {
    const slack = await slackWith({ app: { shortcuts: [{ type: 'global', callbackId: 'find' }] } });
    const closed: unknown[] = [];
    const view = (id: string) => ({ ...MODAL, callback_id: id, blocks: [section()], notify_on_close: true });
    await socketApp(slack, (app) => {
      app.shortcut('find', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: view('first') as never });
      });
      app.view('first', async ({ ack }) => ack({ response_action: 'push', view: view('second') as never }));
      app.view('second', async ({ ack }) => ack({ response_action: 'clear' }));
      app.view({ type: 'view_closed', callback_id: 'second' }, async ({ ack, view: { callback_id } }) => {
        closed.push(callback_id);
        await ack();
      });
    });
    const ana = slack.as('ana');
    const open = () => slack.record.modals('ana').map(({ body }) => body.callback_id);
    await ana.globalShortcut('find');
    await slack.until(() => open().length === 1);
    await ana.submit();
    expect(open()).toEqual(['first', 'second']);
    await ana.close();
    expect([open(), closed]).toEqual([['first'], ['second']]);
    await ana.submit();
    await ana.submit();
    expect(open()).toEqual([]);
  });

  test('offers options for what is typed, up to a hundred', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.options('which', async ({ ack, options: { value } }) => ack({ options: options(Number(value)) as never }));
    });
    await call(slack, 'views.publish', {
      user_id: 'U0ANA',
      view: { type: 'home', blocks: [actions({ type: 'external_select', action_id: 'which' })] },
    });
    expect(await slack.as('ana').suggest('which', '100')).toHaveLength(100);
    expect(await slack.as('ana').suggest('which', '101')).toEqual([]);
    expect(slack.record.notices('ana')).toMatchObject([{ error: 'invalid_response', about: 'which' }]);
  });

  test('answers a message shortcut by its response url', async () => {
    const slack = await slackWith({ app: { shortcuts: [{ type: 'message', callbackId: 'this' }] } });
    await socketApp(slack, (app) => {
      app.shortcut('this', async ({ ack, respond, shortcut }) => {
        await ack();
        if (shortcut.type === 'message_action') await respond(`about: ${shortcut.message.text}`);
      });
    });
    await slack.as('ben').messageShortcut('this', slack.as('ana').post('general', 'what?'));
    const [answer] = await slack.until(
      () => slack.record.ephemerals('ben').length > 0 && slack.record.ephemerals('ben'),
    );
    expect(answer).toMatchObject({ text: 'about: what?', origin: 'response_url' });
  });

  test('draws its Home and suggests prompts', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab === 'home')
          await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: mutable([section()]) } });
        else
          await client.assistant.threads.setSuggestedPrompts({
            channel_id: event.channel,
            prompts: [{ title: 'a', message: 'b' }],
          } as never);
      });
    });
    slack.as('ana').openHome();
    slack.as('ana').openMessages();
    await slack.until(() => slack.record.home('ana') && slack.record.prompts('D0ANA'));
    expect(slack.record.home('ana')?.body).toMatchObject({ type: 'home', blocks: [{ type: 'section' }] });
  });

  test('runs a workflow step with a token that ends with it', async () => {
    const slack = await slackWith();
    await socketApp(slack, (app) => {
      app.function('look_up', async ({ inputs, complete, fail }) => {
        if (inputs.question === 'bad') await fail({ error: 'no idea' });
        else await complete({ outputs: { answer: `about ${inputs.question}` } });
      });
    });
    const good = slack.runStep('look_up', { question: 'this' });
    const bad = slack.runStep('look_up', { question: 'bad' });
    await slack.until(() => good.state !== 'running' && bad.state !== 'running');
    expect(good).toMatchObject({ state: 'succeeded', outputs: { answer: 'about this' } });
    expect(bad).toMatchObject({ state: 'failed', error: 'no idea' });
    expect(await call(slack, 'auth.test', {}, good.token)).toMatchObject({ error: 'token_revoked' });
  });
});

describe('delivery over sockets', () => {
  const counting =
    (seen: unknown[], delayMs = 0) =>
    (app: App) => {
      app.use(async ({ context, next }) => {
        seen.push(context.retryNum ?? 0);
        await next();
      });
      if (delayMs > 0) app.event('message', async () => undefined);
    };

  test('loses nothing when the socket is cut and comes back', async () => {
    const slack = await slackWith({ times: { retryAfterMs: [0, 100, 300] } });
    const seen: string[] = [];
    await socketApp(slack, (app) => {
      app.message(async ({ message }) => {
        seen.push((message as { text: string }).text);
      });
    });
    slack.as('ana').direct('one');
    await slack.settled();
    slack.sockets.drop();
    slack.as('ana').direct('two');
    await slack.settled();
    slack.sockets.disconnect('refresh_requested');
    slack.as('ana').direct('three');
    await slack.settled();
    expect(seen).toEqual(['one', 'two', 'three']);
    expect(slack.record.deliveries().every(({ state }) => state === 'acknowledged')).toBe(true);
  });

  test('asks the app to come back with a warning', async () => {
    const slack = await slackWith();
    await socketApp(slack, () => undefined);
    slack.sockets.disconnect('warning');
    await slack.until(() => slack.sockets.count() === 0);
    slack.as('ana').direct('still there?');
    await slack.settled();
    expect(slack.record.deliveries()).toMatchObject([{ state: 'acknowledged', attempts: [{ number: 0 }] }]);
    expect(slack.record.calls('apps.connections.open')).toHaveLength(2);
  });

  test('brings an event again until it is acknowledged, with the number and the reason', async () => {
    const slack = await slackWith({ times: { ackMs: 30, retryAfterMs: [0, 20, 40] } });
    const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
    const envelopes: Json[] = [];
    const socket = new WebSocket(url as string);
    socket.on('message', (data) => {
      const envelope = JSON.parse(data.toString()) as Json;
      envelopes.push(envelope);
      if (envelope.retry_attempt === 2) socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: {} }));
    });
    await slack.until(() => slack.sockets.count() === 1);
    slack.as('ana').direct('one');
    await slack.settled();
    socket.terminate();
    expect(envelopes).toMatchObject([
      { type: 'hello', num_connections: 1 },
      { type: 'events_api', retry_attempt: 0, retry_reason: '', accepts_response_payload: false },
      { retry_attempt: 1, retry_reason: 'timeout' },
      { retry_attempt: 2, retry_reason: 'timeout' },
    ]);
    const ids = envelopes.slice(1).map(({ payload }) => (payload as Json).event_id);
    expect(new Set(ids).size).toBe(1);
    expect(slack.record.deliveries()[0]?.state).toBe('acknowledged');
  });

  test('gives an event up after three more attempts', async () => {
    const slack = await slackWith({ times: { ackMs: 10, retryAfterMs: [0, 5, 10] } });
    slack.as('ana').direct('one');
    await slack.settled();
    const [delivery] = slack.record.deliveries();
    expect(delivery).toMatchObject({ state: 'failed' });
    expect(delivery?.attempts.map(({ number, outcome }) => [number, outcome])).toEqual(
      [0, 1, 2, 3].map((n) => [n, 'no_connection']),
    );
  });

  test('brings the same event twice when told to', async () => {
    const slack = await slackWith();
    const seen: unknown[] = [];
    await socketApp(slack, counting(seen));
    slack.as('ana').direct('one');
    await slack.settled();
    const [delivery] = slack.record.deliveries();
    if (delivery) await slack.redeliver(delivery);
    expect(seen).toEqual([0, 1]);
  });

  test('gives each payload to one of several connections', async () => {
    const slack = await slackWith();
    const first: unknown[] = [];
    const second: unknown[] = [];
    await socketApp(slack, counting(first));
    await socketApp(slack, counting(second));
    expect(slack.sockets.count()).toBe(2);
    for (const text of ['1', '2', '3', '4']) slack.as('ana').direct(text);
    await slack.settled();
    expect([first.length, second.length]).toEqual([2, 2]);
  });

  test('lets in ten connections and sends the eleventh away', async () => {
    const slack = await slackWith();
    const connect = async () => {
      const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
      return new WebSocket(url as string);
    };
    for (let count = 1; count <= 10; count += 1) {
      await connect();
      await slack.until(() => slack.sockets.count() === count);
    }
    const eleventh = await connect();
    const said = await new Promise((resolve) =>
      eleventh.once('message', (data) => resolve(JSON.parse(data.toString()))),
    );
    expect(said).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(slack.sockets.count()).toBe(10);
  });

  test('counts a late acknowledgement for every attempt that waits', async () => {
    const slack = await slackWith({ times: { ackMs: 500 } });
    const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
    const envelopes: Json[] = [];
    const socket = new WebSocket(url as string);
    socket.on('message', (data) => {
      envelopes.push(JSON.parse(data.toString()) as Json);
      if (envelopes.length === 3) socket.send(JSON.stringify({ envelope_id: envelopes[1]?.envelope_id }));
    });
    await slack.until(() => slack.sockets.count() === 1);
    slack.as('ana').direct('one');
    const [delivery] = await slack.until(() => slack.record.deliveries()[0]?.attempts[0] && slack.record.deliveries());
    if (delivery) await slack.redeliver(delivery);
    expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['acknowledged', 'acknowledged']);
  });

  test('lets a ticket be used once', async () => {
    const slack = await slackWith();
    const { url } = await call(slack, 'apps.connections.open', {}, slack.app().appToken);
    const first = new WebSocket(url as string);
    await slack.until(() => slack.sockets.count() === 1);
    const second = new WebSocket(url as string);
    const refused = await new Promise((resolve) => second.once('error', resolve));
    expect(String(refused)).toContain('401');
    first.terminate();
  });
});
