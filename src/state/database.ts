/** Opens the database: an embedded one in a folder, or PostgreSQL at an address; brought to the tables of today. */
import type { Kysely } from 'kysely';
import { openEmbedded } from './embedded.js';
import { openPostgres } from './postgres.js';
import type { Tables } from './tables.js';

export type Where = Readonly<{ folder: string } | { url: string }>;
export type Opened = Readonly<{
  db: Kysely<Tables>;
  /** Changes nothing; fails where questions could not be remembered. */
  check: () => Promise<void>;
  /** Takes what was removed out of the log beside an embedded file as well, as far as nobody is at it. */
  emptyLog: () => Promise<void>;
  close: () => Promise<void>;
}>;

export type OpenSettings = Readonly<{
  /** How long one statement is waited for, in milliseconds; if not said, as long as somebody waits who asked a question. */
  waitMs?: number;
  /** Hears what is worth a line in the log, though all is well. */
  tell?: (line: string) => void;
}>;

/** For commands, which take their time. */
export const PATIENT: OpenSettings = { waitMs: 60_000 };

/** @throws what the database says, when it cannot be reached or is no database of this bot's */
export const openDatabase = (where: Where, settings: OpenSettings = {}): Promise<Opened> =>
  'url' in where ? openPostgres(where.url, settings) : openEmbedded(where.folder, settings);
