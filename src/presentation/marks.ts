/** What is said of cells that a page gives otherwise than the matrix, until somebody has reviewed it. */
import { cellKey, type MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import { cellName, knownInWords } from './watching.js';

type Place = Readonly<{ platform: string; deployment: string }>;

/** What a page says of a cell: a status; that it has no such cell; or nothing that can be read for certain. */
export type Said = Status | 'none' | 'unclear';

/** What a page says of a cell otherwise than the matrix, in matrix order; by `cellKey`. */
export type Otherwise = ReadonlyMap<string, Place & Readonly<{ said: Said }>>;

export const NOTHING_OTHERWISE: Otherwise = new Map();

/** An answer says so much of it. */
const MOST = 10;

/** Cells → a line for each that a page gives otherwise, in their order; of many the first, and how many more there are. */
export function markLines(cells: Iterable<Place>, otherwise: Otherwise, matrix: MatrixIndex): string[] {
  if (otherwise.size === 0) return [];
  const lines = [...cells].flatMap((place) => {
    const cell = otherwise.get(cellKey(place));
    if (!cell) return [];
    if (cell.said === 'unclear') return [`The page is unclear about ${cellName(cell, matrix)}, not reviewed yet.`];
    return [`${cellName(cell, matrix)}: ${saidInWords(cell.said)}.`];
  });
  const more = lines.length - MOST;
  return more > 0 ? [...lines.slice(0, MOST), `The page now says otherwise of ${more} more cells.`] : lines;
}

/** Behind what the matrix says of a cell: "; the page now says ✅ available, not reviewed yet", or nothing. */
export function markBehind(cell: Place, otherwise: Otherwise): string {
  const found = otherwise.get(cellKey(cell));
  return found ? `; ${saidInWords(found.said)}` : '';
}

const saidInWords = (said: Said): string =>
  said === 'unclear'
    ? 'the page is unclear about it, not reviewed yet'
    : `the page now says ${knownInWords(said)}, not reviewed yet`;
