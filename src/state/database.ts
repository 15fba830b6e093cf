/** Opens the database: an embedded one in a folder, or PostgreSQL at an address; brought to the tables of today. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { MIGRATIONS } from './migrations.js';
import type { Tables } from './tables.js';

export type Where = Readonly<{ folder: string } | { url: string }>;
export type Opened = Readonly<{ db: Kysely<Tables>; close: () => Promise<void> }>;

const FILE = 'privatelink.sqlite';
/** Held while the tables are changed; let go of by the system when its process dies. */
const LOCK = 'privatelink.lock.sqlite';
/** How long one process waits for another that writes, in milliseconds. */
const WRITE_WAIT_MS = 2_000;
const CHANGE_WAIT_MS = 30_000;

/** @throws what the database says, when it cannot be reached or is no database of this bot's */
export const openDatabase = (where: Where): Promise<Opened> =>
  'url' in where ? openPostgres(where.url) : openEmbedded(where.folder);

async function openEmbedded(folder: string): Promise<Opened> {
  mkdirSync(folder, { recursive: true });
  const database = new Libsql(join(folder, FILE));
  // With a log beside the file readers never wait; its last moments are lost only with the machine, not with the process.
  for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', `busy_timeout = ${WRITE_WAIT_MS}`]) {
    database.pragma(pragma);
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
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
    const end = Date.now() + CHANGE_WAIT_MS;
    while (!begins(lock)) {
      if (Date.now() > end) throw new Error(`another process has held ${path} for ${CHANGE_WAIT_MS / 1_000} s`);
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
    if ((cause as { code?: string }).code === 'SQLITE_BUSY') return false;
    throw cause;
  }
}

const BIGINT = 20;

async function openPostgres(connectionString: string): Promise<Opened> {
  // Loaded only here, because an embedded database needs nothing of it.
  const { Pool, types } = await import('pg');
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
    application_name: 'privatelink-bot',
    // Moments fit a number.
    types: { getTypeParser: (id, format) => (id === BIGINT ? Number : types.getTypeParser(id, format)) },
  });
  // A connection that breaks while idle is replaced; the next query says so if none can be had.
  pool.on('error', () => undefined);
  // One that breaks at work says so by its query as well; unheard, the error would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db, close: () => db.destroy() };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
