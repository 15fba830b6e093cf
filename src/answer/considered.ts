/** An answer → the cells that it was chosen from: a change of any of them may make it another answer. */
import { cellKey, type MatrixIndex } from '../knowledge/matrix.js';
import type { Query } from '../question/query.js';
import type { Answer } from './answer.js';
import { type Cell, cellsOf, wholeBlocksOf } from './cells.js';

/** First those that it gives, then those beside them, then those that it leaves out; each once. */
export function consideredCells(
  { cells, related }: Pick<Answer, 'cells' | 'related'>,
  query: Query,
  matrix: MatrixIndex,
): readonly Cell[] {
  const blocks = query.clauses.flatMap((clause) => wholeBlocksOf(clause, query, matrix));
  const works = new Set(cells.filter(({ status }) => status === 'available').map(({ platform }) => platform));
  const given = new Set(cells.map(({ platform }) => platform));
  // Of a row that does not work here, the answer says where else it does.
  const refused = blocks
    .filter(({ kind }) => kind !== 'section' && query.comparison === 'none')
    .flatMap(({ rows }) => rows.filter((row) => given.has(row) && !works.has(row)));
  const left = [...blocks, { rows: refused, columns: matrix.deploymentIds }].flatMap((block) => cellsOf(block, matrix));
  const all = [...cells, ...related, ...left].map((cell) => [cellKey(cell), cell] as const);
  return [...new Map(all).values()];
}
