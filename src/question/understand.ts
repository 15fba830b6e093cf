/** The floor's pipeline: text → mentions → units → clauses → query, completed from the one before. */

import type { MatrixIndex } from '../knowledge/matrix.js';
import { ASPECTS } from '../knowledge/schema.js';
import { type Clause, readClauses } from './clauses.js';
import { clean } from './clean.js';
import { type Context, type Needs, readContext, withHosts } from './context.js';
import { settleCorrections } from './corrections.js';
import { type Manner, readManner } from './cues.js';
import {
  type Element,
  headed,
  type PlaceElement,
  type Stream,
  withoutCoveringSections,
  withoutLeftPlaces,
} from './elements.js';
import { excludedFirst } from './exceptions.js';
import { followUp } from './follow-up.js';
import type { Lexicon } from './lexicon.js';
import { findMentions, isCue, type Mention, meaningsOf } from './mentions.js';
import { nameStrangers } from './names.js';
import { type PlaceWord, readSides } from './places.js';
import { NOTHING, type Query } from './query.js';
import { isRelevant } from './relevance.js';
import { regionsIn, withoutMachineNames } from './said.js';
import { readStream } from './stream.js';
import { type Token, tokenize } from './tokens.js';
import { splitUnits, type Units } from './units.js';

/** The most characters of a question; a longer text is not read (contract, rule 16). */
export const LONGEST_QUESTION = 2000;

/** What a question became on its way, so that a misunderstanding can be seen. */
export type Understanding = Readonly<{ tokens: readonly Token[]; mentions: readonly Mention[]; query: Query }>;

/** A question as typed, and the query of the one before in its conversation → what is asked. */
export function understand(question: string, lexicon: Lexicon, previous?: Query): Understanding {
  if (question.length > LONGEST_QUESTION) return { tokens: [], mentions: [], query: { ...NOTHING, tooLong: true } };
  const text = withoutMachineNames(clean(question));
  const tokens = tokenize(text, lexicon.speech);
  const mentions = excludedFirst(settleCorrections(nameStrangers(findMentions(text, tokens, lexicon), lexicon)));
  const units = splitUnits(mentions);
  return { tokens, mentions, query: readQuery(units, regionsIn(mentions), lexicon, previous) };
}

/** What the asked units say, before anything is carried over from the question before. */
export type Asked = Readonly<{
  manner: Manner;
  stream: Stream;
  clauses: readonly Clause[];
  policies: readonly string[];
  /** Policies told of beside the question. */
  told: readonly string[];
  regionNamed: boolean;
  regions: readonly string[];
  suggestions: readonly string[];
}>;

function readQuery(all: Units, regions: readonly string[], lexicon: Lexicon, previous: Query | undefined): Query {
  const { matrix } = lexicon;
  const units = demoteIdle(all);
  const asked = joined(units.asked.map((u) => u.mentions));
  const manner = readManner(asked);
  const compares = ['difference', 'lose', 'gain'].includes(manner.comparison);
  const context = readContext(units, asked, needsOf(asked, manner), compares, matrix);
  const spokenOf = [...context.referent, ...context.open];
  if (
    !isRelevant(
      asked,
      units.asked.some((u) => u.asks),
      spokenOf,
    )
  ) {
    return { ...NOTHING, intent: asked.every((m) => m.meaning.kind === 'cue') || manner.courtesy ? 'help' : 'unknown' };
  }
  const compared = compares || manner.moves;
  const stream = readStream(inSequence(context.referent, context.open, asked), matrix, { compared });
  const arriving = manner.moves && manner.comparison === 'none';
  const spoken = arriving ? arrived(stream.elements) : stream.elements;
  const heard = withoutTools(
    isPlaced(spoken) || context.dbt.length > 0 ? spoken : [...spoken, ...thereOf(context, manner)],
  );
  const elements = withoutCoveringSections(withHosts(heard, context.hosts));
  const [own, rest] = takeDbt(elements);
  const told = outweighs(elements, manner) || movesOn(own, context.dbt) ? [] : withoutSaid(context.dbt, elements);
  const dbt = readSides([...told, ...own].map((p) => p.word));
  const clauses = readClauses(rest, dbt);
  const denied = [...stream.except.words, ...notAffirmed(context.denied, [...elements, ...context.dbt])];
  const policies = policiesIn([...context.referent, ...asked]);
  const suggestions = suggestionsIn(asked, stream);
  return followUp(
    {
      manner,
      stream: { ...stream, except: { ...stream.except, words: denied } },
      clauses,
      policies,
      told: toldPolicies(units, matrix),
      regionNamed: namesRegion(units),
      regions,
      suggestions,
    },
    matrix,
    previous,
  );
}

