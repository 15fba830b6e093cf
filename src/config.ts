/** Settings from the environment, as a zod schema; every fault is said at once, with where in Slack the value is found. */
import * as z from 'zod';
import { namesOAuth, type OAuth, readOAuth } from './oauth.js';
import { defaultKnowledge } from './paths.js';
import { ADDRESS, ADDRESS_FORM } from './state/address.js';
import type { Where } from './state/database.js';

const WHERE = {
  bot: 'api.slack.com/apps › your app › OAuth & Permissions › Bot User OAuth Token',
  app: 'api.slack.com/apps › your app › Basic Information › App-Level Tokens (scope connections:write)',
  signing: 'api.slack.com/apps › your app › Basic Information › Signing Secret',
} as const;

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** A secret with a prefix; a message never quotes more than the prefix that came. */
const token = (prefix: string, where: string) =>
  z.string().superRefine((value, { addIssue }) => {
    if (value.startsWith(prefix) && value.length > prefix.length) return;
    const came = /^(xox[a-z]|xapp)-/.exec(value)?.[0];
    addIssue({
      code: 'custom',
      message: `${came ? `got a ${came}… token` : 'got something else'}; would be right: ${prefix}…, found at ${where}`,
    });
  });

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** For what is no secret: quotes what came. */
const said = (right: string) => ({
  error: ({ input }: { input?: unknown }) => `got "${input}"; would be right: ${right}`,
});

const schema = z.object({
  SLACK_BOT_TOKEN: optional(token('xoxb-', WHERE.bot)),
  SLACK_APP_TOKEN: optional(token('xapp-', WHERE.app)),
  SLACK_SIGNING_SECRET: optional(
    z
      .string()
      .regex(/^[0-9a-f]{16,}$/i, `got something else; would be right: hexadecimal digits, found at ${WHERE.signing}`),
  ),
  PORT: optional(
    z
      .string()
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, said('a whole number from 0 to 65535'))
      .transform(Number),
  ),
  SLACK_API_URL: optional(z.string().regex(/^https?:\/\/\S+\/api\/$/, said('an address that ends in /api/'))),
  MAINTAINERS_CHANNEL: optional(
    z
      .string()
      .regex(
        /^((E[A-Z0-9]{2,}\/)?T[A-Z0-9]{2,}\/)?[CG][A-Z0-9]{2,}$/,
        said('the id of a channel, C…; in Slack, at the end of the channel’s details'),
      )
      .transform(readMaintainers),
  ),
  KNOWLEDGE_SOURCES: optional(
    z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      )
      .refine((all) => all.every((one) => URL.canParse(one) && new URL(one).protocol === 'https:'), {
        error: ({ input }) => `got "${input}"; would be right: https:// addresses with commas between them`,
      }),
  ),
  DATABASE_URL: optional(
    // Not quoted, because it may hold a password.
    z.string().regex(ADDRESS, `got something else; would be right: ${ADDRESS_FORM}`),
  ),
  DATA_DIR: optional(z.string()),
  LOG_LEVEL: optional(z.enum(LEVELS, said(LEVELS.join(', ')))),
});

/** A channel by its id, and its workspace as things are kept by (`T…`, or `E…/T…`), which many workspaces need. */
export type Maintainers = Readonly<{ team: string | undefined; channel: string }>;

export type Settings = Readonly<{
  /** The one workspace; undefined with `oauth`. */
  botToken: string | undefined;
  /** Many workspaces, over HTTP. */
  oauth?: OAuth | undefined;
  /** Socket Mode with it, HTTP without. */
  appToken: string | undefined;
  signingSecret: string | undefined;
  port: number;
  /** Another Web API base than Slack's. */
  apiUrl: string | undefined;
  /** The channel that gets reports of wrong answers, and what a page says otherwise. */
  maintainers: Maintainers | undefined;
  logLevel: (typeof LEVELS)[number];
  knowledge: string;
  /** The pages that the knowledge comes from, checked once a day. */
  sources: readonly string[];
  /** Where what must outlive the process is kept: PostgreSQL at an address, or an embedded database in a folder. */
  database: Where;
}>;

