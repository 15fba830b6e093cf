/** A page → the tables of the matrix in it, or why there are none. */
import type { Disbelieved } from './change.js';
import { type Context, namedIn } from './columns.js';
import { readContent } from './content.js';
import { type Known, noneIsEnglish, productWord } from './known.js';
import { otherMeaning } from './legend.js';
import { type Headings, readMangled } from './mangled.js';
import { isRemark, signOf } from './marks.js';
import type { Block, Content, Heading, Page } from './page.js';
import type { ReadTable } from './rows.js';
import { type Place, readTable, type TableRead } from './table.js';
import { A_DAY, inUtc, secondsOf, utcOf } from './times.js';
import { strangerIn } from './whose.js';

export type ReadPage = Readonly<{
  name: string;
  url?: string | undefined;
  /** It says itself that this is its address. */
  isOwnUrl?: boolean;
  /** In UTC. */
  fetchedAt?: string | undefined;
  /** A time that the page gives and that is not believed. */
  disbelieved?: Disbelieved | undefined;
  tables: readonly ReadTable[];
  /** Why it can't be read; then there are no tables. */
  reason?: string | undefined;
}>;

/** What was seen of the tables that are none of the matrix. */
type Seen = { tables: number; headings: string[]; vague: string[]; samples: string[] };

/** `first` is the number of its first table. Text of any kind has an outcome. */
export function readPage(page: Page, first: number, known: Known): ReadPage {
  try {
    return read(page, first, known);
  } catch (cause) {
    // Elements nested by the thousand are more than the parsers can take.
    if (!(cause instanceof RangeError)) throw cause;
    return { name: page.name, tables: [], reason: 'its elements are nested too deeply' };
  }
}

function read(page: Page, first: number, known: Known): ReadPage {
  const content = readContent(page);
  const seen: Seen = { tables: 0, headings: [], vague: [], samples: [] };
  const tables = tablesOf(content, page, first, known, seen);
  const isOwnUrl = content.url !== undefined;
  const said = { name: page.name, url: content.url ?? page.url, isOwnUrl, ...timeOf(page, content) };
  const reason =
    tables.length === 0
      ? reasonFor(content, page, seen, known)
      : (tables.map((t) => t.cut).find((cut) => cut) ??
        otherMeaning(legendsOf(content)) ??
        otherProduct(content, said.url, known));
  return reason ? { ...said, tables: [], reason } : { ...said, tables };
}

/** A copy that says when it was made is as old as that, whenever it was loaded. */
function timeOf(page: Page, { fetchedAt: own }: Content): Pick<ReadPage, 'fetchedAt' | 'disbelieved'> {
  const given = page.fetchedAt && inUtc(page.fetchedAt);
  if (given) return { fetchedAt: given };
  const loaded = page.loadedAt ? secondsOf(page.loadedAt) : undefined;
  if (own === undefined) return { fetchedAt: page.url && loaded !== undefined ? utcOf(loaded) : undefined };
  const seconds = secondsOf(own);
  if (seconds === undefined) return { disbelieved: { page: page.name, said: own, why: 'no time' } };
  // Clocks and zones may be a day apart.
  if (loaded !== undefined && seconds > loaded + A_DAY)
    return { disbelieved: { page: page.name, said: own, why: 'future' } };
  return { fetchedAt: utcOf(seconds) };
}

function otherProduct(content: Content, url: string | undefined, known: Known): string | undefined {
  const stranger = known.lexicon.isEnglish === noneIsEnglish ? undefined : strangerIn({ ...content, url }, known);
  return stranger && `it names “${stranger}” and not “${productWord(known)}”: it may be another product's`;
}

