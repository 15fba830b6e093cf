/** HTML → its headings and tables, in order. */
import { type CheerioAPI, load } from 'cheerio';
import {
  type Block,
  type Cell,
  type CellInMaking,
  createCell,
  type Heading,
  type Row,
  readElement,
  type Table,
  tidy,
} from './page.js';

type Selection = ReturnType<CheerioAPI>;
type Element = Selection extends ArrayLike<infer E> ? E : never;
type Placed = Block & { offset: number };

const UNSEEN = 'script, style, template, noscript, [hidden], [style*="display:none"], [style*="display: none"]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, summary, tabitem[label], p, [role="heading"]';
const TABLES = 'table, [role="table"], [role="grid"]';
const BLOCKS = new Set([
  ...[
    'p',
    'li',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'div',
    'blockquote',
    'figure',
    'figcaption',
    'section',
    'article',
    'main',
  ],
  ...['header', 'footer', 'aside', 'nav', 'details', 'summary', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'br'],
]);
const ROWS = 'tr, [role="row"]';
const CELLS = 'td, th, [role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"]';
/** More places than this one cell does not fill. */
const WIDEST = 200;

export type HtmlContent = Readonly<{
  blocks: readonly Placed[];
  texts: readonly string[];
  title: string | undefined;
  url: string | undefined;
  signIn: boolean;
  words: boolean;
}>;

/** Text of a whole HTML page, or of a page in another form that holds HTML. */
export function readHtml(text: string): HtmlContent {
  const $ = load(text, { sourceCodeLocationInfo: true });
  const signIn = $('input[type="password"]').length > 0;
  const title = tidy($('title').first().text()) || undefined;
  const url = [$('link[rel="canonical"]').attr('href'), $('meta[property="og:url"]').attr('content')].find((href) =>
    /^https:\/\//i.test(href ?? ''),
  );
  $(UNSEEN).remove();
  const blocks = $(`${HEADINGS}, ${TABLES}`)
    .toArray()
    .flatMap((element): Placed[] => ($(element).is(TABLES) ? [tableOf($, element)] : headingOf($, element)));
  return { blocks, texts: textsOf($), title, url, signIn, words: tidy($('body').text()) !== '' };
}

/** The texts outside tables, cut where a block begins or ends; a term stands with what it means. */
function textsOf($: CheerioAPI): string[] {
  const texts: string[] = [];
  let cell = createCell();
  const cut = (): void => {
    texts.push(cell.done(0).text);
    cell = createCell();
  };
  const visit = (parent: Element): void => {
    for (const node of $(parent).contents().toArray()) {
      if (node.type === 'text') cell.add((node as { data: string }).data);
      else if (node.type === 'tag') visitElement(node as Element);
    }
  };
  const visitElement = (element: Element): void => {
    const it = $(element);
    const name = (it.prop('tagName') ?? '').toLowerCase();
    if (name === 'dd') cell.add(' = ');
    else if (BLOCKS.has(name)) cut();
    if (it.is(TABLES)) return;
    cell.add(pictureText(it, name) ?? readElement(name, (key) => it.attr(key))?.text ?? '');
    visit(element);
    if (BLOCKS.has(name) && name !== 'dt') cut();
  };
  for (const body of $('body').toArray()) visit(body);
  cut();
  return texts.filter((text) => text !== '');
}

const placeOf = (element: Element): { line: number; offset: number } => {
  const place = (element as { sourceCodeLocation?: { startLine: number; startOffset: number } }).sourceCodeLocation;
  return { line: place?.startLine ?? 0, offset: place?.startOffset ?? 0 };
};

function headingOf($: CheerioAPI, element: Element): (Heading & { offset: number })[] {
  const it = $(element);
  if (it.closest(CELLS).length > 0) return [];
  const name = (it.prop('tagName') ?? '').toLowerCase();
  const said = name === 'tabitem' ? (it.attr('label') ?? '') : tidy(it.text());
  // A paragraph is a heading where all of it is bold.
  if (name === 'p' && tidy(it.find('strong, b').first().text()) !== said) return [];
  const level = /^h[1-6]$/.test(name) ? Number(name[1]) : Number(it.attr('aria-level') ?? 7);
  return said ? [{ kind: 'heading', level, text: said, ...placeOf(element) }] : [];
}

