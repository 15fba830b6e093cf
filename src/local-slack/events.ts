/** What happened → the event payload the app gets for it, if it asked for that event and may see it. */

import type { Channel, ChannelKind, Json, Message } from './types.js';
import { nextId, type World } from './world.js';

/** docs.slack.dev/reference/events/message: one subscription and one scope for each kind of channel. */
const MESSAGES: Readonly<Record<ChannelKind, Readonly<{ event: string; scope: string }>>> = {
  channel: { event: 'message.channels', scope: 'channels:history' },
  group: { event: 'message.groups', scope: 'groups:history' },
  im: { event: 'message.im', scope: 'im:history' },
  mpim: { event: 'message.mpim', scope: 'mpim:history' },
};

const gets = ({ app }: World, event: string, scope?: string): boolean =>
  app.events.includes(event) && (scope === undefined || app.scopes.includes(scope));

/** An event → the whole payload, with an id of its own. */
export function eventPayload(world: World, event: Json): Json {
  const organisation = world.installed === 'organisation';
  const enterprise = world.team.enterprise?.id ?? null;
  return {
    token: 'local-verification-token',
    team_id: world.team.id,
    ...(enterprise ? { enterprise_id: enterprise } : {}),
    context_team_id: world.team.id,
    context_enterprise_id: enterprise,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: organisation ? null : world.team.id,
        user_id: world.app.botUser,
        is_bot: true,
        is_enterprise_install: organisation,
      },
    ],
    is_ext_shared_channel: false,
    event_context: nextId(world, '4-'),
  };
}

const withoutChannel = ({ channel: _, ...message }: Message): Json => message;

/** A message as events and `conversations.*` show it. */
export const shownMessage = withoutChannel;

const place = ({ id, kind }: Channel, ts: string): Json => ({ channel: id, channel_type: kind, event_ts: ts });

const mentions = (message: Message, userId: string): boolean =>
  new RegExp(`<@${userId}(\\|[^>]*)?>`).test(message.text);

const plain = (world: World, channel: Channel, event: Json): readonly Json[] => {
  const { event: name, scope } = MESSAGES[channel.kind];
  return gets(world, name, scope) ? [event] : [];
};

/** A channel the bot is not in tells it nothing: docs.slack.dev/reference/events/app_mention. */
const seen = (world: World, channel: Channel): boolean => channel.members.has(world.app.botUser);

/** A new message → its events: a mention in a channel gives `app_mention` beside `message`, in a direct message never. */
export function postedEvents(world: World, channel: Channel, message: Message): readonly Json[] {
  if (!seen(world, channel)) return [];
  const shown = { ...withoutChannel(message), ...place(channel, message.ts) };
  const own = message.user === world.app.botUser;
  const mention =
    channel.kind !== 'im' &&
    !own &&
    mentions(message, world.app.botUser) &&
    gets(world, 'app_mention', 'app_mentions:read');
  const { channel_type: _, subtype: __, ...mentioned } = shown as Json & { channel_type?: unknown; subtype?: unknown };
  return [...plain(world, channel, shown), ...(mention ? [{ ...mentioned, type: 'app_mention' }] : [])];
}

export const editedEvents = (
  world: World,
  channel: Channel,
  message: Message,
  before: Message,
  ts: string,
): readonly Json[] =>
  seen(world, channel)
    ? plain(world, channel, {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        message: withoutChannel(message),
        previous_message: withoutChannel(before),
        ts,
        ...place(channel, ts),
      })
    : [];

export const deletedEvents = (world: World, channel: Channel, before: Message, ts: string): readonly Json[] =>
  seen(world, channel)
    ? plain(world, channel, {
        type: 'message',
        subtype: 'message_deleted',
        hidden: true,
        deleted_ts: before.ts,
        previous_message: withoutChannel(before),
        ts,
        ...place(channel, ts),
      })
    : [];

/** The app's Home or Messages tab was opened. `agent_view` apps are told of both. */
export const homeOpenedEvents = (
  world: World,
  user: string,
  channel: string,
  tab: 'home' | 'messages',
  view?: Json,
): readonly Json[] =>
  gets(world, 'app_home_opened')
    ? [{ type: 'app_home_opened', user, channel, tab, event_ts: String(world.now() / 1000), ...(view ? { view } : {}) }]
    : [];

export const stepEvents = (
  world: World,
  run: Readonly<{ id: string; callbackId: string; inputs: Json; token: string }>,
): readonly Json[] =>
  gets(world, 'function_executed')
    ? [
        {
          type: 'function_executed',
          function: {
            id: `Fn0${run.callbackId.toUpperCase()}`,
            callback_id: run.callbackId,
            title: world.app.steps.find(({ callbackId }) => callbackId === run.callbackId)?.title ?? run.callbackId,
            type: 'app',
            app_id: world.app.id,
          },
          inputs: run.inputs,
          function_execution_id: run.id,
          workflow_execution_id: `Wx${run.id.slice(2)}`,
          bot_access_token: run.token,
          event_ts: String(world.now() / 1000),
        },
      ]
    : [];

/** Somebody came into a channel: docs.slack.dev/reference/events/member_joined_channel */
export const joinedEvents = (world: World, channel: Channel, user: string): readonly Json[] =>
  gets(world, 'member_joined_channel', 'channels:read') && seen(world, channel)
    ? [
        {
          type: 'member_joined_channel',
          user,
          channel: channel.id,
          channel_type: channel.kind === 'channel' ? 'C' : 'G',
          team: world.team.id,
          event_ts: String(world.now() / 1000),
        },
      ]
    : [];
