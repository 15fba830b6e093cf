/** The settings for many workspaces, which come to the bot by OAuth. */
import { type Keys, keyFrom, keyOfSecret } from './state/secrets.js';

export type OAuth = Readonly<{
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  /** What tokens are sealed by in the database; the last one is made of the client secret. */
  keys: Keys;
}>;

type Env = Readonly<Record<string, string | undefined>>;
export type ReadOAuth = Readonly<{ oauth: OAuth | undefined; faults: readonly string[] }>;

const BASIC = 'api.slack.com/apps › your app › Basic Information › App Credentials';
const TOKEN = /^(xox|xapp)/;
const NUMBERS = /^\d+\.\d+$/;
const STATE_LENGTH = 12;

/** What each must look like, and where it comes from; no fault quotes one of them. */
const SETTINGS = [
  {
    name: 'SLACK_CLIENT_ID',
    isRight: (text: string) => /^[\w.-]+$/.test(text) && !TOKEN.test(text) && !/^[0-9a-f]{32}$/i.test(text),
    right: `two numbers with a dot between, found at ${BASIC} › Client ID`,
  },
  {
    name: 'SLACK_CLIENT_SECRET',
    isRight: (text: string) => /^\S+$/.test(text) && !TOKEN.test(text) && !NUMBERS.test(text),
    right: `32 hexadecimal digits, found at ${BASIC} › Client Secret`,
  },
  {
    name: 'SLACK_STATE_SECRET',
    isRight: (text: string) => text.length >= STATE_LENGTH && !TOKEN.test(text),
    right: 'a long random text that only you know, such as what "openssl rand -hex 32" prints',
  },
] as const;

/** Whether any setting of OAuth's is set, so that it is meant. */
export const namesOAuth = (env: Env): boolean => SETTINGS.some(({ name }) => env[name]);

/** An environment → the settings of OAuth where any of them is set, and one line for each fault. */
export function readOAuth(env: Env): ReadOAuth {
  if (!namesOAuth(env)) return { oauth: undefined, faults: [] };
  const { keys, faults } = readKeys(env);
  const all = [...SETTINGS.flatMap((setting) => faultOf(setting, env)), ...faults, ...contradictions(env)];
  const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '', SLACK_STATE_SECRET = '' } = env;
  if (all.length > 0) return { oauth: undefined, faults: all };
  const oauth = { clientId, clientSecret, stateSecret: SLACK_STATE_SECRET };
  return { oauth: { ...oauth, keys: [...keys, keyOfSecret(clientSecret)] }, faults: [] };
}

function faultOf({ name, isRight, right }: (typeof SETTINGS)[number], env: Env): readonly string[] {
  const value = env[name];
  if (!value) return [`${name}: is not set, which installing in many workspaces needs; would be right: ${right}`];
  return isRight(value) ? [] : [`${name}: got something else; would be right: ${right}`];
}

/** What goes with one workspace, or with Socket Mode. */
function contradictions(env: Env): readonly string[] {
  const together = 'SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET';
  const { SLACK_STATE_SECRET: state } = env;
  const isTaken = state && [env.SLACK_CLIENT_SECRET, env.SLACK_SIGNING_SECRET].includes(state);
  return [
    ...(env.SLACK_BOT_TOKEN
      ? [`SLACK_BOT_TOKEN: is for one workspace, ${together} are for many; would be right: only one of the two`]
      : []),
    ...(env.SLACK_APP_TOKEN
      ? [
          `SLACK_APP_TOKEN: is for Socket Mode, but many workspaces (${together}) need HTTP; ` +
            'would be right: no SLACK_APP_TOKEN, and SLACK_SIGNING_SECRET',
        ]
      : []),
    ...(isTaken ? ['SLACK_STATE_SECRET: is the same as another secret; would be right: one of its own'] : []),
  ];
}

/** TOKEN_KEYS → its keys, the first one of which seals; a fault names a key by its place. */
function readKeys({ TOKEN_KEYS }: Env): Readonly<{ keys: Keys; faults: readonly string[] }> {
  const texts = (TOKEN_KEYS ?? '').split(',').map((text) => text.trim());
  const read = TOKEN_KEYS ? texts.map(keyFrom) : [];
  const right =
    'would be right: 32 bytes as base64 or hexadecimal digits, such as what "openssl rand -base64 32" prints; ' +
    'with commas between several, the newest first';
  const places = read.flatMap((key, index) => (key ? [] : [index + 1]));
  const faults = places.map((place) => `TOKEN_KEYS: key ${place} of ${read.length} is something else; ${right}`);
  return { keys: read.filter((key) => key !== undefined), faults };
}
