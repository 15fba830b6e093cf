/** What was asked and the query before it → the whole query: what was left unsaid is carried over (contract, rule 12). */
import type { MatrixIndex, Place } from '../knowledge/matrix.js';
import type { Clause } from './clauses.js';
import type { Target } from './elements.js';
import { placesOf, readSides, type Side } from './places.js';
import { narrow } from './qualifiers.js';
import type { Comparison, Intent, Query, Selection } from './query.js';
import { unique } from './said.js';
import type { Asked } from './understand.js';

/** `previous` is the query that the conversation remembers, if it has one. */
export function followUp(asked: Asked, matrix: MatrixIndex, previous?: Query): Query {
  const policies = policiesOf(asked, matrix);
  const inherits =
    previous !== undefined &&
    previous.clauses.length > 0 &&
    !isComplete(asked) &&
    (policies.asked.length === 0 || asked.manner.aspects.length > 0);
  const clauses = inherits ? inheritClauses(asked, previous, matrix) : ownClauses(asked);
  const selection = inherits ? inheritSelection(asked, previous) : asked.manner.selection;
  const comparison = inherits ? inheritComparison(asked, previous) : asked.manner.comparison;
  const except = exceptOf(asked, inherits ? previous : undefined);
  const suggestions = hasKnownTargets(clauses) ? [] : asked.suggestions;
  const { guide, aspects } = inherits && asksOn(asked, previous) ? previous : asked.manner;
  const general = clauses.length === 0 && asksInGeneral(asked) ? matrix.policiesFor('request-asked') : [];
  const query = {
    clauses,
    comparison,
    selection,
    except,
    policies: [...new Set([...policies.all, ...general, ...asked.told])],
    told: asked.told.length > 0,
    guide,
    aspects,
    regions: inherits ? unique([...asked.regions, ...previous.regions]) : asked.regions,
    suggestions,
    tooLong: false,
  };
  return { intent: intentOf(query, policies.asked.length + general.length > 0), ...query };
}

/** "who approves it?", "and on gcp?": the same is asked of another place. A whole guide is not shown again so. */
const asksOn = ({ manner, policies }: Asked, previous: Query): boolean =>
  previous.aspects.length > 0 && manner.elliptic && policies.length === 0;

/** "who approves the endpoint?", of no platform; the other aspects are heard so only where connections are spoken of. */
const asksInGeneral = ({ manner: { aspects, topic } }: Asked): boolean =>
  aspects.some((aspect) => topic || aspect === 'duration' || aspect === 'approval');

const isPlaced = (asked: Asked): boolean => asked.clauses.some((c) => c.sides.length > 0);
const hasTargets = (clauses: readonly Clause[]): boolean => clauses.some((c) => c.targets.length > 0);
const hasKnownTargets = (clauses: readonly Clause[]): boolean =>
  clauses.some((c) => c.targets.some((t) => t.kind !== 'unknown'));
const named = (asked: Asked): boolean => asked.clauses.some((c) => c.targets.some((t) => t.kind !== 'section'));

/** Contract, rule 12: complete is a platform or section with a deployment, or a platform without "and", "what about", … */
function isComplete(asked: Asked): boolean {
  const { manner } = asked;
  if (hasTargets(asked.clauses) && isPlaced(asked)) return true;
  if (named(asked) && !manner.continues) return true;
  const everywhere = manner.selection.quantifier !== undefined;
  return (
    (isPlaced(asked) || everywhere) &&
    manner.broad &&
    !manner.continues &&
    !manner.refers &&
    asked.stream.loose.length === 0
  );
}

/** A policy question has cells only where a platform is named with it (contract, rule 10). */
function ownClauses(asked: Asked): readonly Clause[] {
  const wordless = !isPlaced(asked) && !hasTargets(asked.clauses);
  const { broad, selection } = asked.manner;
  if (asked.suggestions.length > 0 && !hasTargets(asked.clauses)) return [];
  if (asked.policies.length > 0) return asked.clauses.filter((c) => c.targets.some((t) => t.kind !== 'section'));
  if (comparesTenancies(asked) || asksForRegion(asked)) return [];
  if (wordless && !broad && !selection.quantifier) return [];
  if (wordless && asked.manner.guide) return [];
  return asked.clauses.length > 0 ? asked.clauses : [{ targets: [], sides: [], crossed: false }];
}

/** "MT or ST, what is the difference?", with no cloud and no platform (contract, rule 7). */
function comparesTenancies({ manner, clauses }: Asked): boolean {
  const places = placesOf(clauses.flatMap((c) => c.sides));
  return (
    manner.comparison === 'difference' && !hasTargets(clauses) && places.length > 1 && places.every((p) => !p.cloud)
  );
}

