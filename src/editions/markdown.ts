/** Markdown (GitHub's, with the elements of MDX among it) → its headings and tables, in order. */
import type { Nodes, Paragraph, PhrasingContent, RootContent, Table as TableNode } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readHtml, readTag } from './html.js';
import {
  type Block,
  type Cell,
  type CellInMaking,
  createCell,
  type Heading,
  type Loose,
  readElement,
  tidy,
} from './page.js';

type Placed = Block & { offset: number };

const HOLDS_HTML = /<(table|tabitem|summary|h[1-6])\b|role=["']?(table|grid)/i;
const COMMENTS = [
  ['{/*', '*/}'],
  ['<!--', '-->'],
] as const;
const MARKS = /[✅❌✔✖⚠|]/u;

/** Places (lines, offsets) are those of `text`. */
export function readMarkdown(text: string): MarkdownContent {
  const source = withoutComments(text);
  const tree = unified().use(remarkParse).use(remarkGfm).parse(source);
  const { blocks, texts, code } = collect(tree.children);
  if (!HOLDS_HTML.test(source)) return { blocks, texts, signIn: false, words: source.trim() !== '' };
  const html = readHtml(blank(source, code));
  const tables = html.blocks.filter((block) => block.kind === 'table');
  const all = [...blocks, ...html.blocks].sort((a, b) => a.offset - b.offset);
  return {
    blocks: tables.length > 0 || blocks.length > 0 ? all : html.blocks,
    texts: [...texts, ...html.texts],
    signIn: html.signIn,
    words: true,
  };
}

type MarkdownContent = Readonly<{
  blocks: readonly Block[];
  texts: readonly string[];
  signIn: boolean;
  words: boolean;
}>;

type Range = readonly [from: number, to: number];

/** Takes out what stands between two marks of a comment, keeping every line break. */
function withoutComments(text: string): string {
  return COMMENTS.reduce((out, [open, close]) => blank(out, between(out, open, close)), text);
}

function between(text: string, open: string, close: string): Range[] {
  const ranges: Range[] = [];
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, ranges.at(-1)?.[1])) {
    const end = text.indexOf(close, from);
    ranges.push([from, end < 0 ? text.length : end + close.length]);
  }
  return ranges;
}

/** `ranges` in order; one that begins within another is blanked with it. */
function blank(text: string, ranges: readonly Range[]): string {
  let done = 0;
  const parts = ranges.flatMap(([from, to]) => {
    if (to <= done) return [];
    const start = Math.max(from, done);
    const part = [text.slice(done, start), text.slice(start, to).replace(/[^\n]/g, ' ')];
    done = to;
    return part;
  });
  return [...parts, text.slice(done)].join('');
}

const lineOf = (node: Nodes): number => node.position?.start.line ?? 0;
const offsetOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const rangeOf = (node: Nodes): Range => [offsetOf(node), node.position?.end.offset ?? 0];

/** Every block in order, wherever it is nested, and where code stands, which is no part of the page's own tables. */
function collect(nodes: readonly RootContent[]): { blocks: Placed[]; texts: string[]; code: Range[] } {
  const blocks: Placed[] = [];
  const texts: string[] = [];
  const code: Range[] = [];
  let cells = 0;
  const visit = (node: Nodes): void => {
    const place = { line: lineOf(node), offset: offsetOf(node) };
    switch (node.type) {
      case 'heading':
        blocks.push({ kind: 'heading', level: node.depth, text: cellOf(node.children, 0).text, ...place });
        break;
      case 'table':
        blocks.push({ kind: 'table', rows: rowsOf(node, () => cells++), caption: '', cut: false, ...place });
        break;
      case 'paragraph':
        texts.push(cellOf(node.children, 0).text);
        blocks.push(...paragraphOf(node).map((block) => ({ ...block, ...place })));
        for (const child of node.children) visit(child);
        break;
      case 'html':
        if (MARKS.test(node.value)) texts.push(...readHtml(node.value).texts);
        break;
      case 'code':
        // What is indented may be the rest of an HTML table with an empty line in it.
        if (node.lang || node.position?.start.column === 1) code.push(rangeOf(node));
        break;
      case 'inlineCode':
        code.push(rangeOf(node));
        break;
      default:
        if ('children' in node) for (const child of node.children) visit(child);
    }
  };
  for (const node of nodes) visit(node);
  return { blocks, texts, code };
}

/** A bold line stands for a heading; one with marks or bars in it may be what is left of a table. */
function paragraphOf({ children }: Paragraph): (Omit<Heading, 'line'> | Omit<Loose, 'line'>)[] {
  const { text } = cellOf(children, 0);
  if (children.length === 1 && children[0]?.type === 'strong') return [{ kind: 'heading', level: 7, text }];
  if (!MARKS.test(text)) return [];
  const pieces = text.split('|').map((piece) => ({ text: tidy(piece), unlinked: tidy(piece), tags: [], id: 0 }));
  return [{ kind: 'loose', pieces }];
}

const rowsOf = (table: TableNode, next: () => number) =>
  table.children.map((row) => ({ cells: row.children.map((c) => cellOf(c.children, next())), line: lineOf(row) }));

function cellOf(nodes: readonly PhrasingContent[], id: number): Cell {
  const cell = createCell();
  for (const node of nodes) addNode(node, cell, false);
  return cell.done(id);
}

function addNode(node: PhrasingContent, cell: CellInMaking, linked: boolean): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      cell.add(node.value, linked);
      break;
    case 'image':
    case 'imageReference':
      cell.add(` ${node.alt ?? ''} `, linked);
      break;
    case 'footnoteReference':
      cell.add(`[^${node.identifier}]`, linked);
      break;
    case 'break':
      cell.add(' ', linked);
      break;
    case 'html':
      addTag(node.value, cell, linked);
      break;
    case 'delete':
      break;
    default:
      if ('children' in node) for (const child of node.children) addNode(child, cell, linked || node.type === 'link');
  }
}

function addTag(html: string, cell: CellInMaking, linked: boolean): void {
  if (html.startsWith('</')) {
    if (html.toLowerCase() === '</sup>') cell.add(']', linked);
    return;
  }
  const tag = readTag(html);
  const read = tag && readElement(tag.name, tag.attribute);
  if (read?.text) cell.add(read.text, linked);
  if (read?.tag) cell.tag(read.tag);
  if (tag?.name === 'sup') cell.add('[^', linked);
}
