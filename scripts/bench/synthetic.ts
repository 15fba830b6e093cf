/** Matrices of any size with made-up names, and questions about them; the same on every run. */
import type { Knowledge, Platform } from '../../src/knowledge/schema.js';
import { STATUSES } from '../../src/knowledge/schema.js';
import type { Question } from './questions.js';

/** A whole number below `n`. */
export type Random = (n: number) => number;

/** Mulberry32: a seed → pseudo-random numbers, the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const pick = <T>(items: readonly T[], random: Random): T => items[random(items.length)] as T;

const ONSETS = 'b br c ch cl d dr f fl g gr h j k kr l m n p pl qu r s sh sk st t tr v w y z'.split(' ');
const VOWELS = 'a e i o u a e i o u ai ea io ou'.split(' ');
const CODAS = ['', '', '', '', 'l', 'm', 'n', 'r', 's', 'x', 'ck', 'nd', 'rt'];

/** A word of two to four syllables that can be said and that `isTaken` does not know. */
function makeWord(random: Random, isTaken: (word: string) => boolean): string {
  for (;;) {
    let word = '';
    for (let left = 2 + random(3); left > 0; left--) word += pick(ONSETS, random) + pick(VOWELS, random);
    word += pick(CODAS, random);
    if (word.length >= 5 && !isTaken(word)) return word;
  }
}

/**
 * The real knowledge with `rows` other rows: its deployments, cues and policies, but made-up names of one or two words, an
 * alias for each, a family for every tenth row with the next, and a setup guide for every third.
 */
export function makeKnowledge(real: Knowledge, rows: number, isEnglish: (word: string) => boolean): Knowledge {
  const random = seeded(rows);
  const taken = new Set<string>();
  const word = () => {
    const made = makeWord(random, (w) => taken.has(w) || isEnglish(w));
    taken.add(made);
    return made;
  };
  const { sections, deployments, clouds } = real.matrix;
  const platforms = Array.from({ length: rows }, (_, i): Platform => {
    const name = random(2) === 0 ? word() : `${word()} ${word()}`;
    const statuses = Object.fromEntries(deployments.map((d) => [d.id, pick(STATUSES, random)]));
    const section = pick(sections, random).id;
    return { id: `row-${i}`, name, section, misprints: [], statuses, phrases: [`${name} db`, word()] };
  });
  const every = (nth: number) => platforms.filter((_, i) => i % nth === 0);
  const guides = every(3).map(({ id, name }) => {
    const cloud = pick(clouds, random).id;
    return {
      id: `${cloud}-${id}`,
      cloud,
      title: `Set up ${name}`,
      url: `https://example.com/${id}`,
      platforms: [id],
      ...NO_FACTS,
    };
  });
  const families = every(10).map(({ id, name }, i) => {
    const next = platforms[i * 10 + 1] ?? (platforms[0] as Platform);
    return { id: `family-${i}`, name, platforms: [id, next.id], phrases: [word()] };
  });
  const products = real.vocabulary.products.map((p) => ({ ...p, suggests: [] }));
  return {
    matrix: { ...real.matrix, platforms },
    guides,
    policies: real.policies,
    vocabulary: { ...real.vocabulary, families, qualifiers: [], products },
  };
}

const NO_FACTS = { tenancies: [], requests: [], caveats: [] };

const WAYS: readonly string[] = [
  '# ?',
  'is # available on aws mt?',
  'Can dbt reach # privately from Azure single tenant?',
  'do you support # on gcp',
  'how do we set up # on aws st?',
  'we are on AWS multi-tenant, does a private endpoint to # work there?',
  'what is the difference between aws mt and azure st for #?',
  'Hi team, a customer wants to know whether # can be hit without touching the public internet. Can it?',
];

/** `count` questions that name one row each, by its name; with `typos`, the longest word of the name holds one slip. */
export function makeQuestions({ matrix }: Knowledge, count: number, typos: boolean): Question[] {
  const random = seeded(count);
  return Array.from({ length: count }, (_, i) => {
    const { id, name } = pick(matrix.platforms, random);
    const said = typos ? misspell(name, random) : name;
    return { text: (WAYS[i % WAYS.length] as string).replace('#', said), row: id };
  });
}

/** Leaves a letter out, doubles one, swaps two or hits a key beside, behind the first letter. */
function misspell(name: string, random: Random): string {
  const words = name.split(' ');
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
  const at = 1 + random(longest.length - 2);
  const [head, a, b, tail] = [longest.slice(0, at), longest[at] ?? '', longest[at + 1] ?? '', longest.slice(at + 2)];
  const slip = pick([b, a + a + b, a === b ? a : b + a, `q${b}`], random);
  return words.map((word) => (word === longest ? head + slip + tail : word)).join(' ');
}
