/** What failed, for the log. */

type Failure = Error & { data?: { error?: string; needed?: string } };

const SECRETS = /\b(xox[a-z]|xapp|xwfp)-[\w.-]+|https?:\/\/\S+\/(actions|commands|workflows)\/\S+/g;
/** Under these keys stands what people wrote. */
const WORDS = ['text', 'value', 'private_metadata', 'question', 'initial_value'];
const MENTION = /<@[^<>]*>/;
/** So many frames say where it was. */
const FRAMES = 4;

/** An error and the payload that it is about → one entry, without secrets and without what people wrote. */
export function incidentLine(error: unknown, body: unknown): string {
  const failure: Failure = error instanceof Error ? error : new Error(String(error));
  const { error: slack, needed } = failure.data ?? {};
  if (slack === 'missing_scope') return `${about(body)} could not be answered: ${lacking(needed)}`;
  const message = bare(failure.message, body);
  return `${about(body)} could not be answered: ${message}${slack ? '' : where(failure)}`;
}

/** A scope → what to do about its absence. */
const lacking = (needed = 'of Slack’s'): string =>
  `the scope ${needed} is missing. Paste manifest.yml under App Manifest, and install the app again under Install App.`;

function about(body: unknown): string {
  const { type, command, event } = (body ?? {}) as { type?: string; command?: string; event?: { type?: string } };
  return event?.type ?? type ?? (command ? 'a command' : 'a request');
}

/** Where in the code it was; an error of Slack's says enough by itself. */
function where({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return ['', ...frames.slice(0, FRAMES)].join('\n');
}

function bare(message: string, body: unknown): string {
  const said = wordsIn(body).sort((a, b) => b.length - a.length);
  return said.reduce((text, words) => text.replaceAll(words, '…'), message).replace(SECRETS, '[secret]');
}

function wordsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (WORDS.includes(key) ? partsOf(inner) : []) : wordsIn(inner),
  );
}

/** A text, and what stands between its mentions: a question is read without the one that it is addressed by. */
const partsOf = (text: string): string[] =>
  [...new Set([text, ...text.split(MENTION).map((part) => part.trim())])].filter((part) => part.length > 2);
