/** A table with rows and columns → the rows of the matrix in it. */
import { type Column, type Context, type Heading, namedIn, readHeading } from './columns.js';
import type { Known } from './known.js';
import { named } from './known.js';
import { isRemark, readMark, signOf } from './marks.js';
import type { Cell, Row, Table } from './page.js';
import { type Doubt, isWhole, kindOf, type ReadCell, type ReadRow, type ReadTable, readName } from './rows.js';

/** Where a table stands: what is said above it, on which page, as which of all tables. */
export type Place = Readonly<{ context: Context; section: string; page: string; table: number }>;

export type TableRead =
  | (ReadTable & { kind: 'matrix' })
  /** No heading of it names a deployment. */
  | Readonly<{ kind: 'other'; headings: readonly string[]; vague: boolean }>
  /** Its columns are deployments, but there are no marks in them. */
  | Readonly<{ kind: 'unmarked'; samples: readonly string[] }>;

const NOTHING: Cell = { text: '', unlinked: '', tags: [], id: -1 };
const at = (row: Row, i: number): Cell => row.cells[i] ?? NOTHING;
const isSign = (cell: Cell): boolean => {
  const mark = readMark(cell);
  return mark.kind === 'partly' || (mark.kind === 'status' && mark.status !== 'not-applicable');
};

export function readTable(table: Table, place: Place, known: Known): TableRead {
  const width = Math.max(0, ...table.rows.map((row) => row.cells.length));
  const parts = partsOf(table, width, place, known);
  const [first] = parts;
  const columns = first?.headings.flatMap((h) => (h.kind === 'column' ? [h] : [])) ?? [];
  if (!first || columns.length === 0) {
    const headings = first?.headings.map((h) => (h.kind === 'column' ? h.column.text : h.text)).filter(Boolean) ?? [];
    const signs = table.rows.some((row) => row.cells.some(isSign));
    return { kind: 'other', headings, vague: signs && (first?.headings.some((h) => h.kind === 'vague') ?? false) };
  }
  const cells = parts.flatMap((p) =>
    p.rows.flatMap((row) => p.headings.flatMap((h, i) => (h.kind === 'column' ? [at(row, i)] : []))),
  );
  const marks = cells.map(readMark);
  const unreadable = cells.filter((_, i) => marks[i]?.kind === 'unreadable');
  const signs = marks.filter((m) => m.kind === 'status' || m.kind === 'partly').length;
  if (signs === 0 || unreadable.length > signs)
    return { kind: 'unmarked', samples: unreadable.slice(0, 3).map((c) => c.text) };
  const read = parts.map((part) => readPart(part, place, known));
  return {
    kind: 'matrix',
    rows: read.flatMap((r) => r.rows),
    columns: uniqueColumns(parts),
    whole: isWhole(columns, known),
    doubts: read.flatMap((r) => r.doubts),
    cut: table.cut ? `the table of line ${table.line} has no end` : (twice(columns, known) ?? read.at(-1)?.cut),
  };
}

/** A heading row (or several, one upon another) and the rows under it. */
type Part = { headings: Heading[]; rows: Row[]; headed: number; width: number };

/** Of two columns under one heading nobody knows which is meant. */
function twice(columns: readonly { column: Column }[], known: Known): string | undefined {
  const again = columns.find((one, i) =>
    columns.slice(0, i).some((o) => o.column.deployment === one.column.deployment),
  );
  return again && `two columns are headed “${named(again.column.text, known).trim()}”`;
}

function partsOf(table: Table, width: number, { context }: Place, known: Known): Part[] {
  const parts: { heads: Row[]; rows: Row[] }[] = [];
  for (const row of table.rows) {
    const last = parts.at(-1);
    const signs = row.cells.some(isSign);
    const kinds = row.cells.map((cell) => readHeading(cell.text, context, known).kind);
    const names = new Set(row.cells.map((cell) => cell.id)).size;
    const isHead =
      !signs && (kinds.includes('column') || (!last?.rows.length && kinds.includes('vague'))) && (names > 1 || !last);
    if (!last) parts.push(signs ? { heads: [], rows: [row] } : { heads: [row], rows: [] });
    else if (isHead && last.rows.length === 0) last.heads.push(row);
    else if (isHead) parts.push({ heads: [row], rows: [] });
    else last.rows.push(row);
  }
  return parts.map(({ heads, rows }) => ({
    headings: headingsOf(heads, width, table.caption, context, known),
    rows,
    headed: Math.max(0, ...heads.map((row) => row.cells.length)) || width,
    width,
  }));
}

function headingsOf(heads: readonly Row[], width: number, caption: string, context: Context, known: Known): Heading[] {
  const texts = Array.from({ length: width }, (_, i) => headingText(heads, i, known));
  // A cloud in the corner, or in the caption, is that of the whole table.
  const corner = [caption, texts[0] ?? ''].map((text) => namedIn(text, known));
  const clouds = corner.find((c) => c.clouds.length === 1)?.clouds;
  const nearer = clouds ? { ...context, cloud: clouds[0] } : context;
  return texts.map((text) => readHeading(text, nearer, known));
}

/** What stands above a column, from top to bottom; a cloud that spans several columns is above each of them. */
function headingText(heads: readonly Row[], i: number, known: Known): string {
  const seen = new Set<number>();
  const texts = heads.flatMap((row, level) => {
    let cell = at(row, i);
    const below = heads[level + 1];
    if (!cell.text && below && namedIn(at(below, i).text, known).tenancies.length === 1) {
      for (let left = i - 1; left >= 0 && !cell.text; left--) cell = at(row, left);
      if (namedIn(cell.text, known).clouds.length !== 1) cell = NOTHING;
    }
    if (!cell.text || seen.has(cell.id)) return [];
    seen.add(cell.id);
    return [cell.text];
  });
  return [...new Set(texts)].join(' ');
}

