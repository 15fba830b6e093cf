/** The phrase that begins at a word: the longest known one, or a pattern with gaps. */
import type { Meaning } from '../knowledge/phrases.js';
import { type Entry, type Lexicon, NAMES, type Pattern } from './lexicon.js';
import type { Token } from './tokens.js';

/** A phrase's entry and the tokens it spans, `to` exclusive. */
export type Match = Readonly<{ entry: Entry; from: number; to: number }>;

const MOST_JOINED = 3;
const WIDEST_GAP = 6;

/** The phrase at `at`, cut short where a longer one, or a name as long, begins inside it ("the same | cloud provider"). */
export function matchPhrase(words: readonly Token[], at: number, lexicon: Lexicon): Match | undefined {
  const found = longestAt(words, at, words.length, lexicon);
  if (!found || found.to - at < 2) return found;
  for (let inner = at + 1; inner < found.to; inner++) {
    const later = longestAt(words, inner, words.length, lexicon);
    if (later && later.to > found.to && outweighs(later, found)) return longestAt(words, at, inner, lexicon);
  }
  return found;
}

function outweighs(later: Match, found: Match): boolean {
  const longer = later.to - later.from - (found.to - found.from);
  if (longer === 0) return isName(later.entry.meaning) && !isName(found.entry.meaning);
  return longer > 0 && (isName(later.entry.meaning) || !isName(found.entry.meaning));
}

const isName = ({ kind }: Meaning): boolean => NAMES.has(kind);

/** The longest phrase from `at` on that ends before `end`; none goes on behind a comma or a full stop. */
function longestAt(
  words: readonly Token[],
  at: number,
  end: number,
  { exact, compact, longest }: Lexicon,
): Match | undefined {
  const first = (words[at] as Token).word;
  const reach = Math.min(end, at + Math.max(longest.get(first) ?? 1, MOST_JOINED));
  let entry: Entry | undefined = exact.get(first) ?? compact.get(first);
  let to = at + 1;
  let spaced = first;
  let joined = first;
  for (let next = at + 1; next < reach && words[next]?.gap === 0; next++) {
    const { word } = words[next] as Token;
    spaced += ` ${word}`;
    joined += word;
    const longer: Entry | undefined = exact.get(spaced) ?? (next - at < MOST_JOINED ? compact.get(joined) : undefined);
    if (longer) {
      entry = longer;
      to = next + 1;
    }
  }
  return entry && { entry, from: at, to };
}

/** The first pattern whose parts follow from `at` on; it spans its first part, the words of the others go to `taken`. */
export function matchPattern(
  words: readonly Token[],
  at: number,
  { patterns }: Lexicon,
  taken: Set<number>,
): Match | undefined {
  for (const { parts, entry } of patterns.get((words[at] as Token).word) ?? []) {
    const places = placeParts(parts, words, at);
    if (!places) continue;
    for (const [i, from] of places.entries()) {
      if (i > 0) for (let word = 0; word < (parts[i]?.length ?? 0); word++) taken.add(from + word);
    }
    return { entry, from: at, to: at + (parts[0]?.length ?? 1) };
  }
  return undefined;
}

function placeParts(parts: Pattern['parts'], words: readonly Token[], at: number): number[] | undefined {
  const places: number[] = [];
  let from = at;
  for (const [i, part] of parts.entries()) {
    const start = i === 0 ? (startsAt(part, words, from) ? from : -1) : findPart(part, words, from);
    if (start < 0) return undefined;
    places.push(start);
    from = start + part.length;
  }
  return places;
}

const startsAt = (part: readonly string[], words: readonly Token[], at: number): boolean =>
  part.every((word, i) => words[at + i]?.word === word && (i === 0 || words[at + i]?.gap !== 2));

function findPart(part: readonly string[], words: readonly Token[], from: number): number {
  for (let at = from; at <= from + WIDEST_GAP && at < words.length; at++) {
    if (words[at]?.gap === 2) return -1;
    if (startsAt(part, words, at)) return at;
  }
  return -1;
}
