/** The floor's pipeline: text → mentions → units → clauses → query, completed from the one before. */
import { clean } from './clean.js';
import { type Clause, readClauses } from './clauses.js';
import { readContext, withHosts } from './context.js';
import { type Manner, readManner } from './cues.js';
import { followUp } from './follow-up.js';
import type { Lexicon } from './lexicon.js';
import { findMentions, type Mention } from './mentions.js';
import { nameStrangers } from './names.js';
import { readSides } from './places.js';
import { NOTHING, type Query } from './query.js';
import { isRelevant } from './relevance.js';
import { type Element, headed, type PlaceElement, readStream, type Stream } from './stream.js';
import { tokenize } from './tokens.js';
import { splitUnits, type Units } from './units.js';

/** The most characters of a question; a longer text is not read (contract, rule 16). */
export const LONGEST_QUESTION = 2000;

export type Understanding = Readonly<{ mentions: readonly Mention[]; query: Query }>;

/** A question as typed, and the query of the one before in its conversation → what is asked. */
export function understand(question: string, lexicon: Lexicon, previous?: Query): Understanding {
  if (question.length > LONGEST_QUESTION) return { mentions: [], query: { ...NOTHING, tooLong: true } };
  const text = clean(question);
  const mentions = findMentions(text, tokenize(text, lexicon.speech), lexicon);
  const units = splitUnits(mentions);
  return { mentions, query: readQuery(units, lexicon, previous) };
}

/** What the asked units say, before anything is carried over from the question before. */
export type Asked = Readonly<{
  manner: Manner;
  stream: Stream;
  clauses: readonly Clause[];
  policies: readonly string[];
  regionNamed: boolean;
  suggestions: readonly string[];
}>;

function readQuery(units: Units, lexicon: Lexicon, previous: Query | undefined): Query {
  const { matrix } = lexicon;
  const asked = nameStrangers(units.asked.flatMap((u) => u.mentions));
  const manner = readManner(asked);
  const policies = policiesIn(asked);
  const context = readContext(units, needsReferent(asked, manner), matrix);
  if (!isRelevant([...context.referent, ...asked])) {
    return { ...NOTHING, intent: asked.length === 0 || manner.courtesy ? 'help' : 'unknown' };
  }
  const compared = manner.moves || ['difference', 'lose', 'gain'].includes(manner.comparison);
  const stream = readStream([...context.referent, ...context.open, ...asked], matrix, compared);
  const moved = manner.moves && manner.comparison === 'none' ? headed(stream.elements, 'to') : stream.elements;
  const elements = withHosts(withoutTools(moved), context.hosts);
  const dbt = readSides([...context.dbt, ...elements.filter(isDbtPlace)].map((p) => p.word));
  const clauses = readClauses(elements.filter((e) => !isDbtPlace(e)), dbt);
  const suggestions = suggestionsIn(asked, stream);
  return followUp({ manner, stream, clauses, policies, regionNamed: namesRegion(units), suggestions }, matrix, previous);
}

const isDbtPlace = (element: Element): element is PlaceElement => element.type === 'place' && element.owner === 'dbt';

const needsReferent = (asked: readonly Mention[], manner: Manner): boolean =>
  !manner.broad && !asked.some((m) => ['platform', 'section', 'product', 'policy'].includes(m.meaning.kind));

/** A tool is what a question is about only where it names nothing else. */
function withoutTools(elements: readonly Element[]): readonly Element[] {
  const isTool = (e: Element) => e.type === 'target' && e.target.kind === 'unknown' && e.target.tool;
  const others = elements.some((e) => e.type === 'target' && !isTool(e));
  return others ? elements.filter((e) => !isTool(e)) : elements;
}

const policiesIn = (mentions: readonly Mention[]): string[] => [
  ...new Set(mentions.flatMap((m) => (m.meaning.kind === 'policy' ? [m.meaning.policy] : []))),
];

const namesRegion = ({ told, asked }: Units): boolean =>
  [...told, ...asked].some((u) => u.mentions.some((m) => m.meaning.kind === 'cloud' && m.meaning.via === 'region'));

/** Rows that a name may have meant, or that a qualifier without its family ("is rds ok?") belongs to. */
const suggestionsIn = (asked: readonly Mention[], { loose }: Stream): string[] => [
  ...new Set([
    ...asked.flatMap((m) => (m.meaning.kind === 'name' ? m.meaning.near : [])),
    ...asked.flatMap((m) => (m.meaning.kind === 'product' ? m.meaning.suggests : [])),
    ...loose.flatMap((q) => (q.cloud ? q.rows : [])),
  ]),
];
