import type { Json } from '../../src/local-slack/types.js';
import { actions, button, call, closeAll, plain, section, slackWith } from './support.js';

const MODAL = { type: 'modal', title: plain(4), blocks: [section()] };
const APP = { commands: [{ command: '/look' }], shortcuts: [{ type: 'global' as const, callbackId: 'find' }] };

afterEach(closeAll);

/** A Slack whose clock the test moves, and a command's payload in it. */
async function withCommand() {
  let now = Date.now();
  const slack = await slackWith({ app: APP, now: () => now });
  await slack.as('ana').command('general', '/look');
  const body = slack.record.deliveries('slash_commands')[0]?.body as { response_url: string; trigger_id: string };
  const pass = (ms: number) => {
    now += ms;
  };
  return { slack, body, pass };
}

const post = async (url: string, body: Json) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('a response url', () => {
  test('is used five times and then no more', async () => {
    const { slack, body } = await withCommand();
    const statuses: number[] = [];
    for (let use = 1; use <= 6; use += 1) statuses.push((await post(body.response_url, { text: `use ${use}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(await (await post(body.response_url, { text: 'x' })).json()).toEqual({ ok: false, error: 'used_url' });
    expect(slack.record.ephemerals('ana')).toHaveLength(5);
  });

  test('is good for thirty minutes', async () => {
    const { body, pass } = await withCommand();
    pass(30 * 60_000);
    expect((await post(body.response_url, { text: 'x' })).status).toBe(200);
    pass(1);
    expect((await post(body.response_url, { text: 'x' })).status).toBe(404);
  });

  test('takes no blocks that Slack refuses, and no empty message', async () => {
    const { body } = await withCommand();
    const refused = await post(body.response_url, { text: 'x', blocks: [{ type: 'nonsense' }] });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: 'invalid_blocks' });
    expect(await (await post(body.response_url, {})).json()).toMatchObject({ error: 'no_text' });
  });

  test('replaces and takes away the ephemeral message it came from', async () => {
    const { slack, body } = await withCommand();
    await post(body.response_url, { text: 'one', blocks: [actions(button('b'))] });
    await slack.as('ana').press('b');
    const url = slack.record.deliveries('interactive')[0]?.body.response_url as string;
    await post(url, { replace_original: true, text: 'two' });
    expect(slack.record.ephemerals('ana')).toMatchObject([{ text: 'two' }]);
    await post(url, { delete_original: true });
    expect(slack.record.ephemerals('ana')).toEqual([]);
  });

  test('of a shortcut leaves the message alone', async () => {
    const slack = await slackWith({ app: { shortcuts: [{ type: 'message', callbackId: 'this' }] } });
    await slack.as('ben').messageShortcut('this', slack.as('ana').post('general', 'mine'));
    const url = slack.record.deliveries('interactive')[0]?.body.response_url as string;
    await post(url, { replace_original: true, text: 'yours' });
    await post(url, { delete_original: true });
    expect(slack.record.messages('general')).toMatchObject([{ text: 'mine' }]);
    expect(slack.record.ephemerals('ben')).toMatchObject([{ text: 'yours' }]);
  });

  test('that never was is not found', async () => {
    const { slack } = await withCommand();
    expect((await post(`${slack.origin}/commands/T0TEAM/none`, { text: 'x' })).status).toBe(404);
  });
});

describe('a trigger', () => {
  test('opens one modal and no other', async () => {
    const { slack, body } = await withCommand();
    expect(await call(slack, 'views.open', { trigger_id: body.trigger_id, view: MODAL })).toMatchObject({ ok: true });
    expect(await call(slack, 'views.open', { trigger_id: body.trigger_id, view: MODAL })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await call(slack, 'views.open', { trigger_id: 'other', view: MODAL })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(slack.record.modals('ana')).toHaveLength(1);
  });

  test.each([
    [3_000, undefined],
    [3_001, 'expired_trigger_id'],
  ])('after %i ms gives %s', async (ms, error) => {
    const { slack, body, pass } = await withCommand();
    pass(ms);
    expect((await call(slack, 'views.open', { trigger_id: body.trigger_id, view: MODAL })).error).toBe(error);
  });

  test('is not used up by a view that Slack refuses', async () => {
    const { slack, body } = await withCommand();
    const refused = await call(slack, 'views.open', {
      trigger_id: body.trigger_id,
      view: { ...MODAL, title: plain(25) },
    });
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    expect(await call(slack, 'views.open', { trigger_id: body.trigger_id, view: MODAL })).toMatchObject({ ok: true });
  });
});

describe('views', () => {
  test('stand three high and no higher', async () => {
    const { slack, body } = await withCommand();
    const view = { ...MODAL, blocks: [actions(button('deeper'))] };
    await call(slack, 'views.open', { trigger_id: body.trigger_id, view });
    const push = async () => {
      await slack.as('ana').press('deeper');
      const pressed = slack.record.deliveries('interactive').at(-1)?.body as { trigger_id: string };
      return call(slack, 'views.push', { trigger_id: pressed.trigger_id, view });
    };
    expect([(await push()).ok, (await push()).ok, (await push()).error]).toEqual([true, true, 'push_limit_reached']);
    expect(slack.record.modals('ana')).toHaveLength(3);
  });

  test('are changed by id, with the right hash only', async () => {
    const { slack, body } = await withCommand();
    const { view } = await call(slack, 'views.open', { trigger_id: body.trigger_id, view: MODAL });
    const { id, hash } = view as { id: string; hash: string };
    expect(await call(slack, 'views.update', { view_id: id, hash, view: MODAL })).toMatchObject({ ok: true });
    expect(await call(slack, 'views.update', { view_id: id, hash, view: MODAL })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await call(slack, 'views.update', { view_id: 'V404', view: MODAL })).toMatchObject({ error: 'not_found' });
  });

  test('keep what was typed when they change', async () => {
    const { slack, body } = await withCommand();
    const input = {
      type: 'input',
      block_id: 'q',
      label: plain(3),
      element: { type: 'plain_text_input', action_id: 'words' },
    };
    const asking = { ...MODAL, submit: plain(4), blocks: [input] };
    const { view } = await call(slack, 'views.open', { trigger_id: body.trigger_id, view: asking });
    slack.as('ana').fill({ words: 'typed' });
    const changed = await call(slack, 'views.update', {
      view_id: view?.id,
      view: { ...asking, blocks: [section(), input] },
    });
    expect(changed.view).toMatchObject({ state: { values: { q: { words: { value: 'typed' } } } } });
  });

  test('of a Home are published with the right hash only', async () => {
    const slack = await slackWith();
    const view = { type: 'home', blocks: [section()] };
    const first = await call(slack, 'views.publish', { user_id: 'U0ANA', view });
    expect(await call(slack, 'views.publish', { user_id: 'U0ANA', view, hash: first.view?.hash })).toMatchObject({
      ok: true,
    });
    expect(await call(slack, 'views.publish', { user_id: 'U0ANA', view, hash: first.view?.hash })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await call(slack, 'views.publish', { user_id: 'U404', view })).toMatchObject({ error: 'user_not_found' });
  });
});
