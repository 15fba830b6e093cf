/** Brings the tables up to date. */
import { type Kysely, Migrator } from 'kysely';
import { MIGRATIONS } from './migrations.js';
import type { Tables } from './tables.js';

/**
 * Where a newer version has been there, nothing is changed: its tables serve older ones too, of which it is told.
 * @throws what the database says; PostgreSQL lets one process at a time do this
 */
export async function migrate(db: Kysely<Tables>, tell: (line: string) => void = () => undefined): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const newer = newerThan(Object.keys(MIGRATIONS), await migratedIn(db).catch(() => []));
  if (newer.length === 0) throw error;
  tell(`The database belongs to a newer version of the bot (${newer.join(', ')}); it is used as it is.`);
}

/** The steps that are done, by name. */
async function migratedIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const done = db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name');
  return (await done.execute()).map(({ name }) => name);
}

/** Of the steps that are done those behind all that are known; none where a known one is not done, or an unknown one lies between. */
export function newerThan(known: readonly string[], done: readonly string[]): readonly string[] {
  const last = known.toSorted().at(-1) ?? '';
  const unknown = done.filter((name) => !known.includes(name));
  const fits = known.every((name) => done.includes(name)) && unknown.every((name) => name > last);
  return fits ? unknown.toSorted() : [];
}
