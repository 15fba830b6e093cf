/** The people and channels of a workspace. */
import type { Channel, ChannelKind, User } from './types.js';
import { announce, type World } from './world.js';

export type UserSeed = Readonly<{ name: string; id?: string; realName?: string; isBot?: boolean; tz?: string }>;
export type ChannelSeed = Readonly<{
  name: string;
  id?: string;
  kind?: ChannelKind;
  members?: readonly string[];
  /** Whether the app's bot is in it. */
  withBot?: boolean;
}>;

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
