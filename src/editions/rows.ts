/** A row of a page's matrix, however the page was written. */
import { type Column, namedIn } from './columns.js';
import type { Known } from './known.js';
import { named } from './known.js';
import { type Mark, splitTag, tagsOf, withoutFootnotes } from './marks.js';
import type { Cell } from './page.js';

export type ReadCell = Readonly<{ deployment: string; mark: Mark; where: string }>;

export type ReadRow = Readonly<{
  /** As a reader sees it, without footnotes and what marks a sub-row. */
  name: string;
  /** The same without lifecycle tags; these are beside it. */
  bare: string;
  tags: readonly string[];
  /** The row that it stands under, for a sub-row. */
  parent?: string | undefined;
  section: string;
  cells: readonly ReadCell[];
  page: string;
  /** Which of all tables it stands in, counted over the pages. */
  table: number;
  where: string;
}>;

/** What a table gave; `whole`: its own headings name several clouds, so that a row it lacks is no row of the matrix. */
export type ReadTable = Readonly<{
  rows: readonly ReadRow[];
  columns: readonly Column[];
  whole: boolean;
  doubts: readonly Doubt[];
  /** It breaks off: what says so. */
  cut?: string | undefined;
}>;

/** What a person must look at: what it is about, and where on the page. */
export type Doubt = Readonly<{
  text: string;
  where: string;
  cloud?: string | undefined;
  column?: true;
  /** It is of a row that may be any. */
  nameless?: true;
}>;

const SUB_ROW = /^(?:[\s\u00a0]|&nbsp;|\\?[-–—•·*]\s|[↳└›»>])+/;

/** A name's cell → its name, by all that is shown and looked up. */
export function readName(cell: Cell, known: Known): { name: string; bare: string; tags: string[]; under: boolean } {
  const shown = named(withoutFootnotes(cell.text), known).replace(/\s+/g, ' ').trim();
  const name = shown.replace(SUB_ROW, '').trim();
  const tags = tagsOf(cell.tags);
  let bare = name;
  // "Firefox preview" may be all of a name.
  for (let split = splitTag(bare); split?.text && !isName(bare, known); split = splitTag(bare)) {
    tags.push(split.tag);
    bare = split.text;
  }
  return { name, bare, tags: [...new Set(tags)], under: name !== shown || cell.indented === true };
}

const isName = (text: string, known: Known): boolean => {
  const { rest, deployments, clouds } = namedIn(text, known);
  return rest.length > 0 && deployments.length + clouds.length === 0 && kindOf(text, known) === 'platform';
};

/** What kind of phrase a text is to the knowledge, if it is one. */
export function kindOf(text: string, { lexicon }: Known): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return (lexicon.exact.get(words.join(' ')) ?? lexicon.compact.get(words.join('')))?.meaning.kind;
}

/** The clouds that the headings of a table name themselves. */
export const isWhole = (columns: readonly { column: Column; borrowed: boolean }[], known: Known): boolean => {
  const own = new Set(columns.filter((c) => !c.borrowed).map((c) => c.column.cloud));
  const { clouds } = known.knowledge.matrix;
  return own.size > 1 || (clouds.length === 1 && own.size === 1);
};
