/** Knowledge → everything the reader of a question looks words up in; built once. */
import { indexMatrix, type MatrixIndex } from '../knowledge/matrix.js';
import { claimsOf, type Meaning } from '../knowledge/phrases.js';
import type { Knowledge } from '../knowledge/schema.js';
import { fold } from '../knowledge/words.js';
import { createSpeller, type Speller } from './spelling.js';
import type { Speech } from './tokens.js';

/** A phrase the bot knows. `weak`: an everyday English word or a letter or two, which alone proves no question. */
export type Entry = Readonly<{ phrase: string; meaning: Meaning; weak: boolean }>;
/** A phrase with gaps: `parts` in order, up to six words between them. */
export type Pattern = Readonly<{ parts: readonly (readonly string[])[]; entry: Entry }>;

export type Lexicon = Readonly<{
  matrix: MatrixIndex;
  speech: Speech;
  /** Phrases by their words with blanks between, and by their letters alone where that is not ambiguous. */
  exact: ReadonlyMap<string, Entry>;
  compact: ReadonlyMap<string, Entry>;
  patterns: ReadonlyMap<string, readonly Pattern[]>;
  /** The most words of a phrase that begins with this word. */
  longest: ReadonlyMap<string, number>;
  speller: Speller;
  isEnglish: (word: string) => boolean;
}>;

const GAP = '…';
/** Kinds of phrase that people also write without the blanks, so that a misspelt joined form is worth mending. */
export const NAMES: ReadonlySet<Meaning['kind']> = new Set([
  'platform',
  'cloud',
  'tenancy',
  'section',
  'deployment',
  'product',
]);

/** Knowledge, and a test for ordinary English words → Lexicon. */
export function buildLexicon(knowledge: Knowledge, isEnglish: (word: string) => boolean): Lexicon {
  const exact = new Map<string, Entry>();
  const compact = new Map<string, Entry | null>();
  const patterns = new Map<string, Pattern[]>();
  const longest = new Map<string, number>();
  const words = new Map<string, readonly string[]>();

  for (const { words: phraseWords, meaning } of claimsOf(knowledge)) {
    const first = phraseWords[0] as string;
    const phrase = phraseWords.join(' ');
    const weak = phraseWords.length === 1 && (phrase.length <= 2 || isEnglish(phrase));
    const entry: Entry = { phrase, meaning, weak };
    for (const word of phraseWords) if (word !== GAP) words.set(word, [word]);
    if (phraseWords.includes(GAP)) {
      patterns.set(first, [...(patterns.get(first) ?? []), { parts: splitAtGaps(phraseWords), entry }]);
      continue;
    }
    exact.set(phrase, entry);
    longest.set(first, Math.max(longest.get(first) ?? 0, phraseWords.length));
    const joined = phraseWords.join('');
    const other = compact.get(joined);
    compact.set(joined, other === undefined || sameMeaning(other, entry) ? entry : null);
    if (phraseWords.length > 1 && NAMES.has(meaning.kind) && !words.has(joined)) words.set(joined, phraseWords);
  }
  for (const [joined, entry] of compact) if (entry === null) compact.delete(joined);

  return {
    matrix: indexMatrix(knowledge),
    speech: speechOf(knowledge),
    exact,
    compact: compact as Map<string, Entry>,
    patterns,
    longest,
    speller: createSpeller(words),
    isEnglish,
  };
}

function splitAtGaps(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === GAP) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

const sameMeaning = (a: Entry | null, b: Entry): boolean =>
  a !== null && JSON.stringify(a.meaning) === JSON.stringify(b.meaning);

function speechOf({ vocabulary }: Knowledge): Speech {
  const spoken = Object.entries(vocabulary.contractions).map(
    ([word, words]) => [fold(word), words.split(' ')] as const,
  );
  return { contractions: new Map(spoken), suffixes: new Map(Object.entries(vocabulary.suffixes)) };
}
