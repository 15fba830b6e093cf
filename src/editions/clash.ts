/** Why a row can't be called what a page calls it: the phrase is somebody else's. */
import { claimsOf } from '../knowledge/phrases.js';
import type { Knowledge } from '../knowledge/schema.js';
import { wordsOf } from '../knowledge/words.js';
import type { Change } from './change.js';
import { nameRows } from './naming.js';
import { slug } from './words.js';

/** A change and the knowledge before it → which phrase of the row is whose, and what to do; undefined where none clashes. */
export function clashOf(change: Change, knowledge: Knowledge): string | undefined {
  if (change.kind !== 'platform-added' && change.kind !== 'renamed') return undefined;
  const isNew = change.kind === 'platform-added';
  const name = isNew ? change.name : change.to;
  const phrases = [name, ...(isNew ? (nameRows([name], [], knowledge).phrases.get(slug(name)) ?? []) : [])].map(
    (phrase) => wordsOf(phrase).join(' '),
  );
  const claim = claimsOf(knowledge).find(
    ({ words, meaning }) =>
      phrases.includes(words.join(' ')) &&
      // A product that gets a row gives its names away.
      !(isNew && meaning.kind === 'product') &&
      !(!isNew && meaning.kind === 'platform' && !meaning.group && meaning.rows.includes(change.platform)),
  );
  if (!claim) return undefined;
  const { matrix } = knowledge;
  const row = matrix.platforms.find((p) => claim.file === 'matrix.yaml' && claim.path.startsWith(pathOf(p, knowledge)));
  const owner = row ? `“${row.name}” in matrix.yaml` : `${claim.file} › ${claim.path}`;
  const [what, instead] = isNew
    ? [`the new row “${name}”`, 'write the row by hand, with another name and other phrases']
    : [`the new name “${name}”`, 'leave the row its name'];
  return `The phrase “${claim.words.join(' ')}” of ${what} is claimed already by ${owner}. Take it out there, or ${instead}.`;
}

const pathOf = (row: Knowledge['matrix']['platforms'][number], { matrix }: Knowledge): string =>
  `platforms.${matrix.platforms.indexOf(row)}.`;
