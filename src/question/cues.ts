/** The cue words of what is asked → how it is asked: comparing, selecting, for a guide. */
import { ASPECTS, type Aspect, type Cue } from '../knowledge/schema.js';
import { excludes } from './exceptions.js';
import { isCue, type Mention, meaningsOf } from './mentions.js';
import type { Comparison, Selection } from './query.js';

export type Manner = Readonly<{
  comparison: Comparison;
  /** From one deployment to another: the second is the one asked about, unless they are compared. */
  moves: boolean;
  /** "if we were on …" */
  supposes: boolean;
  /** Speaks of "it" or "them". */
  refers: boolean;
  selection: Selection;
  guide: boolean;
  aspects: readonly Aspect[];
  /** "what works", "everything", "list …": the whole matrix may be meant. */
  broad: boolean;
  continues: boolean;
  courtesy: boolean;
  /** Speaks of private connections, endpoints or networks. */
  topic: boolean;
  /** Names and words that join them, and nothing that says what is asked: "and on gcp?", "same for postgres". */
  elliptic: boolean;
}>;

/** Mentions of what is asked → its manner. */
export function readManner(mentions: readonly Mention[]): Manner {
  const said = new Set(meaningsOf(mentions, 'cue').map((m) => m.cue));
  const has: Has = (...cues) => cues.some((cue) => said.has(cue));
  const which = has('which', 'what', 'where');
  const comparison = readComparison(mentions, has);
  return {
    comparison,
    moves: has('move', 'leaving'),
    supposes: has('hypothesis'),
    refers: has('pronoun'),
    selection: readSelection(mentions, has),
    guide: has('guide', ...ASPECTS) || asksHow(mentions),
    aspects: ASPECTS.filter((aspect) => has(aspect)),
    broad:
      has('everything') ||
      (which &&
        has(
          'available',
          'platforms',
          'not',
          'nobody',
          'neither',
          'unavailable',
          'inapplicable',
          'everywhere',
          'nowhere',
        )) ||
      has('list'),
    continues: beginsContinuation(mentions),
    courtesy: has('courtesy'),
    topic: has('topic'),
    elliptic: !has(...SAYS_WHAT, ...ASPECTS),
  };
}

/** Each of them says what is asked, so that nothing of that is left to the question before. */
const SAYS_WHAT: readonly Cue[] = [
  ...(['whether', 'which', 'what', 'who', 'where', 'how', 'list', 'everything', 'compare', 'difference'] as const),
  ...(['lose', 'gain', 'move', 'available', 'unavailable', 'inapplicable', 'guide'] as const),
];

type Has = (...cues: Cue[]) => boolean;

function readComparison(mentions: readonly Mention[], has: Has): Comparison {
  const lose = has('lose');
  const gain = has('gain');
  if (has('difference') || (lose && gain)) return 'difference';
  if (lose) return 'lose';
  if (gain) return 'gain';
  return has('compare') || joinsByOr(mentions) ? 'compare' : 'none';
}

const SLOTS: readonly string[] = ['platform', 'section', 'cloud', 'tenancy'];

/** "or" between two platforms or two deployments. */
function joinsByOr(mentions: readonly Mention[]): boolean {
  return mentions.some(
    (m, i) =>
      isCue(m, 'or') &&
      SLOTS.includes(mentions[i - 1]?.meaning.kind ?? '') &&
      mentions.slice(i + 1, i + 3).some((next) => SLOTS.includes(next.meaning.kind)),
  );
}

/** "how do we …" asks for a guide, "how does X differ" and "how about" do not (they are other cues). */
const asksHow = (mentions: readonly Mention[]): boolean =>
  mentions.some((m) => isCue(m, 'how') && m.text.includes(' '));

function readSelection(mentions: readonly Mention[], has: Has): Selection {
  const status = readStatus(mentions, has);
  const quantifier = readQuantifier(mentions, has);
  return { ...(status && { status }), ...(quantifier && { quantifier }) };
}

/** The status that a which/what question, or a fragment without a yes/no word, keeps (contract, rule 6). */
function readStatus(mentions: readonly Mention[], has: Has): Selection['status'] {
  const which = mentions.filter((m) => isCue(m, 'which', 'what'));
  if (which.length === 0 && (asksWhether(mentions) || asksBriefly(mentions))) return undefined;
  if (has('inapplicable')) return 'not-applicable';
  // "everything but no vcs" takes away, and says nothing of what stays.
  const denies = mentions.some((m, i) => isCue(m, 'not', 'nobody', 'neither') && !excludes(mentions, i));
  const negated = denies || has('unavailable');
  if (negated && which.length > 1 && has('available')) return undefined;
  if (has('available') && has('unavailable') && !denies) return undefined;
  if (negated) return 'unavailable';
  return has('available') ? 'available' : undefined;
}

/** "warehouses from gcp, possible?" */
function asksBriefly(mentions: readonly Mention[]): boolean {
  const last = mentions.at(-1);
  return mentions.length > 1 && isCue(last, 'available', 'unavailable') && (last?.gap ?? 0) > 0 && last?.asks === true;
}

/** A yes/no question. "list all that do not work", "everything we can use" say of a list what it is to hold. */
function asksWhether(mentions: readonly Mention[]): boolean {
  const listed = mentions.findIndex((m) => isCue(m, 'list', 'everything'));
  const isRelative = (i: number): boolean =>
    listed >= 0 && listed < i && mentions[i]?.gap === 0 && isCue(mentions[i - 1], 'ordinary', 'pronoun');
  return mentions.some((m, i) => isCue(m, 'whether') && !isRelative(i));
}

function readQuantifier(mentions: readonly Mention[], has: Has): Selection['quantifier'] {
  if (!has('which', 'what') && has('whether')) return undefined;
  if (has('nowhere', 'neither') || (has('not', 'nobody') && has('anywhere'))) return 'nowhere';
  const allClouds = mentions.some((m) => m.meaning.kind === 'cloud' && m.meaning.via === 'all');
  const bothPlaces = mentions.some(
    (m, i) =>
      isCue(m, 'both') &&
      mentions.slice(i + 1, i + 3).some((n) => n.meaning.kind === 'cloud' || n.meaning.kind === 'tenancy'),
  );
  return has('everywhere') || allClouds || bothPlaces ? 'everywhere' : undefined;
}

/** Contract, rule 12: "and", "what about", "same for", … at the beginning, also after "ok", "nice" or "thanks". */
function beginsContinuation(mentions: readonly Mention[]): boolean {
  for (const mention of mentions) {
    if (isCue(mention, 'continuation', 'correction', 'and', 'or')) return true;
    if (!isCue(mention, 'courtesy')) return false;
  }
  return false;
}
