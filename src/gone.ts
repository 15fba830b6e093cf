/** Watched cells whose row or column left the matrix: their names, and which of them are meant. */
import type { Answer } from './answer/answer.js';
import type { Snapshot } from './editions/snapshot.js';
import type { MatrixIndex } from './knowledge/matrix.js';
import { wordsOf } from './knowledge/words.js';
import { isIn, type Names } from './presentation/watching.js';
import type { Query } from './question/query.js';
import type { Watched } from './watches.js';

/** The editions that ran, the newest first, at most so many. */
export type History = (most: number) => Promise<readonly Snapshot[]>;
export type Named<C extends Watched = Watched> = C & Readonly<{ names?: Names }>;

/** Names are looked for in so many editions. */
const EDITIONS = 50;

/** Cells; those that the matrix has no more, with the names that they had in the newest edition that has them. */
export async function named<C extends Watched>(
  cells: readonly C[],
  matrix: MatrixIndex,
  past: History,
): Promise<readonly Named<C>[]> {
  if (cells.every((cell) => isIn(matrix, cell))) return cells;
  const editions = await past(EDITIONS);
  const nameIn = (key: 'rows' | 'columns', id: string): string | undefined =>
    editions.flatMap((edition) => edition[key].filter(([own]) => own === id).map(([, name]) => name))[0];
  return cells.map((cell): Named<C> => {
    if (isIn(matrix, cell)) return cell;
    const [platform, deployment] = [nameIn('rows', cell.platform), nameIn('columns', cell.deployment)];
    return { ...cell, names: { ...(platform ? { platform } : {}), ...(deployment ? { deployment } : {}) } };
  });
}

type Read = Readonly<{
  answer: Pick<Answer, 'platforms' | 'deployments' | 'unknown' | 'cells'>;
  query: Pick<Query, 'clauses'>;
}>;

/**
 * Which of somebody's cells that are gone a text means, beside what it was read as: a row that is gone by words of its name,
 * by all of them where rows of today were read; a column that is gone where it is named, or where none is. `alone`: what was
 * read is not meant, since it is what the words say without the names that are gone.
 */
export function goneMeant(
  text: string,
  gone: readonly Named[],
  { answer: { platforms, deployments, unknown, cells }, query: { clauses } }: Read,
  matrix: MatrixIndex,
): Readonly<{ cells: readonly Named[]; alone: boolean }> {
  const items = itemsOf(text);
  const isNamed = (name: readonly string[], entirely: boolean): boolean =>
    items.some(
      (item) => item.every((word) => name.includes(word)) && (!entirely || name.every((w) => item.includes(w))),
    );
  const columnsOfGone = gone.map(({ deployment }) => columnWords(deployment, matrix));
  const onlyPlaces =
    items.length > 0 &&
    items.every((item) => columnsOfGone.some((words) => item.every((word) => words.includes(word))));
  const everything = onlyPlaces || (clauses.length > 0 && clauses.every(({ targets }) => targets.length === 0));
  const rowsRead = !everything && cells.length > 0 && unknown.length === 0;
  const isRowNamed = ({ platform, names }: Named): boolean =>
    isNamed(wordsOf(names?.platform ?? platform), rowsRead) || isNamed(wordsOf(platform), true);
  const isColumnNamed = ({ deployment }: Named): boolean => isNamed(columnWords(deployment, matrix), false);
  const isRowGone = ({ platform }: Named): boolean => !matrix.platformIds.includes(platform);
  const isColumnGone = ({ deployment }: Named): boolean => !matrix.deploymentIds.includes(deployment);

  const rowNamed = gone.some((cell) => isRowGone(cell) && isRowNamed(cell));
  const columnNamed = gone.some((cell) => isColumnGone(cell) && isColumnNamed(cell));
  const today = new Set(matrix.deploymentIds.flatMap((id) => columnWords(id, matrix)));
  // What no column of today is called says that it is none of them.
  const columnGone =
    columnNamed &&
    gone.some(({ deployment }) => {
      const words = columnWords(deployment, matrix);
      return items.some((item) => item.every((word) => words.includes(word)) && item.some((word) => !today.has(word)));
    });
  const placed = deployments.length > 0 && deployments.length < matrix.deploymentIds.length;
  const meansRow = (cell: Named): boolean => {
    if (everything && !rowNamed) return true;
    return isRowGone(cell) || platforms.length === 0 ? isRowNamed(cell) : platforms.includes(cell.platform);
  };
  // Where nothing could be read the words themselves say the place, if they say any.
  const placedByWords = deployments.length === 0 && gone.some(isColumnNamed);
  const meansColumn = (cell: Named): boolean => {
    if (columnGone && !isColumnGone(cell)) return false;
    if (placedByWords || (isColumnGone(cell) && columnNamed)) return isColumnNamed(cell);
    return isColumnGone(cell) ? !placed : placed ? deployments.includes(cell.deployment) : !columnNamed;
  };
  const meant = gone.filter((cell) => meansRow(cell) && meansColumn(cell));
  return {
    cells: meant,
    alone: meant.length > 0 && ((everything && rowNamed) || columnGone || (!placed && columnNamed)),
  };
}

const FILLERS = new Set(['the', 'my', 'a', 'please', 'all', 'everything']);

/** "the x and y on z" → the words of x, of y and of z. */
const itemsOf = (text: string): string[][] =>
  text
    .split(/[,&;]|\b(?:and|or|on|for|in|from|at)\b/i)
    .map((item) => wordsOf(item).filter((word) => !FILLERS.has(word)))
    .filter((words) => words.length > 0);

/** "x-y" → its words, with those of its cloud's and tenancy's names. */
function columnWords(id: string, matrix: MatrixIndex): string[] {
  const { clouds, tenancies } = matrix.knowledge.matrix;
  const parts = wordsOf(id);
  const names = [...clouds, ...tenancies].filter((one) => parts.includes(one.id)).map(({ name }) => name);
  return [...parts, ...names.flatMap((name) => wordsOf(name))];
}