const isPlaced = (elements: readonly Element[]): boolean => elements.some((e) => e.type === 'place');

/** "we have snowflake on gcp. what else works there?": where a platform was told to be is where everything is asked about. */
const thereOf = ({ hosts, referent }: Context, { broad }: Manner): PlaceElement[] =>
  broad && referent.length === 0 ? hosts.map(({ place }): PlaceElement => ({ ...place, owner: 'open' })) : [];

/** Of several units that ask, those with nothing for this bot in them ("can anybody help?") only tell. */
function demoteIdle({ asked, told }: Units): Units {
  const relevant = asked.filter((u) => u.stray === 0 || isRelevant(u.mentions, u.asks) || asksOfGuide(u));
  if (relevant.length === 0 || relevant.length === asked.length) return { asked, told };
  return { asked: relevant, told: [...told, ...asked.filter((u) => !relevant.includes(u))] };
}

/** "…, what do we forward to dbt?": with a word beside the point it still asks of what the message names elsewhere. */
const asksOfGuide = ({ mentions, stray }: Units['asked'][number]): boolean =>
  stray === 1 && mentions.some((m) => isCue(m, ...ASPECTS));

/** Stretches that stood apart in the message, one behind the other, each beginning anew. */
function inSequence(...stretches: readonly (readonly Mention[])[]): readonly Mention[] {
  const spoken = stretches.filter((stretch) => stretch.length > 0);
  if (spoken.length < 2) return spoken[0] ?? [];
  return joined(spoken.map(([first, ...rest]) => [{ ...(first as Mention), gap: 2 }, ...rest]));
}

const joined = (stretches: readonly (readonly Mention[])[]): readonly Mention[] =>
  stretches.length === 1 ? (stretches[0] as readonly Mention[]) : stretches.flat();

/** Of a move, where it leads: the deployment arrived at is dbt's, and a platform that is left is not asked about. */
function arrived(elements: readonly Element[]): Element[] {
  const kept = withoutLeftPlaces(headed(elements, 'to')).map(
    (e): Element => (e.type === 'place' && e.heading === 'to' ? { ...e, owner: 'dbt' } : e),
  );
  const isLeft = (e: Element, next: Element | undefined) =>
    e.type === 'target' && (e.heading === 'from' || (next?.type === 'target' && next.heading === 'to'));
  const stays = kept.filter((e, i) => !isLeft(e, kept[i + 1]) && !precedesArrival(e, kept[i + 1]));
  return stays.some((e) => e.type === 'target') ? stays : kept;
}

/** "azure to aws st": the deployment left, with no "from" before it. */
const precedesArrival = (e: Element, next: Element | undefined): boolean =>
  e.type === 'place' && !e.heading && next?.type === 'place' && next.heading === 'to';

/** What was told of dbt no longer holds where the question compares two sides, moves to another or supposes one. */
function outweighs(elements: readonly Element[], { comparison, moves, supposes }: Manner): boolean {
  const places = elements.filter((e) => e.type === 'place');
  const compares = ['difference', 'lose', 'gain'].includes(comparison);
  if (compares) return places.length > 1;
  return (moves && places.some((p) => p.heading === 'to')) || (supposes && places.length > 0);
}

/** "we are on azure. would gcp give us bigquery?": dbt is supposed to be on another cloud than it was told to be. */
function movesOn(own: readonly PlaceElement[], told: readonly PlaceElement[]): boolean {
  const clouds = new Set(told.flatMap((p) => p.word.clouds ?? []));
  return clouds.size > 0 && own.some((p) => p.word.clouds?.every((cloud) => !clouds.has(cloud)));
}

