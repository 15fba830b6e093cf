/** "snowflake on aws mt, no wait, azure": what is a correction, and what it takes back. */

import type { Element, PlaceElement } from './elements.js';
import { isCue, listOf, type Mention } from './mentions.js';
import type { PlaceWord } from './places.js';

/**
 * "aws, actually azure" corrects, "actually, is it on azure?" does not; "on aws, azure i mean" is "on aws, i mean azure".
 */
export function settleCorrections(mentions: readonly Mention[]): Mention[] {
  const settled = mentions.map((m, i) => (isCue(m, 'amends') ? amended(mentions, i) : m));
  for (const [i, mention] of settled.entries()) {
    const next = settled[i + 1];
    const isLast = isCue(mention, 'correction') && mention.gap === 0 && (!next || next.gap === 2);
    const first = isLast ? nameStart(settled, i - 1) : i;
    if (first === i) continue;
    const { gap } = settled[first] as Mention;
    settled.splice(i, 1);
    settled.splice(first, 1, { ...mention, gap }, { ...(settled[first] as Mention), gap: 0 });
  }
  return settled;
}

/** Between two names of one kind, or behind a comma between any two, it corrects. */
function amended(mentions: readonly Mention[], i: number): Mention {
  const [before, mention, next] = [mentions[i - 1], mentions[i] as Mention, mentions[i + 1]];
  const alike = listOf(before) === listOf(next);
  const parted = mention.gap === 1 && next?.gap === 0 && listOf(before) !== undefined;
  const corrects = mention.gap < 2 && next && next.gap < 2 && listOf(next) && (alike || parted);
  return { ...mention, meaning: { kind: 'cue', cue: corrects ? 'correction' : 'courtesy' } };
}

/** Where the name that ends at `last` begins, "aws mt"; behind it where there is none. */
function nameStart(mentions: readonly Mention[], last: number): number {
  let first = last + 1;
  while (listOf(mentions[first - 1]) && listOf(mentions[first - 1]) === listOf(mentions[last])) {
    first--;
    if (mentions[first]?.gap !== 0) break;
  }
  return first;
}

/** Takes the last target out again. */
export function takeLastTarget(elements: Element[]): void {
  const at = elements.findLastIndex((e) => e.type === 'target');
  if (at >= 0) elements.splice(at, 1);
}

/**
 * Takes the last list of deployment words out again, or only its tenancies where only a tenancy is corrected.
 * Returns whose deployment they named; undefined where there were none.
 */
export function takeLastPlaces(
  elements: Element[],
  word: PlaceWord,
): Pick<PlaceElement, 'owner' | 'heading'> | undefined {
  const last = elements.findLastIndex((e) => e.type === 'place');
  if (last < 0) return undefined;
  let first = last;
  while (elements[first - 1]?.type === 'place') first--;
  const list = elements.slice(first, last + 1) as PlaceElement[];
  const kept = word.clouds ? [] : list.filter((e) => !e.word.tenancies);
  elements.splice(first, list.length, ...kept);
  const { owner, heading } = list[0] as PlaceElement;
  return { owner, ...(heading && { heading }) };
}

/** "we might go with gcp, but now it is azure": where dbt is was said again behind the "but". */
export function takeBefore(elements: Element[]): void {
  const kept = elements.filter((e) => e.type === 'target' || (e.owner !== 'dbt' && e.owner !== 'open'));
  elements.splice(0, elements.length, ...kept);
}
