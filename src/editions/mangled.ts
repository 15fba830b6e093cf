/** A table that a scraper ran together: names and marks in a row, separated only by blanks → the rows of the matrix in it. */
import { type Column, readHeading } from './columns.js';
import type { Known } from './known.js';
import { named, wordsIn } from './known.js';
import { readMark, signOf, tagOf, withoutFootnotes } from './marks.js';
import type { Cell } from './page.js';
import { type Doubt, isWhole, type ReadRow, type ReadTable, readName } from './rows.js';
import type { Place } from './table.js';

/** The headings found so far; the rows may come in lines of their own. */
export type Headings = readonly { column: Column; borrowed: boolean }[];

type Piece = Cell & { line: number };

/** Pieces of text in order, and the headings from before → the headings now, and the table if there are rows of it. */
export function readMangled(
  pieces: readonly Piece[],
  place: Place,
  known: Known,
  before?: Headings,
): { headings: Headings | undefined; table?: ReadTable } {
  let headings = before;
  let pending: Headings = [];
  let reader = before && createReader(before, place, known);
  const start = (found: Headings): void => {
    headings = found;
    // Rows from before stay; a table that is printed twice is one table.
    reader = createReader(found, place, known, reader);
  };
  for (const piece of pieces) {
    if (piece.text === '' || /^:?-{3,}:?$/.test(piece.text)) continue;
    const found = headingsIn(piece.text, place, known);
    const single = found ? undefined : readHeading(piece.text, place.context, known);
    pending = single?.kind === 'column' ? [...pending, single] : [];
    if (found ?? pending.length > 1) start(found ?? pending);
    else if (pending.length === 0) reader?.add(piece);
  }
  const table = headings && reader?.done();
  return { headings, ...(table && { table }) };
}

/** Takes piece after piece: a row's name and marks, in one piece or several, or what heads the rows that follow. */
function createReader(headings: Headings, place: Place, known: Known, from?: Reader): Reader {
  const rows: ReadRow[] = [...(from?.rows ?? [])];
  const doubts: Doubt[] = [...(from?.doubts ?? [])];
  let [section, over, cut] = [place.section, '', undefined as string | undefined];
  let open: { tokens: string[]; line: number } | undefined;
  let tooMany: string | undefined;

  const emit = ({ name, marks }: Pair, line: number): void => {
    if (signOf(name.at(-1) ?? '')) tooMany ??= `the row “${name.join(' ')}” has more marks than there are headings`;
    const read = readName(cell(name.join(' ')), known);
    const where = `${place.page}, line ${line}, row “${read.name}”`;
    const cells = headings.map(({ column }, i) => ({
      deployment: column.deployment,
      mark: readMark(cell(marks[i] ?? '')),
      where: `${where}, column “${named(column.text, known).trim()}”`,
    }));
    const parent = read.under ? over : undefined;
    rows.push({ ...read, parent, section, cells, page: place.page, table: place.table, where });
    if (!read.under) over = read.bare;
  };
  const close = (): void => {
    cut = undefined;
    if (!open) return;
    const { name, marks } = split(open.tokens, headings.length);
    if (marks.length === 0) section = name.join(' ');
    else {
      cut = `the row “${name.join(' ')}” has ${marks.length} of ${headings.length} marks`;
      // It is there all the same; which marks it lacks is for a person.
      emit({ name, marks: [] }, open.line);
    }
    open = undefined;
  };
  return {
    rows,
    doubts,
    add({ text, line }) {
      const tokens = text.split(' ');
      const startsAnew = tokens.some((token) => !signOf(token) && !isBeside(token));
      if (startsAnew) close();
      else if (!open) return;
      const whole = wholeRows([...(open?.tokens ?? []), ...tokens], headings.length);
      for (const row of whole.rows) emit(row, line);
      open = whole.rest.length > 0 ? { tokens: whole.rest, line } : undefined;
    },
    done() {
      close();
      const columns = headings.map((h) => h.column);
      return rows.length > 0
        ? { rows, columns, whole: isWhole(headings, known), doubts, cut: tooMany ?? cut }
        : undefined;
    },
  };
}

