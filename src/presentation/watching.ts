/** What is said of cells that people wait for: which they are, what of them changed. */
import type { Answer } from '../answer/answer.js';
import { cellsBehind, isFiltered } from '../answer/behind.js';
import type { CellChange } from '../editions/snapshot.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import type { Query } from '../question/query.js';
import { count, deploymentNames, groupsOf, idsOf, list, STATUS_WORDS } from './words.js';

/** `names`: those that a row or a column had which the matrix has no more. */
type Place = Readonly<{ platform: string; deployment: string; names?: Names }>;
export type Names = Readonly<{ platform?: string; deployment?: string }>;
type Known = Status | 'none';
type Cells = readonly Readonly<{ platform: string; deployment: string }>[];

/** Of one answer so many cells are watched at once, or all of one deployment. */
export const MOST_AT_ONCE = 20;

/**
 * The cells that an answer is about, or why it is none to watch. Of an answer that shows only some for what they say today,
 * all that were asked about (`filtered`), so that what changes to or from that is told.
 */
export function watchableIn(
  { answer, query, verdict }: Readonly<{ answer: Asked; query: Query; verdict: string }>,
  matrix: MatrixIndex,
  limits: Readonly<{ most: number; filtered: number }>,
): Readonly<{ cells: Cells; filtered: boolean } | { problem: string }> {
  const { cells, unknown, missing, suggestions } = answer;
  if (cells.length === 0) return { problem: verdict };
  if (unknown.length > 0) return { problem: unknownProblem(unknown) };
  if (missing.length > 0)
    return { problem: `The matrix has no column for ${list(missing)}. Name a deployment that it has.` };
  if (suggestions.length > 0) return { problem: 'I am not sure which platform you mean. Name it as the matrix does.' };
  const behind = cellsBehind(query, matrix);
  const filtered = isFiltered(query) && behind.length > cells.length;
  const everything = query.clauses.every(({ targets }) => targets.length === 0);
  if (everything && idsOf(behind, 'deployment').length === 1) return { cells: behind, filtered };
  const [some, most] = filtered ? [behind, limits.filtered] : [cells, limits.most];
  if (some.length > most) return { problem: `That is ${some.length} cells, and I take up to ${most} at once.` };
  return { cells: some, filtered };
}

type Asked = Pick<Answer, 'cells' | 'unknown' | 'missing' | 'suggestions'>;

export const unknownProblem = (names: readonly string[]): string =>
  `I don’t know ${list(names.map((name) => `“${name}”`))}: not in the matrix.`;

export const isIn = (matrix: MatrixIndex, { platform, deployment }: Place): boolean =>
  matrix.platformIds.includes(platform) && matrix.deploymentIds.includes(deployment);

/** What the matrix says of a cell now; `none` where it has no such cell. */
export const knownNow = (matrix: MatrixIndex, cell: Place): Known =>
  isIn(matrix, cell) ? matrix.status(cell.platform, cell.deployment) : 'none';

/** "Snowflake on Azure single-tenant"; by the names of before where the matrix has them no more. */
export const cellName = (cell: Place, matrix: MatrixIndex): string =>
  `${rowName(cell, matrix)} on ${columnName(cell, matrix)}`;

const rowName = ({ platform, names }: Place, matrix: MatrixIndex): string =>
  matrix.platformIds.includes(platform) ? matrix.platform(platform).name : (names?.platform ?? platform);

const columnName = ({ deployment, names }: Place, matrix: MatrixIndex): string =>
  matrix.deploymentIds.includes(deployment) ? matrix.deployment(deployment).name : (names?.deployment ?? deployment);

/** More rows than so many are counted. */
const NAMED = 20;

/** Cells in few words, and no others: "Snowflake on AWS MT and AWS ST; Amazon Athena on AWS MT". */
export function cellsInWords(cells: readonly Place[], matrix: MatrixIndex): string {
  const texts = groupsOf(cells).map(({ rows, columns }) => {
    const nameOf = (key: 'platform' | 'deployment', id: string, name: typeof rowName) =>
      name(cells.find((cell) => cell[key] === id) as Place, matrix);
    const subject =
      rows.length > NAMED ? count(rows.length, 'platform') : list(rows.map((id) => nameOf('platform', id, rowName)));
    const known = columns.every((id) => matrix.deploymentIds.includes(id));
    const where = known
      ? deploymentNames(columns, matrix)
      : list(columns.map((id) => nameOf('deployment', id, columnName)));
    return `${subject} on ${where}`;
  });
  return texts.join('; ');
}

export const knownInWords = (known: Known | undefined): string =>
  known === undefined || known === 'none'
    ? 'not in the matrix'
    : `${STATUS_WORDS[known].mark} ${STATUS_WORDS[known].said}`;

/** "was ❌ …, is ✅ …". */
export const changeInWords = (from: Known | undefined, to: Known | undefined): string =>
  from === undefined || from === 'none'
    ? `is now in the matrix: ${knownInWords(to)}`
    : `was ${knownInWords(from)}, is ${knownInWords(to)}`;

/** What changed between two editions, a line for each row and kind of change, in matrix order. */
export function changeLines(changes: readonly CellChange[]): string[] {
  const alike = new Map<string, { change: CellChange; places: string[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.platform, change.from, change.to]);
    const found = alike.get(key) ?? { change, places: [] };
    found.places.push(change.place);
    alike.set(key, found);
  }
  return [...alike.values()].map(
    ({ change: { name, from, to }, places }) => `${name} on ${list(places)}: ${changeInWords(from, to)}`,
  );
}
