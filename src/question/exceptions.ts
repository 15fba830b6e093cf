/** What a question takes away: "everything but …", "…, not …", "… excluded" (contract, rule 15). */

import type { Element } from './elements.js';
import type { Heard } from './heard.js';
import { isCue, type Mention } from './mentions.js';

/** "…, synapse and fabric excluded": the platforms just named are taken out again. */
export function takeTrailing(elements: Element[]): string[] {
  const rows: string[] = [];
  for (let last = elements.at(-1); last?.type === 'target' && last.target.kind !== 'section'; last = elements.at(-1)) {
    if (last.target.kind !== 'unknown') rows.push(...last.target.rows);
    elements.pop();
  }
  return rows;
}

const isSlot = (mention: Mention | undefined): boolean =>
  ['platform', 'section', 'qualifier', 'cloud', 'tenancy'].includes(mention?.meaning.kind ?? '');

/** "on every cloud but gcp", "databricks, not snowflake": small words that take away where they stand before a name. */
export function excludes(mentions: readonly Mention[], i: number): boolean {
  const [before, mention] = [mentions[i - 1], mentions[i] as Mention];
  const name = mentions.slice(i + 1, i + 4).find((m) => !isCue(m, 'at', 'ordinary', 'both'));
  if (!isSlot(name)) return isCue(mention, 'not') && deniesPlace(mentions, i);
  if (isCue(mention, 'not')) {
    const place = ['cloud', 'tenancy'].includes(name?.meaning.kind ?? '');
    if (place && isCue(before, 'whether') && isCue(mentions[i - 2], 'who')) return true; // "those who are not on st"
    return mention.gap > 0 || !before || deniesBehind(before, mentions[i - 2], place || name === mentions[i + 1]);
  }
  const isWhole =
    isCue(before, 'everywhere', 'everything', 'list') ||
    before?.meaning.kind === 'section' ||
    (before?.meaning.kind === 'cloud' && before.meaning.via === 'all');
  return isCue(mention, 'but') && isWhole;
}

/** "we do not have azure": what the speaker has not got. */
function deniesPlace(mentions: readonly Mention[], i: number): boolean {
  const kind = mentions.slice(i + 1, i + 4).find((m) => !isCue(m, 'at', 'ordinary', 'whether'))?.meaning.kind;
  return (
    (kind === 'cloud' || kind === 'tenancy') && isCue(mentions[i - 1], 'whether') && isCue(mentions[i - 2], 'ordinary')
  );
}

/** `certain`: the name follows at once, or is a deployment. "aws mt not st", "we are not on azure", "neither x nor y": but not "is x not on azure", which asks. */
function deniesBehind(before: Mention, earlier: Mention | undefined, certain: boolean): boolean {
  if (isCue(before, 'and', 'but', 'or', 'courtesy', 'owner', 'correction', 'not')) return true;
  if (['cloud', 'tenancy'].includes(before.meaning.kind)) return true;
  if (!isCue(before, 'whether')) return false;
  return certain && isCue(earlier, 'ordinary', 'dbt', 'owner');
}

/** Whether a mention of this kind stands under an exception; the first one decides of which kind the exception is. */
export function takesAway(heard: Heard, kind: 'targets' | 'places'): boolean {
  if (heard.except === 'open') heard.except = kind;
  if (heard.except === kind) return true;
  heard.except = 'no';
  return false;
}
