/** PostgreSQL, which many processes share. */
import { Kysely, PostgresDialect } from 'kysely';
import { check } from './check.js';
import type { Opened, OpenSettings } from './database.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';

const BIGINT = 20;
const WAIT_MS = 10_000;

export async function openPostgres(
  connectionString: string,
  { waitMs = WAIT_MS, tell }: OpenSettings,
): Promise<Opened> {
  // Loaded only here, because an embedded database needs nothing of it.
  const { Pool, types } = await import('pg');
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 2_000,
    query_timeout: waitMs,
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
    await migrate(db, tell);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db, check: () => check(db), emptyLog: async () => undefined, close: () => db.destroy() };
}
