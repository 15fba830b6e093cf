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
  /** Whether it is there now; it is asked every few seconds at most. */
  isUp: () => Promise<boolean>;
  /** Resolves when it was reached for the first time. */
  opened: Promise<void>;
  /** Takes what was removed out of the files as well, where the database is there. */
  emptyLog: () => Promise<void>;
  close: () => Promise<void>;
}>;

export type GateSettings = Readonly<{
  /** Connects and brings the tables up to date. */
  open: () => Promise<Opened>;
  /** Milliseconds of a clock that nobody sets, since one that went back would keep the database away as long. */
  now: () => number;
  /** Hears of it once when the database goes away and once when it is back. */
  tell: (line: string, fault: boolean) => void;
  /** How long an answer is waited for, in milliseconds. */
  patienceMs?: number;
  /** How long nobody asks after it did not answer, in milliseconds. */
  restMs?: number;
}>;

/** So long an answer to whether it is up is good, in milliseconds. */
const LOOK_MS = 3_000;

export const AWAY = 'the database is away';

/**
 * Classes of SQLSTATE that say that the server is not there for anybody: connection, resources, operator, system, internal;
 * and what is so for every question: it may only be read, a table is missing or forbidden.
 */
const NOT_THERE = /^(08|53|57|58|XX|25006|42P01|42501)/;
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

  const run = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
    if (!database || now() < restUntil) throw new Error(AWAY);
    try {
      const result = await within(patienceMs, work(database));
      isThere(true);
      return result;
    } catch (cause) {
      // An answer to one piece of work does not bring back what was away.
      if (!isAnswer(cause)) {
        restUntil = now() + restMs;
        isThere(false, (cause as Error).message);
      }
      throw cause;
    }
  };
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<unknown> = Promise.resolve();
  const isThereNow = (): boolean => there && database !== undefined;

  return {
    opened,
    isThere: isThereNow,
    async isUp() {
      if (database && now() >= looked + LOOK_MS) {
        looked = now();
        looking = run(({ check }) => check()).catch(() => undefined);
      }
      await looking;
      return isThereNow();
    },
    run: (work) =>
      run(async ({ db, check }) => {
        // What reads alone would find one that may only be read back.
        if (!there) await check();
        return work(db);
      }),
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
