/** Headings → the deployments that they name. */
import { fold, wordsOf } from '../knowledge/words.js';
import type { Known, Spot } from './known.js';
import { named, wordsIn } from './known.js';
import { splitTag, withoutFootnotes } from './marks.js';

/** A column of a page's table: a deployment of the knowledge, or one that it does not have yet. */
export type Column = Readonly<{ deployment: string; cloud?: string; tenancy?: string; known: boolean; text: string }>;

/** All that a heading names; `rest` are words that are none of it. */
export type Named = Readonly<{
  deployments: readonly string[];
  clouds: readonly string[];
  tenancies: readonly string[];
  rest: readonly string[];
}>;

/** A heading or a title → what it names. A platform's name with a cloud in it names no cloud. */
export function namedIn(text: string, known: Known): Named {
  const words = wordsIn(withoutFootnotes(text), known);
  const found = { deployments: new Set<string>(), clouds: new Set<string>(), tenancies: new Set<string>() };
  const rest: string[] = [];
  for (let i = 0; i < words.length; ) {
    const length = Math.min(Math.max(known.longestSpot, LONGEST_NAME), words.length - i);
    const match = firstMatch(words, i, length, known);
    if (match?.spot.deployment) found.deployments.add(match.spot.deployment);
    if (match?.spot.cloud) found.clouds.add(match.spot.cloud);
    if (match?.spot.tenancy) found.tenancies.add(match.spot.tenancy);
    if (!match || match.name) rest.push(...words.slice(i, i + (match?.length ?? 1)));
    i += match?.length ?? 1;
  }
  return {
    deployments: [...found.deployments],
    clouds: [...found.clouds],
    tenancies: [...found.tenancies],
    rest: rest.filter((word) => !known.fillers.has(word)),
  };
}

/** In words. */
const LONGEST_NAME = 5;
/** In letters. */
const LONGEST_HEADING = 120;

function firstMatch(words: readonly string[], at: number, longest: number, known: Known) {
  for (let length = longest; length > 0; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    const spot = known.spots.get(phrase);
    if (spot) return { spot, length, name: false };
    const { kind } = known.lexicon.exact.get(phrase)?.meaning ?? {};
    if (length > 1 && (kind === 'platform' || kind === 'product')) return { spot: {} as Spot, length, name: true };
  }
  return undefined;
}

/** Where a table with less than whole headings stands, by what is said above it. */
export type Context = Readonly<{ cloud?: string | undefined; tenancy?: string | undefined }>;

export type Heading =
  | Readonly<{ kind: 'column'; column: Column; borrowed: boolean }>
  /** It names a cloud or a tenancy, but not which deployment. */
  | Readonly<{ kind: 'vague'; text: string; clouds: readonly string[] }>
  | Readonly<{ kind: 'other'; text: string }>;

/** A column's heading, and what is said above its table → the deployment, or why there is none. */
export function readHeading(text: string, context: Context, known: Known): Heading {
  // A sentence is no heading, and most cells of a mangled table are empty.
  if (text === '' || text.length > LONGEST_HEADING) return { kind: 'other', text };
  const shown = named(text, known).trim();
  const read = headingOf(text, context, known);
  if (read.kind !== 'other') return { ...read, ...(read.kind === 'vague' && { text: shown }) };
  const split = splitTag(text);
  return split ? readHeading(split.text, context, known) : { kind: 'other', text: shown };
}

function headingOf(text: string, context: Context, known: Known): Heading {
  const whole = known.spots.get(wordsOf(fold(withoutFootnotes(text))).join(' '));
  if (whole?.deployment) return column({ deployment: whole.deployment }, text, false, known);
  const { deployments, clouds, tenancies, rest } = namedIn(text, known);
  if (rest.length > 0 || deployments.length + clouds.length + tenancies.length === 0) return { kind: 'other', text };
  const [deployment] = deployments;
  if (deployments.length === 1 && deployment && agrees(deployment, clouds, tenancies, known))
    return column({ deployment }, text, false, known);
  if (deployments.length > 0 || clouds.length > 1 || tenancies.length > 1) return { kind: 'vague', text, clouds };
  const cloud = clouds[0] ?? context.cloud;
  const tenancy = tenancies[0] ?? (known.knowledge.matrix.tenancies.length > 0 ? context.tenancy : undefined);
  if (!cloud) return { kind: 'vague', text, clouds: [] };
  return column({ cloud, ...(tenancy && { tenancy }) }, text, clouds.length === 0, known);
}

const agrees = (id: string, clouds: readonly string[], tenancies: readonly string[], { lexicon }: Known): boolean => {
  const { cloud, tenancy } = lexicon.matrix.deployment(id);
  return clouds.every((c) => c === cloud) && tenancies.every((t) => t === tenancy);
};

function column(spot: Spot, text: string, borrowed: boolean, known: Known): Heading {
  const { deployments } = known.knowledge.matrix;
  const found = spot.deployment
    ? deployments.find((d) => d.id === spot.deployment)
    : deployments.find((d) => d.cloud === spot.cloud && d.tenancy === spot.tenancy);
  if (found) {
    return { kind: 'column', borrowed, column: { deployment: found.id, cloud: found.cloud, known: true, text } };
  }
  if (!spot.cloud || !spot.tenancy) return { kind: 'vague', text, clouds: spot.cloud ? [spot.cloud] : [] };
  const { cloud, tenancy } = spot;
  return {
    kind: 'column',
    borrowed,
    column: { deployment: `${cloud}-${tenancy}`, cloud, tenancy, known: false, text },
  };
}
