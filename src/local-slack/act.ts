/** What a person does with the app's commands, buttons and menus. Each ends when the app has answered. */

import { type AnswerTo, answerIn, applyAnswer } from './answers.js';
import { faultLine, isRecord, list, object } from './checks/shape.js';
import { optionGroup, plainOption } from './checks/text.js';
import { type Choice, chosen, withSuggested } from './choices.js';
import type { Deliver } from './deliver.js';
import { LIMITS } from './limits.js';
import type { Room } from './messages.js';
import { notice, tellFailure } from './notices.js';
import { actionPayload, commandPayload, type Spot, suggestionPayload } from './payloads.js';
import { channelOf } from './people.js';
import { type FoundElement, findElement, messageValues, type Where } from './spots.js';
import { escapedCommand } from './typed.js';
import type { Delivery, Json, User } from './types.js';
import { newResponseUrl, newTrigger } from './urls.js';
import type { World } from './world.js';

export type Act = Readonly<{
  /** Runs `/command text` in a channel, a member of it or not being no matter for the bot. */
  command: (channel: string, line: string) => Promise<Delivery>;
  /** Presses the nearest button of that action id; a feedback button is picked by its value. */
  press: (actionId: string, where?: Where & Readonly<{ value?: string }>) => Promise<Delivery>;
  /** Picks in the nearest menu, overflow, radio, checkbox or date element, by value or by words. */
  choose: (actionId: string, choice: Choice, where?: Where) => Promise<Delivery>;
  /** Types in a menu that asks the app for its options → the options it shows, none where Slack would refuse them. */
  suggest: (actionId: string, typed: string, where?: Where) => Promise<readonly Json[]>;
}>;

/** docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select: as many as in a menu. */
const checkSuggestions = object(
  {},
  {
    options: list(plainOption, { min: 0, max: LIMITS.select.options }),
    option_groups: list(optionGroup, { min: 0, max: LIMITS.select.groups }),
  },
);

function spotOf(world: World, origin: string, user: User, { held }: FoundElement): Spot {
  const values = messageValues(world, held);
  if ('view' in held) return { in: 'view', view: held.view };
  const { channel, message } = held;
  const about = { ts: message.ts, ephemeral: held.in === 'ephemeral' };
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
    const reason = refusal && [refusal.error, ...refusal.faults.map(faultLine)].join(', ');
    if (reason) notice(world, user.id, 'invalid_command_response', `${about}: ${reason}`);
    return delivery;
  };

  const command: Act['command'] = async (name, line) => {
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
      const found = findElement(world, user, actionId, where);
      const placed = { ...found.placed, element: withSuggested(found.placed.element, world.suggested) };
      const element = { ...found, placed };
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
      if (given && checkSuggestions({ options, option_groups }, '').length === 0) {
        world.suggested.set(actionId, given as Json[]);
        return given as Json[];
      }
      notice(world, user.id, 'invalid_response', actionId);
      return [];
    },
  };
}
