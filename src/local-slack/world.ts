/** The workspace while it runs: everything that is remembered, and nothing that is sent. */
import type { Values } from './choices.js';
import { LIMITS } from './limits.js';
import type {
  AppSettings,
  Call,
  Change,
  Channel,
  ChannelKind,
  Delivery,
  Ephemeral,
  Json,
  Message,
  Notice,
  StepRun,
  Team,
  User,
  View,
} from './types.js';

export type UserSeed = Readonly<{ name: string; id?: string; realName?: string; isBot?: boolean; tz?: string }>;
export type ChannelSeed = Readonly<{
  name: string;
  id?: string;
  kind?: ChannelKind;
  members?: readonly string[];
  /** Whether the app's bot is in it. */
  withBot?: boolean;
}>;

/** Times in milliseconds that tests may shorten. */
export type Times = Readonly<{
  ackMs: number;
  stepAckMs: number;
  retryAfterMs: readonly number[];
  triggerLifeMs: number;
  responseUrlLifeMs: number;
}>;

export const SLACK_TIMES: Times = {
  ackMs: LIMITS.ackMs,
  stepAckMs: LIMITS.stepAckMs,
  retryAfterMs: LIMITS.retryAfterMs,
  triggerLifeMs: LIMITS.trigger.lifeMs,
  responseUrlLifeMs: LIMITS.responseUrl.lifeMs,
};

export type Trigger = { readonly user: string; readonly at: number; used: boolean; readonly view?: string };
export type ResponseUrl = {
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  readonly origin?: Readonly<{ ts: string; ephemeral: boolean; thread_ts?: string }>;
  uses: number;
};

export type World = {
  readonly team: Team;
  app: AppSettings;
  readonly times: Times;
  readonly now: () => number;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message[]>;
  readonly ephemerals: Ephemeral[];
  readonly homes: Map<string, View>;
  readonly modals: Map<string, View[]>;
  readonly notices: Notice[];
  readonly statuses: Map<string, Json>;
  readonly prompts: Map<string, Json>;
  readonly steps: StepRun[];
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly calls: Call[];
  readonly deliveries: Delivery[];
  /** What was picked in the menus of a message, by channel and ts. */
  readonly picked: Map<string, Values>;
  readonly listeners: Set<(change: Change) => void>;
  counter: number;
  lastTs: number;
};

export const DEFAULT_APP: AppSettings = {
  id: 'A0APP',
  name: 'app',
  botUser: 'U0BOT',
  botToken: 'xoxb-local-bot-token',
  appToken: 'xapp-local-app-token',
  signingSecret: 'local-signing-secret',
  scopes: ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history'],
  events: [
    'app_home_opened',
    'app_mention',
    'message.im',
    'message.channels',
    'message.groups',
    'message.mpim',
    'function_executed',
    'app_uninstalled',
    'tokens_revoked',
  ],
  commands: [],
  shortcuts: [],
  delivery: { mode: 'socket' },
};

export type WorldSeed = Readonly<{
  team?: Partial<Team>;
  app?: Partial<AppSettings>;
  users?: readonly (string | UserSeed)[];
  channels?: readonly (string | ChannelSeed)[];
  times?: Partial<Times>;
  now?: () => number;
}>;

/** Seeds → a workspace. Without any: users `ana` and `ben`, and `general` with both of them and the bot. */
export function createWorld({
  team,
  app,
  users = ['ana', 'ben'],
  channels = ['general'],
  times,
  now = Date.now,
}: WorldSeed): World {
  const world: World = {
    team: { id: 'T0TEAM', name: 'Local', domain: 'local', ...team },
    app: { ...DEFAULT_APP, ...app },
    times: { ...SLACK_TIMES, ...times },
    now,
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    homes: new Map(),
    modals: new Map(),
    notices: [],
    statuses: new Map(),
    prompts: new Map(),
    steps: [],
    triggers: new Map(),
    responseUrls: new Map(),
    calls: [],
    deliveries: [],
    picked: new Map(),
    listeners: new Set(),
    counter: 0,
    lastTs: 0,
  };
  addUser(world, { name: world.app.name, id: world.app.botUser, isBot: true });
  for (const seed of users) addUser(world, typeof seed === 'string' ? { name: seed } : seed);
  for (const seed of channels) addChannel(world, typeof seed === 'string' ? { name: seed } : seed);
  return world;
}

