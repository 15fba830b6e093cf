/** What is pressed on an answer. */
import type { AllMiddlewareArgs, BlockAction, RespondFn } from '@slack/bolt';
import type { Deliveries, Delivery } from '../../../deliveries.js';
import type { Figures } from '../../../figures.js';
import { FEEDBACK, readWish, type Wish } from '../../../presentation/blocks/controls.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import { reportModal } from '../../../presentation/blocks/report.js';
import { askerOf } from '../asker.js';
import { inDirect, inPlaceOf, inPrivate, inResponse, inThread, type Place } from '../places.js';
import type { Router } from '../router.js';
import type { HomeSettings } from './home.js';
import { redrawHome } from './home.js';
import { turnLookup } from './lookup.js';

type Args = Readonly<{ ack: () => Promise<void>; body: unknown; respond?: RespondFn }> &
  Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;
type Press = BlockAction & Readonly<{ container: Record<string, unknown> }>;

/** The value of what was pressed or chosen. */
function valueIn({ actions: [action] }: Press): string | undefined {
  if (action?.type === 'button') return action.value;
  if (action?.type === 'static_select') return action.selected_option?.value;
  return action?.type === 'feedback_buttons' ? action.value : undefined;
}

/** A question or another page: Home and modals are redrawn, a message of one's own changes, in a thread comes a reply. */
export const answerPress =
  (router: Router, deliveries: Deliveries, home: HomeSettings) =>
  async ({ ack, body, respond, client, logger, context }: Args): Promise<void> => {
    await ack();
    const press = body as Press;
    const wish = readWish(valueIn(press));
    if (press.view) {
      if (press.view.type === 'home') await redrawHome(press, wish, { router, client, context, home });
      else if (wish) await turnLookup(press, wish, { router, client });
      return;
    }
    if (!respond) return;
    const spot = spotOf(press);
    const aside = asideOf(press, client, logger);
    if (!wish) {
      await inResponse(respond, { response_type: 'ephemeral', replace_original: false }, aside)(NOTICES.outdated);
      return;
    }
    if (spot.own) {
      const { message } = router.answer(wish.question, askerOf(context, press.user.id));
      const form = { page: wish.page, shareable: spot.ephemeral };
      const there = spot.ephemeral ? aside : inPlaceOf(client, spot.channel, String(press.container.message_ts), aside);
      await inResponse(respond, { replace_original: true }, there)(message(form));
      return;
    }
    await deliveries.once(deliveryOf(press, context), () =>
      replyBeside(press, wish, spot, {
        router,
        client,
        context,
        respond,
        directly: inDirect(client, press.user.id, logger),
      }),
    );
  };

type Spot = Readonly<{ channel: string; thread: string; ephemeral: boolean; own: boolean }>;

/** `own`: nobody else reads the message, so it may change. */
function spotOf({ container, channel }: Press): Spot {
  const id = channel?.id ?? String(container.channel_id);
  const ephemeral = container.is_ephemeral === true;
  const thread = String(container.thread_ts ?? container.message_ts);
  return { channel: id, thread, ephemeral, own: ephemeral || id.startsWith('D') };
}

type Doing = Readonly<{ router: Router; respond: RespondFn; directly: Place }> &
  Pick<AllMiddlewareArgs, 'client' | 'context'>;

async function replyBeside(
  press: Press,
  { question, page }: Wish,
  { channel, thread }: Spot,
  { router, client, context, respond, directly }: Doing,
): Promise<void> {
  const asker = askerOf(context, press.user.id);
  const conversation = { team: asker.team, channel, thread };
  const at = press.actions[0]?.action_ts ?? '';
  const reply = await router.reply({ text: question, asker, conversation, at, afresh: true });
  const beside = inResponse(respond, { response_type: 'ephemeral', replace_original: false }, directly);
  if (reply) await inThread(client, channel, thread, beside)(reply.message({ page }));
}

/** *Share in channel*: the answer for all, with who asked; the one only they saw goes. */
export const shareAnswer =
  (router: Router, deliveries: Deliveries) =>
  async ({ ack, body, respond, client, logger, context }: Args): Promise<void> => {
    await ack();
    const press = body as Press;
    const wish = readWish(valueIn(press));
    if (!respond) return;
    const aside = asideOf(press, client, logger);
    if (!wish) {
      await inResponse(respond, { replace_original: false }, aside)(NOTICES.outdated);
      return;
    }
    const { thread_ts } = press.container;
    const thread = typeof thread_ts === 'string' ? thread_ts : undefined;
    const stance = {
      response_type: 'in_channel' as const,
      replace_original: false,
      ...(thread ? { thread_ts: thread } : {}),
    };
    const directly = inDirect(client, press.user.id, logger);
    const written = inThread(client, press.channel?.id ?? press.user.id, thread, directly);
    const key = `share ${press.channel?.id} ${press.container.message_ts}`;
    await deliveries.once({ ...askerOf(context, press.user.id), key }, async () => {
      // Asked before, by who shares it.
      const { message } = router.answer(wish.question);
      await inResponse(respond, stance, written)(message({ page: wish.page, sharedBy: press.user.id }));
      await respond({ delete_original: true }).catch((cause) =>
        logger.info(`the shared answer stays: ${cause.message}`),
      );
    });
  };

/** A thumb up is thanked for; a thumb down asks what is wrong. */
export const takeFeedback =
  ({ rated }: Figures) =>
  async ({ ack, body, respond, client, logger, context }: Args): Promise<void> => {
    await ack();
    const press = body as Press;
    const [, kind, question = ''] = /^(\S+) ([\s\S]*)$/.exec(valueIn(press) ?? '') ?? [];
    rated(askerOf(context, press.user.id), kind === FEEDBACK.good);
    if (kind === FEEDBACK.bad) {
      await client.views.open({ trigger_id: press.trigger_id, view: reportModal(question) });
      return;
    }
    const stance = { response_type: 'ephemeral' as const, replace_original: false };
    if (respond) await inResponse(respond, stance, asideOf(press, client, logger))(NOTICES.thanks);
  };

/** Where a person is told what could not be shown where they pressed. */
function asideOf(press: Press, client: Args['client'], logger: Args['logger']): Place {
  const directly = inDirect(client, press.user.id, logger);
  return press.channel ? inPrivate(client, { channel: press.channel.id, user: press.user.id }, directly) : directly;
}

const deliveryOf = (press: Press, context: Args['context']): Delivery => ({
  ...askerOf(context, press.user.id),
  key: `press ${press.user.id} ${press.actions[0]?.action_ts}`,
});
