/** What a person does with a modal. */
import { isRecord } from './checks/shape.js';
import type { Deliver } from './deliver.js';
import { clientFault, type Filled, fillView } from './fields.js';
import { notice, tellFailure } from './notices.js';
import { closedPayload, submissionPayload } from './payloads.js';
import type { Delivery, User, View } from './types.js';
import { newTrigger } from './urls.js';
import { applySubmission, closeTop, topOf } from './views.js';
import type { World } from './world.js';

export type ModalActs = Readonly<{
  /** Fills in fields of the open modal (or of Home) without submitting. */
  fill: (filled: Filled) => void;
  /** Fills in and submits the open modal; throws where Slack itself would not let it be submitted. */
  submit: (filled?: Filled) => Promise<Delivery>;
  /** Closes the open modal; the app hears of it if it asked to. */
  close: () => Promise<Delivery | undefined>;
}>;

function openModalOf(world: World, user: User): View {
  const view = topOf(world, user.id);
  if (!view) throw new Error(`${user.name} has no modal open.`);
  return view;
}

export function createModalActs(world: World, deliver: Deliver, user: User): ModalActs {
  return {
    fill: (filled) =>
      fillView(world, topOf(world, user.id) ?? world.homes.get(user.id) ?? openModalOf(world, user), filled),
    submit: async (filled = {}) => {
      const view = openModalOf(world, user);
      fillView(world, view, filled);
      const fault = clientFault(view);
      if (fault) throw new Error(`Slack does not let the modal be submitted: ${fault}.`);
      view.errors = {};
      const delivery = await deliver(
        'interactive',
        submissionPayload(world, user, view, newTrigger(world, user.id, view.id)),
      );
      if (tellFailure(world, user, delivery, 'view_submission')) return delivery;
      const failure = applySubmission(world, view, isRecord(delivery.response) ? delivery.response : {});
      if (failure) notice(world, user.id, failure, 'view_submission');
      return delivery;
    },
    close: async () => {
      const view = openModalOf(world, user);
      const all = view.body.clear_on_close === true;
      closeTop(world, user.id, all);
      return view.body.notify_on_close === true
        ? deliver('interactive', closedPayload(world, user, view, all))
        : undefined;
    },
  };
}
