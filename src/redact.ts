/** What must not be logged, taken out of texts, objects and errors: secrets, and what people asked. */
import { withoutControls } from './question/controls.js';

export type Redact = Readonly<{
  /** A message without secrets, control characters and what people wrote, also where it holds JSON or a form. */
  text: (text: string) => string;
  /** The same for any value; of an error only its name, message, stack, codes and cause are left. */
  value: (value: unknown) => unknown;
  /** A line of JSON without secrets; it stays JSON. */
  line: (line: string) => string;
}>;

export const GONE = '[redacted]';

const MOST_DEEP = 6;
const MOST_ENTRIES = 50;
/** A shorter one, blanked wherever its letters stand, would take ordinary words with it. */
const LEAST_SECRET = 8;

/** None of these reaches over a quotation mark or a backslash, so that JSON stays JSON, nor far, so that they stay quick. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z][\w.%]{0,20}-[\w.%-]+/gi, GONE],
  [/\bxapp-[\w.%-]+/gi, GONE],
  [/\bhttps?:\/\/hooks\.[^\s"'\\<>]+/gi, GONE],
  [/\b(https?:\/\/[^\s"'\\<>/]+)\/(?:commands|actions)\/[^\s"'\\<>]+/gi, `$1/${GONE}`],
  [/\b([a-z][a-z\d+.-]{0,20}:\/\/[^\s:@/"'\\]{0,200}):[^\s"'\\]{1,500}@/gi, `$1:${GONE}@`],
  [/([?&](?:ticket|token|code|state|password|secret)=)[^\s&"'\\]+/gi, `$1${GONE}`],
  [/\bBearer\s+[\w.~+/=%-]+/gi, `Bearer ${GONE}`],
  [/\b\d+\.\d+\.[\da-f]{16,}\b/gi, GONE],
  [/\b[\da-f]{32,}\b/gi, GONE],
];

const SECRET_WORD =
  'authorization|cookie|passw(?:or)?d|pwd|secret|signature|credentials?|api_?key|response_?urls?|trigger_?id|ticket|token';
const SECRET_KEY = new RegExp(
  `${SECRET_WORD}|(?:database|connection)_?(?:url|string)|token_?keys?|encryption_?keys?`,
  'i',
);
const SAID_WITH_SECRET = new RegExp(
  `((?:${SECRET_WORD})\\\\*["']?\\s*[:=]\\s*\\\\*["']?)(?:(?:basic|bearer)\\s+)?[^\\s"'\\\\&,;}]+`,
  'gi',
);

const ASKED =
  'text|fallback|question|query_text|words|title|blocks|attachments|value|values|private_metadata|inputs|outputs|answer';
const ASKED_KEY = new RegExp(`^(?:${ASKED})$`, 'i');
/** In JSON at any depth of quoting, and as the console shows objects; to the end where the quotation has none. */
const ASKED_QUOTED = new RegExp(
  `((?:^|[{,\\s]|\\\\|["'])(?:${ASKED})(\\\\*)["']?\\s*:\\s*)\\2(["'\`])[\\s\\S]*?(?:(?<!\\\\)\\2\\3|$)`,
  'gi',
);
const ASKED_FORM = new RegExp(`((?:^|[?&\\s])(?:${ASKED})=)[^\\s&"'\\\\]*`, 'gi');

/** The values that are secret here → how everything is made fit for the log. */
export function createRedact(secrets: readonly string[] = []): Redact {
  const literal = literalOf(secrets);
  const line = (text: string): string =>
    SECRETS.reduce((out, [pattern, by]) => out.replace(pattern, by), literal ? text.replace(literal, GONE) : text);
  const text = (said: string): string =>
    line(withoutControls(said))
      .replace(SAID_WITH_SECRET, `$1${GONE}`)
      .replace(ASKED_QUOTED, `$1$2$3${GONE}$2$3`)
      .replace(ASKED_FORM, `$1${GONE}`);

  const value = (given: unknown, depth = 0): unknown => {
    if (typeof given === 'string') return text(given);
    if (typeof given === 'function') return '[function]';
    if (typeof given !== 'object' || given === null) return given;
    if (depth > MOST_DEEP) return '[deeper]';
    if (isError(given)) return ofError(given, depth);
    if (given instanceof Date) return given;
    if (ArrayBuffer.isView(given)) return '[bytes]';
    if (Array.isArray(given)) return given.slice(0, MOST_ENTRIES).map((one) => value(one, depth + 1));
    return Object.fromEntries(
      Object.entries(given)
        .slice(0, MOST_ENTRIES)
        .map(([key, inner]) => [
          text(key),
          inner !== undefined && (SECRET_KEY.test(key) || ASKED_KEY.test(key)) ? GONE : value(inner, depth + 1),
        ]),
    );
  };

  const ofError = (error: ErrorLike, depth: number): Record<string, unknown> => {
    const { name, message, stack, code, statusCode, data, cause } = error;
    const facts = { type: name, message, stack, code, status: statusCode, slack: data?.error };
    const told = Object.entries(facts).filter(([, fact]) => typeof fact === 'string' || typeof fact === 'number');
    return {
      ...Object.fromEntries(told.map(([key, fact]) => [key, value(fact)])),
      ...(cause === undefined ? {} : { cause: value(cause, depth + 2) }),
    };
  };

  return { text, value: (given) => value(given), line };
}

type ErrorLike = Error & {
  code?: unknown;
  statusCode?: unknown;
  data?: { error?: unknown };
};

/** Also one from another realm. */
export const isError = (value: unknown): value is ErrorLike =>
  value instanceof Error ||
  (typeof value === 'object' &&
    value !== null &&
    typeof (value as Error).stack === 'string' &&
    typeof (value as Error).message === 'string');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One pattern for all of them, as they are, as JSON has them and as an address has them; the longest first. */
function literalOf(secrets: readonly string[]): RegExp | undefined {
  const forms = secrets
    .filter((secret) => secret.length >= LEAST_SECRET)
    .flatMap((secret) => [
      secret,
      withoutControls(secret),
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
    ]);
  const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  return longestFirst.length === 0 ? undefined : new RegExp(longestFirst.map(escaped).join('|'), 'g');
}

const SECRET_SETTING = /TOKEN|SECRET|PASSWORD|KEYS?$|_URL$/;
/** Addresses are no secrets, save for the password in them. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;

/** An environment → the values in it that must not be told: tokens, secrets, keys, and the passwords in addresses. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value || !SECRET_SETTING.test(name)) return [];
    if (!ADDRESS.test(value)) return value.split(',').map((one) => one.trim());
    const password = /^[a-z][a-z\d+.-]*:\/\/[^:@/]*:(.+)@/i.exec(value)?.[1];
    return password ? [password, decoded(password)] : [];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
