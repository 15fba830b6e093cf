/** The setup guides of available cells; another cloud's guide is never lent. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Cell } from './cells.js';

export type GuideLink = Readonly<{ id: string; title: string; url: string; cloud: string }>;

const guideOf = (cell: Cell, matrix: MatrixIndex) =>
  matrix.guidesOf(cell.platform).find((g) => g.cloud === matrix.deployment(cell.deployment).cloud);

/** Cells → the guides of those available, each once, in the order of the guides file. */
export function guidesFor(cells: readonly Cell[], matrix: MatrixIndex): GuideLink[] {
  const found = new Set(cells.flatMap((c) => (c.status === 'available' ? [guideOf(c, matrix)?.id] : [])));
  return matrix.knowledge.guides
    .filter((g) => found.has(g.id))
    .map(({ id, title, url, cloud }) => ({ id, title, url, cloud }));
}

/** The available cells that the source links no guide for. */
export const withoutGuide = (cells: readonly Cell[], matrix: MatrixIndex): Cell[] =>
  cells.filter((c) => c.status === 'available' && !guideOf(c, matrix));
