/** Takes very many rows away, a little at a time, so that nothing else waits for it. */

export type Removal = Readonly<{
  /** Removes so many rows at most; resolves to how many went. */
  remove: (most: number) => Promise<number>;
  /** Stands between two batches, for so many milliseconds. */
  pause: (ms: number) => Promise<unknown>;
}>;

const BATCH = { most: 500, least: 10 };
/** A batch that took longer, in milliseconds, is followed by one of half its size. */
const SLOW_MS = 200;
const PAUSE_MS = 20;
/** After a batch that failed, longer than nobody asks a database that did not answer. */
const FAILED_PAUSE_MS = 1_200;
/** So many failures in a row are no accident. */
const MOST_FAILURES = 4;

/** Resolves to how many rows went. @throws what the last batch says when several fail in a row; what went before stays gone */
export async function inBatches({ remove, pause }: Removal): Promise<number> {
  let gone = 0;
  let size = BATCH.most;
  let failures = 0;
  for (;;) {
    const begun = performance.now();
    try {
      const some = await remove(size);
      failures = 0;
      gone += some;
      if (some < size) return gone;
      size = nextSize(size, performance.now() - begun);
      await pause(PAUSE_MS);
    } catch (cause) {
      failures += 1;
      if (failures === MOST_FAILURES) throw cause;
      size = smaller(size);
      await pause(FAILED_PAUSE_MS);
    }
  }
}

const smaller = (size: number): number => Math.max(BATCH.least, Math.floor(size / 2));

function nextSize(size: number, ms: number): number {
  if (ms > SLOW_MS) return smaller(size);
  return ms < SLOW_MS / 4 ? Math.min(BATCH.most, size * 2) : size;
}
