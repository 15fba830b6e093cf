/** Answer → the questions that narrow, widen or correct the one answered, each complete in itself. */
import type { Answer } from '../answer/answer.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Aspect } from '../knowledge/schema.js';
import type { Target } from '../question/elements.js';
import type { Query, Selection } from '../question/query.js';
import { idsOf, list } from './words.js';

/** What a button says, and what it asks. */
export type Refinement = Readonly<{ label: string; question: string }>;

/** What a query is about, as a question would name it; `rows` are named by themselves. */
type Subject = Readonly<{ name: string; kind: 'rows' | 'group' | 'all'; rows: readonly string[] }>;
type Spot = Readonly<{ label: string; name: string | undefined; columns: readonly string[] }>;

/** More rows than this are no choice to put beside an answer. */
const MOST_ROWS = 6;

/** An answer and its query → what to offer beside it, the likeliest first; none where nothing sensible is left to ask. */
export function refinementsOf(answer: Answer, query: Query, matrix: MatrixIndex): readonly Refinement[] {
  if (query.tooLong || answer.intent === 'help') return [];
  const corrections = answer.suggestions.map((id) => rowRefinement(id, answer.deployments, query, matrix));
  if (query.policies.length > 0) return corrections;
  const subject = subjectOf(query, matrix);
  if (!subject) return [...corrections, ...rowsAlone(answer, matrix)];
  const spots = spotsFor(answer, matrix).filter((spot) => appliesSomewhere(subject, spot, matrix));
  const moved = spots.flatMap(({ label, name }) => {
    const question = sayQuestion(subject, name, query);
    return question ? [{ label, question }] : [];
  });
  return [...corrections, ...moved, ...membersOf(subject, answer, query, matrix)];
}

/** A query → a question that asks the same with nothing before it, where one can be said. */
export function restate(answer: Answer, query: Query, matrix: MatrixIndex): string | undefined {
  const subject = query.policies.length > 0 ? undefined : subjectOf(query, matrix);
  return subject && sayQuestion(subject, placeName(answer.deployments, matrix), query);
}

/** An answer → the question how its platforms are set up where it is about; none where it can't be said. */
export function setupQuestion(answer: Answer, query: Query, matrix: MatrixIndex): string | undefined {
  const subject = subjectOf(query, matrix);
  const asked = { ...query, guide: true, aspects: [], selection: {} };
  return subject && subject.kind !== 'all'
    ? sayQuestion(subject, placeName(answer.deployments, matrix), asked)
    : undefined;
}

/** How a question begins that asks of a guide. */
const GUIDE_ASKS: Readonly<Record<Aspect, string>> = {
  sending: 'what do we send support for',
  approval: 'who approves',
  duration: 'how long does it take for',
  interruption: 'does it need a restart for',
  caveat: 'caveats for',
};
const guideAsk = ({ aspects: [aspect] }: Query): string => (aspect ? GUIDE_ASKS[aspect] : 'how do I set up');

function subjectOf({ clauses, except, comparison }: Query, matrix: MatrixIndex): Subject | undefined {
  const [clause, ...others] = clauses;
  if (!clause || others.length > 0 || comparison !== 'none') return undefined;
  if (except.rows.length + except.places.length > 0) return undefined;
  if (clause.targets.length === 0) return { name: 'everything', kind: 'all', rows: [] };
  const names = clause.targets.flatMap((target) => nameOf(target, matrix) ?? []);
  if (names.length < clause.targets.length || names.length > MOST_ROWS) return undefined;
  const named = clause.targets.every((t) => t.kind === 'row');
  return { name: list(names), kind: named ? 'rows' : 'group', rows: clause.targets.flatMap(rowsIn) };
}

const rowsIn = (target: Target): readonly string[] => (target.kind === 'unknown' ? [] : target.rows);

function nameOf(target: Target, { knowledge, platform }: MatrixIndex): string | undefined {
  if (target.kind === 'unknown') return undefined;
  if (target.kind === 'row') return list(target.rows.map((id) => platform(id).name));
  const same = (rows: readonly string[]) => String(rows) === String(target.rows);
  const { families, groups } = knowledge.vocabulary;
  const { platforms } = knowledge.matrix;
  const group = groups.find((g) => same(platforms.filter((p) => g.sections.includes(p.section)).map((p) => p.id)));
  return families.find((f) => same(f.platforms))?.name ?? group?.name;
}

