/** Which cells people wait for, so that they are told when one changes. */
import type { Asker } from './figures.js';
import type { Status } from './knowledge/schema.js';

export type Watched = Readonly<{ platform: string; deployment: string }>;

/** `known`: what the watcher was last told of the cell; `none` where it left the matrix. */
export type Watch = Watched & Readonly<{ known: Status | 'none' }>;

/** With when it began to be watched, and the run of an edition in which its watcher was last told of it. */
export type WatchedSince = Watch & Readonly<{ created: number; run: number }>;

export type Watches = Readonly<{
  /** A cell that is watched already stays as it is. */
  add: (who: Asker, cells: readonly Watch[]) => Promise<void>;
  /** Resolves to how many of them were watched. */
  remove: (who: Asker, cells: readonly Watched[]) => Promise<number>;
  /** What somebody watches, in the order of watching. */
  of: (who: Asker) => Promise<readonly Watch[]>;
}>;

/** One person watches so many cells at most. */
export const MOST_WATCHED = 200;

/** Watches in this process. */
export function watchesInProcess(): Watches {
  const kept = new Map<string, Map<string, Watch>>();
  const own = ({ team, person }: Asker): Map<string, Watch> => {
    const name = JSON.stringify([team, person]);
    const found = kept.get(name) ?? new Map<string, Watch>();
    kept.set(name, found);
    return found;
  };
  const keyOf = ({ platform, deployment }: Watched): string => JSON.stringify([platform, deployment]);
  return {
    async add(who, cells) {
      const mine = own(who);
      for (const cell of cells) if (!mine.has(keyOf(cell))) mine.set(keyOf(cell), cell);
    },
    remove: async (who, cells) => cells.filter((cell) => own(who).delete(keyOf(cell))).length,
    of: async (who) => [...own(who).values()],
  };
}
