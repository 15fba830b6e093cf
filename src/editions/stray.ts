/** Whether a table that has the matrix's rows and columns is about something else. */
import type { Status } from '../knowledge/schema.js';
import type { Known } from './known.js';
import type { Resolved } from './resolve.js';
import type { ReadRow, ReadTable } from './rows.js';
import { sectionsNamed } from './sections.js';

/** Editions add: so many of a table's cells that take away, and this part of all of them, are of another matter. */
const AGAINST = { least: 2, part: 1 / 2 };
/** So many rows that make no sense in a cloud and have marks in each of so many columns are another cloud's. */
const SENSELESS = { rows: 3, columns: 2 };

/**
 * All rows → why a table is none of the matrix's although its rows are, by the table's number. Asked only of one cloud's tables:
 * nothing but what is above them says what they are.
 */
export function strayTables(
  resolved: readonly Resolved[],
  tables: readonly ReadTable[],
  known: Known,
): ReadonlyMap<number, string> {
  const whole = new Set(tables.filter((t) => t.whole).flatMap((t) => t.rows.map((row) => row.table)));
  const rows = new Map<number, ComparedRow[]>();
  for (const one of resolved) {
    if (one.kind !== 'row' || whole.has(one.row.table)) continue;
    const compared = { row: one.row, cells: comparedCells(one.row, one.platform, known) };
    const list = rows.get(one.row.table);
    if (list) list.push(compared);
    else rows.set(one.row.table, [compared]);
  }
  return new Map(
    [...rows].flatMap(([table, compared]) => {
      const reason = reasonAgainst(compared, known) ?? reasonSenseless(compared);
      return reason ? [[table, reason]] : [];
    }),
  );
}

type ComparedRow = Readonly<{ row: ReadRow; cells: readonly Readonly<{ was: Status; says: Status }>[] }>;

/** The cells that have a mark, of a deployment that the knowledge has. */
function comparedCells({ cells }: ReadRow, platform: string, { lexicon }: Known): ComparedRow['cells'] {
  const { statuses } = lexicon.matrix.platform(platform);
  return cells.flatMap(({ deployment, mark }) => {
    const was = statuses[deployment];
    return was && mark.kind === 'status' ? [{ was, says: mark.status }] : [];
  });
}

function reasonAgainst(rows: readonly ComparedRow[], known: Known): string | undefined {
  if (rows.some(({ row }) => sectionsNamed(row.section, known).length > 0)) return undefined;
  const cells = rows.flatMap((row) => row.cells);
  const against = cells.filter(({ was, says }) => was !== says && was !== 'unavailable');
  return against.length >= AGAINST.least && against.length >= cells.length * AGAINST.part
    ? `${against.length} of its ${cells.length} cells speak against the matrix, and no heading over it names one of the matrix's sections`
    : undefined;
}

function reasonSenseless(rows: readonly ComparedRow[]): string | undefined {
  const senseless = rows.filter(
    ({ cells }) =>
      cells.length >= SENSELESS.columns &&
      cells.every(({ was, says }) => was === 'not-applicable' && says !== 'not-applicable'),
  );
  if (senseless.length < SENSELESS.rows) return undefined;
  const names = senseless.slice(0, SENSELESS.rows).map(({ row }) => `“${row.name}”`);
  return `it has marks for ${names.join(', ')}, which make no sense there: it may be another cloud's`;
}
