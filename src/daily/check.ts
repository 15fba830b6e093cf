/** Reads the pages that the knowledge comes from, and tells those who look after it what differs: each difference once. */
import type { Compare } from '../comparing.js';
import type { Change, Comparison } from '../editions/change.js';
import type { Page } from '../editions/page.js';
import { statusLabel } from '../editions/words.js';
import type { Knowledge } from '../knowledge/schema.js';
import type { Finding } from '../marks.js';
import type { Findings, KnownPage } from '../state/findings.js';
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
  /** Lines for those who look after the knowledge, under a heading. */
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
  if (untold.length === 0) return;
  await checking.tell(
    'The page now says otherwise than I do. Until somebody has reviewed it, answers about these say so:',
    untold.map(({ text }) => text),
  );
  await findings.told(untold);
}

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

/** A comparison → what is found, each with a key that is the same every day. */
export function findingsIn({ changes, undecided }: Comparison, { matrix }: Knowledge): readonly Finding[] {
  const row = (id: string): string => matrix.platforms.find((p) => p.id === id)?.name ?? id;
  const column = (id: string): string => matrix.deployments.find((d) => d.id === id)?.short ?? id;
  const cellsOf = (change: Change): Finding['cells'] => {
    switch (change.kind) {
      case 'status':
        return [{ platform: change.platform, deployment: change.deployment, to: change.to }];
      case 'platform-absent':
        return matrix.deployments.map(({ id }) => ({ platform: change.platform, deployment: id, to: 'none' }));
      case 'deployment-absent':
        return matrix.platforms.map(({ id }) => ({ platform: id, deployment: change.deployment, to: 'none' }));
      default:
        return [];
    }
  };
  const textOf = (change: Change): string => {
    switch (change.kind) {
      case 'status':
        return `${row(change.platform)} on ${column(change.deployment)}: was ${statusLabel(change.from)}, is ${statusLabel(change.to)}`;
      case 'platform-added':
        return `${change.name}: a new row`;
      case 'platform-absent':
        return `${row(change.platform)}: its row is gone`;
      case 'renamed':
        return `${change.from}: now called ${change.to}`;
      case 'deployment-added':
        return `${change.deployment}: a new column`;
      case 'deployment-absent':
        return `${column(change.deployment)}: its column is gone`;
      case 'note':
        return `${row(change.platform)}: its note is now ${change.to === null ? 'gone' : `“${change.to}”`}`;
      default:
        return change satisfies never;
    }
  };
  const all = [
    ...changes.map((change) => ({ key: JSON.stringify(change), text: textOf(change), cells: cellsOf(change) })),
    ...undecided.map(({ text }) => ({ key: `undecided ${text}`, text: `To decide: ${text}`, cells: [] })),
  ];
  return [...new Map(all.map((finding) => [finding.key, finding])).values()];
}
