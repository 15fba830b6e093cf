/** Whether a message asks this bot anything: ordinary words are never taken for platforms (contract, rule 11). */
import { isCue, type Mention } from './mentions.js';
import { countStray } from './units.js';

const SLOTS: readonly string[] = ['platform', 'section', 'product', 'cloud', 'tenancy', 'policy'];
const PREDICATES = [
  ...['available', 'unavailable', 'inapplicable', 'guide', 'compare', 'difference', 'lose', 'gain'],
  ...['list', 'everything', 'everywhere', 'nowhere', 'platforms', 'topic', 'continuation', 'move'],
] as const;

/** How many words beside the point a message may hold, by how plainly it is about platforms and deployments. */
const STRAY = { plain: 8, likely: 3, faint: 1 } as const;

/** The mentions of what is asked, and whether they are put as a question → whether there is something in them to answer. */
export function isRelevant(mentions: readonly Mention[], asks: boolean): boolean {
  const slots = mentions.filter((m) => SLOTS.includes(m.meaning.kind));
  const predicate = mentions.some((m) => isCue(m, ...PREDICATES)) || asksWhichNot(mentions);
  const stray = countStray(mentions);
  if (!asks && isFaint(mentions, slots))
    return mentions.every(
      (m) =>
        m.meaning.kind !== 'other' &&
        m.meaning.kind !== 'name' &&
        (m.meaning.kind !== 'cue' || isCue(m, 'and', 'or', 'courtesy', 'pronoun', 'ordinary', 'continuation')),
    );
  if (isStrange(slots))
    return (predicate || slots.some((m) => !m.weak)) && (stray === 0 || (stray === 1 && asks && !hasStranger(slots)));
  if (stray === 0) return slots.length > 0 || predicate;
  if (slots.length === 0) return mentions.some((m) => isCue(m, 'topic')) && stray <= STRAY.faint;
  const strong = slots.filter((m) => !m.weak).length;
  const topic = mentions.some((m) => isCue(m, 'topic'));
  const platform = slots.some((m) => ['platform', 'section', 'product'].includes(m.meaning.kind));
  const place = slots.some((m) => ['cloud', 'tenancy'].includes(m.meaning.kind));
  if (slots.some((m) => m.meaning.kind === 'policy' && !m.weak)) return stray <= STRAY.plain;
  if (strong > 0 && (predicate || (platform && place))) return stray <= STRAY.plain;
  if (topic || (platform && place)) return stray <= STRAY.likely;
  return predicate && stray <= STRAY.faint;
}

/** Everyday words alone, which are names elsewhere ("the glue of this team"), and no deployment or endpoint beside them. */
const isFaint = (mentions: readonly Mention[], slots: readonly Mention[]): boolean =>
  slots.length > 0 &&
  slots.every((m) => m.weak && !['cloud', 'tenancy'].includes(m.meaning.kind)) &&
  !mentions.some((m) => isCue(m, 'topic'));

/** Only names the knowledge never heard of, or everyday words that some product is called by ("their oracle"). */
const isStrange = (slots: readonly Mention[]): boolean => {
  const targets = slots.filter((m) => ['platform', 'section', 'product', 'policy'].includes(m.meaning.kind));
  return targets.length > 0 && targets.every((m) => m.weak && m.meaning.kind === 'product');
};

const hasStranger = (slots: readonly Mention[]): boolean =>
  slots.some(({ meaning }) => meaning.kind === 'product' && meaning.stranger === true);

/** "and which don't?" */
const asksWhichNot = (mentions: readonly Mention[]): boolean =>
  mentions.some((m) => isCue(m, 'which', 'what')) && mentions.some((m) => isCue(m, 'not'));
