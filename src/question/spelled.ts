/** Names whose marks a reader of words would take for something else: "O'Neill's", "Fig: dried", "\"Best\" plums". */
import type { Knowledge } from '../knowledge/schema.js';
import { fold, wordsOf } from '../knowledge/words.js';

/** How such names are found in a text, and the words of each, by its folded letters and marks. */
export type Spelled = Readonly<{ pattern: RegExp; words: ReadonlyMap<string, readonly string[]> }>;

const QUOTES = '"“”„«»';
const APOSTROPHES = /[‘’‛′]/g;

/** A mark between two letters of a name that is no blank, hyphen, dot or bracket: those are read as the name has them. */
const isMarked = (name: string): boolean => /['‘’‛′:;,!?&+/=<>|•"“”„«»→…]|\.\s/.test(name.trim().replace(/\)$/, ''));

const plain = (name: string): string =>
  fold(
    name
      .normalize('NFKC')
      .replace(APOSTROPHES, "'")
      .replace(/[“”„«»]/g, '"'),
  )
    .replace(/\s+/g, ' ')
    .trim();

/** Knowledge → its names that are spelled with such marks; undefined where it has none. */
export function spelledNames({ matrix, vocabulary }: Knowledge): Spelled | undefined {
  const names = [
    ...matrix.platforms.flatMap((p) => [p.name, ...p.phrases]),
    ...vocabulary.families.flatMap((f) => [f.name, ...f.phrases]),
    ...vocabulary.products.flatMap((p) => [p.name, ...p.phrases]),
  ].filter((name) => isMarked(name) && wordsOf(name).length > 0 && !name.includes('…'));
  if (names.length === 0) return undefined;
  const words = new Map(names.map((name) => [plain(name), wordsOf(name)]));
  // The longest first, since the first that fits is taken.
  const longest = [...words.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  return {
    words,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(${longest.join('|')})(?:'\\p{L}+)?(?![\\p{L}\\p{N}])`, 'giu'),
  };
}

const patternOf = (name: string): string =>
  [...name]
    .map((c) => (c === '"' ? `[${QUOTES}]` : c === ' ' ? '\\s+' : c.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')))
    .join('');

/** A text → the names in it that are spelled so, in order, each with its words and place. */
export const namesIn = (
  text: string,
  { pattern, words }: Spelled,
): { words: readonly string[]; start: number; end: number }[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const own = words.get(plain(name));
    return own ? [{ words: own, start: index, end: index + whole.length }] : [];
  });
