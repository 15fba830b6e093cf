/** Modals and Homes: opened, pushed, changed, submitted. docs.slack.dev/surfaces/modals */

import { isRecord } from './checks/shape.js';
import { checkView } from './checks/view.js';
import { valuesIn } from './choices.js';
import { withIds } from './ids.js';
import { LIMITS } from './limits.js';
import { botOf } from './people.js';
import type { Json, View } from './types.js';
import { announce, nextId, nextTs, type World } from './world.js';

const blocksOf = (body: Json): readonly unknown[] => (Array.isArray(body.blocks) ? body.blocks : []);

export const stackOf = (world: World, user: string): readonly View[] => world.modals.get(user) ?? [];

/** The modal a person looks at. */
export const topOf = (world: World, user: string): View | undefined => stackOf(world, user).at(-1);

function setStack(world: World, user: string, stack: readonly View[]): void {
  world.modals.set(user, [...stack]);
  announce(world, { kind: 'modal', id: stack.at(-1)?.id ?? '', user });
}

const newHash = (world: World): string => `${nextTs(world)}.${nextId(world, '')}`;

function createView(world: World, user: string, body: Json, below?: View): View {
  const id = nextId(world, 'V');
  const filled = { ...body, blocks: withIds(world, blocksOf(body)) };
  return {
    id,
    user,
    type: body.type === 'home' ? 'home' : 'modal',
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    hash: newHash(world),
    body: filled,
    values: valuesIn(filled.blocks),
    errors: {},
  };
}

/** A checked body → a modal that stands alone. */
export function openModal(world: World, user: string, body: Json): View {
  const view = createView(world, user, body);
  setStack(world, user, [view]);
  return view;
}

/** A checked body → a modal on top of those open, or Slack's error. */
export function pushModal(world: World, user: string, body: Json): View | string {
  const stack = stackOf(world, user);
  if (stack.length === 0) return 'not_found';
  if (stack.length >= LIMITS.view.stack) return 'push_limit_reached';
  const view = createView(world, user, body, stack.at(-1));
  setStack(world, user, [...stack, view]);
  return view;
}

/** A checked body → the same modal with other content; what a person typed in a field that is still there stays. */
export function changeModal(world: World, view: View, body: Json): View {
  view.body = { ...body, blocks: withIds(world, blocksOf(body)) };
  view.values = valuesIn(blocksOf(view.body), view.values);
  view.hash = newHash(world);
  view.errors = {};
  announce(world, { kind: 'modal', id: view.id, user: view.user });
  return view;
}

export function publishHome(world: World, user: string, body: Json): View {
  const view = createView(world, user, body);
  const old = world.homes.get(user);
  const home = old ? { ...view, id: old.id, rootId: old.id } : view;
  world.homes.set(user, home);
  announce(world, { kind: 'home', id: home.id, user });
  return home;
}

export function findModal(world: World, { view_id, external_id }: Json): View | undefined {
  const open = [...world.modals.values()].flat();
  return open.find(({ id, body }) => id === view_id || (external_id !== undefined && body.external_id === external_id));
}

/** The topmost modal is left; with `all` the whole stack. */
export const closeTop = (world: World, user: string, all = false): void =>
  setStack(world, user, all ? [] : stackOf(world, user).slice(0, -1));

/** A view as Slack shows it to the app. */
export function shownView(world: World, { id, body, hash, values, rootId, previousId, type }: View): Json {
  return {
    id,
    team_id: world.team.id,
    type,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...body,
    state: { values },
    hash,
    previous_view_id: previousId,
    root_view_id: rootId,
    app_id: world.app.id,
    app_installed_team_id: world.team.id,
    bot_id: botOf(world).botId,
  };
}

function showErrors(world: World, view: View, errors: unknown): string | undefined {
  const inputs = blocksOf(view.body)
    .filter(isRecord)
    .filter(({ type }) => type === 'input');
  const known = inputs.map(({ block_id }) => block_id);
  if (!isRecord(errors) || Object.keys(errors).length === 0) return 'invalid_response';
  if (!Object.keys(errors).every((block) => known.includes(block))) return 'invalid_response';
  view.errors = errors as Readonly<Record<string, string>>;
  announce(world, { kind: 'modal', id: view.id, user: view.user });
  return undefined;
}

/** The answer to a submission → the modal closed, changed, pushed upon or with errors; or what Slack tells the person. */
export function applySubmission(world: World, view: View, response: unknown): string | undefined {
  const answer = isRecord(response) ? response : {};
  const body = isRecord(answer.view) ? answer.view : undefined;
  switch (answer.response_action) {
    case undefined:
      return void closeTop(world, view.user);
    case 'clear':
      return void closeTop(world, view.user, true);
    case 'errors':
      return showErrors(world, view, answer.errors);
    case 'update':
    case 'push': {
      if (!body || checkView(body, 'modal')) return 'invalid_response';
      const done =
        answer.response_action === 'push' ? pushModal(world, view.user, body) : changeModal(world, view, body);
      return typeof done === 'string' ? done : undefined;
    }
    default:
      return 'invalid_response';
  }
}
