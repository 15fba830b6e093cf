/** What a page itself says that its marks mean. */
import { type Sign, signOf, wordSign } from './marks.js';
import { statusLabel } from './words.js';

type Item = Readonly<{ kind: 'sign'; sign: Sign; text: string }> | Readonly<{ kind: 'means' | 'word'; text: string }>;
type Pair = Readonly<{ sign: Sign; text: string; words: readonly string[]; told: boolean }>;

const SEPARATORS = /[|,;•·\n]|\.(?:\s|$)/;
const EMOJI_NAME = /:[a-z_]+:/g;
const LETTERS = /[✅✔☑✓❌✖✗✘🚫⛔⚠]/gu;
const MEANS = /=|→|:(?=\s|$)|\b(?:means|stands for)\b/g;
const DASH = /^\\?[-‐‑‒–—―−]$/u;
/** A phrase that says a status by itself; "no" and "yes" begin too many other sentences. */
const TELLING = /available|supported|applicable/;
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
    if (sign !== 'partly' && meant && meant !== sign)
      return `it says that ${text} means “${words.join(' ')}”, and ${text} is read as ${statusLabel(sign).replace(/^\S+ /, '')}`;
  }
  return undefined;
}

/** Words → what they say; behind "means", more words may follow. */
function meaningOf(words: readonly string[], told: boolean): Sign | undefined {
  const whole = wordSign(words.join(' '));
  if (whole || !told) return whole;
  for (let length = words.length - 1; length > 0; length--) {
    const phrase = words.slice(0, length).join(' ');
    const sign = TELLING.test(phrase.toLowerCase()) ? wordSign(phrase) : undefined;
    if (sign) return sign;
  }
  return undefined;
}

const pairsIn = (text: string): Pair[] =>
  text.split(SEPARATORS).flatMap((piece) => piecesOf(itemsOf(piece)).flatMap(pairsOf));

/** A dash is a mark only where it is said to mean something; between a mark and its words it says "means". */
function itemsOf(text: string): (Item | undefined)[] {
  const tokens = text
    .replace(/\ufe0f/g, '')
    .replace(EMOJI_NAME, (name) => LETTER_OF[signOf(name) as Sign] ?? name)
    .replace(LETTERS, ' $& ')
    .replace(MEANS, ' = ')
    .replace(/[“”"'`()]/g, ' ')
    .trim()
    .split(/\s+/);
  return tokens.map((token, i): Item | undefined => {
    const sign = signOf(token);
    const [before, after] = [tokens[i - 1] ?? '', tokens[i + 1] ?? ''];
    if (token === '=') return { kind: 'means', text: token };
    if (DASH.test(token) && after !== '=' && !(before === '=' && after === ''))
      return signOf(before) && !DASH.test(before) && after && !signOf(after) ? { kind: 'means', text: '=' } : undefined;
    if (sign && (sign !== 'not-applicable' || before === '=' || after === '='))
      return { kind: 'sign', sign, text: token };
    return { kind: 'word', text: token };
  });
}

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
      return { sign, text, words, told: isMeans(forward ? at + 1 : at - 1) };
    });
  const isBefore = signs.length > 1 && !signs.some((at) => isMeans(at + 1)) && signs.every((at) => isMeans(at - 1));
  const endsIt = items.at(-1)?.kind === 'sign' && items[0]?.kind !== 'sign';
  return read(!isBefore && !endsIt);
}
