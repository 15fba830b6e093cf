/** A name on a page → the row of the matrix that it is, if that is certain. */
import type { Meaning } from '../knowledge/phrases.js';
import { wordsOf } from '../knowledge/words.js';
import type { Known } from './known.js';
import { wordsIn } from './known.js';

/**
 * `row`: it is that platform. `as`: by a name that the knowledge has, by a new one, or misspelt; `remark` is what the page
 * adds in brackets. `other`: a product that the knowledge knows to be none of the rows. `several`: it may be each of them.
 * `near`: that platform, if this is no other product: brackets or a cloud narrow the name. `none`: nothing like it.
 */
export type Found =
  | Readonly<{ kind: 'row'; platform: string; as: 'alias' | 'renamed' | 'misspelt'; remark?: string }>
  | Readonly<{ kind: 'other'; suggests: readonly string[] }>
  | Readonly<{ kind: 'several' | 'near'; platforms: readonly string[] }>
  | Readonly<{ kind: 'none' }>;

const NONE: Found = { kind: 'none' };
/** A remark has at least as many words; fewer are a kind of the product. */
const SHORTEST_REMARK = 3;

/** A name without lifecycle tags, and the name it stands under → what it is by itself, without the other rows. */
export function findName(name: string, parent: string | undefined, known: Known): Found {
  const words = wordsIn(name, known);
  const direct = byWords(words, known);
  if (direct.kind !== 'none') return direct;
  const below = parent ? byWords([...wordsIn(parent, known), ...words], known) : NONE;
  if (below.kind === 'row') return below;
  const joined = byParts(name, known);
  if (joined) return joined;
  const brackets = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(name);
  const [, base = '', remark = ''] = brackets ?? [];
  for (const found of [
    byQualifier(words, known),
    brackets ? byRemark(base, remark, known) : NONE,
    byVendor(words, known),
    bySpelling(words, known),
  ]) {
    if (found.kind !== 'none') return found;
  }
  return startsWithProduct(words, known) ? { kind: 'other', suggests: [] } : NONE;
}

/** The meaning of a phrase, by its words or, where that is not ambiguous, by its letters alone. */
const meaningOf = (words: readonly string[], { lexicon }: Known): Meaning | undefined =>
  (lexicon.exact.get(words.join(' ')) ?? lexicon.compact.get(words.join('')))?.meaning;

function byWords(words: readonly string[], known: Known): Found {
  if (words.length === 0) return NONE;
  const meaning = meaningOf(words, known);
  if (meaning?.kind === 'product') return { kind: 'other', suggests: meaning.suggests };
  if (meaning?.kind !== 'platform') return NONE;
  // "RDS Postgres" is a part of what the row is about.
  if (meaning.cloud) return { kind: 'near', platforms: meaning.rows };
  if (meaning.group) return { kind: 'several', platforms: meaning.rows };
  return { kind: 'row', platform: meaning.rows[0] as string, as: 'alias' };
}

/** "Snowflake and Databricks", "A / B": two rows in one. */
function byParts(name: string, known: Known): Found | undefined {
  const parts = name.split(/\s*(?:[/,+&]|\band\b)\s*/i).filter(Boolean);
  if (parts.length < 2) return undefined;
  const found = parts.map((part) => byWords(wordsIn(part, known), known));
  if (found.every((f) => f.kind === 'other')) return { kind: 'other', suggests: [] };
  const rows = found.flatMap((f) => (f.kind === 'row' ? [f.platform] : f.kind === 'several' ? f.platforms : []));
  return found.filter((f) => f.kind === 'row' || f.kind === 'several').length > 1
    ? { kind: 'several', platforms: [...new Set(rows)] }
    : undefined;
}

