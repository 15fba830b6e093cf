/**
 * The fuzzy match. An index of deletions proposes the few words near a misspelt one, edit distance decides which are near
 * enough, and Fuse ranks them. Neither a Fuse threshold nor edit distance alone keeps "the" from being Athena.
 *
 * The index is that of SymSpell (Wolf Garbe): two words within k edits share a form reached from each by at most k
 * deletions; only the first letters are indexed, the whole word is verified.
 */
import Fuse from 'fuse.js';

/** What a misspelt word may have been, best first; `distance` in edits, swapped neighbours counting one. */
export type Proposal = Readonly<{ word: string; words: readonly string[]; distance: number }>;

export type Speller = Readonly<{
  knows: (word: string) => boolean;
  /** A word nobody knows → the known words within `slack` edits more than people usually make in one of that length. */
  propose: (word: string, slack?: number) => readonly Proposal[];
}>;

const PREFIX = 7;
const MAX_EDITS = 2;
/** From this length on a word two slips away is worth a "did you mean". */
const SHORTEST_DOUBTED = 5;

/** One slip in a short word, two in a long one; in three letters only swapped neighbours ("gpc"). */
export const slipsIn = (length: number): number => (length >= 8 ? 2 : length >= 3 ? 1 : 0);

/** Known words, each with the words it stands for ("codecommit" → codecommit; "singletenant" → single, tenant) → Speller. */
export function createSpeller(known: ReadonlyMap<string, readonly string[]>): Speller {
  let index: Index | undefined;
  return {
    knows: (word) => known.has(word),
    propose(word, slack = 0) {
      if (word.length < 3 || word.length > 40) return [];
      index ??= indexDeletions(known.keys());
      const near = new Map<string, number>();
      for (const candidate of candidatesFor(word, index)) {
        const distance = editDistance(word, candidate, word[0] === candidate[0] ? MAX_EDITS : 1);
        if (likely(word, candidate, distance, slack)) near.set(candidate, distance);
      }
      return rank(word, near, known);
    },
  };
}

function likely(word: string, candidate: string, distance: number, slack: number): boolean {
  const length = Math.max(word.length, candidate.length);
  if (distance > slipsIn(length) + slack || distance > MAX_EDITS) return false;
  if (length <= 4) return distance === 1 && (isSwap(word, candidate) || isDoubled(word, candidate));
  // People seldom get the first letter wrong; a word that differs there too is likely another word.
  return word[0] === candidate[0] || (distance === 1 && word.length >= 5);
}

/** "gcpp" for "gcp": one letter typed twice. */
const isDoubled = (word: string, candidate: string): boolean =>
  [...word].some((letter, i) => letter === word[i - 1] && word.slice(0, i) + word.slice(i + 1) === candidate);

const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('');

/** Nearest first; among those equally near, one with the same first letter, then as Fuse orders them. */
function rank(
  word: string,
  near: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, readonly string[]>,
): Proposal[] {
  const proposals = [...near].map(([found, distance]) => ({
    word: found,
    words: known.get(found) ?? [found],
    distance,
  }));
  proposals.sort((a, b) => a.distance - b.distance);
  if (proposals.length < 2 || proposals[0]?.distance !== proposals[1]?.distance) return proposals;
  const fuse = new Fuse(proposals, { keys: ['word'], threshold: 1, ignoreLocation: true });
  const order = new Map(fuse.search(word).map(({ item }, i) => [item.word, i]));
  const place = (p: Proposal) => order.get(p.word) ?? proposals.length;
  const begins = (p: Proposal) => (p.word[0] === word[0] ? 0 : 1);
  return proposals.sort((a, b) => a.distance - b.distance || begins(a) - begins(b) || place(a) - place(b));
}

/** The numbers of the words that share a form lie in one bucket: `entries` from `starts[form & mask]` to the next start. */
type Index = Readonly<{ words: readonly string[]; mask: number; starts: Uint32Array; entries: Uint32Array }>;

/** Two words whose forms fall into one bucket by chance are told apart by their distance, so that no form is kept. */
function indexDeletions(known: Iterable<string>): Index {
  const words = [...known].filter((word) => word.length >= 3);
  const forms = words.map((word) => deletions(word, word.length >= SHORTEST_DOUBTED ? MAX_EDITS : 1));
  const total = forms.reduce((sum, { length }) => sum + length, 0);
  const size = 2 ** Math.ceil(Math.log2(2 * total + 2));
  const mask = size - 1;
  const starts = new Uint32Array(size + 1);
  for (const list of forms) for (const form of list) starts[form & mask] = (starts[form & mask] ?? 0) + 1;
  for (let bucket = 1; bucket <= size; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  // Each bucket's start is its end now; the words go in from behind, the last one first, until it is the start.
  const entries = new Uint32Array(total);
  for (let number = words.length - 1; number >= 0; number--) {
    for (const form of forms[number] ?? []) {
      const at = (starts[form & mask] ?? 0) - 1;
      starts[form & mask] = at;
      entries[at] = number;
    }
  }
  return { words, mask, starts, entries };
}

/** The words that share a form with this one, each once. */
function candidatesFor(word: string, { words, mask, starts, entries }: Index): string[] {
  const found = new Set<number>();
  for (const form of deletions(word, MAX_EDITS)) {
    const bucket = form & mask;
    const end = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < end; at++) found.add(entries[at] ?? 0);
  }
  return [...found].map((number) => words[number] ?? '');
}

/** A word → the hashes of its first letters and of every form of them with up to `depth` (at most two) left out. */
function deletions(word: string, depth: number): number[] {
  const length = Math.min(word.length, PREFIX);
  const forms = [hashWithout(word, length, -1, -1)];
  for (let i = 0; i < length && depth > 0; i++) forms.push(hashWithout(word, length, i, -1));
  for (let i = 0; i < length && depth > 1; i++) {
    for (let j = i + 1; j < length; j++) forms.push(hashWithout(word, length, i, j));
  }
  return forms;
}

/** FNV-1a of a word's first letters save two; its bits are mixed once more since the lowest choose the bucket. */
function hashWithout(word: string, length: number, one: number, other: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) {
    if (i !== one && i !== other) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
 * Returns `limit + 1` as soon as the distance is certain to be over `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const [from, cut] = sharedEnds(a, b);
  return alignedDistance(a.slice(from, a.length - cut), b.slice(from, b.length - cut), limit);
}

/** How many letters two words share at their beginnings, and at their ends behind that; no edit is needed there. */
function sharedEnds(a: string, b: string): [from: number, cut: number] {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from++;
  let cut = 0;
  while (cut < shorter - from && a[a.length - 1 - cut] === b[b.length - 1 - cut]) cut++;
  return [from, cut];
}

function alignedDistance(a: string, b: string, limit: number): number {
  let rows: [before: number[], previous: number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const current = nextRow(a, b, i, rows);
    if (Math.min(...current) > limit) return limit + 1;
    rows = [rows[1], current];
  }
  return rows[1][b.length] ?? limit + 1;
}

/** The distances of a's first `i` letters to each beginning of b, from the two rows before. */
function nextRow(a: string, b: string, i: number, [before, previous]: [number[], number[]]): number[] {
  const current = [i];
  for (let j = 1; j <= b.length; j++) {
    const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, replaced);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    current[j] = swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost;
  }
  return current;
}
