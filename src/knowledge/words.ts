/** How a word is folded for look-up: the same for what people write and for the phrases of the knowledge. */

const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+|[✅❌]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** A word → lower case, without accents; full-width and other compatibility forms made plain. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('ß', 'ss');
}

const PLAIN = /^[a-z0-9]+( [a-z0-9]+)*$/;

/** A phrase of the knowledge → its folded words: "Redshift (Interface)" → ["redshift", "interface"]. */
export const wordsOf = (phrase: string): string[] =>
  PLAIN.test(phrase) ? phrase.split(' ') : (fold(phrase).match(WORD) ?? []);