/** Where the database is, by the environment of a command that needs nothing else; or one line for each fault. */
export function readDatabase(env: Env): { database: Where } | { faults: readonly string[] } {
  const read = schema.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(env);
  return read.success ? { database: databaseIn(read.data) } : { faults: read.error.issues.map(lineOf) };
}

const databaseIn = ({ DATABASE_URL: url, DATA_DIR: folder = './data' }: DatabaseEnv): Where =>
  url === undefined ? { folder } : { url };

/** What the app in Slack is set up by. */
export type SlackSettings = Omit<Settings, 'database' | 'knowledge' | 'sources'>;

type DatabaseEnv = Readonly<{ DATABASE_URL?: string | undefined; DATA_DIR?: string | undefined }>;
type Env = Readonly<Record<string, string | undefined>>;

/** Whether anything of Slack's is set at all; without, the bot runs on the local Slack. */
export const namesSlack = (env: Env): boolean =>
  Object.entries(env).some(([name, value]) => name.startsWith('SLACK_') && value);

/** What is said of running on the local Slack: settings, or one line for each fault. */
export function readTrySettings(
  env: Env,
):
  | { settings: Pick<Settings, 'logLevel' | 'knowledge'> & { port: number | undefined } }
  | { faults: readonly string[] } {
  const read = schema.pick({ PORT: true, LOG_LEVEL: true }).safeParse(env);
  if (!read.success) return { faults: read.error.issues.map(lineOf) };
  const { PORT: port, LOG_LEVEL: logLevel = 'warn' } = read.data;
  return { settings: { port, logLevel, knowledge: defaultKnowledge(env) } };
}

function readMaintainers(text: string): Maintainers {
  const [channel = '', ...team] = text.split('/').reverse();
  return { channel, team: team.reverse().join('/') || undefined };
}

const lineOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}`;

/** An environment → settings, or one line for each fault. */
export function readSettings(env: Env): { settings: Settings } | { faults: readonly string[] } {
  const read = schema.safeParse(env);
  const malformed = read.success ? [] : read.error.issues.map(lineOf);
  const { oauth, faults: many } = readOAuth(env);
  const faults = [...malformed, ...many, ...absent(env), ...homeless(env)];
  if (!read.success || faults.length > 0) return { faults };
  const { data } = read;
  return {
    settings: {
      botToken: data.SLACK_BOT_TOKEN,
      oauth,
      appToken: data.SLACK_APP_TOKEN,
      signingSecret: data.SLACK_SIGNING_SECRET,
      port: data.PORT ?? 3000,
      apiUrl: data.SLACK_API_URL,
      maintainers: data.MAINTAINERS_CHANNEL,
      logLevel: data.LOG_LEVEL ?? 'info',
      knowledge: defaultKnowledge(env),
      sources: data.KNOWLEDGE_SOURCES ?? [],
      database: databaseIn(data),
    },
  };
}

/** Of many workspaces, one has the maintainers' channel. */
const homeless = (env: Env): string[] =>
  namesOAuth(env) && /^[CG][A-Z0-9]+$/.test(env.MAINTAINERS_CHANNEL ?? '')
    ? [
        'MAINTAINERS_CHANNEL: got a channel without its workspace, which many workspaces need; would be right: ' +
          'T…/C…, or E…/T…/C… in an organisation that installed the app as a whole',
      ]
    : [];

function absent(env: Env): string[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = env;
  if (namesOAuth(env)) {
    const fault = `SLACK_SIGNING_SECRET: is not set, which HTTP needs; would be right: found at ${WHERE.signing}`;
    return SLACK_SIGNING_SECRET ? [] : [fault];
  }
  return [
    ...(SLACK_BOT_TOKEN ? [] : [`SLACK_BOT_TOKEN: is not set; would be right: xoxb-…, found at ${WHERE.bot}`]),
    ...(SLACK_APP_TOKEN || SLACK_SIGNING_SECRET
      ? []
      : [
          `SLACK_APP_TOKEN: is not set; would be right: xapp-… for Socket Mode, found at ${WHERE.app}; ` +
            `or SLACK_SIGNING_SECRET for HTTP, found at ${WHERE.signing}`,
        ]),
  ];
}
