/** What is said of cells that people wait for: which they are, what of them changed. */
import type { Answer } from '../answer/answer.js';
import type { CellChange } from '../editions/snapshot.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import { deploymentNames, idsOf, list, platformNames, STATUS_WORDS } from './words.js';

type Place = Readonly<{ platform: string; deployment: string }>;
type Known = Status | 'none';

/** Of one answer so many cells are watched at once. */
export const MOST_AT_ONCE = 20;

/** The cells that an answer is about, or why it is none to watch. */
export function watchableIn(
  answer: Pick<Answer, 'cells' | 'unknown' | 'missing' | 'suggestions'>,
  verdict: string,
  most: number = MOST_AT_ONCE,
): Readonly<{ cells: Answer['cells'] } | { problem: string }> {
  const { cells, unknown, missing, suggestions } = answer;
  if (cells.length === 0) return { problem: verdict };
  if (unknown.length > 0)
    return { problem: `I don’t know ${list(unknown.map((name) => `“${name}”`))}: not in the matrix.` };
  if (missing.length > 0)
    return { problem: `The matrix has no column for ${list(missing)}. Name a deployment that it has.` };
  if (suggestions.length > 0) return { problem: 'I am not sure which platform you mean. Name it as the matrix does.' };
  if (cells.length > most) return { problem: `That is ${cells.length} cells, and I take up to ${most} at once.` };
  return { cells };
}

export const isIn = (matrix: MatrixIndex, { platform, deployment }: Place): boolean =>
  matrix.platformIds.includes(platform) && matrix.deploymentIds.includes(deployment);

/** What the matrix says of a cell now; `none` where it has no such cell. */
export const knownNow = (matrix: MatrixIndex, cell: Place): Known =>
  isIn(matrix, cell) ? matrix.status(cell.platform, cell.deployment) : 'none';

/** "Snowflake on Azure single-tenant"; ids where the matrix has them no more. */
export function cellName({ platform, deployment }: Place, matrix: MatrixIndex): string {
  const row = matrix.platformIds.includes(platform) ? matrix.platform(platform).name : platform;
  const column = matrix.deploymentIds.includes(deployment) ? matrix.deployment(deployment).name : deployment;
  return `${row} on ${column}`;
}

/** Cells in few words: "Snowflake on AWS MT and AWS ST". */
export function cellsInWords(cells: readonly Place[], matrix: MatrixIndex): string {
  const known = cells.filter((cell) => isIn(matrix, cell)).map((cell) => ({ ...cell, status: 'available' as const }));
  const rows = idsOf(known, 'platform');
  const columns = idsOf(known, 'deployment');
  if (known.length === cells.length && rows.length * columns.length === cells.length)
    return `${platformNames(rows, matrix, rows.length)} on ${deploymentNames(columns, matrix)}`;
  return list(cells.map((cell) => cellName(cell, matrix)));
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
