/** Tells each watcher once what changed of what they watch, when the bot runs with another edition than before. */
import { createHash } from 'node:crypto';
import { cameSince } from './came-since.js';
import type { Deliveries } from './deliveries.js';
import { type Snapshot, snapshotOf } from './editions/snapshot.js';
import type { Asker } from './figures.js';
import { named } from './gone.js';
import type { MatrixIndex } from './knowledge/matrix.js';
import type { Message } from './presentation/blocks/message.js';
import { noticeMessage } from './presentation/blocks/watching.js';
import { knownNow } from './presentation/watching.js';
import type { Editions } from './state/editions.js';
import type { KeptWatches } from './state/watches.js';
import { MOST_WATCHED, type Watch, type WatchedSince } from './watches.js';

/** `key`: the same for all tries of one notice. `again`: it may be there already. */
export type Notice = Readonly<{ message: Message; key: string; again: boolean }>;

export type Telling = Readonly<{
  watches: Pick<KeptWatches, 'watchers' | 'of' | 'told'>;
  editions: Pick<Editions, 'begin' | 'ran' | 'history'>;
  deliveries: Deliveries;
  matrix: MatrixIndex;
  /** Rejects where later it may work. */
  post: (who: Asker, notice: Notice) => Promise<void>;
}>;

/** What somebody is to be told: cells that are otherwise than they know, and those that came to what they watch all of. */
type News = Readonly<{ all: readonly WatchedSince[]; changed: readonly WatchedSince[]; added: readonly Watch[] }>;

/**
 * All processes may do this at once: of each watcher one has the claim, and what another died over is taken over.
 * Resolves to how many were told here; rejects where some could not be told, after all others were.
 */
export async function tellWatchers({ watches, editions, deliveries, matrix, post }: Telling): Promise<number> {
  const run = await editions.begin(snapshotOf(matrix.knowledge.matrix));
  if (run === undefined) return 0;
  const faults: Error[] = [];
  const ran = new Map<number, Snapshot>();
  let told = 0;

  const newsFor = async (who: Asker): Promise<News> => {
    const all = await watches.of(who);
    const unread = [...new Set(all.map((cell) => cell.run))].filter((number) => number !== run && !ran.has(number));
    for (const [number, snapshot] of await editions.ran(unread)) ran.set(number, snapshot);
    const added = cameSince(all, ran, matrix).slice(0, Math.max(0, MOST_WATCHED - all.length));
    return { all, added, changed: all.filter((cell) => cell.known !== knownNow(matrix, cell)) };
  };

  const tell = async (who: Asker): Promise<void> => {
    const found = await newsFor(who);
    if (found.changed.length + found.added.length === 0) return;
    const key = keyOf(found, who, matrix);
    const mine = await deliveries.once({ ...who, key }, async (again) => {
      // Another process may have told them while this one waited for the claim.
      const news = await newsFor(who);
      if (news.changed.length + news.added.length === 0) return;
      const cells = await named([...news.changed, ...news.added], matrix, editions.history);
      await post(who, { message: noticeMessage(cells, matrix), key, again });
      const knowing = (cells: readonly Watch[]) => cells.map((cell) => ({ ...cell, known: knownNow(matrix, cell) }));
      // What came is told of once, also to who ends it and goes on with the rest.
      const seen = knowing(news.added.length > 0 ? news.all : news.changed);
      await watches.told(who, { cells: seen, added: knowing(news.added), run });
    });
    if (mine) told += 1;
  };

  for (let some = await watches.watchers(undefined); some.length > 0; some = await watches.watchers(some.at(-1))) {
    for (const who of some) await tell(who).catch((cause: Error) => void faults.push(cause));
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} not told yet: ${faults[0]?.message}`);
  return told;
}

/**
 * One change has one key in all processes; one that happens again has another, since its watcher was told in between, in
 * a run of its own.
 */
function keyOf({ changed, added }: News, who: Asker, matrix: MatrixIndex): string {
  const cells = [
    ...changed.map((cell) => [
      cell.platform,
      cell.deployment,
      cell.known,
      knownNow(matrix, cell),
      cell.created,
      cell.run,
    ]),
    ...added.map((cell) => [cell.platform, cell.deployment, cell.known, knownNow(matrix, cell)]),
  ];
  const hash = createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 16);
  return `notice ${hash} ${who.person}`;
}
