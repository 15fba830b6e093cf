/** The workspace while it runs: everything that is remembered, and nothing that is sent. */
import type { Values } from './choices.js';
import type {
  AppSettings,
  Call,
  Change,
  Channel,
  Delivery,
  Ephemeral,
  Installed,
  Json,
  Message,
  Notice,
  StepRun,
  Team,
  TokenState,
  User,
  View,
} from './types.js';

/** Times in milliseconds that tests may shorten. */
export type Times = Readonly<{
  ackMs: number;
  stepAckMs: number;
  retryAfterMs: readonly number[];
  triggerLifeMs: number;
  responseUrlLifeMs: number;
}>;

export type Trigger = { readonly user: string; readonly at: number; used: boolean; readonly view?: string };
export type ResponseUrl = {
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  readonly origin?: Readonly<{ ts: string; ephemeral: boolean }>;
  uses: number;
};

export type World = {
  readonly team: Team;
  app: AppSettings;
  installed: Installed;
  /** Bot tokens that were given out or ended here; `app.botToken` is the newest. */
  readonly tokens: Map<string, TokenState>;
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
  /** The options the app last gave for a menu that asks for them, by action. */
  readonly suggested: Map<string, readonly Json[]>;
  readonly listeners: Set<(change: Change) => void>;
  counter: number;
  lastTs: number;
};

export const nextId = (world: World, prefix: string): string => {
  world.counter += 1;
  return `${prefix}${String(world.counter).padStart(8, '0')}`;
};

/** The time of a new message as Slack writes it; never the same twice, always later than the last. */
export function nextTs(world: World): string {
  world.lastTs = Math.max(Math.floor(world.now()) * 1000, world.lastTs + 1);
  return `${Math.floor(world.lastTs / 1_000_000)}.${String(world.lastTs % 1_000_000).padStart(6, '0')}`;
}

export const announce = (world: World, change: Change): void => {
  for (const listener of world.listeners) listener(change);
};