type Reader = Readonly<{
  rows: readonly ReadRow[];
  doubts: readonly Doubt[];
  add: (piece: Piece) => void;
  done: () => ReadTable | undefined;
}>;

const cell = (text: string): Cell => ({ text, unlinked: text, tags: [], id: 0 });

/** What may stand behind a mark and belongs to it: a footnote or a lifecycle tag. */
const isBeside = (token: string): boolean => withoutFootnotes(token) === '' || tagOf(token) !== undefined;

/** In words; a head of many columns is long, a paragraph is longer. */
const LONGEST_HEAD = 400;

/** A text that ends in at least two headings, and has nothing else but what the names are called before them. */
function headingsIn(text: string, { context }: Place, known: Known): Headings | undefined {
  if (/[✅❌]/u.test(text)) return undefined;
  const words = wordsIn(text, known);
  if (words.length > LONGEST_HEAD) return undefined;
  const found: { column: Column; borrowed: boolean }[] = [];
  for (let i = 0; i < words.length; ) {
    const longest = Math.min(2 * known.longestSpot, words.length - i);
    // The shortest: "AWS MT AWS" would be AWS MT as well.
    const lengths = Array.from({ length: longest }, (_, n) => n + 1);
    const at = i;
    const read = lengths.map((n) => readHeading(words.slice(at, at + n).join(' '), context, known));
    const length = read.findIndex((heading) => heading.kind === 'column') + 1;
    const heading = read[length - 1];
    if (heading?.kind === 'column') found.push(heading);
    else if (found.length > 0) return undefined;
    i += Math.max(1, length);
  }
  if (new Set(found.map((f) => f.column.deployment)).size < found.length) return undefined;
  return found.length > 1 || (found.length === 1 && found[0]?.borrowed && words.length > 1) ? found : undefined;
}

type Pair = Readonly<{ name: readonly string[]; marks: readonly string[] }>;

/** Words and signs in a row → the rows that are whole, each with `count` marks, and what is left. */
function wholeRows(tokens: readonly string[], count: number): { rows: Pair[]; rest: string[] } {
  const rows: Pair[] = [];
  let rest = [...tokens];
  for (let at = nextRow(rest, count); at !== undefined; at = nextRow(rest, count)) {
    rows.push(split(rest.slice(0, at), count));
    rest = rest.slice(at);
  }
  return { rows, rest };
}

/** Where the first row ends: behind the first run of at least `count` marks. */
function nextRow(tokens: readonly string[], count: number): number | undefined {
  let run = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (signOf(tokens[i] as string)) run++;
    else if (run === 0 || !isBeside(tokens[i] as string)) run = 0;
    if (run < count) continue;
    let end = i + 1;
    while (end < tokens.length && isBeside(tokens[end] as string) && !signOf(tokens[end] as string)) end++;
    // A leading dash of a name may have been counted: the run must end where the next name begins.
    const next = tokens[end];
    if (next !== undefined && signOf(next) && !leadsName(tokens, end)) continue;
    return end;
  }
  return undefined;
}

const leadsName = (tokens: readonly string[], at: number): boolean =>
  signOf(tokens[at] as string) === 'not-applicable' && at + 1 < tokens.length && !signOf(tokens[at + 1] as string);

/** The tokens of one row → its name and its marks, each with what stands beside it; the last `count` signs are marks. */
function split(tokens: readonly string[], count: number): Pair {
  const marks: string[] = [];
  let end = tokens.length;
  while (end > 0 && marks.length < count) {
    let from = end - 1;
    while (from > 0 && isBeside(tokens[from] as string) && !signOf(tokens[from] as string)) from--;
    if (!signOf(tokens[from] as string)) break;
    marks.unshift(tokens.slice(from, end).join(' '));
    end = from;
  }
  return { name: tokens.slice(0, end), marks };
}
