/** Whose deployment a cloud or tenancy word names: dbt's, the platform's, or only a part of a name (contract, rules 3 and 8). */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { PlaceElement } from './elements.js';
import type { Heard } from './heard.js';
import { isCue, listOf, type Mention } from './mentions.js';

/** The mention at `i` if nothing separates it from the one before. */
const directly = (mentions: readonly Mention[], i: number): Mention | undefined =>
  mentions[i]?.gap === 0 ? mentions[i] : undefined;

/** A cloud directly before a platform that exists on that cloud only is part of its name: "azure synapse". */
export function isPartOfName(mentions: readonly Mention[], i: number, matrix: MatrixIndex): boolean {
  const cloud = mentions[i]?.meaning;
  const next = directly(mentions, i + 1)?.meaning;
  if (cloud?.kind !== 'cloud' || cloud.clouds.length !== 1 || cloud.via === 'region') return false;
  if (next?.kind === 'product') return cloud.via === 'vendor';
  return next?.kind === 'platform' && matrix.onlyCloud(next.rows) === cloud.clouds[0];
}

/** "amazon" is a cloud before a platform or a tenancy or after a preposition, else a company. */
export function isIdleVendor(mentions: readonly Mention[], i: number, { preposition }: Heard): boolean {
  const meaning = mentions[i]?.meaning;
  if (meaning?.kind !== 'cloud' || meaning.via !== 'vendor') return false;
  const next = directly(mentions, i + 1)?.meaning.kind;
  return next !== 'platform' && next !== 'tenancy' && preposition === 'none';
}

/** "azure st databricks": deployment words that stand directly before a platform, with no preposition before them. */
export function isPrefix(mentions: readonly Mention[], i: number, { preposition }: Heard): boolean {
  const next = behindPlaces(mentions, i)?.meaning.kind;
  return preposition === 'none' && (next === 'platform' || next === 'product');
}

/** Where the deployment words that begin at `i` end. */
function endOfPlaces(mentions: readonly Mention[], i: number): number {
  let next = i + 1;
  while (listOf(directly(mentions, next)) === 'places') next++;
  return next;
}

const behindPlaces = (mentions: readonly Mention[], i: number): Mention | undefined =>
  directly(mentions, endOfPlaces(mentions, i));

/** "would gcp give us …", "does azure st support …": deployment words between a question's verbs are where dbt is to be. */
function isSubject(mentions: readonly Mention[], i: number): boolean {
  if (!isCue(mentions[i - 1], 'whether') || mentions[i]?.gap !== 0) return false;
  const at = endOfPlaces(mentions, i);
  const verb = directly(mentions, at);
  const isPassive = isCue(verb, 'ordinary') && isCue(mentions[at + 1], 'available'); // "can gcp be reached"
  return isCue(verb, 'ordinary', 'available', 'gain', 'guide') && !isPassive;
}

/** The owner of a list of deployment words that begins at `i`. */
export function ownerOf(
  mentions: readonly Mention[],
  i: number,
  heard: Heard,
  compared: boolean,
): PlaceElement['owner'] {
  if (compared) return 'open';
  if (isCue(behindPlaces(mentions, i), 'dbt')) return 'dbt'; // "azure st dbt"
  if (isPrefix(mentions, i, heard)) return 'platform';
  if (isSubject(mentions, i)) return 'dbt';
  // "our dbt on aws st clones from an azure gitlab"
  const isHost = heard.placed && listOf(behindPlaces(mentions, i)) === 'platforms';
  if (heard.preposition === 'from') return isHost ? 'platform' : 'from';
  if (heard.preposition === 'to' && heard.placed) return 'platform'; // "dbt on aws to azure"
  return heard.anchor === 'none' ? 'open' : heard.anchor;
}
