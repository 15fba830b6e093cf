/** Raw text as Slack or a terminal gives it → the text a person sees. */
import { withoutControls } from './controls.js';

const PLAIN = /^[\x20-\x3b\x3d-\x7e\n]*$/;
/** The line that mail programs set before a signature. */
const SIGNATURE = /\n-- ?\n/;
const MARKUP = /<([^<>]*)>/g;
const ENTITY = /&(amp|lt|gt);/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
const ADDRESS = /\b(?:https?|mailto):(?:\/\/)?(?:www\.)?([^\s/?#|<>]*)[^\s|<>]*/gi;

/** Slack's `<…>`: mentions and channels say nothing, a link is read by its label, or by its host without one. */
function unwrap(_whole: string, inner: string): string {
  if (/^[@#!]/.test(inner)) return ' ';
  const bar = inner.indexOf('|');
  return bar >= 0 ? inner.slice(bar + 1) : inner;
}

/** An e-mail address says who, never where. */
const withoutMail = (text: string): string =>
  text.includes('@')
    ? text.replace(/\S+/g, (word) =>
        word.indexOf('.', word.lastIndexOf('@')) > word.indexOf('@') && word.includes('@') ? ' ' : word,
      )
    : text;

/** Text → text without control characters, Slack's markup and entities, with plain quotes and compatibility forms; linear in its length. */
export function clean(text: string): string {
  return cleanOf(PLAIN.test(text) ? text : withoutControls(text));
}

function cleanOf(text: string): string {
  const unlinked = text.includes('://') || text.includes('mailto:');
  const signed = text.search(SIGNATURE);
  if (signed > 0) return cleanOf(text.slice(0, signed));
  const plain = PLAIN.test(text) && !text.includes('&');
  if (plain) return withoutMail(unlinked ? text.replace(ADDRESS, '$1') : text);
  return withoutMail(text.replace(MARKUP, unwrap))
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(ADDRESS, '$1')
    .replace(/[‘’‛′]/g, "'")
    .normalize('NFKC');
}
