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

/** One slip in a short word, two in a long one; in three letters only swapped neighbours ("gpc"). */
export const slipsIn = (length: number): number => (length >= 8 ? 2 : length >= 3 ? 1 : 0);

/** Known words, each with the words it stands for ("codecommit" → codecommit; "singletenant" → single, tenant) → Speller. */
export function createSpeller(known: ReadonlyMap<string, readonly string[]>): Speller {
  let index: Map<string, string[]> | undefined;
  return {
    knows: (word) => known.has(word),
    propose(word, slack = 0) {
      if (word.length < 3 || word.length > 40) return [];
      index ??= indexDeletions(known.keys());
      const near = new Map<string, number>();
      for (const form of deletions(word.slice(0, PREFIX), MAX_EDITS)) {
        for (const candidate of index.get(form) ?? []) {
          if (near.has(candidate)) continue;
          const distance = editDistance(word, candidate, MAX_EDITS);
          if (likely(word, candidate, distance, slack)) near.set(candidate, distance);
        }
      }
      return rank(word, near, known);
    },
  };
}

function likely(word: string, candidate: string, distance: number, slack: number): boolean {
  const length = Math.max(word.length, candidate.length);
  if (distance > slipsIn(length) + slack || distance > MAX_EDITS) return false;
  if (length <= 4) return distance === 1 && isSwap(word, candidate);
  // People seldom get the first letter wrong; a word that differs there too is likely another word.
  return word[0] === candidate[0] || (distance === 1 && word.length >= 5);
}

const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('');

/** Nearest first; among those equally near, as Fuse orders them. */
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
  return proposals.sort((a, b) => a.distance - b.distance || place(a) - place(b));
}

function indexDeletions(words: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 3) continue;
    for (const form of deletions(word.slice(0, PREFIX), slipsIn(word.length + 1))) {
      const list = index.get(form);
      if (list) list.push(word);
      else index.set(form, [word]);
    }
  }
  return index;
}

/** A word → itself and every form of it with up to `depth` letters left out. */
function deletions(word: string, depth: number): Set<string> {
  const forms = new Set([word]);
  let last = [word];
  for (let level = 0; level < depth; level++) {
    const next: string[] = [];
    for (const form of last) {
      for (let i = 0; i < form.length; i++) {
        const shorter = form.slice(0, i) + form.slice(i + 1);
        if (!forms.has(shorter)) {
          forms.add(shorter);
          next.push(shorter);
        }
      }
    }
    last = next;
  }
  return forms;
}

/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
 * Returns `limit + 1` as soon as the distance is certain to be over `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
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