/** "we are on aws mt, does st give us glue?": a tenancy that is asked about takes the place of the one told. */
function withoutSaid(told: readonly PlaceElement[], elements: readonly Element[]): readonly PlaceElement[] {
  const asked = elements.some((e) => e.type === 'place' && e.word.tenancies);
  return asked && told.some((p) => p.word.clouds) ? told.filter((p) => !p.word.tenancies) : told;
}

/** "we do not use aws" says nothing where the same cloud is named otherwise. */
function notAffirmed(denied: readonly PlaceWord[], elements: readonly Element[]): PlaceWord[] {
  const clouds = new Set(elements.flatMap((e) => (e.type === 'place' ? (e.word.clouds ?? []) : [])));
  return denied.filter(({ clouds: named = [] }) => !named.some((cloud) => clouds.has(cloud)));
}

/** Where dbt is said to run holds for all clauses; said twice with platforms between, each belongs to its own clause. */
function takeDbt(elements: readonly Element[]): [PlaceElement[], readonly Element[]] {
  const own = elements.filter(isDbtPlace);
  const runs = elements.filter((e, i) => isDbtPlace(e) && !isDbtPlace(elements[i - 1])).length;
  const targets = elements.filter((e) => e.type === 'target').length;
  if (runs > 1 && targets > 1) return [[], elements.map((e) => (isDbtPlace(e) ? { ...e, owner: 'from' } : e))];
  return [own, elements.filter((e) => !isDbtPlace(e))];
}

const isDbtPlace = (element: Element | undefined): element is PlaceElement =>
  element?.type === 'place' && element.owner === 'dbt';

function needsOf(asked: readonly Mention[], { broad }: Manner): Needs {
  const kinds = new Set(asked.map((m) => m.meaning.kind));
  if (kinds.has('platform') || kinds.has('product')) return 'nothing';
  if (kinds.has('section')) return broad ? 'nothing' : 'member';
  if (kinds.has('policy')) return 'platform';
  const both = asked.some((m) => isCue(m, 'both'));
  if (broad) return both || chooses(asked) ? 'all' : 'bare';
  return both ? 'all' : 'one';
}

/** "which of these …", "which are …", "where is it …", not "what can they …": a choice among what was named before. */
function chooses(asked: readonly Mention[]): boolean {
  const which = asked.some((m) => isCue(m, 'which', 'where'));
  return asked.some(
    (m, i) =>
      (isCue(m, 'which') && isCue(asked[i + 1], 'whether', 'available', 'unavailable', 'not')) ||
      (isCue(m, 'pronoun') && (which || !isCue(asked[i - 1], 'whether'))),
  );
}

/** A tool is what a question is about only where it names nothing else. */
function withoutTools(elements: readonly Element[]): readonly Element[] {
  const isTool = (e: Element) => e.type === 'target' && e.target.kind === 'unknown' && e.target.tool;
  const others = elements.some((e) => e.type === 'target' && !isTool(e));
  return others ? elements.filter((e) => !isTool(e)) : elements;
}

const policiesIn = (mentions: readonly Mention[]): string[] => [
  ...new Set(meaningsOf(mentions, 'policy').map((m) => m.policy)),
];

/** Those that a phrase of several words tells of; the knowledge says of which that counts. */
function toldPolicies({ told }: Units, matrix: MatrixIndex): string[] {
  const counted = matrix.policiesFor('told');
  const plain = told.flatMap((u) => u.mentions.filter((m) => !m.weak));
  return policiesIn(plain).filter((id) => counted.includes(id));
}

const namesRegion = ({ told, asked }: Units): boolean =>
  [...told, ...asked].some((u) => u.mentions.some((m) => m.meaning.kind === 'cloud' && m.meaning.via === 'region'));

/** Rows that a name may have meant, or that a qualifier without its family ("is rds ok?") belongs to. */
const suggestionsIn = (asked: readonly Mention[], { loose }: Stream): string[] => [
  ...new Set([
    ...meaningsOf(asked, 'near').flatMap((m) => m.rows),
    ...meaningsOf(asked, 'product').flatMap((m) => m.suggests),
    ...loose.flatMap((q) => (q.cloud ? q.rows : [])),
  ]),
];
