/** What a cell of the matrix says: a mark, with whatever stands beside it. */
import type { Status } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import type { Cell } from './page.js';

/** `partly` is a status that the knowledge has no word for. */
export type Mark =
  | Readonly<{ kind: 'status'; status: Status; tags: readonly string[] }>
  | Readonly<{ kind: 'partly' | 'empty' | 'unreadable'; text: string }>;

export type Sign = Status | 'partly';

const SIGNS: readonly (readonly [Sign, string])[] = [
  ['available', '✅✔☑✓'],
  ['unavailable', '❌✖✗✘🚫⛔'],
  ['not-applicable', '-‐‑‒–—―−'],
  ['partly', '⚠'],
];
const SIGN = new Map(SIGNS.flatMap(([sign, letters]) => [...letters].map((letter) => [letter, sign] as const)));

/** Words of a cell, of an image's alt text or of an emoji's name. */
const WORDS: Readonly<Record<Sign, readonly string[]>> = {
  available: ['available', 'supported', 'yes', 'check', 'checkmark', 'tick', 'generally available', 'ga'],
  unavailable: [
    ...['unavailable', 'not available', 'not currently available', 'not yet available', 'not supported', 'unsupported'],
    ...['not currently supported', 'not yet supported', 'no', 'cross', 'crossmark', 'red x', 'no entry'],
  ],
  'not-applicable': ['n a', 'na', 'not applicable', 'dash', 'hyphen'],
  partly: ['warning', 'partly', 'partial', 'partially', 'partially supported', 'partially available', 'limited'],
};
const WORD = new Map(
  (Object.keys(WORDS) as Sign[]).flatMap((sign) => WORDS[sign].map((word) => [word, sign] as const)),
);
/** Words that only say what a picture looks like. */
const LOOKS = new Set([
  'icon',
  'emoji',
  'symbol',
  'sign',
  'button',
  'mark',
  'green',
  'red',
  'white',
  'heavy',
  'grey',
  'gray',
]);

const TAG =
  /^(?:(?:private|public|open|closed|limited)[ -])?(?:alpha|beta|preview)$|^early access$|^limited availability$|^experimental$/i;
const FOOTNOTE = /\[\^?[\w*†‡]{1,12}\]|\(\d{1,2}\)|\\?[*†‡§¶]|[⁰¹²³⁴-⁹]/gu;
const VARIANT = /[\ufe0e\ufe0f\u200d]/gu;

/** "(Beta)", "private preview" → "Beta", "Private preview"; undefined for what is no lifecycle tag. */
export function tagOf(text: string): string | undefined {
  const bare = text.trim().replace(/^[([]\s*|\s*[)\]]$/g, '');
  if (!TAG.test(bare)) return undefined;
  const lower = bare.toLowerCase().replace(/-/g, ' ');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

/** Tags given as elements, by the same names; general availability is what ✅ says already. */
export const tagsOf = (given: readonly string[]): string[] =>
  given
    .filter((tag) => !/^(ga|generally available|general availability)$/i.test(tag))
    .map((tag) => tagOf(tag) ?? tag.charAt(0).toUpperCase() + tag.slice(1));

/** Text without the marks of footnotes. */
export const withoutFootnotes = (text: string): string => text.replace(FOOTNOTE, ' ').replace(/\s+/g, ' ').trim();

const END_TAG =
  /\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|[\s–—:-]((?:(?:private|public|open|closed|limited)[ -])?(?:alpha|beta|preview)|early access))\s*$/i;

/** A text → what is left of it before its last lifecycle tag, and the tag. */
export function splitTag(text: string): { text: string; tag: string } | undefined {
  const found = END_TAG.exec(text);
  const tag = found && tagOf(found[1] ?? found[2] ?? found[3] ?? '');
  return found && tag ? { text: text.slice(0, found.index).trim(), tag } : undefined;
}

/** One sign of a cell without blanks: "✅", "N/A", "\-", an emoji's name between colons; undefined for a word. */
export function signOf(token: string): Sign | undefined {
  const bare = withoutFootnotes(token.replace(VARIANT, '')).replace(/^\\/, '');
  if (bare === ':x:') return 'unavailable';
  if (/^:[a-z_]+:$/.test(bare)) return wordSign(bare);
  return SIGN.get(bare) ?? (/^n\.?\/?a\.?$/i.test(bare) ? 'not-applicable' : undefined);
}

/** Whether a text is a remark on marks, such as "* in preview" or "✅ is available": a sign or a footnote's mark begins it. */
export function isRemark(text: string): boolean {
  const [first = '', ...words] = text.split(' ');
  const sign = signOf(first);
  return words.length > 0 && (sign ? sign !== 'not-applicable' : withoutFootnotes(first) === '');
}

/** A cell → its mark. The words of links beside a mark don't matter. */
export function readMark(cell: Cell): Mark {
  const read = markOf(cell.text, cell.tags);
  return read.kind === 'unreadable' && cell.unlinked !== '' ? markOf(cell.unlinked, cell.tags) : read;
}

function markOf(text: string, elements: readonly string[]): Mark {
  let rest = withoutFootnotes(text.replace(VARIANT, ''));
  const tags = tagsOf(elements);
  for (let split = splitTag(` ${rest}`); split; split = splitTag(` ${rest}`)) {
    tags.push(split.tag);
    rest = split.text;
  }
  if (rest === '') return tags.length > 0 ? { kind: 'unreadable', text: tags.join(', ') } : { kind: 'empty', text };
  const signs = new Set(signsIn(rest));
  const [sign] = signs;
  if (signs.size !== 1 || !sign) return { kind: 'unreadable', text };
  if (sign === 'partly') return { kind: 'partly', text };
  // A tag on what is not there yet may mean that it is: that is for a person.
  if (tags.length > 0 && sign !== 'available') return { kind: 'unreadable', text: [text, ...elements].join(' ') };
  return { kind: 'status', status: sign, tags: [...new Set(tags)] };
}

/** What the signs of a text mean, and its words taken together; undefined among them for words that are no mark. */
function signsIn(text: string): (Sign | undefined)[] {
  const pieces = text
    .replace(/[✅❌✔✖⚠]/gu, ' $& ')
    .trim()
    .split(/\s+/);
  const words = pieces.filter((piece) => !signOf(piece));
  return [...pieces.flatMap((piece) => signOf(piece) ?? []), ...(words.length > 0 ? [wordSign(words.join(' '))] : [])];
}

/** Words of a cell, or of what a page says of its marks. */
export function wordSign(text: string): Sign | undefined {
  const words = wordsOf(text.replace(/_/g, ' '));
  return WORD.get(words.join(' ')) ?? WORD.get(words.filter((word) => !LOOKS.has(word)).join(' '));
}
