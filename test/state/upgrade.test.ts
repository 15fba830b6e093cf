/** Tables of an older version, with something in them, are brought to those of today. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { Pool } from 'pg';
import { openDatabase, type Where } from '../../src/state/database.js';
import { countUnknown, keptInstallations } from '../../src/state/installations.js';
import { MIGRATIONS } from '../../src/state/migrations.js';
import { seal } from '../../src/state/secrets.js';
import type { Tables } from '../../src/state/tables.js';
import { DATABASES, placesOf } from './support.js';

/** A database as the version had it whose last step this was. */
async function openUpTo(step: string, where: Where): Promise<Kysely<Tables>> {
  if ('folder' in where) mkdirSync(where.folder, { recursive: true });
  const dialect =
    'url' in where
      ? new PostgresDialect({ pool: new Pool({ connectionString: where.url }) })
      : new SqliteDialect({ database: new Libsql(join(where.folder, 'privatelink.sqlite')) });
  const db = new Kysely<Tables>({ dialect });
  const steps = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= step));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => steps } }).migrateToLatest();
  expect(error).toBeUndefined();
  return db;
}

test.each(DATABASES)(
  'on %s, where the app is installed is kept, and gets its organisation',
  async (kind) => {
    const places = await placesOf(kind);
    const where = await places.fresh();
    const keys = [randomBytes(32)];
    const bot = { token: 'xoxb-1', id: 'B1', userId: 'U1', scopes: [] };
    const installation = { owner: 'T1', organisation: false, enterprise: 'E1', bot, installedAt: 1 };
    const sealed = seal(JSON.stringify(installation), keys, 'T1');
    const older = await openUpTo('003 checks of pages', where);
    await older.insertInto('installations').values({ owner: 'T1', sealed, updated_at: 1 }).execute();
    await older.destroy();

    const { db, close } = await openDatabase(where);
    expect(await countUnknown(db)).toBe(1);
    await keptInstallations({ run: (work) => work(db) }, keys, Date.now).reseal();
    const rows = await db.selectFrom('installations').select(['owner', 'enterprise']).execute();
    expect(rows).toEqual([{ owner: 'T1', enterprise: 'E1' }]);
    await close();
    await places.close();
  },
  30_000,
);
