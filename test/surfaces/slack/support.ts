/** The app as it is started in earnest, on a local Slack. */
import type { App, Logger } from '@slack/bolt';
import type { Bot } from '../../../src/bot.js';
import type { SlackSettings } from '../../../src/config.js';
import { deliveriesInProcess } from '../../../src/deliveries.js';
import { snapshotOf } from '../../../src/editions/snapshot.js';
import { NO_FIGURES } from '../../../src/figures.js';
import {
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
  type Workspace,
} from '../../../src/local-slack/local-slack.js';
import type { Ephemeral, Message } from '../../../src/local-slack/types.js';
import { createLog } from '../../../src/log.js';
import { type Memory, memoryInProcess } from '../../../src/memory.js';
import { reportsInProcess } from '../../../src/reports.js';
import type { Work } from '../../../src/surfaces/slack/acknowledge.js';
import { COMMAND, createApp, type Made, type Parts, SHORTCUTS } from '../../../src/surfaces/slack/app.js';
import type { Lacking } from '../../../src/surfaces/slack/health.js';
import { slackLogger } from '../../../src/surfaces/slack/logger.js';
import { createRouter } from '../../../src/surfaces/slack/router.js';
import { startApp } from '../../../src/surfaces/slack/start.js';
import { watchesInProcess } from '../../../src/watches.js';
import { freePort } from '../../support/ports.js';
import { realBot } from '../../support/real-bot.js';

export type Mode = 'Socket Mode' | 'HTTP';
export const MODES: readonly Mode[] = ['Socket Mode', 'HTTP'];
export const GENERAL = 'C0GENERAL';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const { bot } = realBot();

/** What the app is set up with in Slack: all that manifest.yml says. */
export const MANIFEST = {
  signingSecret: SIGNING_SECRET,
  commands: [{ command: COMMAND, shouldEscape: false }],
  shortcuts: [
    { type: 'message', callbackId: SHORTCUTS.answer },
    { type: 'global', callbackId: SHORTCUTS.lookup },
  ],
  scopes: [
    'app_mentions:read',
    'assistant:write',
    'chat:write',
    'commands',
    'im:history',
    'channels:history',
    'groups:history',
    'mpim:history',
  ],
  events: [
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'function_executed',
    'message.channels',
    'message.groups',
    'message.im',
    'message.mpim',
    'tokens_revoked',
  ],
} as const;

/** Fresh parts of an app, to be shared by several where they stand for several processes. */
export function partsOf(given: Partial<Parts> & { bot?: Bot; memory?: Memory } = {}): Parts {
  const { bot: known = bot, memory = memoryInProcess({ most: 5_000, lifeMs: 3_600_000, now: Date.now }) } = given;
  return {
    router: createRouter(() => known, memory),
    deliveries: deliveriesInProcess({ most: 5_000, lifeMs: 3_600_000, now: Date.now }),
    reports: reportsInProcess(10),
    watches: watchesInProcess(),
    pastEditions: async () => [snapshotOf(known.knowledge.matrix)],
    figures: NO_FIGURES,
    isReady: () => true,
    now: Date.now,
    logger: loggerInto([]),
    ...given,
  };
}

/** A log whose lines go to a list, and not to the terminal. */
export const loggerInto = (lines: string[]): Logger =>
  slackLogger(createLog({ level: 'debug', sink: { write: (line) => void lines.push(line) } }));

export type Running = {
  slack: LocalSlack;
  app: App;
  work: Work;
  lacking: Lacking;
  notify: Made['notify'];
  tellMaintainers: Made['tellMaintainers'];
  parts: Parts;
  settings: SlackSettings;
  stop: () => Promise<void>;
};
export type Options = Readonly<{
  slack?: LocalSlackOptions;
  /** A local Slack that is there already: the app is one more on it, and leaves it running. */
  on?: LocalSlack;
  settings?: Partial<SlackSettings>;
  parts?: Parameters<typeof partsOf>[0];
}>;

/** A local Slack and the app on it, in one of its modes. */
export async function startOn(mode: Mode, options: Options = {}): Promise<Running> {
  const port = await freePort();
  const { app: changed, ...slackOptions } = options.slack ?? {};
  const url = `http://127.0.0.1:${port}/slack/events`;
  const delivery = mode === 'HTTP' ? ({ mode: 'http', url } as const) : ({ mode: 'socket' } as const);
  const slack = options.on ?? (await startLocalSlack({ ...slackOptions, app: { ...MANIFEST, delivery, ...changed } }));
  const settings: SlackSettings = {
    botToken: slack.app().botToken,
    appToken: mode === 'HTTP' ? undefined : slack.app().appToken,
    signingSecret: SIGNING_SECRET,
    port,
    apiUrl: slack.url,
    maintainers: undefined,
    logLevel: 'error',
    ...options.settings,
  };
  const parts = partsOf(options.parts);
  const { app, work, lacking, notify, tellMaintainers } = createApp(settings, parts);
  await startApp(app, settings);
  return {
    slack,
    app,
    work,
    lacking,
    notify,
    tellMaintainers,
    parts,
    settings,
    stop: async () => {
      await work.drain();
      await app.stop();
      if (!options.on) await slack.close();
    },
  };
}

/** What the app logs from now on, instead of the terminal. */
export function logOf({ app }: Pick<Running, 'app'>, lines: string[] = []): string[] {
  const write = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
  Object.assign(app.logger, { warn: write, error: write });
  return lines;
}

type Shown = Pick<Message | Ephemeral, 'text' | 'blocks' | 'ts'>;

/** The bot's `nth` answer in the thread of a message. */
export const answerTo = (slack: Workspace, asked: { channel?: string; ts: string }, nth = 1): Promise<Message> =>
  slack.until(() => repliesTo(slack, asked)[nth - 1]);

export const repliesTo = (slack: Workspace, asked: { channel?: string; ts: string }): Message[] =>
  slack.record
    .messages(asked.channel ?? GENERAL)
    .filter((m) => m.thread_ts === asked.ts && m.ts !== asked.ts && m.bot_id);

/** What the newest ephemeral message to somebody is. */
export const lastFor = (slack: Workspace, user: string): Shown => slack.record.ephemerals(user).at(-1) as Shown;

/** All that is written in blocks, buttons too, for a look at the words. */
export const wordsIn = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : wordsIn(inner)))
    .filter(Boolean)
    .join(' ');
};

/** The elements that can be pressed, by their label. */
export function buttonsIn(value: unknown): Readonly<{ label: string; actionId: string; value: string }>[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  if (one.type === 'button') {
    return [
      {
        label: (one.text as { text: string }).text,
        actionId: String(one.action_id),
        value: String(one.value),
      },
    ];
  }
  return Object.values(one).flatMap(buttonsIn);
}
