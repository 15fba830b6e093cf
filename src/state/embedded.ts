/** SQLite in a folder, which two processes of one machine may share. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { isBusy, waitingDialect } from './busy.js';
import type { Opened, OpenSettings } from './database.js';
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

export async function openEmbedded(folder: string, { waitMs = WAIT_MS }: OpenSettings): Promise<Opened> {
  mkdirSync(folder, { recursive: true });
  const database = new Libsql(join(folder, FILE));
  // With a log beside the file readers never wait; its last moments are lost only with the machine, not with the process.
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', `busy_timeout = ${FROZEN_MS}`]) {
    database.pragma(pragma);
  }
  const dialect = waitingDialect(new SqliteDialect({ database }), { database, file: FILE, waitMs });
  const db = new Kysely<Tables>({ dialect });
  try {
    await holding(join(folder, LOCK), () => migrate(db));
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db, close: () => db.destroy() };
}

/** Does something while no other process does it. */
async function holding(path: string, work: () => Promise<void>): Promise<void> {
  const lock = new Libsql(path);
  try {
    const end = performance.now() + CHANGE_WAIT_MS;
    while (!begins(lock)) {
      if (performance.now() > end) throw new Error(`another process has held ${path} for ${CHANGE_WAIT_MS / 1_000} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await work();
    lock.exec('ROLLBACK');
  } finally {
    lock.close();
  }
}

function begins(lock: Libsql.Database): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (cause) {
    if (isBusy(cause)) return false;
    throw cause;
  }
}
