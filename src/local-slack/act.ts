/** What a person does with the app's buttons, menus, commands and modals. Each ends when the app has answered. */

import { type AnswerTo, answerIn, applyAnswer } from './answers.js';
import { isRecord } from './checks/shape.js';
import { type Choice, chosen, elementsIn, isEmpty } from './choices.js';
import type { Deliver } from './deliver.js';
import { findMessage, type Room } from './messages.js';
import {
  actionPayload,
  closedPayload,
  commandPayload,
  globalShortcutPayload,
  messageShortcutPayload,
  type Spot,
  submissionPayload,
} from './payloads.js';
import { type FoundElement, findElement, messageValues, type Where } from './spots.js';
import { escapedCommand } from './typed.js';
import type { Delivery, Message, ShortcutSetting, User, View } from './types.js';
import { newResponseUrl, newTrigger } from './urls.js';
import { applySubmission, closeTop, topOf } from './views.js';
import { announce, channelOf, type World } from './world.js';

/** Action ids (or block ids) → what the person fills in. */
export type Filled = Readonly<Record<string, Choice>>;

export type Act = Readonly<{
  /** Runs `/command text` in a channel, a member of it or not being no matter for the bot. */
  command: (channel: string, line: string) => Promise<Delivery>;
  /** Presses the nearest button of that action id; a feedback button is picked by its value. */
  press: (actionId: string, where?: Where & Readonly<{ value?: string }>) => Promise<Delivery>;
  /** Picks in the nearest menu, overflow, radio, checkbox or date element, by value or by words. */
  choose: (actionId: string, choice: Choice, where?: Where) => Promise<Delivery>;
  /** Fills in fields of the open modal (or of Home) without submitting. */
  fill: (filled: Filled) => void;
  /** Fills in and submits the open modal; throws where Slack itself would not let it be submitted. */
  submit: (filled?: Filled) => Promise<Delivery>;
  /** Closes the open modal; the app hears of it if it asked to. */
  close: () => Promise<Delivery | undefined>;
  messageShortcut: (callbackId: string, message: Message) => Promise<Delivery>;
  globalShortcut: (callbackId: string) => Promise<Delivery>;
}>;

const FAILED: Readonly<Record<string, string>> = { timeout: 'operation_timeout', dropped: 'operation_timeout' };

/** Tells the person what Slack tells them when an app does not answer, or answers what cannot be shown. */
export function notice(world: World, user: string, error: string, about: string): void {
  world.notices.push({ user, at: world.now(), error, about });
  announce(world, { kind: 'notice', id: error, user });
}

function tellFailure(world: World, user: User, delivery: Delivery, about: string): boolean {
  if (delivery.state === 'acknowledged') return false;
  const { outcome = 'timeout' } = delivery.attempts.at(-1) ?? {};
  if (outcome !== 'closed') notice(world, user.id, FAILED[outcome] ?? 'dispatch_failed', about);
  return true;
}

const knownShortcut = (world: World, type: ShortcutSetting['type'], callbackId: string): void => {
  const known = world.app.shortcuts.some((one) => one.type === type && one.callbackId === callbackId);
  if (!known) throw new Error(`The app has no ${type} shortcut "${callbackId}".`);
};

function openModalOf(world: World, user: User): View {
  const view = topOf(world, user.id);
  if (!view) throw new Error(`${user.name} has no modal open.`);
  return view;
}

const blocksOf = ({ body }: View): readonly unknown[] => (Array.isArray(body.blocks) ? body.blocks : []);

function fillView(world: World, view: View, filled: Filled): void {
  for (const [id, choice] of Object.entries(filled)) {
    const placed = elementsIn(blocksOf(view)).find(({ actionId, blockId }) => actionId === id || blockId === id);
    if (!placed) throw new Error(`There is no field "${id}" in the view.`);
    view.values[placed.blockId] = { ...view.values[placed.blockId], [placed.actionId]: chosen(placed.element, choice) };
  }
  announce(world, { kind: view.type, id: view.id, user: view.user });
}

/** Slack's own look at a modal before it is submitted: no needed field is empty, no text too short or long. */
function clientFault(view: View): string | undefined {
  for (const { block, element, blockId, actionId } of elementsIn(blocksOf(view))) {
    if (block.type !== 'input') continue;
    const value = view.values[blockId]?.[actionId];
    if (!value || isEmpty(value)) {
      if (block.optional !== true) return `"${blockId}" is empty`;
      continue;
    }
    const length = typeof value.value === 'string' ? value.value.length : undefined;
    if (length !== undefined && length > Number(element.max_length ?? Number.POSITIVE_INFINITY))
      return `"${blockId}" is too long`;
    if (length !== undefined && length < Number(element.min_length ?? 0)) return `"${blockId}" is too short`;
  }
  return undefined;
}

