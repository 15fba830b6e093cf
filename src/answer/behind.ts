/** The cells behind an answer that shows some of them: those of all rows and columns that were asked about. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Query } from '../question/query.js';
import { blocksOf, type Cell, cellsOf, inMatrixOrder, wholeBlocksOf } from './cells.js';

/** Whether an answer leaves out cells for what they say today, as that to "what works on …" or "what differs" does. */
export const isFiltered = ({ selection, comparison }: Query): boolean =>
  selection.status !== undefined ||
  selection.quantifier !== undefined ||
  (comparison !== 'none' && comparison !== 'compare');

/** A query → its cells whatever they say; of a section or of everything also the rows that are not applicable. */
export function cellsBehind(query: Query, matrix: MatrixIndex): Cell[] {
  const blocks = query.clauses.flatMap((clause) => [
    ...blocksOf(clause, query, matrix).filter(({ named }) => named),
    ...wholeBlocksOf(clause, query, matrix).filter(({ kind }) => kind === 'section'),
  ]);
  return inMatrixOrder(
    blocks.flatMap((block) => cellsOf(block, matrix)),
    matrix,
  );
}
