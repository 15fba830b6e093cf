/** Knowledge → everything the reader of a question looks words up in; built once. */
import { indexMatrix, type MatrixIndex } from '../knowledge/matrix.js';
import { claimsOf, type Meaning } from '../knowledge/phrases.js';
import type { Knowledge } from '../knowledge/schema.js';
import { fold } from '../knowledge/words.js';
import { spelledNames } from './spelled.js';
import { createSpeller, type Speller } from './spelling.js';
import type { Speech } from './tokens.js';

/** A phrase the bot knows. */
export type Entry = Readonly<{ phrase: string; meaning: Meaning }>;
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
  const compact = new Map<string, Entry>();
  const ambiguous = new Set<string>();
  const patterns = new Map<string, Pattern[]>();
  const longest = new Map<string, number>();
  const spellings = new Map<string, readonly string[]>();

  const addPhrase = (words: readonly string[], entry: Entry, misprint = false): void => {
    const [first = ''] = words;
    const joined = words.join('');
    exact.set(entry.phrase, entry);
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    const other = compact.get(joined);
    if (other && !sameMeaning(other, entry)) ambiguous.add(joined);
    compact.set(joined, entry);
    if (!misprint && words.length > 1 && NAMES.has(entry.meaning.kind) && !spellings.has(joined))
      spellings.set(joined, words);
  };

  for (const { words, meaning, misprint } of claimsOf(knowledge)) {
    const phrase = words.length === 1 ? (words[0] as string) : words.join(' ');
    const entry: Entry = { phrase, meaning };
    if (!misprint) for (const word of words) if (word !== GAP) spellings.set(word, [word]);
    if (words.includes(GAP)) addTo(patterns, words[0] as string, { parts: splitAtGaps(words), entry });
    else addPhrase(words, entry, misprint);
  }
  for (const joined of ambiguous) compact.delete(joined);

  const speller = createSpeller(spellings);
  return {
    matrix: indexMatrix(knowledge),
    speech: speechOf(knowledge),
    exact,
    compact,
    patterns,
    longest,
    speller,
    isEnglish,
  };
}

/** Whether a name is an everyday English word or a letter or two, which alone proves no question; a cue never is weak. */
export const isWeak = ({ phrase, meaning }: Entry, { isEnglish }: Pick<Lexicon, 'isEnglish'>): boolean =>
  meaning.kind !== 'cue' && !phrase.includes(' ') && (phrase.length <= 2 || isEnglish(phrase));

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function splitAtGaps(words: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === GAP) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

const sameMeaning = (a: Entry, b: Entry): boolean => JSON.stringify(a.meaning) === JSON.stringify(b.meaning);

function speechOf(knowledge: Knowledge): Speech {
  const { vocabulary } = knowledge;
  const spoken = Object.entries(vocabulary.contractions).map(
    ([word, words]) => [fold(word), words.split(' ')] as const,
  );
  return {
    contractions: new Map(spoken),
    suffixes: new Map(Object.entries(vocabulary.suffixes)),
    spelled: spelledNames(knowledge),
  };
}
