/** All rows of all pages → which platform each is, which are new, and which only a person can tell. */
import { wordsOf } from '../knowledge/words.js';
import { type Known, wordsIn } from './known.js';
import { type Found, findName } from './names.js';
import type { ReadRow } from './rows.js';

export type Resolved = Readonly<{ row: ReadRow }> &
  (
    | Readonly<{ kind: 'row'; platform: string; as: 'alias' | 'renamed' | 'misspelt'; remark?: string | undefined }>
    | Readonly<{ kind: 'new'; suggests: readonly string[] }>
    /** It may be one of `platforms`; `merged`: it may be all of them. */
    | Readonly<{ kind: 'doubt'; platforms: readonly string[]; merged: boolean; why: string }>
  );

/** Rows in the order of the pages → the same rows, each with what it is. */
export function resolveRows(rows: readonly ReadRow[], known: Known): Resolved[] {
  const found = rows.map((row) => findName(row.bare, row.parent, known));
  const claimed = claims(rows, found, known);
  const families = new Map<number, readonly string[]>();
  // A smaller family has the first say: "Redshift" beside "Redshift Serverless" is what that leaves.
  const several = found
    .flatMap((f, i) => (f.kind === 'several' ? [{ i, platforms: f.platforms }] : []))
    .sort((a, b) => a.platforms.length - b.platforms.length);
  for (const { i, platforms } of several) {
    const others = several
      .filter((o) => o.i !== i && !sameName(rows, o.i, i, known))
      .map((o) => families.get(o.i) ?? []);
    const taken = new Set([...claimed.keys(), ...others.flat()]);
    const open = platforms.filter((p) => !taken.has(p));
    const there = open.filter((p) => appliesThere(p, rows[i] as ReadRow, known));
    families.set(i, there.length > 0 ? there : open);
  }
  const near = nearness(known, new Set([...claimed.keys(), ...[...families.values()].flat()]));
  const contested = new Set(found.flatMap((f) => (f.kind === 'near' ? f.platforms : [])));
  return rows.map((row, i) => resolveRow(row, found[i] as Found, families.get(i), { claimed, contested, near, known }));
}

/** Whether the knowledge has the row for at least one deployment that the page's row has a cell for. */
const appliesThere = (platform: string, row: ReadRow, { lexicon }: Known): boolean =>
  row.cells.some(({ deployment }) => {
    const status = lexicon.matrix.platform(platform).statuses[deployment];
    return status !== undefined && status !== 'not-applicable';
  });

const sameName = (rows: readonly ReadRow[], a: number, b: number, known: Known): boolean =>
  keyOf(rows[a] as ReadRow, known) === keyOf(rows[b] as ReadRow, known);

/** Rows with one key are one row, on whichever page. */
export const keyOf = (row: ReadRow, known: Known): string => wordsIn(row.bare, known).join(' ');

/** The names that each platform goes by, page by page. `main`: its own name is among them. */
type Claims = ReadonlyMap<string, Readonly<{ names: ReadonlySet<string>; main: string | undefined; split: boolean }>>;

function claims(rows: readonly ReadRow[], found: readonly Found[], known: Known): Claims {
  const names = new Map<string, Set<string>>();
  const pages = new Map<string, Map<string, Set<string>>>();
  rows.forEach((row, i) => {
    const f = found[i];
    if (f?.kind !== 'row') return;
    const key = keyOf(row, known);
    names.set(f.platform, (names.get(f.platform) ?? new Set()).add(key));
    const byPage = pages.get(f.platform) ?? new Map<string, Set<string>>();
    pages.set(f.platform, byPage.set(row.page, (byPage.get(row.page) ?? new Set()).add(key)));
  });
  return new Map(
    [...names].map(([platform, all]) => {
      const own = wordsIn(known.lexicon.matrix.platform(platform).name, known).join(' ');
      const split = [...(pages.get(platform)?.values() ?? [])].some((keys) => keys.size > 1);
      return [platform, { names: all, main: all.has(own) ? own : undefined, split }];
    }),
  );
}

