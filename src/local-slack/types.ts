/** The things of a workspace, as plain data. Names inside payloads are Slack's own. */
export type Json = Readonly<Record<string, unknown>>;

export type User = Readonly<{ id: string; name: string; realName: string; isBot: boolean; botId?: string; tz: string }>;

export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly created: number;
  readonly members: Set<string>;
  archived: boolean;
};

export type Message = {
  readonly type: 'message';
  readonly ts: string;
  readonly channel: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  team?: string;
  subtype?: string;
  client_msg_id?: string;
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  metadata?: unknown;
  thread_ts?: string;
  parent_user_id?: string;
  edited?: Readonly<{ user: string; ts: string }>;
  reply_count?: number;
  reply_users?: readonly string[];
  latest_reply?: string;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
};

/** A message only `user` sees. `origin` says what it came from. */
export type Ephemeral = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly origin: 'call' | 'response_url' | 'acknowledgement';
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
  thread_ts?: string;
};

export type View = {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  body: Json;
  /** block → action → what stands in the field. */
  values: Record<string, Record<string, Json>>;
  /** What the app found wrong with the last submission, by block. */
  errors: Readonly<Record<string, string>>;
};

/** Something Slack itself tells a person: that a command timed out, that an app is not reached. */
export type Notice = Readonly<{ user: string; at: number; error: string; about: string }>;

export type StepRun = {
  readonly id: string;
  readonly callbackId: string;
  readonly inputs: Json;
  readonly token: string;
  state: 'running' | 'succeeded' | 'failed';
  outputs?: Json;
  error?: string;
};

export type CommandSetting = Readonly<{
  command: string;
  shouldEscape?: boolean;
  description?: string;
  usageHint?: string;
}>;
export type ShortcutSetting = Readonly<{ type: 'message' | 'global'; callbackId: string; name?: string }>;

/** A field of a workflow step, given to the app or by it. */
export type StepField = Readonly<{ name: string; title: string; description?: string; required: boolean }>;
export type StepSetting = Readonly<{
  callbackId: string;
  title: string;
  description?: string;
  inputs: readonly StepField[];
  outputs: readonly StepField[];
}>;

/** What is set for the app in Slack. `delivery` says where its payloads go. */
export type AppSettings = Readonly<{
  id: string;
  name: string;
  botUser: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  scopes: readonly string[];
  events: readonly string[];
  commands: readonly CommandSetting[];
  shortcuts: readonly ShortcutSetting[];
  steps: readonly StepSetting[];
  delivery: Readonly<{ mode: 'socket' } | { mode: 'http'; url: string }>;
  /** With it the app has no token until somebody installs it. */
  oauth?: OAuthSettings;
}>;

/** `redirectUrls`: where a code may be brought. `rotation`: tokens end after `tokenLifeSeconds`, and are refreshed. */
export type OAuthSettings = Readonly<{
  clientId: string;
  clientSecret: string;
  redirectUrls: readonly string[];
  rotation?: boolean;
  tokenLifeSeconds?: number;
}>;

export type Enterprise = Readonly<{ id: string; name: string }>;
/** A workspace; `enterprise` is the organisation that it belongs to. */
export type Team = Readonly<{ id: string; name: string; domain: string; enterprise?: Enterprise }>;

/** For whom the app is installed in a workspace: for itself, or with all of its organisation. */
export type Installed = 'team' | 'organisation' | undefined;
/** A bot token: when it ends by itself, in milliseconds, and what Slack says of it once it was ended. */
export type TokenState = Readonly<{ expiresAt?: number; ended?: 'token_revoked' | 'account_inactive' }>;

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';
export type Outcome =
  | Readonly<{ outcome: 'acknowledged'; response?: unknown; noRetry?: boolean }>
  | Readonly<{ outcome: 'timeout' | 'no_connection' | 'dropped' | 'connection_failed' | 'closed'; noRetry?: boolean }>
  | Readonly<{ outcome: 'http_error'; status: number; response?: unknown; noRetry?: boolean }>;

export type Attempt = {
  readonly number: number;
  readonly reason: string;
  readonly at: number;
  endedAt?: number;
} & Partial<Outcome>;

/** One payload on its way to the app, with every attempt to bring it there. */
export type Delivery = {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly body: Json;
  readonly at: number;
  readonly attempts: Attempt[];
  state: 'pending' | 'acknowledged' | 'failed';
  response?: unknown;
};

/** One call of the app: a Web API method, or `response_url`. */
export type Call = {
  readonly method: string;
  readonly args: Json;
  readonly at: number;
  endedAt?: number;
  status?: number;
  answer?: Json;
};

/** What became different. `id` names the thing: a ts, a view, a delivery, a method. */
export type Change = Readonly<{
  kind:
    | 'message'
    | 'message_changed'
    | 'message_deleted'
    | 'ephemeral'
    | 'home'
    | 'modal'
    | 'status'
    | 'prompts'
    | 'step'
    | 'notice'
    | 'call'
    | 'delivery'
    | 'sockets'
    | 'workspace';
  id: string;
  channel?: string;
  user?: string;
}>;
