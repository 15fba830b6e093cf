/** `views.*`: docs.slack.dev/reference/methods?family=views */
import { checkView } from '../checks/view.js';
import { findUser } from '../people.js';
import type { Json, View } from '../types.js';
import { useTrigger } from '../urls.js';
import { changeModal, findModal, openModal, publishHome, pushModal, shownView } from '../views.js';
import type { World } from '../world.js';
import { done, type Handler, missing, refuse, refuseFor } from './answer.js';

const bad = (args: Json, surface: 'modal' | 'home'): Json | undefined => {
  const refusal = checkView(args.view, surface);
  return refusal && refuseFor(refusal);
};

const answer = (world: World, view: View | string): Json =>
  typeof view === 'string' ? refuse(view) : done({ view: shownView(world, view) });

/** The view is looked at before the trigger, so that a faulty view does not use it up. */
const opening =
  (show: (world: World, user: string, body: Json) => View | string): Handler =>
  ({ world }, args) => {
    const absent = missing(args, 'trigger_id', 'view') ?? bad(args, 'modal');
    if (absent) return absent;
    const trigger = useTrigger(world, args.trigger_id);
    return typeof trigger === 'string' ? refuse(trigger) : answer(world, show(world, trigger.user, args.view as Json));
  };

const update: Handler = ({ world }, args) => {
  const absent = missing(args, 'view') ?? bad(args, 'modal');
  if (absent) return absent;
  const view = findModal(world, args);
  if (!view) return refuse('not_found');
  if (args.hash !== undefined && args.hash !== view.hash) return refuse('hash_conflict');
  return answer(world, changeModal(world, view, args.view as Json));
};

const publish: Handler = ({ world }, args) => {
  const absent = missing(args, 'user_id', 'view') ?? bad(args, 'home');
  if (absent) return absent;
  const user = findUser(world, String(args.user_id));
  if (!user) return refuse('user_not_found');
  const old = world.homes.get(user.id);
  if (args.hash !== undefined && args.hash !== old?.hash) return refuse('hash_conflict');
  return answer(world, publishHome(world, user.id, args.view as Json));
};

export const VIEWS: Readonly<Record<string, Handler>> = {
  'views.open': opening(openModal),
  'views.push': opening(pushModal),
  'views.update': update,
  'views.publish': publish,
};
