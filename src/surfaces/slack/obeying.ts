/** What is done about an order: watching, ending it, the list of it, and what changed between editions. */
import { cellsBehind } from '../../answer/behind.js';
import { changesBetween, type Snapshot } from '../../editions/snapshot.js';
import type { Asker } from '../../figures.js';
import { goneMeant, type History, type Named, named } from '../../gone.js';
import { cellKey } from '../../knowledge/matrix.js';
import type { Message } from '../../presentation/blocks/message.js';
import {
  awayMessage,
  changesMessage,
  fullMessage,
  notWatchedMessage,
  unwatchedMessage,
  watchedMessage,
  watchListMessage,
} from '../../presentation/blocks/watching.js';
import { isIn, knownNow, MOST_AT_ONCE, unknownProblem, watchableIn } from '../../presentation/watching.js';
import { MOST_WATCHED, type Watch, type Watched, type Watches } from '../../watches.js';
import { type Order, readOrder } from './orders.js';
import type { Router } from './router.js';

export type Orders = Readonly<{
  /** The answer to an order; undefined where a text is a question. Never rejects. */
  take: (text: string, who: Asker) => Promise<Message> | undefined;
  watch: (cells: readonly Watched[], who: Asker) => Promise<Message>;
  unwatch: (cells: readonly Watched[], who: Asker) => Promise<Message>;
  list: (who: Asker) => Promise<Message>;
}>;

/** `/privatelink changes` tells of so many editions. */
const EDITIONS = 6;
const EVERYTHING: readonly string[] = ['everything', 'all'];
const LIMITS = { most: MOST_AT_ONCE, filtered: MOST_WATCHED };
const NO_LIMITS = { most: MOST_WATCHED, filtered: MOST_WATCHED };

export function createOrders(
  { bot, answer }: Pick<Router, 'bot' | 'answer'>,
  { watches, pastEditions, command }: Readonly<{ watches: Watches; pastEditions: History; command: string }>,
): Orders {
  const ownOf = async (who: Asker): Promise<readonly Named<Watch>[]> =>
    named(await watches.of(who), bot().matrix, pastEditions);

  const watch = async (cells: readonly Watched[], who: Asker, filtered = false): Promise<Message> => {
    const { matrix, otherwise } = bot();
    const before = await watches.of(who);
    const has = new Set(before.map(cellKey));
    const fresh = cells.filter((cell) => !has.has(cellKey(cell)));
    if (before.length + fresh.length > MOST_WATCHED) return fullMessage(MOST_WATCHED);
    await watches.add(
      who,
      fresh.map((cell) => ({ ...cell, known: knownNow(matrix, cell) })),
    );
    return watchedMessage(cells, matrix, { filtered, otherwise });
  };

  const unwatch = async (cells: readonly Watched[], who: Asker): Promise<Message> => {
    const { matrix } = bot();
    const wanted = new Set(cells.map(cellKey));
    const gone = (await ownOf(who)).filter((cell) => wanted.has(cellKey(cell)));
    await watches.remove(who, gone);
    return unwatchedMessage(gone, await named(cells, matrix, pastEditions), matrix);
  };

  const list = async (who: Asker): Promise<Message> => {
    const own = await ownOf(who);
    const { matrix, otherwise } = bot();
    return watchListMessage(own, matrix, command, otherwise);
  };

  const watchAsked = async (rest: string, who: Asker): Promise<Message> => {
    const { turn } = answer(rest);
    const found = watchableIn({ ...turn, verdict: turn.view.verdict.text }, bot().matrix, LIMITS);
    if ('problem' in found) return notWatchedMessage(found.problem, `${command} watch`);
    return watch(placesOf(found.cells), who, found.filtered);
  };

  const unwatchAsked = async (rest: string, who: Asker): Promise<Message> => {
    const own = await ownOf(who);
    if (EVERYTHING.includes(rest.toLowerCase())) return unwatch(own, who);
    const { matrix } = bot();
    const { turn } = answer(rest);
    const gone = own.filter((cell) => !isIn(matrix, cell));
    const meant = goneMeant(rest, gone, turn, matrix);
    const found = watchableIn({ ...turn, verdict: turn.view.verdict.text }, matrix, NO_LIMITS);
    if (meant.cells.length === 0)
      return 'problem' in found
        ? notWatchedMessage(found.problem, `${command} unwatch`)
        : unwatch(placesOf(found.cells), who);
    // What is unknown today may be what is gone; the rest of it is not passed over.
    const unknown = turn.answer.unknown.filter((name) => goneMeant(name, gone, turn, matrix).cells.length === 0);
    if (unknown.length > 0) return notWatchedMessage(unknownProblem(unknown), `${command} unwatch`);
    const read = 'cells' in found ? found.cells : turn.answer.cells;
    return unwatch(placesOf([...(meant.alone ? [] : read), ...meant.cells]), who);
  };

  /** Where a place or a platform is named, what changed of that. */
  const changes = async (rest: string): Promise<Message> => {
    const { matrix } = bot();
    const past = await pastEditions(EDITIONS);
    if (rest === '') return changesMessage(past);
    const { turn } = answer(rest);
    const all = past.flatMap((after, i) => (i === 0 ? [] : changesBetween(after, past[i - 1] as Snapshot)));
    const gone = all
      .filter((change) => !isIn(matrix, change))
      .map(({ platform, deployment, name, place }) => ({
        platform,
        deployment,
        names: { platform: name, deployment: place },
      }));
    const meant = goneMeant(rest, gone, turn, matrix);
    const read = meant.alone || turn.answer.cells.length === 0 ? [] : cellsBehind(turn.query, matrix);
    const asked = new Set([...read, ...meant.cells].map(cellKey));
    return asked.size === 0 ? changesMessage(past) : changesMessage(past, (change) => asked.has(cellKey(change)));
  };

  const obey = async ({ kind, rest }: Order, who: Asker): Promise<Message> => {
    if (kind === 'changes') return changes(rest);
    if (kind === 'watching') return list(who);
    return kind === 'watch' ? watchAsked(rest, who) : unwatchAsked(rest, who);
  };
  const surely = (work: Promise<Message>): Promise<Message> => work.catch(() => awayMessage());
  return {
    take(text, who) {
      const order = readOrder(text);
      return order && surely(obey(order, who));
    },
    watch: (cells, who) => surely(watch(cells, who)),
    unwatch: (cells, who) => surely(unwatch(cells, who)),
    list: (who) => surely(list(who)),
  };
}

const placesOf = (cells: readonly Watched[]): Watched[] =>
  cells.map(({ platform, deployment }) => ({ platform, deployment }));
