/** Names that no phrase explains → platforms the matrix lacks, where they stand in a platform's place (contract, rule 11). */
import type { Cue } from '../knowledge/schema.js';
import { isCue, type Mention } from './mentions.js';

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
  'dbt',
  'both',
];
const AFTER: readonly Cue[] = [
  'available',
  'unavailable',
  'and',
  'or',
  'at',
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
const SLOTS: readonly string[] = ['platform', 'product', 'cloud', 'tenancy', 'section'];

/** Mentions of what is asked → the same, each strange name in a platform's place read as a product without a row. */
export function nameStrangers(mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, i) => {
    if (mention.meaning.kind !== 'name' || mention.meaning.near.length > 0) return mention;
    if (mention.text.length < SHORTEST_NAME || isChatter(mentions, i)) return mention;
    if (!followsPlace(mentions, i) || !precedesPlace(mentions, i)) return mention;
    return { ...mention, meaning: { kind: 'product', suggests: [], tool: false, stranger: true } };
  });
}

function followsPlace(mentions: readonly Mention[], i: number): boolean {
  let at = i - 1;
  while (isCue(mentions[at], 'ordinary') && mentions[at]?.gap !== 2) at--;
  const before = mentions[at];
  return before === undefined || isCue(before, ...BEFORE) || SLOTS.includes(before.meaning.kind);
}

function precedesPlace(mentions: readonly Mention[], i: number): boolean {
  const after = mentions[i + 1];
  return after === undefined || after.gap > 0 || isCue(after, ...AFTER) || SLOTS.includes(after.meaning.kind);
}

/** A sentence with several words beside the point is talk, and its names are people, places and systems of the talk. */
function isChatter(mentions: readonly Mention[], i: number): boolean {
  let from = i;
  while (from > 0 && mentions[from]?.gap !== 2) from--;
  let to = i + 1;
  while (to < mentions.length && mentions[to]?.gap !== 2) to++;
  return mentions.slice(from, to).filter((m) => m.meaning.kind === 'other').length > 1;
}
