/** What happened, to be read: by tests, and by a page that shows the workspace. */
import { messagesOf, threadOf } from './messages.js';
import { linksOf, pingsOf, type Reach } from './mrkdwn.js';
import { channelOf, userOf } from './people.js';
import { type Snapshot, snapshotOf } from './snapshot.js';
import type {
  Call,
  Channel,
  Delivery,
  DeliveryKind,
  Ephemeral,
  Json,
  Message,
  Notice,
  StepRun,
  User,
  View,
} from './types.js';
import { stackOf } from './views.js';
import type { World } from './world.js';

export type SlackRecord = Readonly<{
  users: () => readonly User[];
  channels: () => readonly Channel[];
  /** All messages of a channel, replies too, oldest first. */
  messages: (channel: string) => readonly Message[];
  /** A thread's first message and its replies. */
  thread: (message: Readonly<{ channel: string; ts: string }>) => readonly Message[];
  /** What only this person sees, oldest first. */
  ephemerals: (user: string) => readonly Ephemeral[];
  home: (user: string) => View | undefined;
  /** The person's open modals, the topmost last. */
  modals: (user: string) => readonly View[];
  /** What Slack itself told the person. */
  notices: (user: string) => readonly Notice[];
  /** The status shown in a thread, and the prompts suggested in a direct channel. */
  status: (channel: string, threadTs: string) => Json | undefined;
  prompts: (channel: string) => Json | undefined;
  steps: () => readonly StepRun[];
  /** The app's calls, of one method if it is given (`response_url` too), oldest first. */
  calls: (method?: string) => readonly Call[];
  deliveries: (kind?: DeliveryKind) => readonly Delivery[];
  /** All of the workspace as JSON can hold it, without a secret, for a page that shows it. */
  snapshot: () => Snapshot;
  /** All the app has written that is there to be seen: messages, ephemerals, Homes and modals. */
  written: () => readonly unknown[];
  /** Whom all of it pings, and where it leads. */
  pings: () => readonly Reach[];
  links: () => readonly string[];
}>;

export function createRecord(world: World): SlackRecord {
  const written = () => [
    ...[...world.messages.values()].flat().filter(({ user }) => user === world.app.botUser),
    ...world.ephemerals,
    ...[...world.homes.values(), ...[...world.modals.values()].flat()].map(({ body }) => body),
  ];
  const id = (user: string) => userOf(world, user).id;
  return {
    users: () => [...world.users.values()],
    channels: () => [...world.channels.values()],
    messages: (channel) => messagesOf(world, channelOf(world, channel).id),
    thread: ({ channel, ts }) => threadOf(world, channelOf(world, channel).id, ts),
    ephemerals: (user) => world.ephemerals.filter((one) => one.user === id(user)),
    home: (user) => world.homes.get(id(user)),
    modals: (user) => stackOf(world, id(user)),
    notices: (user) => world.notices.filter((one) => one.user === id(user)),
    status: (channel, threadTs) => world.statuses.get(`${channelOf(world, channel).id}:${threadTs}`),
    prompts: (channel) => world.prompts.get(channelOf(world, channel).id),
    steps: () => world.steps,
    calls: (method) => world.calls.filter((call) => method === undefined || call.method === method),
    deliveries: (kind) => world.deliveries.filter((one) => kind === undefined || one.kind === kind),
    snapshot: () => snapshotOf(world),
    written,
    pings: () => written().flatMap(pingsOf),
    links: () => written().flatMap(linksOf),
  };
}
