/** Knowledge and pages → what the pages say otherwise. */
import type { Knowledge } from '../knowledge/schema.js';
import { type Comparison, type Edition, unreadable } from './change.js';
import { changesOf } from './changes.js';
import { type ReadPage, readPage } from './edition.js';
import { indexKnown, type Known, noneIsEnglish } from './known.js';
import type { Page } from './page.js';
import { type Resolved, resolveRows } from './resolve.js';
import type { Doubt, ReadTable } from './rows.js';
import { strayTables } from './stray.js';
import { half, otherwise, strange } from './trust.js';

export type Options = Readonly<{
  /** Ordinary words are never taken for a misspelt name, or for that of another product; without it neither is looked for. */
  isEnglish?: (word: string) => boolean;
}>;

/**
 * All pages are parts of one edition. The outcome is plain data; where a page can't be read, it has no change at all and says
 * why. `text` of a page is Markdown or HTML of any length; nothing is fetched.
 */
export function compare(knowledge: Knowledge, pages: readonly Page[], options: Options = {}): Comparison {
  const known = indexKnown(knowledge, options.isEnglish ?? noneIsEnglish);
  const read: ReadPage[] = [];
  for (const page of pages) {
    const first = read.reduce((sum, { tables }) => sum + tables.length, 0);
    read.push(readPage(page, first, known));
  }
  const edition = editionOf(read);
  const failed = read.flatMap(({ name, reason }) => (reason ? [{ page: name, reason }] : []));
  if (read.length === 0) return unreadable([{ page: '', reason: 'no page was given' }]);
  if (failed.length > 0) return unreadable(failed, edition);
  const tables = read.flatMap((page) => page.tables);
  const all = resolveRows(
    tables.flatMap((t) => t.rows),
    known,
  );
  const odd = read.flatMap(({ name }) => {
    const reason = strange(all.filter((r) => r.row.page === name));
    return reason ? [{ page: name, reason }] : [];
  });
  if (odd.length > 0) return unreadable(odd, edition);
  const { resolved, doubts: foreign } = withoutForeign(all, tables, known);
  if (resolved.length === 0 && foreign.length > 0)
    return unreadable(
      foreign.map(({ text }) => ({ page: namesOf(read), reason: text })),
      edition,
    );
  const whole = tables.some((t) => t.whole);
  const missing = whole
    ? half(
        resolved,
        tables.filter((t) => t.whole),
        known,
      )
    : undefined;
  if (missing) return unreadable([{ page: namesOf(read), reason: missing }], edition);
  const doubts = [...tables.flatMap((t) => t.doubts), ...foreign];
  const outcome = changesOf({ tables, resolved, doubts, whole }, known);
  const strayed = otherwise(outcome);
  if (strayed) return unreadable([{ page: namesOf(read), reason: strayed }], edition);
  const disbelieved = read.flatMap((page) => page.disbelieved ?? []);
  const isOwnUrl = edition.url === undefined || read.every((page) => page.isOwnUrl);
  return {
    edition,
    complete: whole || coversAll(read, known),
    ...outcome,
    ...(!isOwnUrl && { addressOnly: true as const }),
    ...(disbelieved.length > 0 && { disbelieved }),
    unreadable: [],
  };
}

const namesOf = (read: readonly ReadPage[]): string => read.map((page) => page.name).join(', ');

/** One address and one time, where the pages agree on them. */
function editionOf(read: readonly ReadPage[]): Edition {
  const one = (values: readonly (string | undefined)[]): string | undefined =>
    new Set(values).size === 1 ? values[0] : undefined;
  const url = one(read.map((page) => page.url));
  // Of several pages the edition is as old as the oldest.
  const times = read.map((page) => page.fetchedAt);
  const fetchedAt = times.every((time) => time !== undefined) ? [...times].sort()[0] : undefined;
  return { ...(url && { url }), ...(fetchedAt && { fetchedAt }) };
}

/** A table beside the matrix with the same columns, and none of its rows or nothing of what it says, is left out and a person told. */
function withoutForeign(
  all: readonly Resolved[],
  tables: readonly ReadTable[],
  known: Known,
): { resolved: Resolved[]; doubts: Doubt[] } {
  const ours = new Set(all.filter((r) => r.kind !== 'new').map((r) => r.row.table));
  const strays = strayTables(all, tables, known);
  const isForeign = ({ row }: Resolved): boolean => !ours.has(row.table) || strays.has(row.table);
  const foreign = new Map(all.filter(isForeign).map((r) => [r.row.table, r.row]));
  return {
    resolved: all.filter((r) => !isForeign(r)),
    doubts: [...foreign].map(([table, { name, where }]) => ({
      text: strays.has(table)
        ? `a table with “${name}” is not read: ${strays.get(table)}`
        : `a table has columns of the matrix and none of its rows, such as “${name}”`,
      where,
    })),
  };
}

const coversAll = (read: readonly ReadPage[], { knowledge }: Known): boolean => {
  const clouds = new Set(read.flatMap((p) => p.tables.flatMap((t) => t.columns.map((c) => c.cloud))));
  return knowledge.matrix.clouds.every((c) => clouds.has(c.id));
};
