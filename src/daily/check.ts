/** Reads the pages that the knowledge comes from, and tells those who look after it what differs: each difference once. */
import type { Compare } from '../comparing.js';
import type { Page } from '../editions/page.js';
import type { Knowledge } from '../knowledge/schema.js';
import type { Finding } from '../marks.js';
import { portionsOf } from '../presentation/blocks/lines.js';
import type { Findings, KnownPage } from '../state/findings.js';
import { findingsIn } from './found.js';
import { type Get, loadPage } from './page.js';

export type Checking = Readonly<{
  /** Names all that a comparison depends on (`basis.ts`). */
  basis: string;
  sources: readonly string[];
  knowledge: Knowledge;
  findings: Findings;
  get: Get;
  now: () => number;
  compare: Compare;
  /** Lines for those who look after the knowledge, under a heading: no more than one message holds. */
  tell: (heading: string, lines: readonly string[]) => Promise<void>;
}>;

/** Resolves when it is done and told; a page that cannot be read changes nothing, and is told of once. */
export async function checkPages(checking: Checking): Promise<void> {
  const { basis, findings } = checking;
  const read = await readAll(checking);
  if (read === 'failed') return;
  if (read !== 'unchanged') {
    const pages = read.map(({ page }) => page);
    const comparison = await checking.compare(checking.knowledge, pages);
    if (comparison.unreadable.length > 0) {
      for (const { page, reason } of comparison.unreadable) {
        const { known } = read.find((one) => one.page.name === page) ?? (read[0] as Read);
        await fault(checking, known, `${page}: ${reason}`);
      }
      return;
    }
    await findings.replace(basis, findingsIn(comparison, checking.knowledge));
    for (const { known, etag } of read) await findings.note({ url: known.url, etag, edition: basis, fault: '' });
  }
  const untold = await findings.untold(basis);
  for (const [heading, isOfThem] of HEADINGS) {
    for (const some of portionsOf(untold.filter(isOfThem), ({ text }) => text)) {
      const lines = some.map(({ text }) => text);
      await checking.tell(heading, lines);
      await findings.told(some);
    }
  }
}

/** Of what no answer has a cell of, such as a new row, none says anything. */
const HEADINGS: readonly (readonly [heading: string, isOfThem: (finding: Finding) => boolean])[] = [
  [
    'The page now says otherwise than I do. Until somebody has reviewed it, answers about these say so:',
    ({ cells }) => cells.length > 0,
  ],
  [
    'The page now has these otherwise than I do. Answers say nothing of them until somebody has reviewed it:',
    ({ cells }) => cells.length === 0,
  ],
];

type Read = Readonly<{ page: Page; etag: string; known: KnownPage }>;

/** All pages anew where one changed, since they are parts of one edition. */
async function readAll(checking: Checking): Promise<readonly Read[] | 'unchanged' | 'failed'> {
  const { basis, sources, findings } = checking;
  const known = await Promise.all(
    sources.map(async (url) => (await findings.page(url)) ?? { url, etag: '', edition: '', fault: '' }),
  );
  const fresh = known.map((page) => (page.edition === basis && !page.fault ? page.etag : ''));
  const first = await loadAll(checking, known, fresh);
  if (first === 'failed') return 'failed';
  if (first.every((one) => one === 'unchanged')) return 'unchanged';
  const whole = first.includes('unchanged')
    ? await loadAll(
        checking,
        known,
        fresh.map(() => ''),
      )
    : first;
  return whole === 'failed' ? 'failed' : whole.filter((one) => one !== 'unchanged');
}

async function loadAll(
  checking: Checking,
  known: readonly KnownPage[],
  etags: readonly string[],
): Promise<readonly (Read | 'unchanged')[] | 'failed'> {
  const loaded: (Read | 'unchanged')[] = [];
  let failed = false;
  for (const [i, page] of known.entries()) {
    try {
      const one = await loadPage(page.url, etags[i] ?? '', checking);
      loaded.push(one === 'unchanged' ? one : { ...one, known: page });
    } catch (cause) {
      failed = true;
      await fault(checking, page, (cause as Error).message);
    }
  }
  return failed ? 'failed' : loaded;
}

/** Told once, until the page was read again. */
async function fault({ findings, tell }: Checking, page: KnownPage, reason: string): Promise<void> {
  if (!page.fault) await tell('I could not read a page that I check daily. Nothing changes by that:', [reason]);
  await findings.note({ ...page, fault: reason });
}
