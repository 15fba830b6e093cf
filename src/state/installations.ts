/** Where the app is installed, kept in the database with its tokens sealed. */
import type { Kysely } from 'kysely';
import type { Installation, Installations } from '../installations.js';
import type { Gate } from './gate.js';
import { isSealedByFirst, type Keys, open, SealError, seal } from './secrets.js';
import type { Tables } from './tables.js';

type Row = Readonly<{ owner: string; sealed: string; enterprise: string | null }>;

/** `unreadable`: the owners whose tokens no key opens, with the reason. */
export type Resealed = Readonly<{ renewed: number; unreadable: readonly string[] }>;

export type KeptInstallations = Installations &
  Readonly<{
    /** Seals by the first key what an older one has sealed, so that the older one can be taken away. */
    reseal: () => Promise<Resealed>;
  }>;

/** @returns installations that reject when the database is away, and with a SealError where no key opens what it holds */
export function keptInstallations({ run }: Pick<Gate, 'run'>, keys: Keys, now: () => number): KeptInstallations {
  const isOfToday = ({ sealed, enterprise }: Row): boolean => isSealedByFirst(sealed, keys) && enterprise !== null;

  /** Unless somebody has stored it anew. */
  const renew = ({ owner, sealed }: Row, text: string): Promise<unknown> =>
    run((db) =>
      db
        .updateTable('installations')
        .set({ sealed: seal(text, keys, owner), enterprise: enterpriseOf(installationIn(text)) })
        .where('owner', '=', owner)
        .where('sealed', '=', sealed)
        .execute(),
    );

  const rowOf = (owner: string) =>
    run((db) => db.selectFrom('installations').selectAll().where('owner', '=', owner).executeTakeFirst());

  /** A row is never older than its installation, so that one which no key opens here can be judged as well. */
  const isFrom = (row: Row & Readonly<{ updated_at: number }>, moment: number): boolean =>
    row.updated_at >= moment && installationIn(opened(row, keys)).installedAt >= moment;

  /** What somebody else has stored anew since it was looked at is looked at again. */
  const remove = async (owner: string, before?: number): Promise<boolean> => {
    const row = await rowOf(owner);
    if (!row) return true;
    if (before !== undefined && isFrom(row, before)) return false;
    const removal = await run((db) =>
      db.deleteFrom('installations').where('owner', '=', owner).where('sealed', '=', row.sealed).executeTakeFirst(),
    );
    return removal.numDeletedRows > 0 || remove(owner, before);
  };

  return {
    async store(installation) {
      const { owner } = installation;
      const sealed = seal(JSON.stringify(installation), keys, owner);
      const row = { sealed, updated_at: now(), enterprise: enterpriseOf(installation) };
      await run((db) =>
        db
          .insertInto('installations')
          .values({ owner, ...row })
          .onConflict((same) => same.column('owner').doUpdateSet(row))
          .execute(),
      );
    },
    async find(owner) {
      const row = await rowOf(owner);
      if (!row) return undefined;
      const text = opened(row, keys);
      if (!isOfToday(row)) await renew(row, text);
      return { installation: installationIn(text), changedAt: row.updated_at };
    },
    remove,
    async claim(owner, changedAt) {
      const claimed = await run((db) =>
        db
          .updateTable('installations')
          .set({ updated_at: Math.max(now(), changedAt + 1) })
          .where('owner', '=', owner)
          .where('updated_at', '=', changedAt)
          .executeTakeFirst(),
      );
      return claimed.numUpdatedRows > 0;
    },
    async reseal() {
      const rows = await run((db) =>
        db.selectFrom('installations').select(['owner', 'sealed', 'enterprise']).execute(),
      );
      const unreadable: string[] = [];
      let renewed = 0;
      for (const row of rows.filter((one) => !isOfToday(one))) {
        try {
          await renew(row, opened(row, keys));
          if (!isSealedByFirst(row.sealed, keys)) renewed += 1;
        } catch (cause) {
          if (!(cause instanceof SealError)) throw cause;
          unreadable.push(cause.message);
        }
      }
      return { renewed, unreadable };
    },
  };
}

const enterpriseOf = ({ enterprise = '' }: Installation): string => enterprise;
const installationIn = (text: string): Installation => JSON.parse(text);

/** How many installations were stored before their organisation was, and not read since. */
export async function countUnknown(db: Kysely<Tables>): Promise<number> {
  const rows = await db.selectFrom('installations').select('owner').where('enterprise', 'is', null).execute();
  return rows.length;
}

function opened({ owner, sealed }: Row, keys: Keys): string {
  try {
    return open(sealed, keys, owner);
  } catch (cause) {
    throw new SealError(
      `The tokens of ${owner} cannot be read: ${(cause as Error).message}. ` +
        'Put the key that sealed them last into TOKEN_KEYS, or install the app there again. ' +
        'Until then its events are left to processes that have the key.',
    );
  }
}
