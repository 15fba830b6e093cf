/** The setup guides of available cells; another cloud's guide is never lent. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Guide } from '../knowledge/schema.js';
import type { Cell } from './cells.js';

export type GuideLink = Readonly<{ id: string; title: string; url: string; cloud: string }>;

/** The guide that serves a cell's row on its cloud, if there is one. */
export const guideOf = (cell: Cell, matrix: MatrixIndex): Guide | undefined =>
  matrix.guidesOf(cell.platform).find((g) => g.cloud === matrix.deployment(cell.deployment).cloud);

/** Cells → the guides of those available, each once, in the order of the guides file. */
export function guidesFor(cells: readonly Cell[], matrix: MatrixIndex): GuideLink[] {
  const served = cells.filter((c) => c.status === 'available');
  const found = new Set(served.flatMap((c) => guideOf(c, matrix) ?? []));
  return inFileOrder(found, matrix.knowledge.guides).map(({ id, title, url, cloud }) => ({ id, title, url, cloud }));
}

/** One needs no order, so that a question about one row does not read a long file through. */
const inFileOrder = (found: ReadonlySet<Guide>, guides: readonly Guide[]): Guide[] =>
  found.size < 2 ? [...found] : guides.filter((guide) => found.has(guide));

/** The available cells that the source links no guide for. */
export const withoutGuide = (cells: readonly Cell[], matrix: MatrixIndex): Cell[] =>
  cells.filter((c) => c.status === 'available' && !guideOf(c, matrix));
