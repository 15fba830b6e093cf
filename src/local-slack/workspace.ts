/** Seeds → a new workspace. */
import { LIMITS } from './limits.js';
import { addChannel, addUser, type ChannelSeed, type UserSeed } from './people.js';
import type { AppSettings, Team } from './types.js';
import type { Times, World } from './world.js';

export const SLACK_TIMES: Times = {
  ackMs: LIMITS.ackMs,
  stepAckMs: LIMITS.stepAckMs,
  retryAfterMs: LIMITS.retryAfterMs,
  triggerLifeMs: LIMITS.trigger.lifeMs,
  responseUrlLifeMs: LIMITS.responseUrl.lifeMs,
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
  steps: [],
  delivery: { mode: 'socket' },
};

export type WorldSeed = Readonly<{
  team?: Partial<Team>;
  app?: Partial<AppSettings>;
  users?: readonly (string | UserSeed)[];
  channels?: readonly (string | ChannelSeed)[];
  times?: Partial<Times>;
  now?: () => number;
  /** How many ids were given elsewhere, so that none is given twice. */
  counter?: number;
}>;

/** Seeds → a workspace. Without any: users `ana` and `ben`, and `general` with both of them and the bot. */
export function createWorld({
  team,
  app,
  users = ['ana', 'ben'],
  channels = ['general'],
  times,
  now = Date.now,
  counter = 0,
}: WorldSeed): World {
  const world: World = {
    team: { id: 'T0TEAM', name: 'Local', domain: 'local', ...team },
    app: { ...DEFAULT_APP, ...(app?.oauth ? { botToken: '' } : {}), ...app },
    installed: app?.oauth ? undefined : 'team',
    tokens: new Map(),
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
    suggested: new Map(),
    listeners: new Set(),
    counter,
    lastTs: 0,
  };
  addUser(world, { name: world.app.name, id: world.app.botUser, isBot: true });
  for (const seed of users) addUser(world, typeof seed === 'string' ? { name: seed } : seed);
  for (const seed of channels) addChannel(world, typeof seed === 'string' ? { name: seed } : seed);
  return world;
}
