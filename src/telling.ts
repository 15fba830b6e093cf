/** Keeps a running bot's edition heard of, and its watchers told. */
import type { Snapshot } from './editions/snapshot.js';
import type { Editions } from './state/editions.js';

export type Keeping = Readonly<{
  editions: Pick<Editions, 'beat'>;
  snapshot: Snapshot;
  /** Resolves when the database was reached for the first time. */
  opened?: Promise<void>;
  /** Tells the watchers; rejects where some could not be told. */
  tell: () => Promise<unknown>;
  /** Hears what failed, once as long as it is the same; it is tried again. */
  fail: (cause: Error) => void;
  everyMs?: number;
}>;

const EVERY_MS = 60 * 1_000;

/**
 * Tells at once, then each minute as long as another edition runs beside this one or something failed, and once more when
 * it runs alone: who watched in the other one is told too, and an older one is returned to when the newer one is gone.
 * @returns what ends it
 */
export function keepTelling({ editions, opened, snapshot, tell, fail, everyMs = EVERY_MS }: Keeping): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let settled = false;
  let fault = '';
  const turn = async (): Promise<void> => {
    await opened;
    const alone = await editions.beat(snapshot);
    if (settled && alone) return;
    settled = false;
    await tell();
    settled = alone;
  };
  const go = (): void =>
    void turn()
      .then(() => {
        fault = '';
      })
      .catch((cause: Error) => {
        if (!ended && cause.message !== fault) fail(cause);
        fault = cause.message;
      })
      .then(() => {
        if (ended) return;
        timer = setTimeout(go, everyMs);
        timer.unref();
      });
  go();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
