/** What text does when Slack shows it: whom it pings, where it leads. docs.slack.dev/messaging/formatting-message-text */
import { isRecord } from './checks/shape.js';
import { objectsIn } from './checks/walk.js';

export type Reach = Readonly<{ kind: 'everyone' | 'user' | 'group' | 'channel' | 'link'; target: string; at: string }>;

/** Markdown's own way to write a link: `[words](url)`. */
const MARKDOWN_LINK = /\]\(\s*<?([^\s)>]+)/g;
const MARKED = /<([^<>\n]+)>/g;

function reachOf(inside: string, at: string): Reach | undefined {
  const target = inside.split('|', 1)[0] ?? '';
  if (/^!(channel|here|everyone)\b/.test(target)) return { kind: 'everyone', target: target.slice(1), at };
  if (target.startsWith('!subteam^')) return { kind: 'group', target: target.slice('!subteam^'.length), at };
  if (/^@[UWB]/.test(target)) return { kind: 'user', target: target.slice(1), at };
  if (/^#[CG]/.test(target)) return { kind: 'channel', target: target.slice(1), at };
  return /^(https?|mailto|slack|ftp):/i.test(target) ? { kind: 'link', target, at } : undefined;
}

/** Mrkdwn text → what it pings or leads to. Escaped marks (`&lt;!channel&gt;`) do neither. */
export const reachOfText = (text: string, at = '/text'): readonly Reach[] =>
  [...text.matchAll(MARKED)].flatMap(([, inside = '']) => reachOf(inside, at) ?? []);

const RICH: Readonly<Record<string, (value: Readonly<Record<string, unknown>>) => Omit<Reach, 'at'>>> = {
  broadcast: ({ range }) => ({ kind: 'everyone', target: String(range) }),
  user: ({ user_id }) => ({ kind: 'user', target: String(user_id) }),
  usergroup: ({ usergroup_id }) => ({ kind: 'group', target: String(usergroup_id) }),
  channel: ({ channel_id }) => ({ kind: 'channel', target: String(channel_id) }),
  link: ({ url }) => ({ kind: 'link', target: String(url) }),
};

function reachOfObject({
  value,
  at,
}: Readonly<{ value: Readonly<Record<string, unknown>>; at: string }>): readonly Reach[] {
  const { type, text, url, image_url } = value;
  const rich = typeof type === 'string' && Object.hasOwn(RICH, type) ? RICH[type] : undefined;
  if (rich) return [{ ...rich(value), at }];
  const link = [url, image_url].flatMap((target) =>
    typeof target === 'string' ? [{ kind: 'link' as const, target, at }] : [],
  );
  const named = type === 'markdown' && typeof text === 'string' ? [...text.matchAll(MARKDOWN_LINK)] : [];
  const pointed = named.map(([, target = '']) => ({ kind: 'link' as const, target, at: `${at}/text` }));
  const marked = (type === 'mrkdwn' || type === 'markdown') && typeof text === 'string';
  return [...link, ...pointed, ...(marked ? reachOfText(text, `${at}/text`) : [])];
}

/**
 * A message or view → all it would ping or lead to: its `text`, every mrkdwn and markdown text, every rich text part, the
 * urls of buttons and images. Plain text and table cells of raw text can do neither.
 */
export function reachesOf(payload: unknown): readonly Reach[] {
  const top = isRecord(payload) && typeof payload.text === 'string' ? reachOfText(payload.text) : [];
  const parts = isRecord(payload) && payload.blocks !== undefined ? objectsIn(payload.blocks, '/blocks') : [];
  const attached =
    isRecord(payload) && payload.attachments !== undefined ? objectsIn(payload.attachments, '/attachments') : [];
  return [...top, ...[...parts, ...attached].flatMap(reachOfObject)];
}

/** Those of a payload's reaches that send somebody a notification. */
export const pingsOf = (payload: unknown): readonly Reach[] =>
  reachesOf(payload).filter(({ kind }) => kind === 'everyone' || kind === 'user' || kind === 'group');

/** Those that lead to a url. */
export const linksOf = (payload: unknown): readonly string[] =>
  reachesOf(payload)
    .filter(({ kind }) => kind === 'link')
    .map(({ target }) => target);

/** Text → the same with the three marks escaped, as Slack sends what people typed. */
export const escapeMarks = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
