/** SQLite in a folder, which two processes of one machine may share. */
import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import Libsql from 'libsql';
import { isBusy, waitingDialect } from './busy.js';
import { check } from './check.js';
import type { Opened, OpenSettings } from './database.js';
import { makeFolder } from './folder.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';

const FILE = 'privatelink.sqlite';
/** Held while the tables are changed; let go of by the system when its process dies. */
const LOCK = 'privatelink.lock.sqlite';
/** How long the library itself waits for another process that writes; meanwhile this process does nothing at all. */
const FROZEN_MS = 20;
/** How long one statement waits for another process that writes: less than the gate's patience, so that none is late. */
const WAIT_MS = 800;
const CHANGE_WAIT_MS = 30_000;
const PRAGMAS = [
  `busy_timeout = ${FROZEN_MS}`,
  // With a log beside the file readers never wait; its last moments are lost only with the machine, not with the process.
  'journal_mode = WAL',
  'synchronous = NORMAL',
  // What is removed is overwritten.
  'secure_delete = ON',
];
/** So often, and so many milliseconds apart, the log is tried to be emptied, which others may be reading. */
const EMPTYING = { tries: 5, pauseMs: 50 };

export async function openEmbedded(folder: string, { waitMs = WAIT_MS, tell }: OpenSettings): Promise<Opened> {
  makeFolder(folder);
  const database = new Libsql(join(folder, FILE));
  const dialect = waitingDialect(new SqliteDialect({ database }), { database, file: FILE, waitMs });
  const db = new Kysely<Tables>({ dialect });
  try {
    await holding(join(folder, LOCK), async () => {
      for (const pragma of PRAGMAS) await unlessBusy(() => database.exec(`pragma ${pragma}`));
      await migrate(db, tell);
    });
  } catch (cause) {
    await db.destroy();
    // What was not used yet is not closed by that. Nothing prepared keeps it open, since pragmas go by `exec`.
    if (database.open) database.close();
    throw cause;
  }
  return {
    db,
    check: () => check(db),
    emptyLog: () => emptyLog(db),
    async close() {
      // The library does so by itself only where no other process has the file open.
      await emptyLog(db).catch(() => undefined);
      await db.destroy();
    },
  };
}

async function emptyLog(db: Kysely<Tables>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (!rows[0]?.busy || tries === EMPTYING.tries) return;
    await new Promise((resolve) => setTimeout(resolve, EMPTYING.pauseMs));
  }
}

/** Does something while no other process does it. */
async function holding(path: string, work: () => Promise<void>): Promise<void> {
  const lock = new Libsql(path);
  try {
    await unlessBusy(() => lock.exec('BEGIN EXCLUSIVE'));
    await work();
    lock.exec('ROLLBACK');
  } finally {
    lock.close();
  }
}

/** Does something that another process may hinder, as soon as none does. */
async function unlessBusy(work: () => unknown): Promise<void> {
  const end = performance.now() + CHANGE_WAIT_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (performance.now() > end)
        throw new Error(`other processes have held the database for ${CHANGE_WAIT_MS / 1_000} s`, { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
