/** Buttons of watching. */
import type { AllMiddlewareArgs, BlockAction, RespondFn } from '@slack/bolt';
import type { Message } from '../../../presentation/blocks/message.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import { readCells, WATCHING } from '../../../presentation/blocks/watching.js';
import { isIn } from '../../../presentation/watching.js';
import { askerOf } from '../asker.js';
import type { Orders } from '../obeying.js';
import { inDirect, inPrivate, inResponse } from '../places.js';
import type { Router } from '../router.js';
import { type HomeSettings, redrawHome } from './home.js';

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