function tablesOf(content: Content, page: Page, first: number, known: Known, seen: Seen): ReadTable[] {
  const tables: ReadTable[] = [];
  let above: Heading[] = [];
  let headings: Headings | undefined;
  for (const block of content.blocks) {
    if (block.kind === 'heading') {
      above = [...above.filter((h) => h.level < block.level || (h.level === 7 && block.level === 7)), block];
      if (block.level < 7) headings = undefined;
      continue;
    }
    const place: Place = {
      context: contextOf(above, content, page, known),
      section: above.findLast((h) => h.level < 7)?.text ?? '',
      page: page.name,
      table: first + tables.length,
    };
    const read = block.kind === 'table' ? readTable(block, place, known) : undefined;
    if (read?.kind === 'matrix') tables.push(read);
    else if (read) note(read, seen);
    if (read?.kind === 'matrix' || read?.kind === 'unmarked') continue;
    const mangled = readMangled(piecesOf(block), place, known, headings);
    headings = mangled.headings;
    if (mangled.table) tables.push(mangled.table);
  }
  return tables;
}

/** Where a page may say what its marks mean: outside its tables, in a heading, a caption, a cell, or a table of marks. */
function legendsOf({ texts, blocks }: Content): string[] {
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  const inTables = tables.flatMap(({ caption, rows }) => {
    const cells = rows.flatMap((row) => {
      const filled = [...new Set(row.cells.map(({ text }) => text).filter(Boolean))];
      return filled.filter((text) => text.includes('=') || (filled.length === 1 && isRemark(text)));
    });
    const pairs = rows.flatMap((row) => {
      const [mark, meaning] = row.cells.filter(({ text }) => text !== '');
      return mark && meaning && signOf(mark.text) ? [`${mark.text} = ${meaning.text}`] : [];
    });
    return [caption, ...cells, ...(pairs.length > 1 ? pairs : [])];
  });
  return [...headings, ...texts, ...inTables];
}

/** Keeps what a table that is none of the matrix had, for the reason. */
function note(read: Exclude<TableRead, { kind: 'matrix' }>, seen: Seen): void {
  seen.tables++;
  if (read.kind === 'unmarked') seen.samples.push(...read.samples);
  else (read.vague ? seen.vague : seen.headings).push(...read.headings);
}

function piecesOf(block: Exclude<Block, Heading>) {
  if (block.kind === 'loose') return block.pieces.map((piece) => ({ ...piece, line: block.line }));
  return block.rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, line: row.line })));
}

/** The one cloud, and the one tenancy, that the nearest heading above names; else the title, else the address. */
function contextOf(above: readonly Heading[], { title, url }: Content, page: Page, known: Known): Context {
  const texts = [...above.map((h) => h.text).reverse(), title, url ?? page.url];
  const all = texts.flatMap((text) => (text ? [namedIn(text, known)] : []));
  const one = (of: (named: ReturnType<typeof namedIn>) => readonly string[]): string | undefined => {
    const nearest = all.map(of).find((ids) => ids.length > 0);
    return nearest?.length === 1 ? nearest[0] : undefined;
  };
  return {
    cloud: one((n) => [...n.clouds, ...n.deployments]),
    tenancy: one((n) => n.tenancies),
  };
}

function reasonFor({ empty, signIn, blocks }: Content, { text }: Page, seen: Seen, known: Known): string {
  const few = (list: readonly string[]) =>
    [...new Set(list.filter(Boolean))]
      .slice(0, 6)
      .map((t) => `“${t}”`)
      .join(', ');
  const right = known.knowledge.matrix.deployments
    .slice(0, 3)
    .map((d) => `“${d.short}”`)
    .join(', ');
  if (empty) return 'the page is empty';
  if (seen.vague.length > 0)
    return `the headings of its table (${few(seen.vague)}) don't say which deployment they mean, and nothing above it names one cloud; would be right: ${right}`;
  if (seen.samples.length > 0)
    return `the cells of its table are no marks: got ${few(seen.samples)}; would be right: ✅, ❌ or -`;
  if (signIn) return 'it is a page to sign in, with no matrix in it';
  if (seen.headings.length > 0)
    return `no column of its ${seen.tables === 1 ? 'table names' : 'tables names'} a deployment: got ${few(seen.headings)}; would be right: ${right}`;
  if (/loading table/i.test(text) || (blocks.length === 0 && /<script/i.test(text)))
    return 'there is no table in it; the page may load it by a script';
  return 'there is no table of the matrix in it';
}
