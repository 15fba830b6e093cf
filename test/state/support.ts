/** The databases that what is kept is tried on: a new one for each call. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Where } from '../../src/state/database.js';
import { createGate, type Gate } from '../../src/state/gate.js';
import { type Postgres, startPostgres } from '../support/postgres.js';

export const DATABASES = ['SQLite', 'PostgreSQL'] as const;
export type Kind = (typeof DATABASES)[number];

export type Places = Readonly<{ fresh: () => Promise<Where>; close: () => Promise<void> }>;

/** Where new databases of a kind can be had. */
export async function placesOf(kind: Kind): Promise<Places> {
  if (kind === 'PostgreSQL') {
    const postgres: Postgres = await startPostgres();
    return { fresh: async () => ({ url: await postgres.database() }), close: postgres.close };
  }
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  let made = 0;
  return {
    fresh: async () => ({ folder: join(folder, String(++made)) }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A clock that stands until it is moved. */
export function clock(now = Date.UTC(2026, 0, 1)): { now: () => number; pass: (ms: number) => void } {
  let at = now;
  return {
    now: () => at,
    pass: (ms) => {
      at += ms;
    },
  };
}

/** One process's way to a database. */
export async function gateTo(where: Where, now: () => number = Date.now): Promise<Gate> {
  const gate = createGate({ open: () => openDatabase(where), now, tell: () => undefined });
  await gate.opened;
  return gate;
}
