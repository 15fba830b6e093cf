/** What a person does with the app's buttons, menus, commands and modals. Each ends when the app has answered. */

import { type AnswerTo, answerIn, applyAnswer } from './answers.js';
import { isRecord, list, object } from './checks/shape.js';
import { optionGroup, plainOption } from './checks/text.js';
import { type Choice, chosen } from './choices.js';
import type { Deliver } from './deliver.js';
import { clientFault, type Filled, fillView } from './fields.js';
import { LIMITS } from './limits.js';
import { findMessage, type Room } from './messages.js';
import {
  actionPayload,
  closedPayload,
  commandPayload,
  globalShortcutPayload,
  messageShortcutPayload,
  type Spot,
  submissionPayload,
  suggestionPayload,
} from './payloads.js';
import { channelOf } from './people.js';
import { type FoundElement, findElement, messageValues, type Where } from './spots.js';
import { escapedCommand } from './typed.js';
import type { Delivery, Json, Message, ShortcutSetting, User, View } from './types.js';
import { newResponseUrl, newTrigger } from './urls.js';
import { applySubmission, closeTop, topOf } from './views.js';
import { announce, type World } from './world.js';

export type Act = Readonly<{
  /** Runs `/command text` in a channel, a member of it or not being no matter for the bot. */
  command: (channel: string, line: string) => Promise<Delivery>;
  /** Presses the nearest button of that action id; a feedback button is picked by its value. */
  press: (actionId: string, where?: Where & Readonly<{ value?: string }>) => Promise<Delivery>;
  /** Picks in the nearest menu, overflow, radio, checkbox or date element, by value or by words. */
  choose: (actionId: string, choice: Choice, where?: Where) => Promise<Delivery>;
  /** Types in a menu that asks the app for its options → the options it shows, none where Slack would refuse them. */
  suggest: (actionId: string, typed: string, where?: Where) => Promise<readonly Json[]>;
  /** Fills in fields of the open modal (or of Home) without submitting. */
  fill: (filled: Filled) => void;
  /** Fills in and submits the open modal; throws where Slack itself would not let it be submitted. */
  submit: (filled?: Filled) => Promise<Delivery>;
  /** Closes the open modal; the app hears of it if it asked to. */
  close: () => Promise<Delivery | undefined>;
  messageShortcut: (callbackId: string, message: Message) => Promise<Delivery>;
  globalShortcut: (callbackId: string) => Promise<Delivery>;
}>;

/** docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select: as many as in a menu. */
const checkSuggestions = object(
  {},
  {
    options: list(plainOption, { min: 0, max: LIMITS.select.options }),
    option_groups: list(optionGroup, { min: 0, max: LIMITS.select.groups }),
  },
);

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
    suggest: async (actionId, typed, where) => {
      const element = findElement(world, user, actionId, where);
      const body = suggestionPayload(world, user, spotOf(world, origin, user, element), element.placed, typed);
      const delivery = await deliver('interactive', body);
      if (tellFailure(world, user, delivery, actionId)) return [];
      const { options, option_groups } = isRecord(delivery.response) ? delivery.response : {};
      const given = options ?? option_groups;
      if (given && checkSuggestions({ options, option_groups }, '').length === 0) return given as Json[];
      notice(world, user.id, 'invalid_response', actionId);
      return [];
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
