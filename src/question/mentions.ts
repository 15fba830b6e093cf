/** Tokens → mentions: the longest known phrase first, none overlapping; what is left is an ordinary word or a name. */

import type { Meaning } from '../knowledge/phrases.js';
import type { Cue } from '../knowledge/schema.js';
import type { Entry, Lexicon, Pattern } from './lexicon.js';
import type { Proposal } from './spelling.js';
import type { Token } from './tokens.js';

/** A word that no phrase explains: `other` is plain English, `name` is not; `near` are the rows a name may have meant. */
export type Unexplained = { kind: 'other' } | { kind: 'name'; near: readonly string[] };

export type Mention = Readonly<{
  meaning: Meaning | Unexplained;
  /** As written. */
  text: string;
  /** Its first token, and the one after its last. */
  from: number;
  to: number;
  gap: 0 | 1 | 2;
  asks: boolean;
  certainty: 'exact' | 'respelled';
  weak: boolean;
}>;

export const isCue = (mention: Mention | undefined, ...cues: readonly Cue[]): boolean =>
  mention?.meaning.kind === 'cue' && cues.includes(mention.meaning.cue);

const MOST_JOINED = 3;
const WIDEST_GAP = 6;

type Reading = Token & { certainty: 'exact' | 'respelled'; near: readonly string[] };

/** Cleaned text and its tokens → mentions in order, covering every token. */
export function findMentions(text: string, tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const words = respell(tokens, lexicon);
  const mentions: Mention[] = [];
  const taken = new Set<number>();
  let at = 0;
  while (at < words.length) {
    if (taken.has(at)) {
      at++;
      continue;
    }
    const found =
      matchPattern(words, at, lexicon, taken) ?? matchLongest(words, at, lexicon) ?? unexplained(words, at, lexicon);
    mentions.push(...mentionsOf(found, words, text));
    at = found.to;
  }
  return mentions;
}

type Found = { meaning: Meaning | Unexplained; from: number; to: number; weak: boolean };

function mentionsOf(found: Found, words: readonly Reading[], text: string): Mention[] {
  const run = words.slice(found.from, found.to);
  const [first, last] = [run[0] as Reading, run.at(-1) as Reading];
  const { meaning, ...place } = found;
  const shared = {
    ...place,
    text: text.slice(first.start, last.end),
    gap: first.gap,
    asks: run.some((w) => w.asks),
    certainty: run.some((w) => w.certainty === 'respelled') ? ('respelled' as const) : ('exact' as const),
  };
  if (meaning.kind !== 'deployment') return [{ ...shared, meaning }];
  return [
    { ...shared, meaning: { kind: 'cloud', clouds: [meaning.cloud], via: 'name' } },
    { ...shared, gap: 0, meaning: { kind: 'tenancy', tenancies: [meaning.tenancy] } },
  ];
}

/** The phrase at `at`, cut short where a longer one, or a name as long, begins inside it ("the same | cloud provider"). */
function matchLongest(words: readonly Reading[], at: number, lexicon: Lexicon): Found | undefined {
  const found = matchPhrase(words, at, lexicon);
  if (!found || found.to - at < 2) return found;
  for (let inner = at + 1; inner < found.to; inner++) {
    const later = matchPhrase(words, inner, lexicon);
    if (!later || later.to <= found.to || later.to - inner < found.to - at) continue;
    const longer = later.to - inner > found.to - at;
    if (longer ? !isName(found.meaning) || isName(later.meaning) : isName(later.meaning) && !isName(found.meaning)) {
      return matchPhrase(words.slice(0, inner), at, lexicon);
    }
  }
  return found;
}

const NAMES: readonly string[] = ['platform', 'cloud', 'tenancy', 'section', 'deployment', 'product'];
const isName = ({ kind }: Found['meaning']): boolean => NAMES.includes(kind);

function matchPhrase(words: readonly Reading[], at: number, { exact, compact, longest }: Lexicon): Found | undefined {
  const first = words[at] as Reading;
  const reach = sentenceEnd(words, at, Math.max(longest.get(first.word) ?? 1, MOST_JOINED));
  let spaced = '';
  let joined = '';
  let found: Found | undefined;
  for (let to = at + 1; to <= reach; to++) {
    const { word } = words[to - 1] as Reading;
    spaced = spaced ? `${spaced} ${word}` : word;
    joined += word;
    const entry: Entry | undefined = exact.get(spaced) ?? (to - at <= MOST_JOINED ? compact.get(joined) : undefined);
    if (entry) found = { meaning: entry.meaning, from: at, to, weak: entry.weak };
  }
  return found;
}

