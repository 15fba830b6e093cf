/** Whether a page is of this product at all, or of another whose matrix looks like it. */
import { wordsOf } from '../knowledge/words.js';
import { isPlain } from '../question/respell.js';
import { type Known, productWord } from './known.js';
import { type Content, PRODUCT } from './page.js';

/** Names are in titles; further down headings name platforms. */
const TITLES = 2;

/** A page that nowhere names the product → the name in its titles that may be another product's. */
export function strangerIn({ title = '', url = '', texts, blocks }: Content, known: Known): string | undefined {
  const cells = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    return block.kind === 'loose'
      ? block.pieces.map((p) => p.text)
      : block.rows.flatMap((r) => r.cells.map((c) => c.text));
  });
  const product = productWord(known).toLowerCase();
  const isOurs = (text: string): boolean => text.includes(PRODUCT) || text.toLowerCase().includes(product);
  if (product === '' || [title, url, ...texts, ...cells].some(isOurs)) return undefined;
  const titles = blocks.flatMap((block) => {
    if (block.kind === 'heading') return block.level <= TITLES ? [block.text] : [];
    return block.kind === 'table' ? [block.caption] : [];
  });
  const words = [title, ...titles].flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  return words.find((word) => isName(word, known));
}

/** A tool beside the platforms, or a word of letters that neither English nor the knowledge has. */
function isName(word: string, { lexicon: { speller, exact, compact, isEnglish } }: Known): boolean {
  const [folded = ''] = wordsOf(word);
  const meaning = exact.get(folded)?.meaning;
  if (meaning?.kind === 'product' && meaning.tool) return true;
  return /^\p{L}{3,}$/u.test(folded) && !speller.knows(folded) && !compact.has(folded) && !isPlain(folded, isEnglish);
}