/** "Postgres (self-hosted)": a family, and a word that narrows it. */
function byQualifier(words: readonly string[], known: Known): Found {
  const { families, qualifiers } = known.knowledge.vocabulary;
  for (const family of families) {
    for (const phrase of family.phrases.map(wordsOf)) {
      const rest = without(words, phrase);
      if (!rest) continue;
      const narrowed = qualifiers.filter(
        (q) => q.family === family.id && !q.cloud && q.phrases.some((p) => wordsOf(p).join(' ') === rest.join(' ')),
      );
      if (narrowed.length === 0) continue;
      const rows = family.platforms.filter((row) => narrowed.every((q) => q.platforms.includes(row)));
      if (rows.length === 1) return { kind: 'row', platform: rows[0] as string, as: 'renamed' };
      if (rows.length > 1) return { kind: 'several', platforms: rows };
    }
  }
  return NONE;
}

/** The words without a phrase at their beginning or end; undefined where it is at neither, or all of them. */
function without(words: readonly string[], phrase: readonly string[]): string[] | undefined {
  if (phrase.length >= words.length) return undefined;
  if (phrase.every((word, i) => words[i] === word)) return words.slice(phrase.length);
  const from = words.length - phrase.length;
  return phrase.every((word, i) => words[from + i] === word) ? words.slice(0, from) : undefined;
}

function byRemark(base: string, remark: string, known: Known): Found {
  const found = byWords(wordsIn(base, known), known);
  if (found.kind !== 'row') return found.kind === 'several' ? { kind: 'near', platforms: found.platforms } : found;
  const said = wordsIn(remark, known);
  const { note } = known.lexicon.matrix.platform(found.platform);
  if (note && sameRemark(said, wordsOf(note))) return found;
  if (said.length >= SHORTEST_REMARK) return { ...found, remark: remark.trim() };
  return { kind: 'near', platforms: [found.platform] };
}

/** At least half of the remark's longer words are in the note, in this or another form. */
function sameRemark(remark: readonly string[], note: readonly string[]): boolean {
  const telling = remark.filter((word) => word.length > 3);
  const heard = telling.filter((word) => note.some((other) => stem(other) === stem(word)));
  return telling.length > 0 && heard.length * 2 >= telling.length;
}

const stem = (word: string): string => word.slice(0, 6);

/** "Amazon Redshift (Interface)": the maker's name before a row that is on that cloud alone. */
function byVendor(words: readonly string[], known: Known): Found {
  for (let length = Math.min(3, words.length - 1); length > 0; length--) {
    const spot = known.spots.get(words.slice(0, length).join(' '));
    if (!spot?.cloud) continue;
    const rest = byWords(words.slice(length), known);
    if (rest.kind !== 'row' && rest.kind !== 'several') return NONE;
    const rows = rest.kind === 'row' ? [rest.platform] : rest.platforms;
    if (known.lexicon.matrix.onlyCloud(rows) !== spot.cloud) return { kind: 'near', platforms: rows };
    return rest.kind === 'row' ? { ...rest, as: 'renamed' } : rest;
  }
  return NONE;
}

/** Every unknown word mended, if what comes of it is a row's name. */
function bySpelling(words: readonly string[], known: Known): Found {
  const { speller, isEnglish } = known.lexicon;
  const choices = words.map((word) =>
    speller.knows(word) || isEnglish(word)
      ? [[word]]
      : speller
          .propose(word)
          .slice(0, 4)
          .map((p) => p.words),
  );
  if (choices.every(([only], i) => only?.[0] === words[i])) return NONE;
  const tries = choices.reduce<string[][]>(
    (all, options) => all.flatMap((before) => options.map((option) => [...before, ...option])).slice(0, 64),
    [[]],
  );
  const found = tries.map((mended) => byWords(mended, known)).filter((f) => f.kind === 'row');
  const rows = new Set(found.map((f) => f.platform));
  const [row] = rows;
  return rows.size === 1 && row ? { kind: 'row', platform: row, as: 'misspelt' } : NONE;
}

/** Its first words are another product: "Oracle Database Server". */
const startsWithProduct = (words: readonly string[], known: Known): boolean =>
  words.slice(0, 6).some((_, i) => meaningOf(words.slice(0, i + 1), known)?.kind === 'product');
