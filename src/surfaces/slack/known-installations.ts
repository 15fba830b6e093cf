/** Installations as they are looked up with every request: kept at hand for moments, and for as long as the database is away. */
import type { Found, Installation, Installations } from '../../installations.js';
import { within } from '../../within.js';

/** As long a lookup is taken for what stands in the database. */
const FRESH_MS = 10_000;
/** As long a question waits for the database, where it can be answered without. */
const PATIENCE_MS = 300;
const MOST = 5_000;
/** Refreshed tokens that could not be stored are tried to be stored again as often. */
const AGAIN_MS = 5_000;

/** `pending`: newer than the database, which could not take it yet. */
type Known = Readonly<{ found: Found; at: number; pending?: boolean }>;

export type KnownInstallations = Readonly<{
  find: (owner: string) => Promise<Found | undefined>;
  /** Past what is at hand, as another process may have changed it. */
  findAnew: (owner: string) => Promise<Found | undefined>;
  store: (installation: Installation) => Promise<void>;
  /** Never fails: with these tokens the ones before are ended, so they must not get lost. */
  storeRefreshed: (installation: Installation) => Promise<void>;
  remove: Installations['remove'];
  claim: Installations['claim'];
}>;

export function knownInstallations(installations: Installations, now: () => number): KnownInstallations {
  const known = new Map<string, Known>();
  const reading = new Map<string, Promise<Found | undefined>>();

  const keep = (owner: string, one: Known | undefined): void => {
    known.delete(owner);
    if (one) known.set(owner, one);
    const oldest = known.keys().next().value;
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  };

  const read = (owner: string): Promise<Found | undefined> => {
    const begun =
      reading.get(owner) ??
      installations
        .find(owner)
        .then((found) => {
          const newest = known.get(owner);
          if (newest?.pending) return newest.found;
          keep(owner, found && { found, at: now() });
          return found;
        })
        .finally(() => reading.delete(owner));
    reading.set(owner, begun);
    return begun;
  };

  const storeLater = (owner: string): void => {
    setTimeout(() => {
      const one = known.get(owner);
      if (one?.pending) void storeRefreshed(one.found.installation);
    }, AGAIN_MS).unref();
  };

  const storeRefreshed = async (installation: Installation): Promise<void> => {
    const { owner } = installation;
    const found = { installation, changedAt: now() };
    keep(owner, { found, at: now(), pending: true });
    try {
      await installations.store(installation);
      if (known.get(owner)?.found === found) keep(owner, { found, at: now() });
    } catch {
      storeLater(owner);
    }
  };

  return {
    async find(owner) {
      const one = known.get(owner);
      if (!one) return read(owner);
      if (one.pending || now() - one.at < FRESH_MS) return one.found;
      return within(PATIENCE_MS, read(owner)).catch(() => one.found);
    },
    findAnew: read,
    async store(installation) {
      await installations.store(installation);
      keep(installation.owner, { found: { installation, changedAt: now() }, at: now() });
    },
    storeRefreshed,
    async remove(owner, before) {
      keep(owner, undefined);
      const isGone = await installations.remove(owner, before);
      keep(owner, undefined);
      return isGone;
    },
    claim: installations.claim,
  };
}
