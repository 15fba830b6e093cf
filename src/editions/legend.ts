/** What a page itself says that its marks mean. */
import { type Sign, signOf, wordSign } from './marks.js';
import { statusLabel } from './words.js';

type Item = Readonly<{ kind: 'sign'; sign: Sign; text: string }> | Readonly<{ kind: 'means' | 'word'; text: string }>;
type Pair = Readonly<{ sign: Sign; text: string; words: readonly string[]; told: boolean; before: boolean }>;

const SEPARATORS = /[|,;•·\n]|\.(?:\s|$)|\band\b|\b(?:legend|key)\b:?/i;
const EMOJI_NAME = /:[a-z_]+:/g;
const LETTERS = /[✅✔☑✓❌✖✗✘🚫⛔⚠]/gu;
const MEANS = /[=-]>|=|→|⇒|:(?=\s|$)|\b(?:means?|marks?|stands? for|indicates?|denotes?|shows?)\b/g;
const DASH = /^\\?[-‐‑‒–—―−]$/u;
/** A phrase that says a status by itself; "no" and "yes" begin too many other sentences. */
const TELLING = /available|supported|applicable/;
const DENIES = /\b(?:not|never|without|un(?:available|supported))\b|n['’]t\b/;
/** In words. */
const LONGEST_PHRASE = 6;
/** What is only to come, is gone, or is reached in another way, is not available. */
const LATER = /\b(?:planned|soon|roadmap|upcoming|deprecated|removed|retired|blocked|public(?! (?:preview|beta)))\b/;
const LETTER_OF: Readonly<Record<Sign, string>> = {
  available: '✅',
  unavailable: '❌',
  'not-applicable': '-',
  partly: '⚠',
};

/**
 * Texts of a page that stand outside its matrix → why its marks can't be read, where one of them means something else there,
 * such as "❌ = Available".
 */
export function otherMeaning(texts: readonly string[]): string | undefined {
  for (const { sign, text, words, told } of texts.flatMap(pairsIn)) {
    const meant = meaningOf(words, told);
    if (sign !== 'partly' && meant && meant !== sign && !(sign === 'not-applicable' && told && isLoose(words)))
      return `it says that ${text} means “${words.join(' ')}”, and ${text} is read as ${statusLabel(sign).replace(/^\S+ /, '')}`;
  }
  return undefined;
}

/** "Makes no sense, not on this cloud": what is not applicable is denied in many ways; only a status's own words are another. */
const isLoose = (words: readonly string[]): boolean => !TELLING.test(words.join(' ').toLowerCase());

/** Words → what they say; behind "means", a whole sentence may. */
function meaningOf(words: readonly string[], told: boolean): Sign | undefined {
  const said = words.join(' ').toLowerCase();
  const whole = wordSign(said);
  if (whole || !told) return whole;
  if (LATER.test(said)) return 'unavailable';
  for (let length = Math.min(words.length - 1, LONGEST_PHRASE); length > 0; length--) {
    const phrase = words.slice(0, length).join(' ');
    const sign = TELLING.test(phrase.toLowerCase()) ? wordSign(phrase) : undefined;
    if (sign) return sign;
  }
  if (DENIES.test(said)) return 'unavailable';
  return TELLING.test(said) ? 'available' : undefined;
}

/** Words before a single mark may say what one thing is, such as "Supported: ❌". */
function pairsIn(text: string): Pair[] {
  // Of one mark a sentence may say anything: "✅ is not supported by old browsers".
  const said = (text.match(LETTERS) ?? []).length > 1 ? text.replace(/\b(?:is|are)\b/g, '=') : text;
  const pairs = said.split(SEPARATORS).flatMap((piece) => piecesOf(itemsOf(piece)).flatMap(pairsOf));
  return pairs.length > 1 ? pairs : pairs.filter(({ before }) => !before);
}

/** A dash is a mark only where it is said to mean something; between a mark and its words it says "means". */
function itemsOf(text: string): (Item | undefined)[] {
  const tokens = text
    .replace(/\ufe0f/g, '')
    .replace(EMOJI_NAME, (name) => LETTER_OF[signOf(name) as Sign] ?? name)
    .replace(LETTERS, ' $& ')
    .replace(MEANS, ' = ')
    .replace(/\((\\?[-‐‑‒–—―−])\)/g, ' = $1 ')
    .replace(/[“”"`()]/g, ' ')
    .trim()
    .split(/\s+/);
  return tokens.map((_, i) => itemAt(tokens, i));
}

function itemAt(tokens: readonly string[], i: number): Item | undefined {
  const [before = '', token = '', after = ''] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (token === '=') return { kind: 'means', text: token };
  const isSaid = before === '=' || after === '=';
  if (DASH.test(token) && after !== '=' && !(before === '=' && after === '')) {
    const joins = isMark(before) ? after !== '' && !isMark(after) : isMark(after) && !isMark(tokens[0] ?? '');
    return joins ? { kind: 'means', text: '=' } : undefined;
  }
  const sign = signOf(token);
  return sign && (sign !== 'not-applicable' || isSaid)
    ? { kind: 'sign', sign, text: token }
    : { kind: 'word', text: token };
}

const isMark = (token: string): boolean => signOf(token) !== undefined && !DASH.test(token);

/** Parts between dashes that only part. */
function piecesOf(items: readonly (Item | undefined)[]): Item[][] {
  const pieces: Item[][] = [[]];
  for (const item of items) {
    if (item) pieces.at(-1)?.push(item);
    else pieces.push([]);
  }
  return pieces;
}

/** Each mark with the words behind it, or before it: "✅ = available", "available (✅)". */
function pairsOf(items: readonly Item[]): Pair[] {
  const signs = items.flatMap((item, i) => (item.kind === 'sign' ? [i] : []));
  const isMeans = (i: number): boolean => items[i]?.kind === 'means';
  const read = (forward: boolean): Pair[] =>
    signs.map((at, n) => {
      const { sign, text } = items[at] as Extract<Item, { kind: 'sign' }>;
      const own = forward ? items.slice(at + 1, signs[n + 1]) : items.slice((signs[n - 1] ?? -1) + 1, at);
      const words = own.flatMap((item) => (item.kind === 'word' ? [item.text] : []));
      return { sign, text, words, told: isMeans(forward ? at + 1 : at - 1), before: !forward };
    });
  const isBefore = signs.length > 1 && !signs.some((at) => isMeans(at + 1)) && signs.every((at) => isMeans(at - 1));
  const endsIt = items.at(-1)?.kind === 'sign' && items[0]?.kind !== 'sign';
  return read(!isBefore && !endsIt);
}
