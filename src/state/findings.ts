/** What pages say otherwise than the knowledge, and what is known of the pages. */
import type { Finding } from '../marks.js';
import type { Gate } from './gate.js';

/** `edition`: the knowledge that the page was compared with. `fault`: why it could not be read, or nothing. */
export type KnownPage = Readonly<{ url: string; etag: string; edition: string; fault: string }>;

export type Findings = Readonly<{
  current: () => Promise<readonly Finding[]>;
  /** All that is found now, in place of all that was found before; those that were told of stay so. */
  replace: (findings: readonly Finding[]) => Promise<void>;
  untold: () => Promise<readonly Finding[]>;
  told: (findings: readonly Finding[]) => Promise<void>;
  page: (url: string) => Promise<KnownPage | undefined>;
  note: (page: KnownPage) => Promise<void>;
}>;

type Row = Readonly<{ key: string; text: string; cells: string }>;
const readRow = ({ key, text, cells }: Row): Finding => ({ key, text, cells: JSON.parse(cells) as Finding['cells'] });

export const keptFindings = ({ run }: Pick<Gate, 'run'>, now: () => number): Findings => ({
  current: async () => {
    const rows = await run((db) => db.selectFrom('findings').select(['key', 'text', 'cells']).orderBy('key').execute());
    return rows.map(readRow);
  },
  replace: (findings) =>
    run((db) =>
      db.transaction().execute(async (transaction) => {
        const keys = new Set(findings.map(({ key }) => key));
        const before = await transaction.selectFrom('findings').select('key').execute();
        for (const { key } of before)
          if (!keys.has(key)) await transaction.deleteFrom('findings').where('key', '=', key).execute();
        for (const { key, text, cells } of findings)
          await transaction
            .insertInto('findings')
            .values({ key, text, cells: JSON.stringify(cells), found: now(), told: 0 })
            .onConflict((same) => same.column('key').doNothing())
            .execute();
      }),
    ),
  untold: async () => {
    const rows = await run((db) =>
      db
        .selectFrom('findings')
        .select(['key', 'text', 'cells'])
        .where('told', '=', 0)
        .orderBy('found')
        .orderBy('key')
        .execute(),
    );
    return rows.map(readRow);
  },
  told: (findings) =>
    run(async (db) => {
      for (const { key } of findings)
        await db.updateTable('findings').set({ told: 1 }).where('key', '=', key).execute();
    }),
  page: (url) => run((db) => db.selectFrom('pages').selectAll().where('url', '=', url).executeTakeFirst()),
  note: ({ url, ...page }) =>
    run(async (db) => {
      await db
        .insertInto('pages')
        .values({ url, ...page })
        .onConflict((same) => same.column('url').doUpdateSet(page))
        .execute();
    }),
});
