/** View → pages: an answer of any length in pieces that a message, a Home or a modal holds. Nothing is left out. */
import type { FieldLine, Part, View } from '../view.js';
import { STATUS_WORDS } from '../words.js';
import { LIMITS } from './limits.js';

type Table = Extract<Part, { kind: 'table' }>;

/** People turn pages one after the other, so those of an answer are cut once. */
const CUT = new WeakMap<View, readonly View[]>();

/** A view → one view a page, each with the verdict, its share of the parts and its number; one page stays as it is. */
export function pagesOf(view: View): readonly View[] {
  const known = CUT.get(view);
  if (known) return known;
  const pages = cut(view);
  CUT.set(view, pages);
  return pages;
}

function cut(view: View): readonly View[] {
  const pages: Part[][] = [[]];
  let room: number = LIMITS.pageText;
  for (const part of view.parts.flatMap(slicesOf)) {
    const size = sizeOf(part);
    const page = pages.at(-1) as Part[];
    const fits = size <= room && page.length < LIMITS.pageParts && !(part.kind === 'table' && page.some(isTall));
    if (fits || page.length === 0) page.push(part);
    else pages.push([part]);
    room = fits ? room - size : LIMITS.pageText - size;
  }
  if (pages.length === 1) return [{ ...view, parts: pages[0] as Part[] }];
  return pages.map((parts, i) => ({ ...view, parts, page: { number: i + 1, of: pages.length } }));
}

/** A table that fills a good part of a message; a second one goes to the next page. */
const isTall = (part: Part): boolean => part.kind === 'table' && part.rows.length > LIMITS.listItems;

function slicesOf(part: Part): readonly Part[] {
  switch (part.kind) {
    case 'table':
      return tableSlices(part);
    case 'notes':
      return slice(part.lines.flatMap(shortened), textLength).map((lines) => ({ ...part, lines }));
    case 'steps':
      return slice(part.steps, ({ who, does }) => who.length + does.length).map((steps) => ({ ...part, steps }));
    case 'fields':
      return slice(part.fields, fieldLength).map((fields) => ({ ...part, fields }));
    case 'links':
      return slice(part.links, ({ title, url }) => title.length + url.length).map((links) => ({ ...part, links }));
    case 'examples':
      return slice(part.questions, textLength).map((questions) => ({ ...part, questions }));
    case 'fact':
      return shortened(part.text || '').map((text) => ({ ...part, text }));
    case 'reading':
      return [part];
    default:
      return part satisfies never;
  }
}

const fieldLength = ({ name, looks, where = '', command = '', example = '' }: FieldLine): number =>
  name.length + looks.length + where.length + command.length + example.length + 30;

const textLength = (text: string): number => text.length;

/** Items in stretches that one block holds. */
function slice<T>(items: readonly T[], length: (item: T) => number, most: number = LIMITS.listItems): T[][] {
  const slices: T[][] = [];
  let size = 0;
  for (const item of items) {
    size += length(item);
    const last = slices.at(-1);
    if (last && last.length < most && size <= LIMITS.tableText) last.push(item);
    else {
      slices.push([item]);
      size = length(item);
    }
  }
  return slices;
}

/** A long text at its blanks, in pieces that one element holds. */
function shortened(text: string): string[] {
  if (text.length <= LIMITS.richText) return [text];
  const blank = text.lastIndexOf(' ', LIMITS.richText);
  const end = blank > 0 ? blank : LIMITS.richText;
  return [text.slice(0, end), ...shortened(text.slice(end).trimStart())];
}

/** Many columns in groups, and of each the rows in stretches. */
function tableSlices(table: Table): Table[] {
  const groups = Math.ceil(table.columns.length / LIMITS.tableColumns);
  return Array.from({ length: groups }, (_, i) => [i * LIMITS.tableColumns, (i + 1) * LIMITS.tableColumns]).flatMap(
    ([from, to]) => {
      const rows = table.rows.map(({ name, statuses }) => ({ name, statuses: statuses.slice(from, to) }));
      const columns = table.columns.slice(from, to);
      return slice(rows, rowLength, LIMITS.tableRows).map((some) => ({ ...table, columns, rows: some }));
    },
  );
}

const rowLength = ({ name, statuses }: Table['rows'][number]): number =>
  name.length + statuses.reduce((sum, status) => sum + (status ? STATUS_WORDS[status].said.length + 8 : 1), 0);

function sizeOf(part: Part): number {
  switch (part.kind) {
    case 'table':
      return part.columns.join('').length + part.rows.reduce((sum, row) => sum + rowLength(row), 0);
    case 'notes':
      return part.lines.join('').length;
    case 'steps':
      return part.steps.reduce((sum, { who, does }) => sum + who.length + does.length, 0);
    case 'fields':
      return part.fields.reduce((sum, field) => sum + fieldLength(field), part.subject.length);
    case 'links':
      return part.links.reduce((sum, { title }) => sum + title.length, 0);
    case 'examples':
      return part.questions.join('').length;
    case 'fact':
      return part.title.length + part.text.length;
    case 'reading':
      return part.text.length;
    default:
      return part satisfies never;
  }
}
