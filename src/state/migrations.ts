/**
 * The steps from an empty database to the tables of today, in order. A step that ran once is never changed, and leaves
 * what an older process needs, because old and new ones run side by side while they are replaced.
 */
import type { CreateTableBuilder, Kysely, Migration } from 'kysely';

/** The columns of every row that somebody caused, and the indexes by which such rows go. */
async function createKept(
  // A step describes tables as they were; the types of today would not fit it.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  db: Kysely<any>,
  name: string,
  columns: (table: CreateTableBuilder<string, string>) => CreateTableBuilder<string, string>,
): Promise<void> {
  const table: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('team', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull());
  await columns(table).execute();
  await db.schema.createIndex(`${name}_expires`).on(name).column('expires').execute();
  await db.schema.createIndex(`${name}_team_person`).on(name).columns(['team', 'person']).execute();
}

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001 first tables': {
    async up(db) {
      await createKept(db, 'threads', (table) =>
        table
          .addColumn('channel', 'text', (c) => c.notNull())
          .addColumn('thread', 'text', (c) => c.notNull())
          .addColumn('at', 'text', (c) => c.notNull())
          .addColumn('query', 'text', (c) => c.notNull()),
      );
      await db.schema
        .createIndex('threads_conversation')
        .on('threads')
        .columns(['team', 'channel', 'thread', 'at'])
        .execute();
      await db.schema.createIndex('threads_channel').on('threads').columns(['team', 'channel', 'at']).execute();
      await createKept(db, 'deliveries', (table) =>
        table
          .addColumn('owner', 'text', (c) => c.notNull())
          .addColumn('until', 'bigint', (c) => c.notNull())
          .addColumn('tries', 'integer', (c) => c.notNull())
          .addColumn('done', 'integer', (c) => c.notNull()),
      );
      await createKept(db, 'reports', (table) =>
        table
          .addColumn('created', 'bigint', (c) => c.notNull())
          .addColumn('question', 'text', (c) => c.notNull())
          .addColumn('answer', 'text', (c) => c.notNull())
          .addColumn('wrong', 'text', (c) => c.notNull())
          .addColumn('words', 'text', (c) => c.notNull())
          .addColumn('told', 'integer', (c) => c.notNull()),
      );
      await createKept(db, 'gaps', (table) =>
        table
          .addColumn('created', 'bigint', (c) => c.notNull())
          .addColumn('question', 'text', (c) => c.notNull())
          .addColumn('reason', 'text', (c) => c.notNull()),
      );
      await createKept(db, 'counts', (table) =>
        table
          .addColumn('day', 'text', (c) => c.notNull())
          .addColumn('kind', 'text', (c) => c.notNull())
          .addColumn('name', 'text', (c) => c.notNull())
          .addColumn('count', 'integer', (c) => c.notNull()),
      );
      await db.schema
        .createTable('installations')
        .addColumn('owner', 'text', (c) => c.primaryKey())
        .addColumn('sealed', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('jobs')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('until', 'bigint', (c) => c.notNull())
        .addColumn('last', 'text', (c) => c.notNull())
        .execute();
    },
  },
  '002 watches, editions and findings': {
    async up(db) {
      await createKept(db, 'watches', (table) =>
        table
          .addColumn('platform', 'text', (c) => c.notNull())
          .addColumn('deployment', 'text', (c) => c.notNull())
          .addColumn('created', 'bigint', (c) => c.notNull())
          .addColumn('known', 'text', (c) => c.notNull()),
      );
      await db.schema
        .createTable('editions')
        .addColumn('edition', 'text', (c) => c.primaryKey())
        .addColumn('seen', 'bigint', (c) => c.notNull())
        .addColumn('snapshot', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('findings')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('cells', 'text', (c) => c.notNull())
        .addColumn('found', 'bigint', (c) => c.notNull())
        .addColumn('told', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('pages')
        .addColumn('url', 'text', (c) => c.primaryKey())
        .addColumn('etag', 'text', (c) => c.notNull())
        .addColumn('edition', 'text', (c) => c.notNull())
        .addColumn('fault', 'text', (c) => c.notNull())
        .execute();
    },
  },
  '003 checks of pages': {
    async up(db) {
      await db.schema
        .createTable('checks')
        .addColumn('basis', 'text', (c) => c.primaryKey())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('found', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
    },
  },
  '004 organisations of installations': {
    async up(db) {
      await db.schema.alterTable('installations').addColumn('enterprise', 'text').execute();
    },
  },
  '005 runs of editions': {
    async up(db) {
      await db.schema
        .createTable('runs')
        .addColumn('number', 'integer', (c) => c.primaryKey())
        .addColumn('edition', 'text', (c) => c.notNull())
        .addColumn('began', 'bigint', (c) => c.notNull())
        .execute();
      // An older process knows nothing of these columns.
      await db.schema
        .alterTable('editions')
        .addColumn('alive', 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .alterTable('watches')
        .addColumn('run', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      const before = await db
        .selectFrom('editions')
        .select(['edition', 'seen'])
        .orderBy('seen')
        .orderBy('edition')
        .execute();
      for (const [i, { edition, seen }] of before.entries())
        await db
          .insertInto('runs')
          .values({ number: i + 1, edition, began: seen })
          .execute();
      await db.updateTable('watches').set({ run: before.length }).execute();
    },
  },
};