function spotOf(world: World, origin: string, user: User, { held }: FoundElement): Spot {
  const values = messageValues(world, held);
  if ('view' in held) return { in: 'view', view: held.view };
  const { channel, message } = held;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const about = { ts: message.ts, ephemeral: held.in === 'ephemeral', ...thread };
  const responseUrl = newResponseUrl(world, origin, 'actions', { user: user.id, channel: channel.id, origin: about });
  return held.in === 'message'
    ? { in: 'message', channel, message: held.message, responseUrl, values }
    : { in: 'ephemeral', channel, message: held.message, responseUrl, values };
}

function remember(world: World, { held, placed }: FoundElement, choice: Choice): void {
  const values = messageValues(world, held);
  values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: chosen(placed.element, choice) };
}

export function createAct(room: Room, origin: string, deliver: Deliver, user: User): Act {
  const { world } = room;

  const interact = async (element: FoundElement, choice: Choice | undefined): Promise<Delivery> => {
    const spot = spotOf(world, origin, user, element);
    const trigger = newTrigger(world, user.id, spot.in === 'view' ? spot.view.id : undefined);
    const delivery = await deliver('interactive', actionPayload(world, user, spot, element.placed, choice, trigger));
    tellFailure(world, user, delivery, element.placed.actionId);
    return delivery;
  };

  const shown = async (work: Promise<Delivery>, to: AnswerTo, about: string): Promise<Delivery> => {
    const delivery = await work;
    if (tellFailure(world, user, delivery, about)) return delivery;
    const answer = answerIn(delivery.response);
    const refusal = answer && applyAnswer(room, to, answer, 'acknowledgement');
    if (refusal)
      notice(
        world,
        user.id,
        'invalid_command_response',
        `${about}: ${refusal.error} ${JSON.stringify(refusal.faults)}`,
      );
    return delivery;
  };

  const command: Act['command'] = (name, line) => {
    const [, word = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    const setting = world.app.commands.find((one) => one.command === word);
    if (!setting || !world.app.scopes.includes('commands')) throw new Error(`The app has no command "${word}".`);
    const channel = channelOf(world, name);
    if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.name}.`);
    const text = (setting.shouldEscape ? escapedCommand(world, rest) : rest).trim();
    const to = { user: user.id, channel: channel.id };
    const responseUrl = newResponseUrl(world, origin, 'commands', to);
    const body = commandPayload(world, user, channel, {
      command: word,
      text,
      triggerId: newTrigger(world, user.id),
      responseUrl,
    });
    return shown(deliver('slash_commands', body), to, word);
  };

  return {
    command,
    press: async (actionId, { value, ...where } = {}) => interact(findElement(world, user, actionId, where), value),
    choose: async (actionId, choice, where) => {
      const element = findElement(world, user, actionId, where);
      if (element.placed.element.type !== 'overflow') remember(world, element, choice);
      return interact(element, choice);
    },
    fill: (filled) =>
      fillView(world, topOf(world, user.id) ?? world.homes.get(user.id) ?? openModalOf(world, user), filled),
    submit: async (filled = {}) => {
      const view = openModalOf(world, user);
      fillView(world, view, filled);
      const fault = clientFault(view);
      if (fault) throw new Error(`Slack does not let the modal be submitted: ${fault}.`);
      view.errors = {};
      const delivery = await deliver(
        'interactive',
        submissionPayload(world, user, view, newTrigger(world, user.id, view.id)),
      );
      if (tellFailure(world, user, delivery, 'view_submission')) return delivery;
      const failure = applySubmission(world, view, isRecord(delivery.response) ? delivery.response : {});
      if (failure) notice(world, user.id, failure, 'view_submission');
      return delivery;
    },
    close: async () => {
      const view = openModalOf(world, user);
      const all = view.body.clear_on_close === true;
      closeTop(world, user.id, all);
      return view.body.notify_on_close === true
        ? deliver('interactive', closedPayload(world, user, view, all))
        : undefined;
    },
    messageShortcut: async (callbackId, { channel: id, ts }) => {
      knownShortcut(world, 'message', callbackId);
      const channel = channelOf(world, id);
      const message = findMessage(world, id, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel.name}.`);
      const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
      const to = { user: user.id, channel: id, origin: { ts, ephemeral: false, ...thread } };
      const parts = {
        callbackId,
        triggerId: newTrigger(world, user.id),
        responseUrl: newResponseUrl(world, origin, 'actions', to),
      };
      const delivery = await deliver('interactive', messageShortcutPayload(world, user, channel, message, parts));
      tellFailure(world, user, delivery, callbackId);
      return delivery;
    },
    globalShortcut: async (callbackId) => {
      knownShortcut(world, 'global', callbackId);
      const delivery = await deliver(
        'interactive',
        globalShortcutPayload(world, user, callbackId, newTrigger(world, user.id)),
      );
      tellFailure(world, user, delivery, callbackId);
      return delivery;
    },
  };
}
