/** Text → words, each knowing its place and what stands before it. */
import { fold } from '../knowledge/words.js';
import { namesIn, type Spelled } from './spelled.js';

/**
 * `word` is folded, `start`/`end` its place in the cleaned text. `gap` is what separates it from the word before:
 * 0 nothing that matters, 1 a comma, dash, colon or bracket, 2 the end of a sentence.
 */
export type Token = Readonly<{
  word: string;
  start: number;
  end: number;
  gap: 0 | 1 | 2;
  /** The sentence it ends is a question: a `?` follows. */
  asks: boolean;
  /** Written as an emoji code, `:wave:`. */
  emoji: boolean;
  certainty: 'exact' | 'respelled';
}>;

export type Speech = Readonly<{
  contractions: ReadonlyMap<string, readonly string[]>;
  suffixes: ReadonlyMap<string, string>;
  spelled?: Spelled | undefined;
}>;

const PIECE = /:[a-z0-9_+-]+:|[-=]{1,3}>|→|[\p{L}\p{N}\p{M}]+(?:'\p{L}+)*|[✅❌]|\n|\S/gu;
const LETTER = /[\p{L}\p{N}✅❌]/u;
const EMOJI = /^:.+:$/;

/** Text, with the contractions to spell out and the names that are one → its tokens, in order. Linear in the text's length. */
export function tokenize(text: string, speech: Speech): Token[] {
  const tokens: Token[] = [];
  let gap: 0 | 1 | 2 = 0;
  const names = speech.spelled ? namesIn(text, speech.spelled) : [];
  let inName = 0;
  let last = 0;
  const widen = (to: 0 | 1 | 2) => {
    if (to > gap) gap = to;
  };
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match;
    const start = match.index;
    if (start < inName) continue;
    const name = names[0] && names[0].start < start + piece.length ? names.shift() : undefined;
    if (name) {
      inName = name.end;
      pushWords(tokens, name.words, { ...name, gap, emoji: false });
      gap = 0;
      continue;
    }
    last = start + piece.length;
    if (!LETTER.test(piece)) {
      if (piece === '?') asks(tokens);
      const extra = separation(piece, text, start);
      if (extra === 'and' || extra === 'to')
        tokens.push({ word: extra, start, end: last, gap, asks: false, emoji: false, certainty: 'exact' });
      else widen(extra);
      continue;
    }
    const emoji = EMOJI.test(piece);
    const words = spell(emoji ? piece.replace(/[:_+-]/g, '') : piece, speech);
    pushWords(tokens, words, { start, end: last, gap, emoji });
    gap = 0;
  }
  return tokens;
}

function pushWords(
  tokens: Token[],
  words: readonly string[],
  { start, end, gap, emoji }: Pick<Token, 'start' | 'end' | 'gap' | 'emoji'>,
): void {
  words.forEach((word, i) => {
    tokens.push({ word, start, end, gap: i === 0 ? gap : 0, asks: false, emoji, certainty: 'exact' });
  });
}

/** Marks the token before a question mark. */
function asks(tokens: Token[]): void {
  const before = tokens.at(-1);
  if (before) tokens[tokens.length - 1] = { ...before, asks: true };
}

/** How far a mark sets apart the words around it; "aws/azure", "a & b" and "a + b" join them, an arrow leads on. */
function separation(mark: string, text: string, at: number): 0 | 1 | 2 | 'and' | 'to' {
  if (mark.length > 1 || mark === '→') return 'to';
  switch (mark) {
    case '&':
    case '+':
      return 'and';
    case '/':
      if (/^\P{L}?\p{L}\/\p{L}(\P{L}|$)/u.test(text.slice(Math.max(0, at - 2), at + 3))) return 0; // w/o, n/a
      return /\p{L}\/\p{L}/u.test(text.slice(at - 1, at + 2)) ? 'and' : 1;
    case '.':
      return /\S/.test(text[at + 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ') ? 0 : 2;
    case '\n':
    case '?':
    case '!':
    case ';':
    case '…':
      return 2;
    case '-':
    case '–':
      return /\s/.test(text[at - 1] ?? ' ') ? 1 : 0;
    case ',':
    case '—':
    case ':':
    case ')':
    case '=':
    case '<':
    case '>':
    case '←':
    case '"':
    case '•':
    case '|':
      return 1;
    default:
      return 0;
  }
}

/** A written word → its spoken words: "can't" → can, not; "we're" → we, are; "snowflake's" → snowflake. */
function spell(piece: string, { contractions, suffixes }: Speech): readonly string[] {
  const quote = piece.indexOf("'");
  const word = fold(quote < 0 ? piece : piece.replaceAll("'", ''));
  const spoken = contractions.get(word);
  if (spoken && (quote >= 0 || word.length > 2)) return spoken;
  if (quote < 0) return [word];
  const base = fold(piece.slice(0, quote));
  const suffix = suffixes.get(fold(piece.slice(quote + 1)));
  return suffix ? [base, suffix] : [base];
}
