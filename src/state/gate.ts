/** The way to the database: nobody waits long for one that is away, and it is used again as soon as it is back. */
import type { Kysely } from 'kysely';
import { within } from '../within.js';
import type { Opened } from './database.js';
import type { Tables } from './tables.js';

export type Gate = Readonly<{
  /** Does something with the database. @throws at once when it is away, soon when it does not answer. */
  run: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Whether it was there when it was last asked. */
  isThere: () => boolean;
  /** Resolves when it was reached for the first time. */
  opened: Promise<void>;
  close: () => Promise<void>;
}>;

export type GateSettings = Readonly<{
  /** Connects and brings the tables up to date. */
  open: () => Promise<Opened>;
  now: () => number;
  /** Hears of it once when the database goes away and once when it is back. */
  tell: (line: string, fault: boolean) => void;
  /** How long an answer is waited for, in milliseconds. */
  patienceMs?: number;
  /** How long nobody asks after it did not answer, in milliseconds. */
  restMs?: number;
}>;

export const AWAY = 'the database is away';

export function createGate({ open, now, tell, patienceMs = 1_000, restMs = 1_000 }: GateSettings): Gate {
  let database: Opened | undefined;
  let restUntil = 0;
  let there = true;
  let closed = false;
  let again: NodeJS.Timeout | undefined;

  const isThere = (yes: boolean, why = ''): void => {
    if (yes !== there)
      tell(yes ? 'The database is back.' : `The database is away, threads are forgotten: ${why}`, !yes);
    there = yes;
  };

  const opening = async (): Promise<void> => {
    for (;;) {
      try {
        const made = await open();
        if (closed) return await made.close();
        database = made;
        isThere(true);
        return;
      } catch (cause) {
        isThere(false, (cause as Error).message);
        if (closed) return;
        await new Promise<void>((resolve) => {
          again = setTimeout(resolve, restMs);
          again.unref();
        });
        if (closed) return;
      }
    }
  };
  const opened = opening();

  return {
    opened,
    isThere: () => there && database !== undefined,
    async run(work) {
      // A process that has just started opens it now: what comes first waits for that, if it is soon.
      if (!database && there) await within(patienceMs, opened).catch(() => undefined);
      if (!database || now() < restUntil) throw new Error(AWAY);
      try {
        const result = await within(patienceMs, work(database.db));
        isThere(true);
        return result;
      } catch (cause) {
        restUntil = now() + restMs;
        isThere(false, (cause as Error).message);
        throw cause;
      }
    },
    async close() {
      closed = true;
      clearTimeout(again);
      await database?.close();
    },
  };
}
