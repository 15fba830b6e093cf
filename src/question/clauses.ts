/** Targets and deployment words in order → clauses, each platform with its own deployments (contract, rules 2, 8 and 14). */
import type { Place } from '../knowledge/matrix.js';
import type { Element, PlaceElement, Target } from './elements.js';
import { readSides, type Side, uniquePlaces } from './places.js';

/**
 * What one clause asks: these targets on these sides of deployments; no side means none was said.
 * `crossed`: the platform is on another cloud than dbt, whose deployments the sides then are.
 */
export type Clause = Readonly<{ targets: readonly Target[]; sides: readonly Side[]; crossed: boolean }>;

type Draft = { before: PlaceElement[]; targets: Target[]; after: PlaceElement[] };

/** Elements in order, and where dbt was said to be → clauses in order. */
export function readClauses(elements: readonly Element[], dbt: readonly Side[]): Clause[] {
  const drafts = splitPrefixed(draftClauses(elements)).map(ownBefore);
  if (drafts.length === 0 && dbt.length > 0) return [{ targets: [], sides: dbt, crossed: false }];
  const clauses: Clause[] = [];
  let last: PlaceElement[] = [];
  for (const draft of drafts) {
    const own = [...draft.before, ...draft.after];
    const places = own.length > 0 || clauses.length === 0 ? own : last;
    last = places;
    clauses.push(...placeClause(draft.targets, places, dbt));
  }
  return clauses;
}

function draftClauses(elements: readonly Element[]): Draft[] {
  const placesFirst = leadsWithPlaces(elements);
  const drafts: Draft[] = [];
  let current: Draft = { before: [], targets: [], after: [] };
  const begin = (draft: Draft) => {
    if (current.before.length + current.targets.length + current.after.length > 0) drafts.push(current);
    current = draft;
  };
  for (const element of elements) {
    if (element.type === 'place') {
      const leads = current.targets.length > 0 && (placesFirst || element.prefix);
      if (leads) begin({ before: [element], targets: [], after: [] });
      else (current.targets.length === 0 ? current.before : current.after).push(element);
    } else if (current.after.length > 0) begin({ before: [], targets: [element.target], after: [] });
    else current.targets.push(element.target);
  }
  begin({ before: [], targets: [], after: [] });
  return drafts;
}

/** "on azure st snowflake, on gcp bigquery": deployments come first and each has its platforms behind it. */
function leadsWithPlaces(elements: readonly Element[]): boolean {
  const runs = elements.filter((e, i) => e.type !== elements[i - 1]?.type).map((e) => e.type);
  return runs.length >= 4 && runs[0] === 'place' && runs.at(-1) === 'target';
}

/** "azure databricks and snowflake on aws": the word before a name is that name's alone where another place follows. */
function splitPrefixed(drafts: readonly Draft[]): Draft[] {
  return drafts.flatMap((draft) => {
    const [first, ...rest] = draft.targets;
    const ownCloud = draft.before.some((p) => p.prefix) && draft.after.some((p) => p.word.clouds);
    if (!ownCloud || !first || rest.length === 0) return [draft];
    return [
      { before: draft.before, targets: [first], after: [] },
      { before: [], targets: rest, after: draft.after },
    ];
  });
}

/** "can our aws st reach databricks on azure": a cloud before the platform is dbt's where another one follows the platform. */
function ownBefore(draft: Draft): Draft {
  const { before, targets, after } = draft;
  const [next] = after;
  const meets = before.some((p) => p.word.clouds) && after.some((p) => p.word.clouds && p.owner === 'platform');
  if (targets.length === 0 || !meets || next?.word.joined || before.some((p) => p.prefix)) return draft;
  return { ...draft, before: before.map((p) => (p.owner === 'open' ? { ...p, owner: 'from' } : p)) };
}

/** A draft's targets with their deployments; a target whose name says a cloud becomes a clause of its own. */
function placeClause(targets: readonly Target[], places: readonly PlaceElement[], dbt: readonly Side[]): Clause[] {
  const from = readSides(places.filter((p) => p.owner === 'from').map((p) => p.word));
  const rest = readSides(places.filter((p) => p.owner === 'platform' || p.owner === 'open').map((p) => p.word));
  const own = from.length > 0 ? combineDbt(from, dbt) : dbt;
  const plain = targets.filter((t) => t.kind === 'unknown' || !t.cloud);
  const placed = targets.filter((t) => t.kind !== 'unknown' && t.cloud);
  const clauses: Clause[] = [];
  if (plain.length > 0 || placed.length === 0) clauses.push({ targets: plain, ...combine(own, rest) });
  for (const target of placed) clauses.push({ targets: [target], ...combineNamed(target, own, rest) });
  return clauses;
}

function combineNamed(target: Target, dbt: readonly Side[], rest: readonly Side[]) {
  const cloud = target.kind === 'unknown' ? undefined : target.cloud;
  const home: Side[] = [[cloud ? { cloud } : {}]];
  const deployment = combine(dbt, rest);
  if (deployment.crossed) return deployment;
  return deployment.sides.length === 0 ? { sides: home, crossed: false } : combine(deployment.sides, home);
}

const cloudsOf = (sides: readonly Side[]): Set<string> =>
  new Set(sides.flat().flatMap((place) => (place.cloud ? [place.cloud] : [])));

/**
 * Where dbt is and where the platform is → the deployments asked about.
 * Two clouds that never meet are crossed; a tenancy is dbt's, whoever it was said of.
 */
export function combine(dbt: readonly Side[], platform: readonly Side[]): Pick<Clause, 'sides' | 'crossed'> {
  if (dbt.length === 0) return { sides: platform, crossed: false };
  if (platform.length === 0) return { sides: dbt, crossed: false };
  const dbtClouds = cloudsOf(dbt);
  const platformClouds = cloudsOf(platform);
  if (dbtClouds.size === 0) return { sides: refine(platform, dbt), crossed: false };
  if (platformClouds.size === 0) return { sides: refine(dbt, platform), crossed: false };
  const met = dbt
    .map((side) => side.filter((p) => !p.cloud || platformClouds.has(p.cloud)))
    .filter((side) => side.length > 0);
  if (met.length === 0) return { sides: dbt, crossed: true };
  const said = platform.map((side) => side.filter((p) => p.tenancy)).filter((side) => side.length > 0);
  return { sides: refine(met, said), crossed: false };
}

const combineDbt = (from: readonly Side[], dbt: readonly Side[]): readonly Side[] =>
  cloudsOf(from).size === 0 && cloudsOf(dbt).size > 0
    ? refine(dbt, from)
    : cloudsOf(from).size > 0 && cloudsOf(dbt).size === 0
      ? refine(from, dbt)
      : from;

/** Places without a tenancy get those of `by`. */
function refine(sides: readonly Side[], by: readonly Side[]): Side[] {
  const tenancies = [...new Set(by.flat().flatMap((p) => (p.tenancy ? [p.tenancy] : [])))];
  if (tenancies.length === 0) return [...sides];
  return sides.map((side) =>
    uniquePlaces(side.flatMap((p): Place[] => (p.tenancy ? [p] : tenancies.map((tenancy) => ({ ...p, tenancy }))))),
  );
}
