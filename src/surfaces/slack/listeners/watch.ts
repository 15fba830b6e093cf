/** Watching: its commands, its buttons, and what changed between editions. */
import type { AllMiddlewareArgs, BlockAction, RespondFn } from '@slack/bolt';
import type { Snapshot } from '../../../editions/snapshot.js';
import type { Asker } from '../../../figures.js';
import type { Message } from '../../../presentation/blocks/message.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import {
  awayMessage,
  changesMessage,
  fullMessage,
  notWatchedMessage,
  readCells,
  unwatchedMessage,
  WATCHING,
  watchedMessage,
  watchListMessage,
} from '../../../presentation/blocks/watching.js';
import { isIn, knownNow, watchableIn } from '../../../presentation/watching.js';
import { MOST_WATCHED, type Watched, type Watches } from '../../../watches.js';
import { askerOf } from '../asker.js';
import { type Order, readOrder } from '../orders.js';
import { inDirect, inPrivate, inResponse } from '../places.js';
import type { Router } from '../router.js';
import { type HomeSettings, redrawHome } from './home.js';

/** The editions that ran, the newest first, at most so many. */
export type History = (most: number) => Promise<readonly Snapshot[]>;

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

export function createOrders(
  { bot, answer }: Pick<Router, 'bot' | 'answer'>,
  { watches, pastEditions, command }: Readonly<{ watches: Watches; pastEditions: History; command: string }>,
): Orders {
  const watch = async (cells: readonly Watched[], who: Asker): Promise<Message> => {
    const { matrix, otherwise } = bot();
    const before = await watches.of(who);
    const has = new Set(before.map((cell) => `${cell.platform} ${cell.deployment}`));
    const fresh = cells.filter((cell) => !has.has(`${cell.platform} ${cell.deployment}`));
    if (before.length + fresh.length > MOST_WATCHED) return fullMessage(MOST_WATCHED);
    await watches.add(
      who,
      fresh.map((cell) => ({ ...cell, known: knownNow(matrix, cell) })),
    );
    return watchedMessage(cells, matrix, otherwise);
  };
  const unwatch = async (cells: readonly Watched[], who: Asker): Promise<Message> =>
    unwatchedMessage(await removed(cells, who), cells, bot().matrix);
  const removed = async (cells: readonly Watched[], who: Asker): Promise<readonly Watched[]> => {
    const wanted = new Set(cells.map((cell) => `${cell.platform} ${cell.deployment}`));
    const own = await watches.of(who);
    const gone = own.filter((cell) => wanted.has(`${cell.platform} ${cell.deployment}`));
    await watches.remove(who, gone);
    return gone;
  };
  const list = async (who: Asker): Promise<Message> => {
    const watched = await watches.of(who);
    const { matrix, otherwise } = bot();
    return watchListMessage(watched, matrix, command, otherwise);
  };

  const obey = async ({ kind, rest }: Order, who: Asker): Promise<Message> => {
    if (kind === 'changes') return changesMessage(await pastEditions(EDITIONS));
    if (kind === 'watching') return list(who);
    if (kind === 'unwatch' && EVERYTHING.includes(rest.toLowerCase())) return unwatch(await watches.of(who), who);
    const { turn } = answer(rest);
    const found = watchableIn(turn.answer, turn.view.verdict.text, kind === 'watch' ? undefined : MOST_WATCHED);
    if ('problem' in found) return notWatchedMessage(found.problem, `${command} ${kind}`);
    const cells = found.cells.map(({ platform, deployment }) => ({ platform, deployment }));
    return (kind === 'watch' ? watch : unwatch)(cells, who);
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

type Args = Readonly<{ ack: () => Promise<void>; body: unknown; respond?: RespondFn }> &
  Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;

/** *Tell me when this changes*, and *Unwatch* on a notice, in a list and in Home. */
export const pressWatch =
  (router: Router, orders: Orders, home: HomeSettings) =>
  async ({ ack, body, respond, client, logger, context }: Args): Promise<void> => {
    await ack();
    const press = body as BlockAction;
    const [action] = press.actions;
    const who = askerOf(context, press.user.id);
    const { matrix } = router.bot();
    const [kind] = (action?.action_id ?? '').split(':');
    const read = readCells(action?.type === 'button' ? action.value : undefined);
    const cells = kind === WATCHING.watch ? read.filter((cell) => isIn(matrix, cell)) : read;
    const said = await answerTo();
    if (press.view?.type === 'home') {
      await redrawHome(press, undefined, { router, client, context, home });
      return;
    }
    const listed = kind === WATCHING.listed;
    const shown = listed ? await orders.list(who) : said;
    const directly = inDirect(client, press.user.id, logger);
    const aside = press.channel
      ? inPrivate(client, { channel: press.channel.id, user: press.user.id }, directly)
      : directly;
    // Only the list of one's own, seen by oneself, is drawn anew.
    const ephemeral = (press.container as { is_ephemeral?: boolean }).is_ephemeral === true;
    const stance =
      listed && ephemeral
        ? { replace_original: true }
        : { response_type: 'ephemeral' as const, replace_original: false };
    await (respond ? inResponse(respond, stance, aside) : aside)(shown);

    async function answerTo(): Promise<Message> {
      if (cells.length === 0) return NOTICES.outdated;
      return kind === WATCHING.watch ? orders.watch(cells, who) : orders.unwatch(cells, who);
    }
  };
