/** What a page says otherwise than the knowledge: plain data, to be stored, shown and applied. */
import type { Status } from '../knowledge/schema.js';

export type Statuses = Readonly<Record<string, Status>>;

export type Change =
  | Readonly<{ kind: 'status'; platform: string; deployment: string; from: Status; to: Status }>
  /** `parent`: the id of the row that it stands under, which may be new as well. */
  | Readonly<{ kind: 'platform-added'; name: string; section: string; parent?: string; cells: Statuses }>
  | Readonly<{ kind: 'platform-absent'; platform: string }>
  | Readonly<{ kind: 'renamed'; platform: string; from: string; to: string }>
  | Readonly<{ kind: 'deployment-added'; deployment: string; cells: Statuses }>
  | Readonly<{ kind: 'deployment-absent'; deployment: string }>
  | Readonly<{ kind: 'note'; platform: string; from: string | null; to: string | null }>;

/** One way to settle what is undecided: what a person would click, and the changes that it makes. */
export type Choice = Readonly<{ label: string; changes: readonly Change[] }>;

/** What only a person can decide: a sentence, and where on the page. */
export type Undecided = Readonly<{ text: string; where: string; choices: readonly Choice[] }>;

/** The page's address and when it was fetched, in UTC, as far as that is known. */
export type Edition = Readonly<{ url?: string; fetchedAt?: string }>;

/** What a page says of when it was fetched, where that is no time or lies in the future: it counts for nothing. */
export type Disbelieved = Readonly<{ page: string; said: string; why: 'no time' | 'future' }>;

/** `complete`: the pages are all of the matrix, not one cloud's part of it. */
export type Comparison = Readonly<{
  edition: Edition;
  complete: boolean;
  changes: readonly Change[];
  undecided: readonly Undecided[];
  /** How many cells were read that agree. */
  unchanged: number;
  /** How many cells the pages give nothing of, in the columns that they have. */
  unsaid: number;
  /** Where the pages were loaded from is all that is known of their address: none says itself that it is its own. */
  addressOnly?: true;
  /** Only where there is one. */
  disbelieved?: readonly Disbelieved[];
  /** Pages that can't be read, and why; then there are no changes at all. */
  unreadable: readonly Readonly<{ page: string; reason: string }>[];
}>;

/** What comes of pages of which one can't be read. */
export const unreadable = (failed: Comparison['unreadable'], edition: Edition = {}): Comparison => ({
  edition,
  complete: false,
  changes: [],
  undecided: [],
  unchanged: 0,
  unsaid: 0,
  unreadable: failed,
});