function tableOf($: CheerioAPI, element: Element): Table & { offset: number } {
  const table = $(element);
  const mine = (inner: Element): boolean => $(inner).parent().closest(TABLES).is(table);
  const rows = table.find(ROWS).toArray().filter(mine);
  const location = (element as { sourceCodeLocation?: { endTag?: unknown } | null }).sourceCodeLocation;
  const caption = tidy(table.children('caption').first().text()) || table.attr('aria-label') || '';
  return {
    kind: 'table',
    rows: spread($, rows, mine),
    caption,
    cut: location !== undefined && location !== null && !location.endTag,
    ...placeOf(element),
  };
}

/** Rows of elements → rows of cells, a cell that spans several places standing in each of them. */
function spread($: CheerioAPI, rows: readonly Element[], mine: (cell: Element) => boolean): Row[] {
  let id = 0;
  const below = new Map<number, { cell: Cell; rows: number }>();
  return rows.map((row) => {
    const cells: Cell[] = [];
    const fromAbove = (): void => {
      for (let over = below.get(cells.length); over; over = below.get(cells.length)) {
        if (over.rows > 1) below.set(cells.length, { ...over, rows: over.rows - 1 });
        else below.delete(cells.length);
        cells.push(over.cell);
      }
    };
    for (const element of $(row).find(CELLS).toArray().filter(mine)) {
      fromAbove();
      const cell = cellOf($, element, id++);
      const down = Number($(element).attr('rowspan') ?? 1);
      for (let i = Math.min(Number($(element).attr('colspan') ?? 1) || 1, WIDEST); i > 0; i--) {
        if (down > 1) below.set(cells.length, { cell, rows: down - 1 });
        cells.push(cell);
      }
    }
    fromAbove();
    return { cells, line: placeOf(row).line };
  });
}

/** An element of a table cell, or a piece of HTML, → the cell. */
function cellOf($: CheerioAPI, element: Element, id: number): Cell {
  const cell = createCell();
  addNodes($, element, cell, false);
  return cell.done(id);
}

function addNodes($: CheerioAPI, parent: Element, cell: CellInMaking, linked: boolean): void {
  for (const node of $(parent).contents().toArray()) {
    if (node.type === 'text') cell.add((node as { data: string }).data, linked);
    else if (node.type === 'tag') addElement($, node as Element, cell, linked);
  }
}

function addElement($: CheerioAPI, element: Element, cell: CellInMaking, linked: boolean): void {
  const it = $(element);
  const name = (it.prop('tagName') ?? '').toLowerCase();
  if (it.is(`${TABLES}, del, s, strike`)) return;
  const picture = pictureText(it, name);
  if (picture || name === 'sup') {
    cell.add(picture ? ` ${picture} ` : `[^${tidy(it.text()).replace(/[[\]^]/g, '')}]`, linked);
    return;
  }
  const read = readElement(name, (key) => it.attr(key));
  if (read?.text) cell.add(read.text, linked);
  if (read?.tag) cell.tag(read.tag);
  addNodes($, element, cell, linked || name === 'a');
  if (['p', 'div', 'li'].includes(name)) cell.add(' ', linked);
}

/** What an element that is a picture is called. */
function pictureText(it: Selection, name: string): string | undefined {
  if (name !== 'svg' && it.attr('role') !== 'img') return undefined;
  return it.attr('aria-label') || it.find('title').first().text() || undefined;
}

/** An opening tag in the midst of a line → its name and attributes; undefined for anything else. */
export function readTag(html: string): { name: string; attribute: (key: string) => string | undefined } | undefined {
  const $ = load(html, null, false);
  const element = $('*').first();
  const name = element.prop('tagName');
  return name ? { name: name.toLowerCase(), attribute: (key) => element.attr(key) } : undefined;
}
