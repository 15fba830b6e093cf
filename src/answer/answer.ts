/** Query → answer: the contract's object, save for its text, which presentation words. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Intent, Query } from '../question/query.js';
import { type Block, blocksOf, type Cell, cellsOf, columnsOf, inMatrixOrder, selectCells } from './cells.js';
import { differingCells } from './differences.js';
import { type GuideLink, guidesFor, withoutGuide } from './guides.js';
import { type CaveatLine, caveatsOf, formOf, picksFor, type RequestForm, type StepLine, stepsOf } from './requests.js';

export type Answer = Readonly<{
  question: string;
  intent: Intent;
  platforms: readonly string[];
  deployments: readonly string[];
  cells: readonly Cell[];
  related: readonly Cell[];
  notes: readonly Readonly<{ platform: string; text: string }>[];
  guides: readonly GuideLink[];
  /** Who does what, what dbt Support is sent and what to mind, where guides were asked about. */
  steps: readonly StepLine[];
  request: readonly RequestForm[];
  caveats: readonly CaveatLine[];
  policies: readonly string[];
  unknown: readonly string[];
  missing: readonly string[];
  suggestions: readonly string[];
  source: Readonly<{ url: string; fetchedAt: string }>;
}>;

/** A question's query → what the matrix says to it. Every list of ids is in matrix order. */
export function answerQuery(question: string, query: Query, matrix: MatrixIndex): Answer {
  const blocks = query.clauses.map((c) => blocksOf(c, query, matrix));
  const cells = inMatrixOrder(askedCells(query, blocks, matrix), matrix);
  const named = new Set(blocks.flat().flatMap((b) => (b.named ? b.rows : [])));
  const platforms = platformsOf(query, cells, matrix);
  const placed = query.clauses.map((c) => columnsOf(c.sides, query.except.places, matrix));
  const namedCells = cells.filter((c) => named.has(c.platform));
  const picks = query.guide ? picksFor(cells, matrix) : [];
  return {
    question,
    intent: query.intent,
    platforms,
    deployments: query.clauses.length > 0 ? matrix.sortColumns(placed.flatMap((p) => p.columns)) : [],
    cells,
    related: relatedCells(cells, named, query, matrix),
    notes: platforms.flatMap((id) => {
      const { note } = matrix.platform(id);
      return note && cells.some((c) => c.platform === id) ? [{ platform: id, text: note }] : [];
    }),
    guides: guidesFor(query.guide ? cells : namedCells, matrix),
    steps: picks.flatMap(stepsOf),
    request: picks.map((pick) => formOf(pick, matrix)),
    caveats: caveatsOf(picks, matrix),
    policies: policiesOf(query, namedCells, matrix),
    unknown: unknownNames(query),
    missing: [...new Set(placed.flatMap((p) => p.missing))],
    suggestions: matrix.sortRows(query.suggestions),
    source: matrix.knowledge.matrix.source,
  };
}

function askedCells(query: Query, blocks: readonly (readonly Block[])[], matrix: MatrixIndex): Cell[] {
  const all = blocks.flat();
  if (query.comparison === 'none') return selectCells(all, query.selection, matrix);
  const differing = query.comparison === 'compare' ? [] : differencesIn(query, matrix);
  return differing.length > 0 ? differing : selectCells(all, {}, matrix);
}

/** The cells of what differs, is lost or is gained in a query; none where nothing does (contract, rule 7). */
export function differencesIn(query: Query, matrix: MatrixIndex): Cell[] {
  const blocks = query.clauses.flatMap((c) => blocksOf(c, query, matrix));
  const sides = sidesOf(query, matrix);
  if (isAlone(sides)) return [];
  return differingCells(blocks, uniqueSides(sides), query.comparison, matrix);
}

/** The columns of each side that a query names; none where the matrix has none. */
export const sidesOf = ({ clauses, except }: Query, matrix: MatrixIndex): readonly (readonly string[])[] =>
  clauses.flatMap((c) => c.sides.map((side) => columnsOf([side], except.places, matrix).columns));

/** Whether of the sides compared one alone has a column, and so nothing to differ from. */
export const isAlone = (sides: readonly (readonly string[])[]): boolean =>
  sides.length > 1 && sides.filter((side) => side.length > 0).length < 2;

function uniqueSides(sides: readonly (readonly string[])[]): readonly string[][] {
  return [...new Map(sides.map((side) => [side.join(' '), [...side]])).values()].filter((side) => side.length > 0);
}

function platformsOf(query: Query, cells: readonly Cell[], matrix: MatrixIndex): string[] {
  const named = query.clauses.flatMap((c) => c.targets.flatMap((t) => (t.kind === 'row' ? t.rows : [])));
  return matrix.sortRows([...named, ...cells.map((c) => c.platform)]);
}

/** The children of a row asked about, and, where the verdict is no, where else the row works. */
function relatedCells(cells: readonly Cell[], named: ReadonlySet<string>, query: Query, matrix: MatrixIndex): Cell[] {
  if (query.comparison !== 'none') return [];
  const asked = new Set(cells.map((c) => c.platform));
  const rows = [...asked].filter((row) => named.has(row));
  const related = rows.flatMap((row) => {
    const own = cells.filter((c) => c.platform === row);
    const children = matrix.childrenOf(row).filter((child) => !asked.has(child.id));
    const beside = cellsOf({ rows: children.map((child) => child.id), columns: own.map((c) => c.deployment) }, matrix);
    if (own.some((c) => c.status === 'available')) return beside;
    const elsewhere = cellsOf({ rows: [row], columns: matrix.deploymentIds }, matrix).filter(
      (c) => c.status === 'available',
    );
    return [...beside, ...elsewhere];
  });
  return inMatrixOrder(related, matrix);
}

function policiesOf(query: Query, namedCells: readonly Cell[], matrix: MatrixIndex): string[] {
  const crossed = query.clauses.some((c) => c.crossed) || crossesClouds(namedCells, matrix);
  const offersGuides = query.guide || query.intent === 'availability';
  const unguided = offersGuides && withoutGuide(namedCells, matrix).length > 0;
  const stated = new Set([
    ...query.policies,
    ...(crossed ? matrix.policiesFor('crossed') : []),
    ...(unguided ? matrix.policiesFor('without-guide') : []),
  ]);
  return matrix.knowledge.policies.map((p) => p.id).filter((id) => stated.has(id));
}

/** Contract, rule 8: a platform of one cloud, asked of dbt on another only. */
function crossesClouds(namedCells: readonly Cell[], matrix: MatrixIndex): boolean {
  const rows = [...new Set(namedCells.map((c) => c.platform))];
  return rows.some((row) => {
    const only = matrix.onlyCloud([row]);
    return (
      only !== undefined &&
      namedCells.every((c) => c.platform !== row || matrix.deployment(c.deployment).cloud !== only)
    );
  });
}

const unknownNames = (query: Query): string[] => [
  ...new Set(query.clauses.flatMap((c) => c.targets.flatMap((t) => (t.kind === 'unknown' ? [t.text] : [])))),
];
