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
  /** Takes what was removed out of the files as well, where the database is there. */
  emptyLog: () => Promise<void>;
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

/** Classes of SQLSTATE that say that the server is not there for anybody: connection, resources, operator, system, internal. */
const NOT_THERE = /^(08|53|57|58|XX)/;
/** What an embedded database says of one statement alone. */
const ONE_STATEMENT = /^SQLITE_(BUSY|LOCKED|CONSTRAINT|MISMATCH)/;

/** Whether the database is there and refused one piece of work, such as one of two that waited for each other. */
function isAnswer(cause: unknown): boolean {
  const { code = '', severity } = cause as Readonly<{ code?: string; severity?: string }>;
  return severity === undefined ? ONE_STATEMENT.test(code) : !NOT_THERE.test(code);
}

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
      if (!database || now() < restUntil) throw new Error(AWAY);
      try {
        const result = await within(patienceMs, work(database.db));
        isThere(true);
        return result;
      } catch (cause) {
        if (isAnswer(cause)) isThere(true);
        else {
          restUntil = now() + restMs;
          isThere(false, (cause as Error).message);
        }
        throw cause;
      }
    },
    async emptyLog() {
      await database?.emptyLog().catch(() => undefined);
    },
    async close() {
      closed = true;
      clearTimeout(again);
      await database?.close();
    },
  };
}