/** The end of the words from `at` on that one phrase may span: at most `most`, none after a comma or full stop. */
function sentenceEnd(words: readonly Reading[], at: number, most: number): number {
  let to = at + 1;
  while (to < words.length && to - at < most && words[to]?.gap === 0) to++;
  return to;
}

function matchPattern(words: readonly Reading[], at: number, lexicon: Lexicon, taken: Set<number>): Found | undefined {
  for (const pattern of lexicon.patterns.get((words[at] as Reading).word) ?? []) {
    const places = placesOf(pattern, words, at);
    if (!places) continue;
    const [first, ...rest] = places;
    for (const [from, to] of rest) for (let i = from; i < to; i++) taken.add(i);
    return { meaning: pattern.entry.meaning, from: at, to: (first as [number, number])[1], weak: false };
  }
  return undefined;
}

function placesOf({ parts }: Pattern, words: readonly Reading[], at: number): [number, number][] | undefined {
  const places: [number, number][] = [];
  let from = at;
  for (const [i, part] of parts.entries()) {
    const start = i === 0 ? (startsAt(part, words, from) ? from : -1) : findPart(part, words, from);
    if (start < 0) return undefined;
    from = start + part.length;
    places.push([start, from]);
  }
  return places;
}

const startsAt = (part: readonly string[], words: readonly Reading[], at: number): boolean =>
  part.every((word, i) => words[at + i]?.word === word && (i === 0 || words[at + i]?.gap !== 2));

function findPart(part: readonly string[], words: readonly Reading[], from: number): number {
  for (let at = from; at <= from + WIDEST_GAP && at < words.length; at++) {
    if (words[at]?.gap === 2) return -1;
    if (startsAt(part, words, at)) return at;
  }
  return -1;
}

function unexplained(words: readonly Reading[], at: number, { isEnglish }: Lexicon): Found {
  const { word, emoji, near } = words[at] as Reading;
  const found = { from: at, to: at + 1, weak: true };
  if (emoji) return { ...found, meaning: { kind: 'cue', cue: 'ordinary' } };
  if (isPlain(word, isEnglish)) return { ...found, meaning: { kind: 'other' } };
  return { ...found, meaning: { kind: 'name', near } };
}

const isPlain = (word: string, isEnglish: (word: string) => boolean): boolean =>
  word.length < 3 || /^\d/.test(word) || isEnglish(word);

/** Mends the words that are neither known nor English, alone or joined with a neighbour ("snow falke"). */
function respell(tokens: readonly Token[], lexicon: Lexicon): Reading[] {
  const out: Reading[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const strange = isStrange(token, lexicon);
    const proposals = strange ? lexicon.speller.propose(token.word) : [];
    const [best] = proposals;
    if (best) {
      out.push(...spelled(token, best));
      continue;
    }
    const joined = strange ? joinedWith(out.at(-1), token, tokens[at + 1], lexicon) : undefined;
    if (joined) {
      if (joined.uses === 'before') out.pop();
      else at++;
      out.push(...spelled({ ...token, ...joined.span }, joined.best));
      continue;
    }
    out.push({ ...token, certainty: 'exact', near: strange ? nearRows(token.word, lexicon) : [] });
  }
  return out;
}

function isStrange({ word, emoji }: Token, { speller, compact, isEnglish }: Lexicon): boolean {
  return !emoji && !speller.knows(word) && !compact.has(word) && !isPlain(word, isEnglish);
}

const spelled = (token: Token, best: Proposal): Reading[] =>
  best.words.map((word, i) => ({ ...token, word, gap: i === 0 ? token.gap : 0, certainty: 'respelled', near: [] }));

type Joined = { uses: 'before' | 'after'; best: Proposal; span: Pick<Token, 'start' | 'end' | 'gap' | 'asks'> };

function joinedWith(
  before: Token | undefined,
  token: Token,
  after: Token | undefined,
  lexicon: Lexicon,
): Joined | undefined {
  const tries: ['before' | 'after', Token, Token][] = [];
  if (before && token.gap === 0) tries.push(['before', before, token]);
  if (after?.gap === 0) tries.push(['after', token, after]);
  for (const [uses, a, b] of tries) {
    const word = a.word + b.word;
    const [best] = word.length >= 8 ? lexicon.speller.propose(word) : [];
    if (best && best.distance <= 1)
      return { uses, best, span: { start: a.start, end: b.end, gap: a.gap, asks: b.asks } };
  }
  return undefined;
}

/** The rows whose names are one more slip away than a typing error is: for "did you mean", never for a verdict. */
function nearRows(word: string, { speller, exact }: Lexicon): string[] {
  const rows = speller.propose(word, 1).flatMap(({ words }) => {
    const meaning = exact.get(words.join(' '))?.meaning;
    return meaning?.kind === 'platform' ? meaning.rows : [];
  });
  return [...new Set(rows)].slice(0, 3);
}
