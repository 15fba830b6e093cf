/** What a question takes away: "everything but …", "…, not …", "… excluded" (contract, rule 15). */

import type { Cue } from '../knowledge/schema.js';
import type { Heard } from './heard.js';
import { isCue, listOf, type Mention } from './mentions.js';

const isSlot = (mention: Mention | undefined): boolean => listOf(mention) !== undefined;

/**
 * "…, synapse and fabric excluded" → "…, except synapse and fabric": an exception behind its names is put before them.
 * "is synapse excluded on gcp?" takes nothing away.
 */
export function excludedFirst(mentions: readonly Mention[]): readonly Mention[] {
  const at = mentions.findIndex((m) => isCue(m, 'excluded'));
  if (at < 0) return mentions;
  const end = mentions[at] as Mention;
  const rest = excludedFirst(mentions.slice(at + 1));
  let last = at - 1;
  while (isCue(mentions[last], 'whether', 'ordinary', 'at')) last--;
  const first = listStart(mentions, last);
  const states = isCue(mentions[first - 1], 'whether') || (last < at - 1 && isCue(mentions[at + 1], 'at', 'from'));
  if (first > last || states) {
    return [...mentions.slice(0, at), { ...end, meaning: { kind: 'cue', cue: 'unavailable' } }, ...rest];
  }
  const list = mentions.slice(first, last + 1).map((m): Mention => ({ ...m, gap: 0 }));
  const begin: Mention = { ...end, meaning: { kind: 'cue', cue: 'except' }, gap: mentions[first]?.gap ?? 0 };
  return [...mentions.slice(0, first), begin, ...list, end, ...rest];
}

/** Where the list of names that ends at `last` begins; behind `last` where there is no name. */
function listStart(mentions: readonly Mention[], last: number): number {
  const kind = listOf(mentions[last]);
  let first = last + 1;
  for (let i = last; kind && i >= 0; i--) {
    const mention = mentions[i] as Mention;
    if (listOf(mention) === kind) first = i;
    else if (!isCue(mention, 'and', 'or', 'ordinary', 'at')) break;
    const goesOn = mention.meaning.kind === 'platform' && mentions[i - 1]?.meaning.kind === 'platform';
    if (mention.gap === 2 || (mention.gap === 1 && !goesOn)) break;
  }
  return first;
}

/** Cues that may stand between an exception and its first name: "but not the ones on azure", "other than what is on aws". */
const BEFORE_NAME: readonly Cue[] = [
  ...(['and', 'or', 'ordinary', 'at', 'both', 'not', 'neither', 'pronoun', 'but', 'what', 'which', 'whether'] as const),
  ...(['platforms', 'everything', 'everywhere', 'list', 'available'] as const),
];

/** Whether nothing is taken away after all: "apart from that, is …", "outside the firewall, dbt …". */
export const endsException = (mention: Mention): boolean =>
  mention.meaning.kind === 'cue' &&
  !(mention.gap > 0 ? isCue(mention, 'ordinary', 'and') : isCue(mention, ...BEFORE_NAME));

/** "besides snowflake we also have teradata": at the beginning of a sentence, and something is added in it. */
export function isAdded(mentions: readonly Mention[], i: number): boolean {
  if (i > 0 && mentions[i]?.gap !== 2) return false;
  const end = mentions.findIndex((m, at) => at > i && m.gap === 2);
  return mentions.slice(i, end < 0 ? undefined : end).some((m) => isCue(m, 'continuation'));
}

/** "on every cloud but gcp", "databricks, not snowflake": small words that take away where they stand before a name. */
export function excludes(mentions: readonly Mention[], i: number): boolean {
  const [before, mention] = [mentions[i - 1], mentions[i] as Mention];
  const name = mentions.slice(i + 1, i + 4).find((m) => !isCue(m, 'at', 'ordinary', 'both'));
  if (!isSlot(name)) return false;
  if (isCue(mention, 'nobody')) return name === mentions[i + 1] && listOf(name) === 'platforms'; // "nothing serverless"
  if (isCue(mention, 'neither')) {
    const goesOn = mentions.some((m, at) => at < i && isCue(m, 'not') && excludes(mentions, at)); // "not on x, nor on y"
    return goesOn || (isCue(before, 'whether', 'available') && isCue(mentions[i - 2], ...SUBJECTS));
  }
  if (isCue(mention, 'not')) {
    const place = listOf(name) === 'places';
    if (place && !deniesPlace(mentions, i)) return false;
    if (place && isCue(before, 'whether') && isCue(mentions[i - 2], 'who')) return true; // "those who are not on st"
    return mention.gap > 0 || !before || deniesBehind(before, mentions[i - 2], place, name === mentions[i + 1]);
  }
  const isWhole =
    isCue(before, 'everywhere', 'everything', 'list') ||
    before?.meaning.kind === 'section' ||
    (before?.meaning.kind === 'cloud' && before.meaning.via === 'all');
  return isCue(mention, 'but') && isWhole;
}

const SUBJECTS: readonly Cue[] = ['ordinary', 'owner', 'pronoun', 'dbt', 'who', 'and', 'but', 'courtesy'];

/** "not azure", "we are not on azure", but not "not sure about azure" or "jobs do not run on azure": it follows the negation at once. */
export function deniesPlace(mentions: readonly Mention[], i: number): boolean {
  let next = i + 1;
  while (isCue(mentions[next], 'at', 'both')) next++;
  const follows = listOf(mentions[next]) === 'places' && mentions.slice(i + 1, next + 1).every((m) => m.gap === 0);
  const ofOthers =
    isCue(mentions[i - 1], 'whether') && mentions[i - 2] !== undefined && !isCue(mentions[i - 2], ...SUBJECTS);
  return follows && !ofOthers;
}

/** `place`: the name is a deployment's. `next`: it follows at once. "aws mt not st", "bitbucket not github", "we are not on azure", "neither x nor y": but not "is x not on azure", which asks. */
function deniesBehind(before: Mention, earlier: Mention | undefined, place: boolean, next: boolean): boolean {
  if (isCue(before, 'and', 'but', 'or', 'courtesy', 'owner', 'correction', 'not', 'neither')) return true;
  if (listOf(before) === 'places') return true;
  if (listOf(before)) return next && !place;
  if (!isCue(before, 'whether')) return false;
  return (place || next) && isCue(earlier, 'ordinary', 'dbt', 'owner');
}

/** Whether a mention of this kind stands under an exception; the first one decides of which kind the exception is. */
export function takesAway(heard: Heard, kind: 'targets' | 'places'): boolean {
  if (heard.except === 'open') heard.except = kind;
  if (heard.except === kind) return true;
  heard.except = 'no';
  return false;
}
