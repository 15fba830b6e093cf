/** The shortcut "Look up availability": its modal, its menus, and the answer in it. */
import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackViewMiddlewareArgs,
  ViewStateValue,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Wish } from '../../../presentation/blocks/controls.js';
import {
  type Choices,
  FIELDS,
  lookupModal,
  lookupQuestion,
  type MenuChoices,
  platformChoices,
} from '../../../presentation/blocks/lookup.js';
import { askerOf } from '../asker.js';
import { isViewGone } from '../faults.js';
import type { Router } from '../router.js';

type Client = AllMiddlewareArgs['client'];
type State = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

type OpenArgs = Readonly<{ ack: () => Promise<void>; shortcut: Readonly<{ trigger_id: string }>; client: Client }>;

export const openLookup =
  ({ bot }: Router) =>
  async ({ ack, shortcut, client }: OpenArgs): Promise<void> => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: lookupModal(bot().matrix, {}) });
  };

type SubmitArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'view' | 'body'> &
  Pick<AllMiddlewareArgs, 'context'>;

/** *Look up*: the same modal with the answer below, in the acknowledgement. */
export const answerLookup =
  ({ bot, answer }: Router) =>
  async ({ ack, view, body, context }: SubmitArgs): Promise<void> => {
    const choices = choicesIn(view.state.values);
    const { matrix } = bot();
    const { turn } = answer(lookupQuestion(choices, matrix), askerOf(context, body.user.id));
    await ack({ response_action: 'update', view: lookupModal(matrix, choices, turn.view) });
  };

/** Another page of the answer in the modal. */
export async function turnLookup(
  { view }: BlockAction,
  { question, page }: Wish,
  { router, client }: Readonly<{ router: Router; client: Client }>,
): Promise<void> {
  if (!view) return;
  const choices = choicesIn(view.state.values as State);
  const { turn } = router.answer(question);
  const next = lookupModal(router.bot().matrix, choices, turn.view, page);
  await client.views.update({ view_id: view.id, hash: view.hash, view: next }).catch((cause) => {
    // Closed, or turned already: there is nobody to tell.
    if (!isViewGone(cause)) throw cause;
  });
}

function choicesIn(values: State): Choices {
  const chosen = (field: string) => values[field]?.[field]?.selected_option?.value;
  const { platform, cloud, tenancy } = FIELDS;
  const all = { platform: chosen(platform), cloud: chosen(cloud), tenancy: chosen(tenancy) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

type OptionsArgs = Readonly<{
  ack: (response: MenuChoices) => Promise<void>;
  options: Readonly<{ value: string }>;
}>;

/** What is typed in the menu of platforms. */
export const suggestPlatforms =
  ({ bot }: Router) =>
  async ({ ack, options }: OptionsArgs): Promise<void> => {
    await ack(platformChoices(options.value ?? '', bot().matrix));
  };
