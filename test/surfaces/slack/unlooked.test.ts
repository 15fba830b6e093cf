/** Questions while it is not known where the app is installed, as the database is not there. */
import { createMetrics } from '../../../src/metrics.js';
import { openDatabase } from '../../../src/state/database.js';
import { createState, type State } from '../../../src/state/state.js';
import { askedAt } from '../../../src/surfaces/slack/unlooked.js';
import { type Many, startMany, visit } from './many.js';
import { answerTo, GENERAL, lastFor, startOn } from './support.js';

jest.setTimeout(30_000);

describe('a process for many workspaces that starts while the database is away', () => {
  let many: Many;
  let state: State;
  let away = true;
  const metrics = createMetrics({ fetchedAt: () => '2026-01-01', now: Date.now, isReady: () => true });
  beforeEach(async () => {
    many = await startMany();
    await visit(many, 'T0SECOND');
    away = true;
    const open = async () => (away ? Promise.reject(new Error('away')) : openDatabase({ folder: many.folder }));
    state = createState({ open, now: Date.now, tell: () => undefined });
    await many.restart({ state, metrics });
  });
  afterEach(async () => {
    await many.stop();
    await state.close();
  });

  const ready = async () => {
    const reply = await fetch(`http://127.0.0.1:${many.port}/readyz`);
    return `${reply.status} ${(await reply.text()).trim()}`;
  };
  const command = async () => {
    await many.second.as('ana').command(GENERAL, '/privatelink snowflake on azure st');
    return lastFor(many.second, 'ana').text;
  };

  test('is not ready until it was there once, and stays ready when it goes away again', async () => {
    expect(await ready()).toMatch(/^503 the database was not reached yet/);
    away = false;
    await state.gate.opened;
    expect(await ready()).toBe('200 ready');
    expect(await command()).toContain('Yes: Snowflake');
    await state.close();
    expect([await ready(), await command()]).toEqual(['200 ready', expect.stringContaining('Yes: Snowflake')]);
  });

  test('counts what it cannot answer as failed, and answers what Slack brings again once it can', async () => {
    expect(await command()).toContain('how I am installed here');
    const ts = `${Math.floor(Date.now() / 1_000)}.000100`;
    const asked = { type: 'app_mention', channel: GENERAL, user: 'U0ANA', text: '<@U0BOT> databricks on aws st', ts };
    const delivery = await many.second.event(asked);
    expect(delivery.state).toBe('failed');
    const { text } = await metrics.scrape();
    expect(text.split('\n').filter((line) => line.includes('outcome="failed"'))).toEqual([
      'privatelink_questions_total{surface="command",intent="unknown",outcome="failed"} 1',
      'privatelink_questions_total{surface="mention",intent="unknown",outcome="failed"} 4',
    ]);
    away = false;
    await state.gate.opened;
    await many.second.redeliver(delivery);
    expect((await answerTo(many.second, asked)).text).toContain('Databricks is available');
  });
});

test('a process for one workspace is ready without the database', async () => {
  const { settings, stop } = await startOn('HTTP');
  expect((await fetch(`http://127.0.0.1:${settings.port}/readyz`)).status).toBe(200);
  await stop();
});

const event = (more: object) => ({ type: 'event_callback', event: more });
const press = (action_id: string) => ({ type: 'block_actions', actions: [{ action_id }] });

test.each([
  ['a command', { command: '/privatelink' }, 'command'],
  ['a mention', event({ type: 'app_mention' }), 'mention'],
  ['a direct message', event({ type: 'message', channel_type: 'im' }), 'direct'],
  ['a step of a workflow', event({ type: 'function_executed' }), 'workflow'],
  ['a button that asks', press('ask:0'), 'button'],
  ['the search of Home', press('search'), 'home'],
  ['a message to be answered', { type: 'message_action', callback_id: 'answer_message' }, 'shortcut'],
  ['the form', { type: 'view_submission', view: { callback_id: 'lookup' } }, 'lookup'],
])('%s is a question', (_, body, surface) => {
  expect(askedAt(body)).toBe(surface);
});

test.each([
  [
    'a message in a channel, which people may write to one another',
    event({ type: 'message', channel_type: 'channel' }),
  ],
  ['a message of a bot', event({ type: 'message', channel_type: 'im', bot_id: 'B1' })],
  ['an edit', event({ type: 'message', channel_type: 'im', subtype: 'message_changed' })],
  ['Home that is opened', event({ type: 'app_home_opened' })],
  ['a button that shares', press('share')],
  ['a report', { type: 'view_submission', view: { callback_id: 'report' } }],
  ['the form that is opened', { type: 'shortcut', callback_id: 'lookup' }],
  ['nothing', undefined],
])('%s is no question', (_, body) => {
  expect(askedAt(body)).toBeUndefined();
});
