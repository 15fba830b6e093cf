/** What pages say otherwise than the knowledge, by what they were compared on, and what is known of the pages. */
import type { Transaction } from 'kysely';
import type { Finding } from '../marks.js';
import type { Gate } from './gate.js';
import type { Tables } from './tables.js';

/** `edition`: the basis that the page was compared on. `fault`: why it could not be read, or nothing. */
export type KnownPage = Readonly<{ url: string; etag: string; edition: string; fault: string }>;

/** A basis names all that a comparison depends on (`daily/basis.ts`). */
export type Findings = Readonly<{
  /** What was found on a basis; before its first comparison, what another one found that holds on each. */
  current: (basis: string) => Promise<readonly Finding[]>;
  /** All that is found now, in place of all that was found on this basis before; what was told of stays so. */
  replace: (basis: string, findings: readonly Finding[]) => Promise<void>;
  untold: (basis: string) => Promise<readonly Finding[]>;
  told: (findings: readonly Finding[]) => Promise<void>;
  /** The day of the last check on a basis. */
  checkedOn: (basis: string) => Promise<string | undefined>;
  noteCheck: (basis: string, day: string) => Promise<void>;
  page: (url: string) => Promise<KnownPage | undefined>;
  note: (page: KnownPage) => Promise<void>;
}>;

/** What was found on a basis that nobody has any more is kept so long. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

const read = (found: string): readonly Finding[] => JSON.parse(found) as readonly Finding[];

/** Where the page gives a status, each knowledge can be held against it; the rest may be read otherwise by now. */
const holdingAnywhere = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map(({ cells, ...finding }) => ({ ...finding, cells: cells.filter(hasStatus) }));

const hasStatus = ({ to }: Finding['cells'][number]): boolean => to !== 'none' && to !== 'unclear';

export function keptFindings({ run }: Pick<Gate, 'run'>, now: () => number): Findings {
  const current = (basis: string): Promise<readonly Finding[]> =>
    run(async (db) => {
      const checks = db.selectFrom('checks').select('found').where('found', '!=', '');
      const own = await checks.where('basis', '=', basis).executeTakeFirst();
      if (own) return read(own.found);
      const other = await checks.orderBy('at', 'desc').orderBy('basis').limit(1).executeTakeFirst();
      return other ? holdingAnywhere(read(other.found)) : [];
    });
  const check = (basis: string) => (db: Pick<Transaction<Tables>, 'insertInto'>, values: object) =>
    db
      .insertInto('checks')
      .values({ basis, day: '', found: '', at: now(), ...values })
      .onConflict((same) => same.column('basis').doUpdateSet({ at: now(), ...values }))
      .execute();

  return {
    current,
    replace: (basis, findings) =>
      run((db) =>
        db.transaction().execute(async (transaction) => {
          await check(basis)(transaction, { found: JSON.stringify(findings) });
          await transaction
            .deleteFrom('checks')
            .where('basis', '!=', basis)
            .where('at', '<', now() - KEPT_MS)
            .where('basis', 'not in', transaction.selectFrom('pages').select('edition'))
            .execute();
          await keepTold(transaction, findings, now());
        }),
      ),
    async untold(basis) {
      const rows = await run((db) => db.selectFrom('findings').select('key').where('told', '=', 0).execute());
      const keys = new Set(rows.map(({ key }) => key));
      return (await current(basis)).filter(({ key }) => keys.has(key));
    },
    told: (findings) =>
      run(async (db) => {
        for (const { key } of findings)
          await db.updateTable('findings').set({ told: 1 }).where('key', '=', key).execute();
      }),
    checkedOn: async (basis) => {
      const row = await run((db) =>
        db.selectFrom('checks').select('day').where('basis', '=', basis).executeTakeFirst(),
      );
      return row?.day || undefined;
    },
    noteCheck: (basis, day) => run(async (db) => void (await check(basis)(db, { day }))),
    page: (url) => run((db) => db.selectFrom('pages').selectAll().where('url', '=', url).executeTakeFirst()),
    note: ({ url, ...page }) =>
      run(async (db) => {
        await db
          .insertInto('pages')
          .values({ url, ...page })
          .onConflict((same) => same.column('url').doUpdateSet(page))
          .execute();
      }),
  };
}

/** Of each difference that stands on any basis, whether it was told; of processes that are replaced one by one, each has its own. */
async function keepTold(db: Transaction<Tables>, findings: readonly Finding[], found: number): Promise<void> {
  const checks = await db.selectFrom('checks').select('found').where('found', '!=', '').execute();
  const standing = new Set(checks.flatMap((row) => read(row.found).map(({ key }) => key)));
  const before = await db.selectFrom('findings').select('key').execute();
  for (const { key } of before)
    if (!standing.has(key)) await db.deleteFrom('findings').where('key', '=', key).execute();
  for (const { key, text, cells } of findings)
    await db
      .insertInto('findings')
      // A process of the version before knows no other words for what a page says.
      .values({ key, text, cells: JSON.stringify(cells.filter(({ to }) => to !== 'unclear')), found, told: 0 })
      .onConflict((same) => same.column('key').doNothing())
      .execute();
}
