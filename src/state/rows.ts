/** Rows that are written together, of which the database may refuse some for what is in them. */

/** Classes of SQLSTATE for what is in a row: data, integrity, limits. */
const OF_CONTENT = /^(22|23|54)|^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/;

/** Whether the database is there and does not take what it was given, so that it never will. */
export function isRefusal(cause: unknown): boolean {
  const { code } = (cause ?? {}) as Readonly<{ code?: unknown }>;
  return typeof code === 'string' && OF_CONTENT.test(code);
}

/** `waiting`: those not written because of `cause`, which may go another time. `refused`: why each was left out. */
export type Written<Row> = Readonly<{ waiting: readonly Row[]; cause?: unknown; refused: readonly unknown[] }>;

/**
 * Writes rows by one statement, and by ever smaller ones where it is refused, until those that are refused stand alone.
 * `insert` writes all that it is given or nothing.
 */
export async function writeRows<Row>(
  rows: readonly Row[],
  insert: (rows: readonly Row[]) => Promise<unknown>,
): Promise<Written<Row>> {
  if (rows.length === 0) return { waiting: [], refused: [] };
  try {
    await insert(rows);
    return { waiting: [], refused: [] };
  } catch (cause) {
    if (!isRefusal(cause)) return { waiting: rows, cause, refused: [] };
    if (rows.length === 1) return { waiting: [], refused: [cause] };
  }
  const half = Math.ceil(rows.length / 2);
  const first = await writeRows(rows.slice(0, half), insert);
  if (first.cause !== undefined) return { ...first, waiting: [...first.waiting, ...rows.slice(half)] };
  const second = await writeRows(rows.slice(half), insert);
  return { ...second, refused: [...first.refused, ...second.refused] };
}
