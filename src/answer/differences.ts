/** What differs between deployments or between platforms (contract, rule 7). */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Comparison } from '../question/query.js';
import type { Block, Cell } from './cells.js';
import { cellsOf } from './cells.js';

type Pair = readonly [from: string, to: string];

/** Blocks and the columns of each side → the cells of the rows that differ in the direction asked; none where nothing does. */
export function differingCells(
  blocks: readonly Block[],
  sides: readonly (readonly string[])[],
  comparison: Comparison,
  matrix: MatrixIndex,
): Cell[] {
  const pairs = pairColumns(sides, matrix);
  const all = blocks.flatMap((b) => cellsOf(b, matrix));
  const differing =
    pairs.length > 0
      ? all.filter((c) => rowDiffers(c.platform, pairs, comparison, matrix))
      : columnsThatDiffer(blocks, matrix);
  return differing;
}

/** Columns of two sides that are judged together: alone on both, else of equal tenancy, else of equal cloud. */
function pairColumns(sides: readonly (readonly string[])[], matrix: MatrixIndex): Pair[] {
  return sides.flatMap((from, i) => sides.slice(i + 1).flatMap((to) => pairSides(from, to, matrix)));
}

function pairSides(from: readonly string[], to: readonly string[], matrix: MatrixIndex): Pair[] {
  if (from.length === 1 && to.length === 1) return [[from[0] as string, to[0] as string]];
  const pairedBy = (key: 'tenancy' | 'cloud') =>
    from.flatMap((a) =>
      to.filter((b) => a !== b && matrix.deployment(a)[key] === matrix.deployment(b)[key]).map((b): Pair => [a, b]),
    );
  const clouds = (side: readonly string[]) => new Set(side.map((id) => matrix.deployment(id).cloud));
  const sameClouds = [...clouds(from)].some((cloud) => clouds(to).has(cloud));
  return pairedBy(sameClouds ? 'cloud' : 'tenancy');
}

function rowDiffers(row: string, pairs: readonly Pair[], comparison: Comparison, matrix: MatrixIndex): boolean {
  return pairs.some(([from, to]) => {
    const [before, after] = [matrix.status(row, from), matrix.status(row, to)];
    if (before === after) return false;
    if (comparison === 'lose') return before === 'available';
    if (comparison === 'gain') return after === 'available';
    return true;
  });
}

/** Platforms compared over one list of deployments: those deployments where their statuses are not all one. */
function columnsThatDiffer(blocks: readonly Block[], matrix: MatrixIndex): Cell[] {
  const rows = blocks.flatMap((b) => b.rows);
  const columns = matrix.sortColumns(blocks.flatMap((b) => b.columns));
  const differing = columns.filter((id) => new Set(rows.map((row) => matrix.status(row, id))).size > 1);
  return blocks.flatMap((b) =>
    cellsOf({ rows: b.rows, columns: b.columns.filter((id) => differing.includes(id)) }, matrix),
  );
}