const idOf = (prefix: string, name: string): string => `${prefix}0${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;

/** A person or bot → the user. The id is made of the name, so that tests can name it: `ana` is `U0ANA`. */
export function addUser(world: World, { name, id, realName, isBot = false, tz = 'Etc/UTC' }: UserSeed): User {
  const userId = id ?? idOf('U', name);
  const user: User = {
    id: userId,
    name,
    realName: realName ?? name,
    isBot,
    tz,
    ...(isBot ? { botId: `B${userId.slice(1)}` } : {}),
  };
  world.users.set(user.id, user);
  announce(world, { kind: 'workspace', id: user.id });
  return user;
}

/** A channel with all people in it (or those named), and the bot unless told otherwise: `general` is `C0GENERAL`. */
export function addChannel(
  world: World,
  { name, id, kind = 'channel', members, withBot = true }: ChannelSeed,
): Channel {
  const people = members ?? [...world.users.values()].filter(({ isBot }) => !isBot).map((user) => user.id);
  const all = [...people.map((one) => userOf(world, one).id), ...(withBot ? [world.app.botUser] : [])];
  const prefix = { channel: 'C', group: 'G', im: 'D', mpim: 'G' }[kind];
  const channel: Channel = {
    id: id ?? idOf(prefix, name),
    name,
    kind,
    created: Math.floor(world.now() / 1000),
    members: new Set(all),
    archived: false,
  };
  world.channels.set(channel.id, channel);
  world.messages.set(channel.id, []);
  announce(world, { kind: 'workspace', id: channel.id, channel: channel.id });
  return channel;
}

export const findUser = (world: World, idOrName: string): User | undefined =>
  world.users.get(idOrName) ?? [...world.users.values()].find(({ name }) => name === idOrName);

export const findChannel = (world: World, idOrName: string): Channel | undefined =>
  world.channels.get(idOrName) ??
  [...world.channels.values()].find(({ name, kind }) => kind !== 'im' && name === idOrName.replace(/^#/, ''));

/** A test's word for a user → the user, or an error that says the name: a slip in a test must not pass in silence. */
export function userOf(world: World, idOrName: string): User {
  const user = findUser(world, idOrName);
  if (!user) throw new Error(`The local Slack has no user "${idOrName}".`);
  return user;
}

export function channelOf(world: World, idOrName: string): Channel {
  const channel = findChannel(world, idOrName);
  if (!channel) throw new Error(`The local Slack has no channel "${idOrName}".`);
  return channel;
}

/** A person → their direct channel with the app (or with another person), made when it is not there. */
export function directChannel(world: World, userId: string, otherId: string = world.app.botUser): Channel {
  const other = otherId === world.app.botUser ? '' : otherId.slice(2);
  const id = idOf('D', `${userId.slice(2)}${other}`);
  const known = world.channels.get(id);
  return known ?? addChannel(world, { name: id, id, kind: 'im', members: [userId, otherId], withBot: false });
}

export const botOf = (world: World): User => userOf(world, world.app.botUser);

export const nextId = (world: World, prefix: string): string => {
  world.counter += 1;
  return `${prefix}${String(world.counter).padStart(8, '0')}`;
};

/** The time of a new message as Slack writes it; never the same twice, always later than the last. */
export function nextTs(world: World): string {
  world.lastTs = Math.max(world.now() * 1000, world.lastTs + 1);
  return `${Math.floor(world.lastTs / 1_000_000)}.${String(world.lastTs % 1_000_000).padStart(6, '0')}`;
}

export const announce = (world: World, change: Change): void => {
  for (const listener of world.listeners) listener(change);
};