function readPart(part: Part, { section, page, table }: Place, known: Known) {
  const nameAt = nameColumn(part, known);
  const out: ReadRow[] = [];
  const doubts: Doubt[] = strangeColumns(part, nameAt, page);
  let [under, over, cut] = [section, '', undefined as string | undefined];
  const rows = part.rows.filter((row) => !isRule(row));
  for (const row of rows) {
    const read = readRow(row, nameAt, part, page, known);
    if (row === rows.at(-1)) cut = isLastRemark(row, read, part, known) ? undefined : cutAt(row, read, part);
    if (read.heads) {
      if (read.name) under = read.name;
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(read.name)) {
      doubts.push({ text: 'a row with marks has no name', where: `${page}, line ${row.line}`, nameless: true });
      continue;
    }
    const { name, bare, tags, cells, where } = read;
    out.push({ name, bare, tags, cells, where, parent: read.under ? over : undefined, section: under, page, table });
    if (!read.under) over = bare;
  }
  return { rows: out, doubts, cut };
}

/** A remark on the marks, across a table's last row. */
const isLastRemark = (row: Row, { heads, name }: { heads: boolean; name: string }, part: Part, known: Known): boolean =>
  heads && row.cells.length >= part.headed && isRemark(row.cells[0]?.text ?? '') && !isPlatform(name, known);

/** What says of a table's last row that more should come. */
function cutAt(row: Row, { heads, short, name }: ReturnType<typeof readRow>, { headed }: Part): string | undefined {
  const breaks = heads ? name === '' && row.cells.length < headed : short;
  if (breaks) return `the last row, ${name ? `“${name}” ` : ''}of line ${row.line}, breaks off`;
  return heads && name ? `the table ends with “${name}”, under which nothing stands` : undefined;
}

/**
 * `heads`: it is a heading within the table. `short`: it has fewer cells than there are columns. With fewer cells, or more,
 * than headings it is not known which mark stands under which, so each is for a person.
 */
function readRow(row: Row, nameAt: number, { headings, headed, width }: Part, page: string, known: Known) {
  const cell = at(row, nameAt);
  const read = readName(cell, known);
  const where = `${page}, line ${row.line}, row “${read.name}”`;
  const places = headings.flatMap((h, i) => (h.kind === 'column' ? [{ i, column: h.column }] : []));
  const short = row.cells.length < width && places.some(({ i }) => i >= row.cells.length);
  const uneven = row.cells.some(isSign) && (short || row.cells.slice(headed).some(({ text }) => text !== ''));
  const cells = places.map(({ i, column }): ReadCell => {
    const own = at(row, i);
    return {
      deployment: column.deployment,
      mark: uneven ? { kind: 'unreadable', text: own.text } : readMark(own.id === cell.id ? NOTHING : own),
      where: `${where}, column “${named(column.text, known).trim()}”`,
    };
  });
  // A platform's row that lost its marks is no heading: its cells are for a person.
  const lost = isPlatform(read.bare, known) && new Set(row.cells.map((c) => c.id)).size > 1;
  return { ...read, where, cells, short, heads: !lost && cells.every(({ mark }) => mark.kind === 'empty') };
}

/** A row of dashes that parts others. */
const isRule = ({ cells }: Row): boolean =>
  cells.some(({ text }) => text !== '') && cells.every(({ text }) => /^:?-{2,}:?$|^$/.test(text));

const isPlatform = (text: string, { lexicon }: Known): boolean => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const meaning = lexicon.exact.get(words.join(' '))?.meaning;
  return meaning?.kind === 'platform' && !meaning.group;
};

/** The column with the most names that the knowledge has; the first one with a text where it has none. */
function nameColumn({ headings, rows }: Part, known: Known): number {
  const NAMES = new Set(['platform', 'product']);
  const scores = headings.map((h, i) =>
    h.kind === 'column'
      ? -1
      : rows.filter((row) => NAMES.has(kindOf(readName(at(row, i), known).bare, known) ?? '')).length,
  );
  const best = Math.max(...scores);
  return scores.findIndex((score, i) => score === best && (best > 0 || rows.some((row) => at(row, i).text)));
}

/** A column of marks under a heading that names no deployment. */
function strangeColumns({ headings, rows }: Part, nameAt: number, page: string): Doubt[] {
  return headings.flatMap((h, i) => {
    if (h.kind === 'column' || i === nameAt) return [];
    const filled = rows.map((row) => at(row, i)).filter((cell) => cell.text !== '');
    const signs = filled.filter((cell) => cell.text.split(' ').some((token) => signOf(token)));
    if (!filled.some(isSign) || signs.length * 2 < filled.length) return [];
    const where = `${page}, line ${rows[0]?.line ?? 0}`;
    const text = h.text
      ? `a column of marks is headed “${h.text}”, which names no deployment for certain`
      : 'a column of marks has no heading';
    return [{ text, where, column: true as const, cloud: h.kind === 'vague' ? h.clouds[0] : undefined }];
  });
}

const uniqueColumns = (parts: readonly Part[]): Column[] => [
  ...new Map(
    parts.flatMap((p) =>
      p.headings.flatMap((h) => (h.kind === 'column' ? [[h.column.deployment, h.column] as const] : [])),
    ),
  ).values(),
];
