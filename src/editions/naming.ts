/** What new rows are called beside their names, and what the vocabulary's products become of it. */
import { claimsOf } from '../knowledge/phrases.js';
import type { Knowledge } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import { slug } from './words.js';

/** A product as it is written in the vocabulary. */
export type Product = Readonly<{ name: string; suggests: readonly string[]; phrases: readonly string[] }>;

export type Naming = Readonly<{
  /** The phrases of each new row, by its id. */
  phrases: ReadonlyMap<string, readonly string[]>;
  /** Phrases, folded, that are no product's and no tool's any more. */
  taken: ReadonlySet<string>;
  /** New rows that may be meant by a product that stands on, by the product's name. */
  suggests: ReadonlyMap<string, readonly string[]>;
  /** Names that may mean several rows, and so ask back. */
  products: readonly Product[];
}>;

/** Ways to write one name: its words, its letters, and its words without what stands in brackets behind them. */
type Row = Readonly<{ id: string; name: string; own: string; letters: string; bare: string; added: boolean }>;

export const keyOf = (phrase: string): string => wordsOf(phrase).join(' ');
const lettersOf = (phrase: string): string => wordsOf(phrase).join('');

const withoutBrackets = (name: string): string => /^(.*\S)\s*\([^()]*\)$/.exec(name.trim())?.[1] ?? name;

const rowOf = (id: string, name: string, added: boolean): Row => ({
  id,
  name,
  own: keyOf(name),
  letters: lettersOf(name),
  bare: keyOf(withoutBrackets(name)),
  added,
});

/**
 * Names of new rows and ids of rows that go → what the new rows are called. A product whose name a row has is that row; one
 * whose name a row's only begins with is it as well, where nothing else may be meant: else the product asks which.
 */
export function nameRows(added: readonly string[], gone: readonly string[], knowledge: Knowledge): Naming {
  const rows = [
    ...knowledge.matrix.platforms.flatMap(({ id, name }) => (gone.includes(id) ? [] : [rowOf(id, name, false)])),
    ...added.map((name) => rowOf(slug(name), name, true)),
  ];
  const draft = { phrases: new Map(), taken: new Set(), suggests: new Map(), open: new Map() } as Draft;
  const owned = claimedBy(gone, knowledge);
  for (const row of rows.filter((r) => r.added)) {
    draft.taken.add(row.own);
    if (row.bare === row.own || row.bare === '' || owned.has(row.bare)) continue;
    const named = rows.filter((r) => r.bare === row.bare || r.own === row.bare);
    if (named.some((r) => r.own === row.bare)) continue;
    if (named.length === 1) give(draft, row, row.bare);
    else ask(draft, withoutBrackets(row.name), row.bare, named);
  }
  const { products, tools } = knowledge.vocabulary;
  for (const product of products) nameProduct(product, rows, draft);
  for (const phrase of tools) nameAlone(phrase, rows, draft);
  return { ...draft, products: [...draft.open.values()] };
}

type Draft = {
  phrases: Map<string, string[]>;
  taken: Set<string>;
  suggests: Map<string, string[]>;
  open: Map<string, Product>;
};

/** What a phrase means otherwise than a product, once the rows are gone. */
function claimedBy(gone: readonly string[], knowledge: Knowledge): ReadonlySet<string> {
  const claims = claimsOf(knowledge).filter(
    ({ meaning }) =>
      meaning.kind !== 'product' && !(meaning.kind === 'platform' && meaning.rows.every((id) => gone.includes(id))),
  );
  return new Set(claims.map(({ words }) => words.join(' ')));
}

function give({ phrases, taken }: Draft, { id, own }: Row, phrase: string): void {
  const mine = phrases.get(id) ?? [];
  taken.add(keyOf(phrase));
  if (keyOf(phrase) !== own && !mine.some((p) => keyOf(p) === keyOf(phrase))) phrases.set(id, [...mine, phrase]);
}

/** The name stands alone from now on, for whichever of the rows. */
function ask({ taken, open }: Draft, name: string, phrase: string, rows: readonly Row[]): void {
  const suggests = rows.map((r) => r.id);
  const group = suggests.join(' ');
  const phrases = [...new Set([...(open.get(group)?.phrases ?? []), phrase])];
  open.set(group, { name: open.get(group)?.name ?? name, suggests, phrases });
  taken.add(keyOf(phrase));
}

function suggest({ suggests }: Draft, { name }: Product, rows: readonly Row[]): void {
  suggests.set(name, [...new Set([...(suggests.get(name) ?? []), ...rows.map((r) => r.id)])]);
}

function nameProduct(product: Product, rows: readonly Row[], draft: Draft): void {
  const { name, phrases } = product;
  // Only a heading of several products is not among the names: "other …".
  if (!phrases.some((phrase) => lettersOf(phrase) === lettersOf(name))) {
    for (const phrase of phrases) nameAlone(phrase, rows, draft);
    return;
  }
  const owns = ({ own, bare }: Row, phrase: string) => own === keyOf(phrase) || bare === keyOf(phrase);
  const called = rows.filter((row) => row.added && owns(row, name));
  const [only] = called;
  if (only && called.length === 1) {
    for (const phrase of phrases) if (!draft.taken.has(keyOf(phrase))) give(draft, only, phrase);
    return;
  }
  const named = rows.filter((row) => row.added && phrases.some((phrase) => owns(row, phrase)));
  const begun = rows.filter((row) => phrases.some((phrase) => begins(row, phrase)));
  const meant = [...new Set([...begun, ...named])];
  if (!meant.some((row) => row.added)) return;
  const [one] = meant;
  const members = phrases.filter((p) => one && !owns(one, p) && !spells(one, p) && !begins(one, p));
  if (one && meant.length === 1 && members.length === 0) for (const phrase of phrases) give(draft, one, phrase);
  else
    suggest(
      draft,
      product,
      meant.filter((row) => row.added),
    );
}

/** A phrase that is a product of its own: one of a list of others, or a tool. */
function nameAlone(phrase: string, rows: readonly Row[], draft: Draft): void {
  if (draft.taken.has(keyOf(phrase))) return;
  const spelled = rows.filter((row) => row.added && spells(row, phrase));
  const begun = rows.filter((row) => begins(row, phrase));
  const meant = spelled.length > 0 ? spelled : begun;
  const [one] = meant;
  if (!one || !meant.some((row) => row.added)) return;
  if (meant.length === 1) give(draft, one, phrase);
  else ask(draft, beginning(one, phrase), phrase, meant);
}

/** "mongo" is short for "mongodb". */
const isShortOf = (letters: string, whole: string): boolean => whole === letters || whole === `${letters}db`;

/** The same name, but for blanks and brackets. */
const spells = ({ letters, bare }: Row, phrase: string): boolean =>
  isShortOf(lettersOf(phrase), letters) || isShortOf(lettersOf(phrase), bare.replaceAll(' ', ''));

/** The name goes on behind the phrase: "Lychee Garden" behind "lychee". */
const begins = (row: Row, phrase: string): boolean => headLength(row, phrase) > 0;

/** How many words of a row's name a phrase is, with more behind them. */
function headLength({ own }: Row, phrase: string): number {
  const words = own.split(' ');
  const letters = lettersOf(phrase);
  return words.findIndex((_, i) => i > 0 && isShortOf(letters, words.slice(0, i).join('')));
}

/** The beginning of a row's name, as it is written there. */
const beginning = (row: Row, phrase: string): string =>
  row.name
    .split(/\s+/)
    .slice(0, Math.max(1, headLength(row, phrase)))
    .join(' ');
