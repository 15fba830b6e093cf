/** Whether a page is of this product at all, or of another whose matrix looks like it. */
import { wordsOf } from '../knowledge/words.js';
import { isPlain } from '../question/respell.js';
import { type Known, productWord } from './known.js';
import { type Content, PRODUCT } from './page.js';

/** Names are in titles; further down headings name platforms. */
const TITLES = 2;

/**
 * A page whose titles name another product, and whose address, headings and tables never this one → that name. A sentence
 * that mentions this one is not enough.
 */
export function strangerIn({ title = '', url = '', texts, blocks }: Content, known: Known): string | undefined {
  const cells = blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    return block.kind === 'loose'
      ? block.pieces.map((p) => p.text)
      : block.rows.flatMap((r) => r.cells.map((c) => c.text));
  });
  const product = productWord(known).toLowerCase();
  const isOurs = (text: string): boolean => text.toLowerCase().includes(product);
  const isMeant = (text: string): boolean => text.includes(PRODUCT);
  if (product === '' || [title, url, ...cells].some(isOurs) || [...texts, ...cells].some(isMeant)) return undefined;
  const titles = blocks.flatMap((block) => {
    if (block.kind === 'heading') return block.level <= TITLES ? [block.text] : [];
    return block.kind === 'table' ? [block.caption] : [];
  });
  const all = [...new Set([title, ...texts, ...cells])].map(lettersIn);
  // Whose page it is, it names again; "README" and the like stand there once.
  const isNamedAgain = (word: string): boolean => all.filter((words) => words.includes(word)).length > 1;
  return [title, ...titles]
    .flatMap(lettersIn)
    .find((word) => isTool(word, known) || (isUnheardOf(word, known) && isNamedAgain(word)));
}

const lettersIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Known as a tool beside the platforms. */
function isTool(word: string, { lexicon }: Known): boolean {
  const meaning = lexicon.exact.get(wordsOf(word)[0] ?? '')?.meaning;
  return meaning?.kind === 'product' && meaning.tool === true;
}

/** A word of letters that neither English nor the knowledge has. */
function isUnheardOf(word: string, { lexicon: { speller, compact, isEnglish } }: Known): boolean {
  const [folded = ''] = wordsOf(word);
  return /^\p{L}{3,}$/u.test(folded) && !speller.knows(folded) && !compact.has(folded) && !isPlain(folded, isEnglish);
}
