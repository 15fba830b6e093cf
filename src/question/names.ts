/** Names that no phrase explains → platforms the matrix lacks, where they stand in a platform's place (contract, rule 11). */
import type { Cue } from '../knowledge/schema.js';
import { fold } from '../knowledge/words.js';
import type { Lexicon } from './lexicon.js';
import { isCue, type Mention, PLACES } from './mentions.js';

const BEFORE: readonly Cue[] = [
  'available',
  'whether',
  'to',
  'and',
  'or',
  'at',
  'from',
  'topic',
  'compare',
  'continuation',
  'guide',
  'asking',
  'courtesy',
  'amends',
  'dbt',
  'both',
];
const AFTER: readonly Cue[] = [
  'available',
  'unavailable',
  'and',
  'or',
  'at',
  'over',
  'from',
  'to',
  'topic',
  'compare',
  'guide',
  'everywhere',
  'ordinary',
  'asking',
  'pronoun',
];
/** Shorter strange words are abbreviations far more often than products. */
const SHORTEST_NAME = 5;
const MOST_SUGGESTED = 3;
const NAMES: readonly string[] = ['platform', 'product', 'section'];

/** Mentions → the same, each strange name in a platform's place read as a product without a row, unless it is nearly one. */
export function nameStrangers(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  if (!mentions.some((m) => m.meaning.kind === 'name')) return mentions;
  return mentions.map((mention, i) => {
    if (mention.meaning.kind !== 'name') return mention;
    if (mention.text.length < SHORTEST_NAME || isChatter(mentions, i) || isParty(mentions, i)) return mention;
    if (!followsPlace(mentions, i) || !precedesPlace(mentions, i)) return mention;
    const near = nearRows(fold(mention.text), lexicon);
    if (near.length > 0) return { ...mention, meaning: { kind: 'near', rows: near } };
    return { ...mention, meaning: { kind: 'product', suggests: [], tool: false, stranger: true } };
  });
}

function followsPlace(mentions: readonly Mention[], i: number): boolean {
  let at = i - 1;
  while (isCue(mentions[at], 'ordinary') && mentions[at]?.gap !== 2) at--;
  const before = mentions[at];
  if (before === undefined || isCue(before, ...BEFORE) || PLACES.has(before.meaning.kind)) return true;
  return NAMES.includes(before.meaning.kind) && mentions[i]?.gap === 1;
}

function precedesPlace(mentions: readonly Mention[], i: number): boolean {
  const after = mentions[i + 1];
  return after === undefined || after.gap > 0 || isCue(after, ...AFTER) || PLACES.has(after.meaning.kind);
}

/** Who asks for a platform is none: "Bosch wants glue", "Bosch (aws mt) wants glue", "for Bosch: aws mt, glue", "Bosch (aws mt): glue". */
function isParty(mentions: readonly Mention[], i: number): boolean {
  if (!mentions.some((m) => m.meaning.kind === 'platform' || m.meaning.kind === 'section')) return false;
  const isPlace = (at: number): boolean => PLACES.has(mentions[at]?.meaning.kind ?? 'other');
  if (isPlace(i + 1) && mentions[i + 1]?.gap !== 0) return true;
  let at = i + 1;
  while (isPlace(at) || (isCue(mentions[at], 'at') && mentions[at]?.gap === 0)) at++;
  const [verb, isPlaced, isBehindAt] = [mentions[at], at > i + 1, isCue(mentions[i + 1], 'at')];
  if (verb?.gap === 0) return isCue(verb, 'asking', ...(isPlaced ? (['to'] as const) : []));
  if (!isPlaced || isBehindAt || verb?.gap !== 1) return false;
  return isCue(verb, 'asking', 'to') || (verb.meaning.kind === 'platform' && mentions[at + 1]?.gap !== 0);
}

/** A sentence with several words beside the point is talk, and its names are people, places and systems of the talk. */
function isChatter(mentions: readonly Mention[], i: number): boolean {
  let from = i;
  while (from > 0 && mentions[from]?.gap !== 2) from--;
  let to = i + 1;
  while (to < mentions.length && mentions[to]?.gap !== 2) to++;
  return mentions.slice(from, to).filter((m) => m.meaning.kind === 'other').length > 1;
}

/** The rows whose names are one more slip away than a typing error is: for "did you mean", never for a verdict. */
function nearRows(word: string, { speller, exact }: Lexicon): string[] {
  const rows = speller.propose(word, 1).flatMap(({ words }) => {
    const meaning = exact.get(words.join(' '))?.meaning;
    return meaning?.kind === 'platform' ? meaning.rows : [];
  });
  return [...new Set(rows)].slice(0, MOST_SUGGESTED);
}
