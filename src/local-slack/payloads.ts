/** What a person does → the payload the app gets. docs.slack.dev/reference/interaction-payloads */
import { isRecord } from './checks/shape.js';
import { type Choice, chosen, type Placed, type Values } from './choices.js';
import { shownMessage } from './events.js';
import type { Channel, Ephemeral, Json, Message, User, View } from './types.js';
import { shownView } from './views.js';
import { nextTs, type World } from './world.js';

/** Where an element stands, and all the app may need to know about it. */
export type Spot =
  | Readonly<{ in: 'message'; channel: Channel; message: Message; responseUrl: string; values: Values }>
  | Readonly<{ in: 'ephemeral'; channel: Channel; message: Ephemeral; responseUrl: string; values: Values }>
  | Readonly<{ in: 'view'; view: View }>;

const channelName = ({ kind, name }: Channel): string =>
  kind === 'im' ? 'directmessage' : kind === 'channel' ? name : 'privategroup';

/** `inChannel`: what is done elsewhere names no workspace where the app is installed for the whole organisation. */
const common = ({ team, app, installed }: World, user: User, inChannel = false): Json => {
  const organisation = installed === 'organisation';
  const { id, domain, enterprise } = team;
  const of = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
  return {
    team: organisation && !inChannel ? null : { id, domain, ...of },
    user: { id: user.id, username: user.name, name: user.name, team_id: id },
    api_app_id: app.id,
    token: 'local-verification-token',
    enterprise: enterprise ?? null,
    is_enterprise_install: organisation,
  };
};

export const commandPayload = (
  world: World,
  user: User,
  channel: Channel,
  parts: Readonly<{ command: string; text: string; triggerId: string; responseUrl: string }>,
): Json => ({
  token: 'local-verification-token',
  team_id: world.team.id,
  team_domain: world.team.domain,
  channel_id: channel.id,
  channel_name: channelName(channel),
  user_id: user.id,
  user_name: user.name,
  command: parts.command,
  text: parts.text,
  api_app_id: world.app.id,
  ...(world.team.enterprise
    ? { enterprise_id: world.team.enterprise.id, enterprise_name: world.team.enterprise.name }
    : {}),
  is_enterprise_install: String(world.installed === 'organisation'),
  response_url: parts.responseUrl,
  trigger_id: parts.triggerId,
});

const KEPT = ['text', 'value', 'style', 'url', 'confirm', 'placeholder', 'initial_option', 'initial_options'];

/** An element and what was done with it → the action. A feedback button is told by its value. */
function actionOf(world: World, { element, blockId, actionId }: Placed, choice: Choice | undefined): Json {
  const type = String(element.type);
  const base = { type, block_id: blockId, action_id: actionId, action_ts: nextTs(world) };
  if (type === 'feedback_buttons') {
    const buttons = [element.positive_button, element.negative_button].filter(isRecord);
    const pressed = buttons.find(({ value }) => value === choice) ?? (choice === undefined ? buttons[0] : undefined);
    if (!pressed) throw new Error(`There is no feedback button "${String(choice)}" in "${actionId}".`);
    return { ...base, text: pressed.text, value: pressed.value };
  }
  const shown = Object.fromEntries(KEPT.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]));
  return { ...shown, ...(choice === undefined ? {} : chosen(element, choice)), ...base };
}

function spotParts(world: World, spot: Spot): Json {
  if (spot.in === 'view') {
    const view = shownView(world, spot.view);
    return { container: { type: 'view', view_id: spot.view.id }, view };
  }
  const { channel, message, responseUrl, values } = spot;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: spot.in === 'ephemeral',
      ...thread,
    },
    channel: { id: channel.id, name: channelName(channel) },
    // An ephemeral message is not kept by Slack, so the app is not shown it either.
    ...(spot.in === 'message' ? { message: shownMessage(spot.message) } : {}),
    state: { values },
    response_url: responseUrl,
  };
}

export const actionPayload = (
  world: World,
  user: User,
  spot: Spot,
  placed: Placed,
  choice: Choice | undefined,
  triggerId: string,
): Json => ({
  type: 'block_actions',
  ...common(world, user, spot.in !== 'view'),
  ...spotParts(world, spot),
  trigger_id: triggerId,
  actions: [actionOf(world, placed, choice)],
});

/** What is typed in a menu that asks the app for its options. */
export const suggestionPayload = (world: World, user: User, spot: Spot, placed: Placed, typed: string): Json => {
  const { response_url: _, state: __, ...parts } = spotParts(world, spot);
  const named = { block_id: placed.blockId, action_id: placed.actionId };
  return { type: 'block_suggestion', ...common(world, user, spot.in !== 'view'), ...parts, ...named, value: typed };
};

export const messageShortcutPayload = (
  world: World,
  user: User,
  channel: Channel,
  message: Message,
  parts: Readonly<{ callbackId: string; triggerId: string; responseUrl: string }>,
): Json => ({
  type: 'message_action',
  ...common(world, user, true),
  callback_id: parts.callbackId,
  trigger_id: parts.triggerId,
  response_url: parts.responseUrl,
  action_ts: nextTs(world),
  message_ts: message.ts,
  channel: { id: channel.id, name: channelName(channel) },
  message: shownMessage(message),
});

export const globalShortcutPayload = (world: World, user: User, callbackId: string, triggerId: string): Json => ({
  type: 'shortcut',
  ...common(world, user),
  callback_id: callbackId,
  trigger_id: triggerId,
  action_ts: nextTs(world),
});

export const submissionPayload = (world: World, user: User, view: View, triggerId: string): Json => ({
  type: 'view_submission',
  ...common(world, user),
  trigger_id: triggerId,
  view: shownView(world, view),
  response_urls: [],
});

export const closedPayload = (world: World, user: User, view: View, isCleared: boolean): Json => ({
  type: 'view_closed',
  ...common(world, user),
  view: shownView(world, view),
  is_cleared: isCleared,
});