/** How a list question asks for the cells of one status (contract, rule 6). */
const LISTED: Readonly<Record<NonNullable<Selection['status']>, { all: string; of: (name: string) => string }>> = {
  available: { all: 'what works', of: (name) => `which ${name} work` },
  unavailable: { all: 'what is not supported', of: (name) => `which ${name} are not supported` },
  'not-applicable': { all: 'what does not apply', of: (name) => `which ${name} do not apply` },
};

function sayQuestion({ name, kind }: Subject, place: string | undefined, query: Query): string | undefined {
  const { status, quantifier } = query.selection;
  if (quantifier) return undefined;
  const where = place ? ` on ${place}` : '';
  if (query.guide) return kind === 'all' ? undefined : `${guideAsk(query)} ${name}${where}`;
  if (status && kind === 'all') return place ? `${LISTED[status].all}${where}` : undefined;
  if (status && kind === 'group') return place ? `${LISTED[status].of(name)}${where}` : undefined;
  return kind === 'all' && !place ? 'show everything' : `${name}${where}`;
}

/** The columns of a cloud, of a tenancy there, or of all → what a question calls them. */
function placeName(columns: readonly string[], matrix: MatrixIndex): string | undefined {
  if (columns.length === 0 || columns.length === matrix.deploymentIds.length) return undefined;
  const cloud = matrix.knowledge.matrix.clouds.find(
    (c) => String(matrix.deploymentsAt({ cloud: c.id })) === String(columns),
  );
  return cloud?.name ?? list(columns.map((id) => matrix.deployment(id).name));
}

/** Other places than those answered: the tenancies of the same cloud, the other clouds, all of them. */
function spotsFor({ deployments, missing }: Answer, matrix: MatrixIndex): Spot[] {
  const { clouds } = matrix.knowledge.matrix;
  const all: Spot = { label: 'All deployments', name: undefined, columns: matrix.deploymentIds };
  const asked = new Set(deployments);
  const lacking = clouds.filter((c) => missing.some((id) => id === c.id || id.startsWith(`${c.id}-`))).map((c) => c.id);
  const here = new Set([...deployments.map((id) => matrix.deployment(id).cloud), ...lacking]);
  if (asked.size === matrix.deploymentIds.length)
    return clouds.length > 1 ? clouds.map((c) => cloudSpot(c, matrix)) : [];
  const inside = here.size === 1 ? matrix.deploymentsAt({ cloud: [...here][0] as string }) : [];
  const wider = inside.length === asked.size ? inside : inside.filter((id) => !asked.has(id));
  const tenancies = wider.length === 1 && asked.has(wider[0] as string) ? [] : wider;
  return [
    ...tenancies.map((id) => columnSpot(id, matrix)),
    ...clouds.filter((c) => !here.has(c.id)).map((c) => cloudSpot(c, matrix)),
    all,
  ];
}

const cloudSpot = ({ id, name }: { id: string; name: string }, matrix: MatrixIndex): Spot => ({
  label: `On ${name}`,
  name,
  columns: matrix.deploymentsAt({ cloud: id }),
});

function columnSpot(id: string, matrix: MatrixIndex): Spot {
  const { short, name } = matrix.deployment(id);
  return { label: `On ${short}`, name, columns: [id] };
}

function appliesSomewhere({ rows }: Subject, { columns }: Spot, matrix: MatrixIndex): boolean {
  if (rows.length === 0) return columns.length > 0;
  return rows.some((row) => columns.some((column) => matrix.status(row, column) !== 'not-applicable'));
}

/** One row of a family or a small section that was asked about. */
function membersOf({ kind, rows }: Subject, answer: Answer, query: Query, matrix: MatrixIndex): Refinement[] {
  const shown = idsOf(answer.cells, 'platform');
  if (kind !== 'group' || shown.length < 2 || rows.length > MOST_ROWS) return [];
  return shown.map((id) => rowRefinement(id, answer.deployments, query, matrix));
}

function rowRefinement(id: string, columns: readonly string[], query: Query, matrix: MatrixIndex): Refinement {
  const { name } = matrix.platform(id);
  const place = placeName(columns, matrix);
  return { label: name, question: `${query.guide ? `${guideAsk(query)} ` : ''}${name}${place ? ` on ${place}` : ''}` };
}

/** Where an answer has several clauses or compares: each of a few rows on every deployment. */
function rowsAlone({ cells, unknown }: Answer, matrix: MatrixIndex): Refinement[] {
  const rows = idsOf(cells, 'platform');
  if (rows.length === 0 && unknown.length > 0) return [{ label: 'What is in the matrix', question: 'show everything' }];
  if (rows.length > MOST_ROWS) return [];
  return rows.map((id) => ({ label: matrix.platform(id).name, question: matrix.platform(id).name }));
}
