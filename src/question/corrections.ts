/** "snowflake on aws mt, no wait, azure": what a correction takes back. */

import type { Element, PlaceElement } from './elements.js';
import type { PlaceWord } from './places.js';

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
