/** Pages compared in a thread of its own, within limits: one that was made to be read for ever holds up nobody. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Comparison, unreadable } from './editions/change.js';
import type { Page } from './editions/page.js';
import type { Knowledge } from './knowledge/schema.js';
import { projectRoot } from './paths.js';

/** What `compare-worker.ts` is given. */
export type Given = Readonly<{ knowledge: Knowledge; pages: readonly Page[] }>;
export type Compare = (knowledge: Knowledge, pages: readonly Page[]) => Promise<Comparison>;

/** Ten times what an ordinary page takes. */
const LIMIT_MS = 20_000;
/** Of the heap: more than twice what an ordinary page takes, and little enough beside the bot's own (docs/operations.md). */
const LIMIT_MB = 192;

/** @returns what differs; a page that takes too long, too much memory or too deep a stack is unreadable */
export function compareWithin(
  knowledge: Knowledge,
  pages: readonly Page[],
  limitMs = LIMIT_MS,
  file = join(projectRoot(), 'dist', 'compare-worker.js'),
): Promise<Comparison> {
  const workerData: Given = { knowledge, pages };
  const resourceLimits = { maxOldGenerationSizeMb: LIMIT_MB, maxYoungGenerationSizeMb: 32 };
  const worker = new Worker(file, { workerData, resourceLimits });
  return new Promise<Comparison>((resolve, reject) => {
    const refuse = (reason: string) =>
      resolve(unreadable([{ page: pages.map(({ name }) => name).join(', '), reason }]));
    const late = setTimeout(() => refuse(`it takes longer than ${limitMs / 1_000} s to read`), limitMs);
    worker.once('message', resolve);
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse(`it takes more than ${LIMIT_MB} MB to read`);
      else if (cause.name === 'RangeError') refuse('it is nested too deeply to read');
      else reject(cause);
    });
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('the thread that reads pages ended without a word'));
    });
  }).finally(() => worker.terminate());
}
