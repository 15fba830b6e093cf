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
const SLOTS: readonly string[] = ['platform', 'product', 'cloud', 'tenancy', 'section'];

/** Mentions of what is asked → the same, each strange name in a platform's place read as a product without a row. */
export function nameStrangers(mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, i) => {
    if (mention.meaning.kind !== 'name' || mention.meaning.near.length > 0) return mention;
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
