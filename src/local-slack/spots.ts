/** Where a person finds a button or a menu. */
import { elementsIn, type Placed, type Values, valuesIn } from './choices.js';
import { messagesOf } from './messages.js';
import type { Channel, Ephemeral, Message, User, View } from './types.js';
import { topOf } from './views.js';
import type { World } from './world.js';

/** Which one is meant, where there are several: of a message, in the Home, in the modal, or of one block. */
export type Where = Readonly<{ ts?: string; in?: 'message' | 'ephemeral' | 'home' | 'modal'; blockId?: string }>;

type Held =
  | Readonly<{ in: 'message'; channel: Channel; message: Message }>
  | Readonly<{ in: 'ephemeral'; channel: Channel; message: Ephemeral }>
  | Readonly<{ in: 'home' | 'modal'; view: View }>;
export type FoundElement = Readonly<{ held: Held; placed: Placed }>;

const blocksOf = (held: Held): readonly unknown[] =>
  'view' in held
    ? (held.view.body.blocks as readonly unknown[])
    : [...(held.message.blocks ?? []), ...attachedBlocks(held.message)];

const attachedBlocks = ({ attachments = [] }: Message | Ephemeral): readonly unknown[] =>
  attachments.flatMap((attachment) => (attachment as { blocks?: readonly unknown[] }).blocks ?? []);

/** All that a person can act on, nearest first: the open modal, then messages by time, then Home. */
function visibleTo(world: World, user: User): readonly Held[] {
  const modal = topOf(world, user.id);
  const home = world.homes.get(user.id);
  const ephemerals = world.ephemerals
    .filter((one) => one.user === user.id)
    .flatMap((message): Held[] => {
      const channel = world.channels.get(message.channel);
      return channel ? [{ in: 'ephemeral', channel, message }] : [];
    });
  const messages = [...world.channels.values()]
    .filter(({ members }) => members.has(user.id))
    .flatMap((channel) => messagesOf(world, channel.id).map((message): Held => ({ in: 'message', channel, message })));
  const timed = [...messages, ...ephemerals].toSorted((a, b) => tsOf(b).localeCompare(tsOf(a)));
  return [
    ...(modal ? [{ in: 'modal' as const, view: modal }] : []),
    ...timed,
    ...(home ? [{ in: 'home' as const, view: home }] : []),
  ];
}

const tsOf = (held: Held): string => ('message' in held ? held.message.ts : '');

/** An action's id → the element nearest to the person, or an error that says what there was. */
export function findElement(world: World, user: User, actionId: string, where: Where = {}): FoundElement {
  const fits = (held: Held) =>
    (where.in === undefined || where.in === held.in) && (where.ts === undefined || tsOf(held) === where.ts);
  const seen = visibleTo(world, user).filter(fits);
  for (const held of seen) {
    const placed = elementsIn(blocksOf(held)).find(
      (one) => one.actionId === actionId && (where.blockId === undefined || where.blockId === one.blockId),
    );
    if (placed) return { held, placed };
  }
  const there = seen.flatMap((held) => elementsIn(blocksOf(held)).map((one) => one.actionId));
  throw new Error(`${user.name} sees no "${actionId}". There is: ${[...new Set(there)].join(', ') || 'nothing'}.`);
}

/** The values of a message's menus: what was picked in it so far. */
export function messageValues(world: World, held: Held): Values {
  const key = 'message' in held ? `${held.channel.id}:${held.message.ts}` : held.view.id;
  const before = 'view' in held ? held.view.values : world.picked.get(key);
  const values = valuesIn(blocksOf(held), before);
  if ('view' in held) held.view.values = values;
  else world.picked.set(key, values);
  return values;
}
