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

/** The mentions of what is asked → whether there is something in them to answer. */
export function isRelevant(mentions: readonly Mention[]): boolean {
  const slots = mentions.filter((m) => SLOTS.includes(m.meaning.kind));
  const predicate = mentions.some((m) => isCue(m, ...PREDICATES));
  const stray = countStray(mentions);
  if (stray === 0) return slots.length > 0 || predicate;
  if (slots.length === 0) return mentions.some((m) => isCue(m, 'topic')) && stray <= STRAY.faint;
  const strong = slots.filter((m) => !m.weak).length;
  const topic = mentions.some((m) => isCue(m, 'topic'));
  const platform = slots.some((m) => ['platform', 'section', 'product'].includes(m.meaning.kind));
  const place = slots.some((m) => ['cloud', 'tenancy'].includes(m.meaning.kind));
  if (strong > 0 && (predicate || (platform && place))) return stray <= STRAY.plain;
  if (topic || (platform && place)) return stray <= STRAY.likely;
  return predicate && stray <= STRAY.faint;
}