/** "is ap-southeast-2 supported?" asks where it is offered, not what the matrix has there. */
const asksForRegion = ({ regionNamed, clauses, manner }: Asked): boolean =>
  regionNamed && !hasTargets(clauses) && !manner.broad && !manner.continues && manner.comparison === 'none';

function policiesOf(asked: Asked, matrix: MatrixIndex): { asked: readonly string[]; all: readonly string[] } {
  const compared = comparesTenancies(asked) ? matrix.policiesFor('tenancies-compared') : [];
  const own = [...new Set([...asked.policies, ...compared])];
  const all = asked.regionNamed ? [...new Set([...own, ...matrix.policiesFor('region-named')])] : own;
  return { asked: asksForRegion(asked) ? all : own, all };
}

function inheritClauses(asked: Asked, previous: Query, matrix: MatrixIndex): readonly Clause[] {
  const before = previous.clauses;
  const lastSides = before.at(-1)?.sides ?? [];
  if (hasTargets(asked.clauses)) {
    return asked.clauses.map((c) => (c.sides.length > 0 ? c : { ...c, sides: lastSides }));
  }
  const narrowed = narrowBefore(before, asked, matrix);
  const sides = asked.clauses.flatMap((c) => c.sides);
  if (sides.length === 0 && asked.manner.broad && !asked.manner.refers && !asked.manner.continues) {
    return [{ targets: [], sides: lastSides, crossed: false }]; // "so what works there?"
  }
  if (sides.length === 0) return narrowed;
  if (placesOf(sides).some((p) => p.cloud)) {
    const targets = narrowed.flatMap((c) => c.targets);
    return [{ targets, sides, crossed: asked.clauses.some((c) => c.crossed) }];
  }
  return narrowed.map((c) => ({ ...c, sides: retenant(c.sides, sides) }));
}

/** "and serverless?": a qualifier alone narrows, or moves, what was asked before. */
function narrowBefore(clauses: readonly Clause[], { stream }: Asked, matrix: MatrixIndex): readonly Clause[] {
  if (stream.loose.length === 0) return clauses;
  return clauses.map((c) => ({
    ...c,
    targets: c.targets.map((t) =>
      stream.loose.reduce<Target>((target, q) => narrow(target, q, matrix)?.target ?? target, t),
    ),
  }));
}

/** A tenancy named alone replaces only the tenancy. */
function retenant(sides: readonly Side[], tenancies: readonly Side[]): readonly Side[] {
  const clouds = [...new Set(placesOf(sides).flatMap((p) => (p.cloud ? [p.cloud] : [])))];
  if (clouds.length === 0) return tenancies;
  return tenancies.map((side) => side.flatMap((p): Place[] => clouds.map((cloud) => ({ ...p, cloud }))));
}

function inheritSelection({ manner }: Asked, previous: Query): Selection {
  const said = manner.selection.status || manner.selection.quantifier;
  return said ? manner.selection : previous.selection;
}

function inheritComparison({ manner, clauses }: Asked, previous: Query): Comparison {
  if (manner.comparison !== 'none') return manner.comparison;
  return clauses.some((c) => c.sides.length > 0) ? 'none' : previous.comparison;
}

function exceptOf({ stream, clauses }: Asked, previous: Query | undefined): Query['except'] {
  const rows = stream.except.rows;
  const places = placesOf(readSides(stream.except.words));
  if (!previous || rows.length > 0 || places.length > 0) return { rows, places };
  const asked = new Set(clauses.flatMap((c) => c.targets.flatMap((t) => (t.kind === 'unknown' ? [] : t.rows))));
  return { rows: previous.except.rows.filter((row) => !asked.has(row)), places: previous.except.places };
}

function intentOf(query: Omit<Query, 'intent'>, asksPolicy: boolean): Intent {
  const targets = query.clauses.flatMap((c) => c.targets);
  const asksOfGuide = query.aspects.length > 0 && targets.length > 0 && ['none', 'compare'].includes(query.comparison);
  if (asksOfGuide) return 'guide';
  if (asksPolicy) return 'policy';
  if (query.clauses.length === 0) return query.suggestions.length > 0 ? 'clarify' : 'unknown';
  if (query.comparison !== 'none') return 'compare';
  if (query.guide) return 'guide';
  return targets.length > 0 && targets.every((t) => t.kind !== 'section') ? 'availability' : 'list';
}
