/** What goes in: pages. And the blocks that a page is taken apart into, whatever it was written in. */

/**
 * One page's text. `name` is how messages call it, `url` where it was loaded from. `fetchedAt` is what the caller says and
 * counts before what the page says; `loadedAt`, when the text was loaded, counts where an address's page says none, and a time
 * of its own that is later is not believed.
 */
export type Page = Readonly<{
  name: string;
  text: string;
  url?: string | undefined;
  fetchedAt?: string | undefined;
  loadedAt?: string | undefined;
  /** Known from a file's name or a content type; else it is seen from the text. */
  format?: 'html' | 'markdown' | undefined;
}>;

/** A table cell as a reader sees it. */
export type Cell = Readonly<{
  text: string;
  /** The same without the words of links. */
  unlinked: string;
  /** Lifecycle tags given as elements, such as "beta". */
  tags: readonly string[];
  /** It begins with blanks that a reader sees. */
  indented?: true;
  /** Cells that span several places are one cell: the same number in each. */
  id: number;
}>;

export type Row = Readonly<{ cells: readonly Cell[]; line: number }>;

/** `level` 1 to 6; 7 is a bold line, a tab or a summary that stands for a heading. */
export type Heading = Readonly<{ kind: 'heading'; level: number; text: string; line: number }>;
/** `cut`: it has no end. */
export type Table = Readonly<{ kind: 'table'; rows: readonly Row[]; caption: string; line: number; cut: boolean }>;
/** Text outside any table that holds marks or bars, in pieces: what is left of a table that a scraper mangled. */
export type Loose = Readonly<{ kind: 'loose'; pieces: readonly Cell[]; line: number }>;
export type Block = Heading | Table | Loose;

/** What a page says of itself, and its blocks in order. */
export type Content = Readonly<{
  blocks: readonly Block[];
  /** What stands outside its tables, by paragraphs. */
  texts: readonly string[];
  title?: string | undefined;
  url?: string | undefined;
  fetchedAt?: string | undefined;
  /** It asks for a password. */
  signIn: boolean;
  /** It has words at all. */
  empty: boolean;
}>;

/** Stands in a cell's text where the page names the product by an element. */
export const PRODUCT = '\uE000';

/** Plain blanks at the beginning are of the source's layout. */
const INDENT = /^\s*[\u00a0\u2000-\u200a\u3000]/;

/** Collects what a reader sees of a cell, in order. */
export function createCell() {
  let text = '';
  let unlinked = '';
  const tags: string[] = [];
  return {
    add(piece: string, linked = false): void {
      text += piece;
      if (!linked) unlinked += piece;
    },
    tag(name: string): void {
      tags.push(name);
    },
    done: (id: number): Cell => ({
      text: tidy(text),
      unlinked: tidy(unlinked),
      tags,
      ...(INDENT.test(text) && { indented: true }),
      id,
    }),
  };
}

export type CellInMaking = ReturnType<typeof createCell>;

/** Blanks of every kind are one blank. */
export const tidy = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();

/** The few elements that mean something in a cell beside their words. */
export function readElement(
  name: string,
  attribute: (key: string) => string | undefined,
): { text?: string; tag?: string } | undefined {
  switch (name.toLowerCase()) {
    case 'constant':
      return { text: PRODUCT };
    case 'lifecycle': {
      const tag = attribute('status') ?? attribute('label');
      return tag ? { tag: tag.replace(/[_-]/g, ' ') } : {};
    }
    case 'img':
      return { text: ` ${attribute('alt') ?? attribute('title') ?? ''} ` };
    case 'br':
      return { text: ' ' };
    default:
      return undefined;
  }
}
