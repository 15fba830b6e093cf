/** Whether a message asks this bot anything: ordinary words are never taken for platforms (contract, rule 11). */
import { ASPECTS, type Cue } from '../knowledge/schema.js';
import { isCue, type Kind, type Mention, PLACES } from './mentions.js';
import { countStray } from './units.js';

const TARGETS: ReadonlySet<Kind> = new Set(['platform', 'section', 'product', 'policy', 'near', 'qualifier']);
const PREDICATES: ReadonlySet<Cue> = new Set([
  ...(['available', 'unavailable', 'inapplicable', 'guide', 'compare', 'difference', 'lose', 'gain', 'list'] as const),
  ...(['everything', 'everywhere', 'nowhere', 'platforms', 'topic', 'continuation', 'correction', 'move'] as const),
  ...ASPECTS,
]);
const BROAD: readonly Cue[] = ['which', 'what', 'list', 'everything', 'compare', 'difference', 'lose', 'gain', 'move'];
const LINKS: ReadonlySet<Cue> = new Set(['and', 'or', 'courtesy', 'pronoun', 'ordinary', 'continuation']);

/** How many words beside the point a message may hold, by how plainly it is about platforms and deployments. */
const STRAY = { plain: 8, likely: 3, faint: 1 } as const;

type Evidence = {
  targets: Mention[];
  places: number;
  /** Mentions of targets and places that are no everyday words. */
  strong: number;
  predicate: boolean;
  /** Asks for a choice of the matrix: which, what, everything, what differs. */
  broad: boolean;
  topic: boolean;
  /** Speaks of what the matrix says nothing of: outages, prices, models. */
  elsewhere: boolean;
  stray: number;
};

/**
 * The mentions of what is asked, whether they are put as a question, and what was told that they speak of → whether there
 * is something to answer. What was told may be as chatty as it likes.
 */
export function isRelevant(mentions: readonly Mention[], asks: boolean, told: readonly Mention[] = []): boolean {
  const evidence = { ...weigh([...told, ...mentions]), stray: countStray(mentions), elsewhere: isElsewhere(mentions) };
  const { targets, places, topic, stray } = evidence;
  if (evidence.elsewhere && !(topic && targets.length > 0)) return false;
  if (isElsewhere(told) && isSilent(mentions)) return false;
  if (!asks && isStatement(mentions, evidence)) return false;
  if (isStrange(targets)) return asksForStranger(evidence, asks);
  if (stray === 0) return targets.length + places > 0 || evidence.predicate;
  return stray <= allowance(evidence);
}

/** How many stray words evidence outweighs. */
function allowance({ targets, places, strong, predicate, topic, broad }: Evidence): number {
  if (targets.length + places === 0) return topic ? STRAY.faint : 0;
  if (targets.length === 0) return topic || broad ? STRAY.likely : 0;
  const asked = places > 0 && targets.some((m) => m.meaning.kind !== 'policy');
  const policy = targets.some((m) => m.meaning.kind === 'policy' && !m.weak);
  if (policy || (strong > 0 && (predicate || asked))) return STRAY.plain;
  if (topic || asked) return STRAY.likely;
  return predicate ? STRAY.faint : 0;
}

/** "fyi we now have teradata", "the glue of this team": no question, no deployment and no endpoint. */
function isStatement(mentions: readonly Mention[], evidence: Evidence): boolean {
  const { places, topic } = evidence;
  if (places === 0 && !topic && mentions.some((m) => isCue(m, 'whether'))) return true;
  return isFaint(evidence) && !mentions.every(isNameOrLink);
}

function asksForStranger({ targets, strong, predicate, stray }: Evidence, asks: boolean): boolean {
  const heard = !targets.some(isStranger);
  if (stray === 0) return heard || predicate || strong > 0;
  return predicate && stray === 1 && asks && heard;
}

function weigh(mentions: readonly Mention[]): Omit<Evidence, 'stray' | 'elsewhere'> {
  const cues = new Set<Cue>();
  const targets: Mention[] = [];
  let places = 0;
  let strong = 0;
  for (const mention of mentions) {
    const { meaning } = mention;
    if (meaning.kind === 'cue') cues.add(meaning.cue);
    else if (TARGETS.has(meaning.kind)) targets.push(mention);
    else if (PLACES.has(meaning.kind)) places++;
    else continue;
    if (meaning.kind !== 'cue' && !mention.weak) strong++;
  }
  const whichNot = (cues.has('which') || cues.has('what')) && (cues.has('not') || cues.has('nobody')); // "and which don't?"
  const predicate = whichNot || [...cues].some((cue) => PREDICATES.has(cue));
  return {
    targets,
    places,
    strong,
    predicate,
    topic: cues.has('topic'),
    broad: BROAD.some((cue) => cues.has(cue)),
  };
}

/** Everyday words alone, which are names elsewhere ("the glue of this team"), and no deployment or endpoint beside them. */
const isFaint = ({ targets, places, strong, topic }: Evidence): boolean =>
  targets.length > 0 && places === 0 && strong === 0 && !topic;

/** "who can do it?": of itself about nothing, so about whatever was told. */
function isSilent(mentions: readonly Mention[]): boolean {
  const { targets, places, predicate, topic } = weigh(mentions);
  return targets.length + places === 0 && !predicate && !topic;
}

const isNameOrLink = ({ meaning }: Mention): boolean =>
  meaning.kind === 'cue' ? LINKS.has(meaning.cue) : meaning.kind !== 'other' && meaning.kind !== 'name';

/** Only names the knowledge never heard of, or everyday words that some product is called by ("their oracle"). */
const isStrange = (targets: readonly Mention[]): boolean =>
  targets.length > 0 && targets.every((m) => m.weak && m.meaning.kind === 'product');

const isStranger = ({ meaning }: Mention): boolean => meaning.kind === 'product' && meaning.stranger === true;

const isElsewhere = (mentions: readonly Mention[]): boolean =>
  mentions.some((m) => isCue(m, 'elsewhere')) && !mentions.some((m) => m.meaning.kind === 'policy' && !m.weak);
