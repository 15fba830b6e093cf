/** What of the workspace a person sees. */
import type { Ephemeral, Message, User } from '../../types.js';
import type { State } from './state.js';

export type ChannelShown = State['channels'][number];
export type Place =
  | Readonly<{ kind: 'channel'; name: string; channel: ChannelShown; direct: boolean }>
  | Readonly<{ kind: 'home'; name: string; direct: true }>;
export type Said = (Message | Ephemeral) & Readonly<{ whispered: boolean }>;

export const peopleOf = (state: State): readonly User[] => state.users.filter(({ isBot }) => !isBot);

export const userIn = (state: State, id: string | undefined): User | undefined =>
  state.users.find((user) => user.id === id);

export const botIn = (state: State): User => userIn(state, state.app.botUser) as User;

const mine = (state: State, me: string): readonly ChannelShown[] =>
  state.channels.filter(({ members, archived }) => members.includes(me) && !archived);

export const channelsFor = (state: State, me: string): readonly ChannelShown[] =>
  mine(state, me).filter(({ kind }) => kind !== 'im');

/** The person's direct channel with the bot. */
export const directFor = (state: State, me: string): ChannelShown | undefined =>
  mine(state, me).find(({ kind, members }) => kind === 'im' && members.includes(state.app.botUser));

/** Where the address leads: a channel of theirs, the app's Home, else their first channel. */
export function placesOf(state: State, me: string, wanted: string | undefined): Place | undefined {
  const name = botIn(state).realName;
  if (wanted === 'home') return { kind: 'home', name, direct: true };
  const direct = directFor(state, me);
  if (direct && (wanted === direct.id || wanted === 'direct')) {
    return { kind: 'channel', name, channel: direct, direct: true };
  }
  const channels = channelsFor(state, me);
  const channel = channels.find(({ id }) => id === wanted) ?? channels[0];
  return channel ? { kind: 'channel', name: `#${channel.name}`, channel, direct: false } : undefined;
}

const byTime = (a: Said, b: Said): number => a.ts.localeCompare(b.ts);

/** All that the person sees of a channel, what only they see among it; of a thread when its ts is given. */
export function saidIn(state: State, me: string, channel: string, thread?: string): readonly Said[] {
  const here = ({ ts, thread_ts }: Message | Ephemeral) =>
    thread === undefined ? thread_ts === undefined || thread_ts === ts : ts === thread || thread_ts === thread;
  const messages = (state.messages[channel] ?? []).map((one): Said => ({ ...one, whispered: false }));
  const whispers = state.ephemerals
    .filter((one) => one.channel === channel && one.user === me)
    .map((one): Said => ({ ...one, whispered: true }));
  return [...messages, ...whispers].filter(here).toSorted(byTime);
}

export const dateOf = (ts: string): Date => new Date(Number(ts) * 1_000);

export const clock = (ts: string): string =>
  dateOf(ts).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

export function dayOf(ts: string): string {
  const date = dateOf(ts);
  const today = new Date();
  const yesterday = new Date(today.getTime() - 24 * 60 * 60 * 1_000);
  if (date.toDateString() === today.toDateString()) return 'Today';
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return date.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}
