/** Knowledge → what the headings and names of a page are looked up in. */
import type { Knowledge } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import { buildLexicon, type Lexicon } from '../question/lexicon.js';
import { PRODUCT } from './page.js';

/** Where a heading points: a deployment that the knowledge has, or the cloud and the tenancy of one. */
export type Spot = Readonly<{ deployment?: string; cloud?: string; tenancy?: string }>;

export type Known = Readonly<{
  knowledge: Knowledge;
  lexicon: Lexicon;
  /** Phrases of clouds, tenancies and deployments, by their words with blanks between. */
  spots: ReadonlyMap<string, Spot>;
  /** The most words of such a phrase. */
  longestSpot: number;
  /** What the product itself is called, longest first; a page may use any of them. */
  product: readonly (readonly string[])[];
  /** Words of a heading that point nowhere. */
  fillers: ReadonlySet<string>;
}>;

type IsEnglish = (word: string) => boolean;
/** Where nobody knows which words are ordinary. */
export const noneIsEnglish: IsEnglish = () => false;
const indexed = new WeakMap<Knowledge, WeakMap<IsEnglish, Known>>();

/** Made once for each knowledge. `isEnglish`: such words are never taken for a misspelt name. */
export function indexKnown(knowledge: Knowledge, isEnglish: IsEnglish): Known {
  const mine = indexed.get(knowledge) ?? new WeakMap<IsEnglish, Known>();
  const known = mine.get(isEnglish) ?? makeKnown(knowledge, isEnglish);
  indexed.set(knowledge, mine.set(isEnglish, known));
  return known;
}

function makeKnown(knowledge: Knowledge, isEnglish: IsEnglish): Known {
  const { matrix, vocabulary } = knowledge;
  const spots = new Map<string, Spot>();
  const add = (phrases: readonly string[], spot: Spot): void => {
    for (const phrase of phrases) {
      const key = wordsOf(phrase).join(' ');
      if (key && !spots.has(key)) spots.set(key, spot);
    }
  };
  for (const { id, name, short } of matrix.deployments) add([id, short, name], { deployment: id });
  for (const { id, name } of matrix.clouds) add([id, name], { cloud: id });
  for (const { id, phrases, technology } of vocabulary.clouds) add([...phrases, ...technology], { cloud: id });
  for (const { id, name } of matrix.tenancies) add([id, name], { tenancy: id });
  for (const { id, phrases } of vocabulary.tenancies) add(phrases, { tenancy: id });
  for (const { id, vendor } of vocabulary.clouds) add(vendor, { cloud: id });
  const product = (vocabulary.cues.dbt ?? []).map(wordsOf).sort((a, b) => b.length - a.length);
  const cues = [...(vocabulary.cues.at ?? []), ...(vocabulary.cues.dbt ?? [])].flatMap(wordsOf);
  return {
    knowledge,
    lexicon: buildLexicon(knowledge, isEnglish),
    spots,
    longestSpot: Math.max(1, ...[...spots.keys()].map((key) => key.split(' ').length)),
    product,
    fillers: new Set([...cues, 'deployment', 'deployments', 'instance', 'instances', 'hosted', 'the', 'on', 'in']),
  };
}

/** The word that stands for the product in what is shown and looked up. */
export const productWord = ({ knowledge }: Known): string => knowledge.vocabulary.cues.dbt?.[0] ?? '';

/** A text of a page → the text with the product named by its word. */
export const named = (text: string, known: Known): string => text.replaceAll(PRODUCT, ` ${productWord(known)} `);

/** A text → its folded words, the product always called the same. */
export function wordsIn(text: string, known: Known): string[] {
  const words = wordsOf(named(text, known));
  const [first] = known.knowledge.vocabulary.cues.dbt ?? [];
  const short = first ? wordsOf(first) : [];
  const out: string[] = [];
  for (let i = 0; i < words.length; ) {
    const found = known.product.find((phrase) => phrase.every((word, at) => words[i + at] === word));
    out.push(...(found && startsWithProduct(found, short) ? short : [words[i] as string]));
    i += found && startsWithProduct(found, short) ? found.length : 1;
  }
  return out;
}

/** "dbt cloud" is another way to write "dbt"; "we are on" is not. */
const startsWithProduct = (phrase: readonly string[], short: readonly string[]): boolean =>
  short.length > 0 && short.every((word, i) => phrase[i] === word);
