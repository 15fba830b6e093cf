/** Tokens → the same with typing errors mended, alone or joined with a neighbour ("snow falke"). */
import { type Lexicon, NAMES } from './lexicon.js';
import type { Proposal } from './spelling.js';
import type { Token } from './tokens.js';

/** A word shorter than this joined with its neighbour is no likely name written with a blank too many. */
const SHORTEST_JOINED = 8;
const SHORTEST_SPLIT = 7;
const LONGEST_JOINED = 40;
const MOST_PIECES = 4;

export function respell(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  if (!tokens.some((token) => isStrange(token, lexicon))) return tokens;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (!isStrange(token, lexicon)) {
      out.push(token);
      continue;
    }
    const best = likeliest(lexicon.speller.propose(token.word), out.at(-1), tokens[at + 1], lexicon);
    const joined = best ? undefined : joinedWith(out.at(-1), token, tokens[at + 1], lexicon);
    if (best) out.push(...spelled(token, best));
    else if (!joined) out.push(...(splitWord(token, lexicon) ?? [token]));
    else {
      if (joined.uses === 'before') out.pop();
      else at++;
      out.push(...spelled(joined.token, joined.best));
    }
  }
  return out;
}

/** Of words equally near, the one that makes a phrase with a neighbour: "internel stage" is no internet. */
function likeliest(
  near: readonly Proposal[],
  before: Token | undefined,
  after: Token | undefined,
  { exact }: Lexicon,
): Proposal | undefined {
  const [first] = near;
  const equal = near.filter((p) => p.distance === first?.distance);
  const fits = ({ word }: Proposal) => exact.has(`${word} ${after?.word}`) || exact.has(`${before?.word} ${word}`);
  return equal.find(fits) ?? first;
}

/** Neither known nor English nor a number: a name, or a typing error. */
export const isStrange = ({ word, emoji }: Token, { speller, compact, isEnglish }: Lexicon): boolean =>
  !emoji && !speller.knows(word) && !isPlain(word, isEnglish) && !compact.has(word);

export const isPlain = (word: string, isEnglish: (word: string) => boolean): boolean =>
  word.length < 3 ||
  word.charCodeAt(0) < 58 || // below ":" stand the digits
  isEnglish(word) ||
  (word.endsWith('s') && isEnglish(word.slice(0, -1)));

const spelled = (token: Token, best: Proposal): Token[] =>
  best.words.map((word, i) => ({ ...token, word, gap: i === 0 ? token.gap : 0, certainty: 'respelled' }));

/**
 * "teradataongcp" → teradata, on, gcp; "onazure" → on, azure: a strange word that is known words set together, a name
 * first or last. Longest pieces first; at most `MOST_PIECES`, so that the tries stay few.
 */
function splitWord(token: Token, lexicon: Lexicon): Token[] | undefined {
  const { length } = token.word;
  const fits = length >= SHORTEST_SPLIT && length <= LONGEST_JOINED;
  const words = fits ? piecesOf(token.word, lexicon, MOST_PIECES) : undefined;
  if (!words || ![words[0], words.at(-1)].some((word) => isNamePiece(word, lexicon))) return undefined;
  return words.map((word, i) => ({ ...token, word, gap: i === 0 ? token.gap : 0, certainty: 'respelled' }));
}

const isNamePiece = (word: string | undefined, { exact }: Lexicon): boolean => {
  const meaning = word && word.length > 2 ? exact.get(word)?.meaning : undefined;
  return meaning !== undefined && NAMES.has(meaning.kind);
};

function piecesOf(word: string, lexicon: Lexicon, most: number): string[] | undefined {
  if (lexicon.exact.has(word)) return [word];
  if (most === 1) return undefined;
  for (let cut = word.length - 2; cut >= 2; cut--) {
    if (!lexicon.exact.has(word.slice(0, cut))) continue;
    const rest = piecesOf(word.slice(cut), lexicon, most - 1);
    if (rest) return [word.slice(0, cut), ...rest];
  }
  return undefined;
}

type Joined = { uses: 'before' | 'after'; best: Proposal; token: Token };

function joinedWith(
  before: Token | undefined,
  token: Token,
  after: Token | undefined,
  lexicon: Lexicon,
): Joined | undefined {
  return (
    (before && token.gap === 0 ? join('before', before, token, lexicon) : undefined) ??
    (after?.gap === 0 ? join('after', token, after, lexicon) : undefined)
  );
}

function join(uses: Joined['uses'], a: Token, b: Token, lexicon: Lexicon): Joined | undefined {
  const word = a.word + b.word;
  const [best] = word.length >= SHORTEST_JOINED ? lexicon.speller.propose(word) : [];
  if (!best || best.distance > 1) return undefined;
  return { uses, best, token: { ...a, word, end: b.end, asks: a.asks || b.asks } };
}
