/** Tells each watcher once what changed of what they watch, when the bot runs with another edition than before. */
import type { Deliveries } from './deliveries.js';
import { snapshotOf } from './editions/snapshot.js';
import type { Asker } from './figures.js';
import type { MatrixIndex } from './knowledge/matrix.js';
import type { Message } from './presentation/blocks/message.js';
import { noticeMessage } from './presentation/blocks/watching.js';
import { knownNow } from './presentation/watching.js';
import type { Editions } from './state/editions.js';
import type { KeptWatches } from './state/watches.js';
import type { Watch } from './watches.js';

/** `key`: the same for all tries of one notice. `again`: it may be there already. */
export type Notice = Readonly<{ message: Message; key: string; again: boolean }>;

export type Telling = Readonly<{
  watches: Pick<KeptWatches, 'watchers' | 'of' | 'told'>;
  editions: Pick<Editions, 'begin'>;
  deliveries: Deliveries;
  matrix: MatrixIndex;
  /** Rejects where later it may work. */
  post: (who: Asker, notice: Notice) => Promise<void>;
}>;

/**
 * All processes may do this at once: of each watcher one has the claim, and what another died over is taken over.
 * Resolves to how many were told here; rejects where some could not be told, after all others were.
 */
export async function tellWatchers({ watches, editions, deliveries, matrix, post }: Telling): Promise<number> {
  const edition = await editions.begin(snapshotOf(matrix.knowledge.matrix));
  if (edition === undefined) return 0;
  const faults: Error[] = [];
  let told = 0;

  const changedFor = async (who: Asker): Promise<readonly Watch[]> =>
    (await watches.of(who)).filter((cell) => cell.known !== knownNow(matrix, cell));

  const tell = async (who: Asker): Promise<void> => {
    if ((await changedFor(who)).length === 0) return;
    const key = `notice ${edition} ${who.person}`;
    const mine = await deliveries.once({ ...who, key }, async (again) => {
      const changed = await changedFor(who);
      if (changed.length === 0) return;
      await post(who, { message: noticeMessage(changed, matrix), key, again });
      await watches.told(
        who,
        changed.map((cell) => ({ ...cell, known: knownNow(matrix, cell) })),
      );
    });
    if (mine) told += 1;
  };

  for (let some = await watches.watchers(undefined); some.length > 0; some = await watches.watchers(some.at(-1))) {
    for (const who of some) await tell(who).catch((cause: Error) => void faults.push(cause));
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} not told yet: ${faults[0]?.message}`);
  return told;
}
