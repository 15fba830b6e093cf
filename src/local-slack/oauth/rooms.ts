/** Which workspace a call is about. */
import { bearerOf } from '../api/call.js';
import type { Room } from '../messages.js';
import type { Json } from '../types.js';
import { firstRoom, type Grants } from './grants.js';

const has = ({ world }: Room, { channel, channel_id, user_id, view_id, trigger_id }: Json): boolean =>
  world.channels.has(String(channel ?? channel_id)) ||
  world.users.has(String(user_id)) ||
  world.triggers.has(String(trigger_id)) ||
  [...world.modals.values()].flat().some(({ id }) => id === view_id);

/**
 * A token → the workspace that knows it. One of an organisation is known to several: then the call says which
 * (`team_id`), or what it names is there. An error's name where it may not be used in that one.
 */
export function roomFor(grants: Grants, token: string | undefined, args: Json): Room | string {
  const first = firstRoom(grants);
  if (token === undefined) return first;
  const known = [...grants.rooms.values()].filter(({ world }) => bearerOf(world, token) !== undefined);
  const [only = first] = known;
  const organisation = only.world.installed === 'organisation';
  if (known.length < 2 && !organisation) return only;
  if (token === only.world.app.appToken) return only;
  if (args.team_id !== undefined)
    return known.find(({ world }) => world.team.id === args.team_id) ?? 'team_access_not_granted';
  return known.find((room) => has(room, args)) ?? only;
}

/** A response url's path → the workspace whose id stands in it. */
export const roomOfUrl = (grants: Grants, path: string): Room =>
  grants.rooms.get(path.split('/')[2] ?? '') ?? firstRoom(grants);