/** `contested`: another row has their name with brackets or a cloud beside it. */
type Beside = Readonly<{
  claimed: Claims;
  contested: ReadonlySet<string>;
  near: (words: readonly string[]) => string[];
  known: Known;
}>;

function resolveRow(row: ReadRow, found: Found, left: readonly string[] | undefined, beside: Beside): Resolved {
  const { claimed, contested, near, known } = beside;
  const nameOf = (id: string): string => `“${known.lexicon.matrix.platform(id).name}”`;
  const doubt = (platforms: readonly string[], why: string, merged = false): Resolved => ({
    row,
    kind: 'doubt',
    platforms,
    merged,
    why,
  });
  switch (found.kind) {
    case 'row': {
      const { names, main, split } = claimed.get(found.platform) ?? { names: new Set(), main: undefined, split: false };
      const apart = split || (contested.has(found.platform) && !main);
      if (!apart || keyOf(row, known) === main) return { row, ...found };
      const others = [...names].filter((name) => name !== keyOf(row, known)).map((name) => `“${name}”`);
      const beside = others.length > 0 ? others.join(' and ') : 'another row of a like name';
      return doubt([found.platform], `it may be a part of ${nameOf(found.platform)}, beside ${beside}`);
    }
    case 'other':
      return { row, kind: 'new', suggests: found.suggests };
    case 'several': {
      const rest = left ?? [];
      if (rest.length === 0)
        return doubt(found.platforms, `its rows stand on the page too: ${found.platforms.map(nameOf).join(', ')}`);
      return rest.length === 1
        ? doubt(rest, `it may be ${nameOf(rest[0] as string)} renamed, or more than that row`)
        : doubt(rest, `it may be ${rest.length} rows in one: ${rest.map(nameOf).join(', ')}`, true);
    }
    case 'near': {
      const open = found.platforms.filter((p) => !claimed.has(p));
      const one = (open.length > 0 ? open : found.platforms).map(nameOf).join(' or ');
      return open.length > 0
        ? doubt(open, `it may be ${one} renamed, a part of it, or another product`)
        : doubt(found.platforms, `it may be a part of ${one}, which has a row of its own, or another product`);
    }
    case 'none': {
      const like = near(wordsIn(row.bare, known));
      return like.length > 0
        ? doubt(like, `it may be ${like.map(nameOf).join(' or ')} renamed, or another product`)
        : { row, kind: 'new', suggests: [] };
    }
    default:
      return found satisfies never;
  }
}

/** As many of the words of two names as this must be the same for one to be like the other. */
const LIKE = 0.5;

/** The platforms without a row on the pages → which of them a name is like. */
function nearness({ knowledge, lexicon, spots }: Known, seen: ReadonlySet<string>) {
  const { platforms } = knowledge.matrix;
  const dull = (word: string): boolean => spots.has(word);
  const owners = new Map<string, Set<string>>();
  for (const { id, name, phrases } of platforms) {
    for (const word of [name, ...phrases].flatMap(wordsOf)) owners.set(word, (owners.get(word) ?? new Set()).add(id));
  }
  const open = new Map<string, string[]>();
  for (const { id, name } of platforms) {
    if (!seen.has(id)) for (const word of wordsOf(name)) open.set(word, [...(open.get(word) ?? []), id]);
  }
  const like = (id: string, words: readonly string[]): boolean => {
    const own = wordsOf(lexicon.matrix.platform(id).name).filter((word) => !dull(word));
    const shared = own.filter((word) => words.includes(word));
    // The first word of a name tells the most, and one that no other row has.
    const telling = shared.some((word) => word === own[0] || owners.get(word)?.size === 1);
    return telling || shared.length / new Set([...own, ...words]).size >= LIKE;
  };
  return (words: readonly string[]): string[] => {
    const candidates = new Set(words.filter((word) => !dull(word)).flatMap((word) => open.get(word) ?? []));
    return [...candidates].filter((id) => like(id, words));
  };
}
