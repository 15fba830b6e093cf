/** What people are told of the dates and addresses of pages and knowledge. */
import type { Comparison } from '../../editions/change.js';
import { isElsewhere } from '../../editions/plan.js';
import { inUtc } from '../../editions/times.js';
import type { Knowledge } from '../../knowledge/schema.js';
import { TIME_LIKE } from './edition-args.js';

/** A sentence for each time that a page gives and that is not believed. */
export const disbelievedLines = ({ disbelieved = [] }: Comparison): string[] =>
  disbelieved.map(({ page, said, why }) => {
    const fault = why === 'future' ? 'which is in the future' : `which is no time (would be right: ${TIME_LIKE})`;
    return `${page} says that it was fetched “${said}”, ${fault}: that does not count. --fetched-at gives its time.`;
  });

/** A sentence where the page is older than the knowledge. */
export function olderLine({ edition }: Comparison, { matrix }: Knowledge): string | undefined {
  const { fetchedAt: page } = edition;
  const known = inUtc(matrix.source.fetchedAt);
  if (!page || !known || page >= known) return undefined;
  const length = page.slice(0, 10) === known.slice(0, 10) ? undefined : 10;
  return `The page is older (${page.slice(0, length)}) than the knowledge (${known.slice(0, length)}).`;
}

/** A line where the address that the pages were loaded from does not become the source's; else nothing. */
export const addressLine = (comparison: Comparison, { matrix: { source } }: Knowledge): string =>
  isElsewhere(comparison, source)
    ? `The address stays ${source.url}: the page does not say that ${comparison.edition.url} is its own.\n`
    : '';
