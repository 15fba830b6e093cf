/** Names that the matrix has no row for → what is said of them. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import { wordsOf } from '../knowledge/words.js';
import { platformNames, quoted } from './words.js';

/** "“lychee” is not in the matrix"; of a name that is a part of rows' names, these rows are what there is. */
export function lackingWords(names: readonly string[], matrix: MatrixIndex): string {
  const meant = names.map((name) => ({ name, rows: rowsNamedAfter(name, matrix) }));
  const none = meant.filter(({ rows }) => rows.length === 0).map(({ name }) => name);
  const some = meant.filter(({ rows }) => rows.length > 0);
  return [
    ...(none.length > 0 ? [`${quoted(none)} ${none.length > 1 ? 'are' : 'is'} not in the matrix`] : []),
    ...some.map(({ name, rows }) => `of “${name}” the matrix has only ${platformNames(rows, matrix)}`),
  ].join('; ');
}

/** Whether nothing of any of the names is in the matrix. */
export const isAllLacking = (names: readonly string[], matrix: MatrixIndex): boolean =>
  names.every((name) => rowsNamedAfter(name, matrix).length === 0);

/** Of the rows that a product may mean, those with its name in theirs. */
function rowsNamedAfter(name: string, matrix: MatrixIndex): string[] {
  const letters = wordsOf(name).join('');
  const products = matrix.knowledge.vocabulary.products.filter(
    ({ suggests, phrases }) => suggests.length > 0 && phrases.some((phrase) => wordsOf(phrase).join('') === letters),
  );
  const rows = products.flatMap(({ suggests }) => suggests.filter((id) => holds(matrix.platform(id).name, letters)));
  return matrix.sortRows(rows);
}

/** Whether some words of a name, set together, are these letters. */
function holds(name: string, letters: string): boolean {
  const words = wordsOf(name);
  return words.some((_, from) => words.some((__, to) => words.slice(from, to + 1).join('') === letters));
}
