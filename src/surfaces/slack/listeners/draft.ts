/** *Draft the request*: its modal, and what is done with the text. What is typed goes where the person sends it, and nowhere else. */
import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackViewMiddlewareArgs,
  StaticSelectAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Deliveries } from '../../../deliveries.js';
import {
  DRAFT_ACTIONS,
  type DraftState,
  draftMessage,
  draftModal,
  draftValue,
  type Made,
  readDraftState,
  readDraftWish,
  valuesIn,
} from '../../../presentation/blocks/draft.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import {
  type Draft,
  doubtsAbout,
  draftsFor,
  draftText,
  prefilled,
  remarksOn,
  type Values,
} from '../../../presentation/draft.js';
import { askerOf } from '../asker.js';
import { errorOf } from '../faults.js';
import { inDirect, inPrivate, inThread, type Place } from '../places.js';
import type { Router } from '../router.js';

type Client = AllMiddlewareArgs['client'];
type Args = Readonly<{ ack: () => Promise<void>; body: unknown }> &
  Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;
type Press = BlockAction & Readonly<{ container: Record<string, unknown> }>;
type Answers = Parameters<typeof valuesIn>[0];

/** The button below an answer: the form, with what the conversation said filled in. */
export const openDraft =
  (router: Router) =>
  async ({ ack, body, client, logger }: Args): Promise<void> => {
    await ack();
    const press = body as Press;
    const [action] = press.actions;
    const wish = readDraftWish(action?.type === 'button' ? action.value : undefined);
    const drafts = wish ? draftsOf(router, wish.question) : [];
    const [draft] = drafts;
    if (!wish || !draft) {
      const directly = inDirect(client, press.user.id, logger);
      const place = press.channel
        ? inPrivate(client, { channel: press.channel.id, user: press.user.id }, directly)
        : directly;
      await place(NOTICES.outdated);
      return;
    }
    const state = { ...wish, key: draft.key, ...placeOf(press) };
    const values = prefilled(draft, wish.said, router.bot().matrix);
    await client.views.open({ trigger_id: press.trigger_id, view: draftModal(drafts, draft, { state, values }) });
  };

/** Only a message that others see has a thread to share in. */
function placeOf({ container, channel }: Press): Pick<DraftState, 'channel' | 'thread'> {
  if (!channel) return {};
  const thread = container.thread_ts ?? (container.is_ephemeral ? undefined : container.message_ts);
  return { channel: channel.id, ...(typeof thread === 'string' ? { thread } : {}) };
}

const draftsOf = (router: Router, question: string): Draft[] =>
  draftsFor(router.answer(question).turn.answer.cells, router.bot().matrix);

type Open = Readonly<{ state: DraftState; drafts: readonly Draft[]; draft: Draft; values: Values; made: Made }>;

/** The modal as it stands: undefined where what it was about is no longer known. */
function read(
  view: Readonly<{ private_metadata: string; state: { values: unknown } }>,
  router: Router,
): Open | undefined {
  const state = readDraftState(view.private_metadata);
  const drafts = state ? draftsOf(router, state.question) : [];
  const answers = view.state.values as Answers;
  const draft = drafts.find((d) => d.key === state?.key);
  if (!state || !draft) return undefined;
  const { matrix } = router.bot();
  const values = valuesIn(answers);
  const made = {
    text: draftText(draft, values, matrix),
    doubts: doubtsAbout(draft, values, matrix),
    remarks: remarksOn(draft, matrix),
  };
  return { state, drafts, draft, values, made };
}

/** Another request chosen: its fields, with what was typed in those of the same name. */
export const chooseDraft =
  (router: Router) =>
  async ({ ack, body, client }: Args): Promise<void> => {
    await ack();
    const press = body as BlockAction<StaticSelectAction>;
    const open = press.view && read(press.view, router);
    if (!press.view || !open) return;
    const chosen = press.actions[0]?.selected_option?.value;
    const draft = open.drafts.find((d, i) => draftValue(d, i) === chosen) ?? open.draft;
    const values = { ...prefilled(draft, open.state.said, router.bot().matrix), ...open.values };
    await redraw(client, press.view, draftModal(open.drafts, draft, { state: open.state, values }));
  };

type SubmitArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'view'> & Pick<AllMiddlewareArgs, 'logger'>;

/** *Make the text*: the same modal with the text above the fields, in the acknowledgement. Only that it was made is logged. */
export const makeDraft =
  (router: Router) =>
  async ({ ack, view, logger }: SubmitArgs): Promise<void> => {
    const open = read(view, router);
    if (!open) {
      await ack({ response_action: 'clear' });
      return;
    }
    await ack({ response_action: 'update', view: draftModal(open.drafts, open.draft, open) });
    logger.info(`a request was drafted: ${open.draft.key}`);
  };

/** *Share* and *Send it to me*: the text of the fields as they stand now. */
export const sendDraft =
  (router: Router, deliveries: Deliveries) =>
  async ({ ack, body, client, logger, context }: Args): Promise<void> => {
    await ack();
    const press = body as Press;
    const { view, user } = press;
    const [action] = press.actions;
    const open = view && read(view, router);
    if (!view || !open || !action) return;
    const { channel, thread } = open.state;
    const shares = action.action_id === DRAFT_ACTIONS.share && channel !== undefined;
    await deliveries.once({ ...askerOf(context, user.id), key: `draft ${user.id} ${action.action_ts}` }, async () => {
      let done = shares ? 'Shared.' : 'Sent to you.';
      const directly = inDirect(client, user.id, logger);
      const aside: Place = async (message) => {
        done = 'I may not write there, so I sent it to you.';
        await directly(message);
      };
      const place = shares ? inThread(client, channel, thread, aside) : directly;
      await place(draftMessage(open.made, open.draft, user.id));
      await redraw(client, view, draftModal(open.drafts, open.draft, { ...open, made: { ...open.made, done } }));
    });
  };

/** Pressed twice or closed meanwhile: what is newer stays. */
async function redraw(client: Client, { id, hash }: { id: string; hash: string }, view: ReturnType<typeof draftModal>) {
  await client.views.update({ view_id: id, hash, view }).catch((cause) => {
    if (!['hash_conflict', 'not_found'].includes(errorOf(cause))) throw cause;
  });
}
