/** A small knowledge of another domain, two markets and their goods, so that no new edition of the real matrix breaks a test. */
import { indexMatrix } from '../../src/knowledge/matrix.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { guidesSchema, matrixSchema, policiesSchema, vocabularySchema } from '../../src/knowledge/schemas.js';
import { buildLexicon } from '../../src/question/lexicon.js';

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

export const tiny: Knowledge = {
  matrix: matrixSchema.parse({
    title: 'Goods of the two markets',
    source: { url: 'https://markets.test/goods', fetchedAt: '2026-01-02T03:04:05Z' },
    clouds: [
      { id: 'hill', name: 'Hill' },
      { id: 'lake', name: 'Lake' },
    ],
    tenancies: [
      { id: 'day', name: 'by day' },
      { id: 'night', name: 'by night' },
    ],
    deployments: [
      { id: 'hill-day', name: 'Hill by day', short: 'Hill Day', cloud: 'hill', tenancy: 'day' },
      { id: 'hill-night', name: 'Hill by night', short: 'Hill Night', cloud: 'hill', tenancy: 'night' },
      { id: 'lake-day', name: 'Lake by day', short: 'Lake Day', cloud: 'lake', tenancy: 'day' },
    ],
    sections: [
      { id: 'fruit', name: 'Fruit' },
      { id: 'spice', name: 'Spices' },
    ],
    platforms: [
      {
        id: 'mango',
        name: 'Mango',
        section: 'fruit',
        statuses: { 'hill-day': 'available', 'hill-night': 'available', 'lake-day': 'unavailable' },
        phrases: ['mangoes'],
        misprints: ['mungo'],
      },
      {
        id: 'mango-juice',
        name: 'Mango Juice',
        section: 'fruit',
        parent: 'mango',
        statuses: { 'hill-day': 'available', 'hill-night': 'unavailable', 'lake-day': 'unavailable' },
        phrases: ['juice'],
      },
      {
        id: 'quince-fresh',
        name: 'Quince (fresh)',
        section: 'fruit',
        statuses: { 'hill-day': 'available', 'hill-night': 'unavailable', 'lake-day': 'not-applicable' },
        phrases: [],
      },
      {
        id: 'quince-dried',
        name: 'Quince (dried)',
        section: 'fruit',
        statuses: { 'hill-day': 'unavailable', 'hill-night': 'available', 'lake-day': 'not-applicable' },
        phrases: [],
      },
      {
        id: 'saffron',
        name: 'Saffron',
        section: 'spice',
        note: 'Sold by the gram.',
        statuses: { 'hill-day': 'not-applicable', 'hill-night': 'not-applicable', 'lake-day': 'available' },
        phrases: [],
      },
      {
        id: 'pepper',
        name: 'Peppercorn',
        section: 'spice',
        statuses: { 'hill-day': 'available', 'hill-night': 'available', 'lake-day': 'available' },
        phrases: ['pepper'],
      },
    ],
  }),
  guides: guidesSchema.parse([
    {
      id: 'hill-mango',
      cloud: 'hill',
      title: 'Mangoes on the hill',
      url: 'https://markets.test/hill-mango',
      platforms: ['mango', 'mango-juice'],
    },
    {
      id: 'lake-saffron',
      cloud: 'lake',
      title: 'Saffron at the lake',
      url: 'https://markets.test/lake-saffron',
      platforms: ['saffron'],
    },
  ]),
  policies: policiesSchema.parse([
    {
      id: 'fair',
      title: 'The fair',
      text: 'Both markets open a fair in spring.',
      url: 'https://markets.test/fair',
      when: [],
      phrases: ['spring fair', 'what … fair mean'],
    },
    {
      id: 'crossing',
      title: 'Crossing',
      text: 'No goods go from one market to the other.',
      url: 'https://markets.test/crossing',
      when: ['crossed'],
      phrases: ['cross markets'],
    },
    {
      id: 'desk',
      title: 'The desk',
      text: 'Ask at the desk.',
      url: 'https://markets.test/desk',
      when: ['without-guide'],
      phrases: ['market desk'],
    },
    {
      id: 'shores',
      title: 'Shores',
      text: 'Every shore and slope has a stand.',
      url: 'https://markets.test/shores',
      when: ['region-named'],
      phrases: ['which shores'],
    },
    {
      id: 'hours',
      title: 'Hours',
      text: 'Day is until six, night from then on.',
      url: 'https://markets.test/hours',
      when: ['tenancies-compared'],
      phrases: ['opening hours'],
    },
  ]),
  vocabulary: vocabularySchema.parse({
    families: [
      { id: 'quince', name: 'Quince', platforms: ['quince-fresh', 'quince-dried'], phrases: ['quince', 'quinces'] },
    ],
    qualifiers: [
      { family: 'quince', platforms: ['quince-fresh'], phrases: ['fresh'] },
      { family: 'quince', platforms: ['quince-dried'], phrases: ['dried'] },
      { family: 'quince', platforms: ['quince-dried'], cloud: 'hill', phrases: ['orchard'] },
    ],
    groups: [
      { id: 'fruit', name: 'fruit', sections: ['fruit'], phrases: ['fruit', 'fruits'] },
      { id: 'spice', name: 'spices', sections: ['spice'], phrases: ['spice', 'spices'] },
    ],
    clouds: [
      { id: 'hill', phrases: ['hill'], technology: ['cable car'], vendor: ['alpina'], regions: ['north slope'] },
      { id: 'lake', phrases: ['lake'], technology: ['ferry'], vendor: ['aqua'], regions: ['east shore 1'] },
    ],
    allClouds: ['all markets'],
    tenancies: [
      { id: 'day', phrases: ['day', 'daytime'] },
      { id: 'night', phrases: ['night'] },
    ],
    allTenancies: ['day and night'],
    products: [
      { name: 'Papaya', suggests: ['mango'], phrases: ['papaya'] },
      { name: 'Lychee', suggests: [], phrases: ['lychee'] },
    ],
    tools: ['wheelbarrow'],
    cues: {
      dbt: ['stall', 'our stall'],
      owner: ['we are', 'we run'],
      and: ['and', 'plus'],
      or: ['or'],
      but: ['but'],
      from: ['from'],
      to: ['to'],
      at: ['on', 'in', 'at', 'by', 'for', 'with'],
      not: ['not', 'no'],
      which: ['which'],
      what: ['what'],
      whether: ['is', 'are', 'can', 'can we', 'does', 'do', 'have'],
      where: ['where'],
      how: ['how', 'how do', 'how do we'],
      asking: ['wondering'],
      available: ['sold', 'sell', 'works'],
      unavailable: ['unsold'],
      inapplicable: ['senseless'],
      everywhere: ['everywhere'],
      anywhere: ['anywhere'],
      nowhere: ['nowhere'],
      both: ['both'],
      list: ['list', 'show'],
      everything: ['everything'],
      platforms: ['goods'],
      compare: ['compare', 'vs'],
      difference: ['difference', 'differ'],
      lose: ['lose'],
      gain: ['gain'],
      move: ['move', 'moved'],
      except: ['except', 'but not'],
      excluded: ['excluded'],
      guide: ['guide', 'set up', 'set it up'],
      duration: ['how many days'],
      elsewhere: ['flooded'],
      correction: ['i mean'],
      amends: ['sorry'],
      continuation: ['what about', 'also'],
      pronoun: ['it', 'they', 'that'],
      courtesy: ['ok', 'hi', 'thanks', 'please'],
      retired: ['used to', 'retired'],
      feeds: ['carts'],
      topic: ['road'],
      ordinary: ['the', 'a', 'an', 'our', 'we', 'of', 'there', 'when', 'all'],
    },
    everyday: [],
    talk: ['they'],
    contractions: { cant: 'can not', isnt: 'is not', whats: 'what is' },
    suffixes: { re: 'are' },
  }),
};

/** The tiny knowledge with something changed. */
export function tinyWith(change: (draft: Mutable<Knowledge>) => void): Knowledge {
  const draft = structuredClone(tiny) as Mutable<Knowledge>;
  change(draft);
  return draft as Knowledge;
}

/** An entry that must be there. */
export function nth<T>(list: readonly T[], i: number): T {
  const found = list[i];
  if (found === undefined) throw new Error(`no entry ${i}`);
  return found;
}

const ENGLISH = new Set(
  `pepper many people saw bright garden yesterday window rain talked about long walk old friend bought lovely
   came brother every week basket blue bring seller morning story`.split(/\s+/),
);
export const isEnglish = (word: string): boolean => ENGLISH.has(word);

export const tinyMatrix = indexMatrix(tiny);
export const tinyLexicon = buildLexicon(tiny, isEnglish);
