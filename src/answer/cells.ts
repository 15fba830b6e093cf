/** A query's clauses → the cells asked about, with the rows that cannot apply left out (contract, rules 1 to 6, 8, 14, 15). */
import type { MatrixIndex, Place } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import type { Clause } from '../question/clauses.js';
import type { Side } from '../question/places.js';
import type { Query, Selection } from '../question/query.js';

export type Cell = Readonly<{ platform: string; deployment: string; status: Status }>;

/** Rows meeting columns; `named`: the rows were named by themselves or as a family, so no selection filters them. */
export type Block = Readonly<{ rows: readonly string[]; columns: readonly string[]; named: boolean }>;

type KnownTarget = Exclude<Clause['targets'][number], { kind: 'unknown' }>;

export type Placed = Readonly<{ columns: readonly string[]; missing: readonly string[] }>;

/** Sides → their columns, and the pairs of cloud and tenancy that the matrix has no column for; no side means all columns. */
export function columnsOf(sides: readonly Side[], except: readonly Place[], matrix: MatrixIndex): Placed {
  const places = sides.flat();
  const columns = places.length === 0 ? matrix.deploymentIds : places.flatMap((p) => matrix.deploymentsAt(p));
  const gone = new Set(except.flatMap((p) => matrix.deploymentsAt(p)));
  const missing = places.flatMap((p) =>
    p.cloud && matrix.deploymentsAt(p).length === 0 ? pairsOf(p.cloud, p.tenancy, matrix) : [],
  );
  return { columns: matrix.sortColumns(columns.filter((id) => !gone.has(id))), missing: [...new Set(missing)] };
}

/** Of a cloud without a column, each of its tenancies is one that is missing. */
function pairsOf(cloud: string, tenancy: string | undefined, { knowledge }: MatrixIndex): string[] {
  const { tenancies } = knowledge.matrix;
  if (tenancy) return [`${cloud}-${tenancy}`];
  return tenancies.length > 0 ? tenancies.map((t) => `${cloud}-${t.id}`) : [cloud];
}

/** A clause → its blocks: each target with the clause's columns, of a group the rows that apply. */
export function blocksOf(clause: Clause, query: Query, matrix: MatrixIndex): Block[] {
  return wholeBlocksOf(clause, query, matrix).map(({ rows, columns, kind }) => {
    const keepsAll = kind === 'row' || query.selection.status === 'not-applicable';
    return { rows: keepsAll ? rows : applicable(rows, columns, matrix), columns, named: kind !== 'section' };
  });
}

/** A clause → all rows asked about, by what they were asked as, with the columns. */
export function wholeBlocksOf(
  clause: Clause,
  query: Query,
  matrix: MatrixIndex,
): (Pick<Block, 'rows' | 'columns'> & Readonly<{ kind: KnownTarget['kind'] }>)[] {
  const { columns } = columnsOf(clause.sides, query.except.places, matrix);
  if (columns.length === 0) return [];
  if (clause.crossed && clause.targets.length === 0) return [];
  const gone = goneRows(query, matrix);
  const targets =
    clause.targets.length > 0 ? clause.targets : [{ kind: 'section' as const, rows: matrix.platformIds, text: '' }];
  const known = targets.flatMap((t) => (t.kind === 'unknown' ? [] : [t]));
  return known.flatMap((target) => {
    const rows = target.rows.filter((row) => !gone.has(row));
    const asked = clause.crossed ? rows.filter((row) => livesElsewhere(row, columns, matrix)) : rows;
    return asked.length === 0 ? [] : [{ rows: asked, columns, kind: target.kind }];
  });
}

/** The rows taken away, with their children, save those named as well ("not snowflake, only its internal stage"). */
function goneRows({ except, clauses }: Query, matrix: MatrixIndex): ReadonlySet<string> {
  const named = new Set(clauses.flatMap((c) => c.targets.flatMap((t) => (t.kind === 'row' ? t.rows : []))));
  const children = except.rows.flatMap((row) => matrix.childrenOf(row).map((p) => p.id));
  return new Set([...except.rows, ...children.filter((row) => !named.has(row))]);
}

/** A row that exists on one cloud only, asked of dbt on another, is not applicable there; any other crossing has no cell. */
function livesElsewhere(row: string, columns: readonly string[], matrix: MatrixIndex): boolean {
  const only = matrix.onlyCloud([row]);
  return only !== undefined && columns.every((id) => matrix.deployment(id).cloud !== only);
}

/** Contract, rule 5: of a group, the rows that apply somewhere; all of it where none does. */
function applicable(rows: readonly string[], columns: readonly string[], matrix: MatrixIndex): readonly string[] {
  const kept = rows.filter((row) => columns.some((id) => matrix.status(row, id) !== 'not-applicable'));
  return kept.length > 0 ? kept : rows;
}

export const cellsOf = ({ rows, columns }: Pick<Block, 'rows' | 'columns'>, matrix: MatrixIndex): Cell[] =>
  rows.flatMap((platform) =>
    columns.map((deployment) => ({ platform, deployment, status: matrix.status(platform, deployment) })),
  );

/** The cells of blocks, selected where the rows were not named (contract, rule 6). */
export function selectCells(blocks: readonly Block[], selection: Selection, matrix: MatrixIndex): Cell[] {
  const open = blocks.filter((b) => !b.named);
  const asked = open.flatMap((b) => cellsOf(b, matrix));
  const wanted = open.flatMap((b) => wantedCells(b, selection, matrix));
  const kept = wanted.length > 0 ? wanted : asked;
  return [...blocks.filter((b) => b.named).flatMap((b) => cellsOf(b, matrix)), ...kept];
}

function wantedCells(block: Block, { status, quantifier }: Selection, matrix: MatrixIndex): Cell[] {
  const cells = cellsOf(block, matrix);
  const available = (row: string, id: string) => matrix.status(row, id) === 'available';
  switch (quantifier) {
    case 'everywhere':
      return cells.filter((c) => block.columns.every((id) => available(c.platform, id)));
    case 'nowhere':
      return cells.filter((c) => c.status === 'unavailable' && !block.columns.some((id) => available(c.platform, id)));
    case undefined:
      return status ? cells.filter((c) => c.status === status) : cells;
    default:
      return quantifier satisfies never;
  }
}

/** Cells sorted by row, then column, each once. */
export function inMatrixOrder(cells: readonly Cell[], matrix: MatrixIndex): Cell[] {
  if (cells.length < 2) return [...cells];
  const placed = cells.map((cell) => ({ cell, at: matrix.placeOf(cell.platform, cell.deployment) }));
  placed.sort((a, b) => a.at - b.at);
  return placed.filter(({ at }, i) => at !== placed[i - 1]?.at).map(({ cell }) => cell);
}
