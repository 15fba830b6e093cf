/** What is given to the app when somebody installs it: codes, tokens, and their end. */
import { LIMITS } from '../limits.js';
import type { Room } from '../messages.js';
import type { Json, OAuthSettings } from '../types.js';
import { announce, nextId, nextTs, type World } from '../world.js';

/** `owner`: the workspace or organisation that it is for. */
export type Code = {
  owner: string;
  redirect: string | undefined;
  scopes: readonly string[];
  at: number;
  used: boolean;
};
type Refresh = Readonly<{ owner: string }>;

/** All workspaces of this Slack, the first one first, and what was given out for them. */
export type Grants = Readonly<{
  rooms: Map<string, Room>;
  codes: Map<string, Code>;
  refreshes: Map<string, Refresh>;
  /** The scopes that the app may ask for. */
  offered: readonly string[];
}>;

export const newGrants = (room: Room): Grants => ({
  rooms: new Map([[room.world.team.id, room]]),
  codes: new Map(),
  refreshes: new Map(),
  offered: room.world.app.scopes,
});

export const firstRoom = ({ rooms }: Grants): Room => [...rooms.values()][0] as Room;

/** A workspace's or an organisation's id → its workspaces. */
export const roomsOf = ({ rooms }: Grants, owner: string): readonly Room[] =>
  [...rooms.values()].filter(({ world: { team } }) => team.id === owner || team.enterprise?.id === owner);

export const isOrganisation = (grants: Grants, owner: string): boolean =>
  !grants.rooms.has(owner) && roomsOf(grants, owner).length > 0;

/** The id under which a workspace's app is installed. */
const ownerOf = ({ team, installed }: World): string =>
  installed === 'organisation' && team.enterprise ? team.enterprise.id : team.id;

type Given = Readonly<{ access_token: string; refresh_token?: string; expires_in?: number }>;

/** A new bot token for an owner, with what refreshes it where tokens end by themselves. */
export function giveToken(grants: Grants, owner: string, { rotation, tokenLifeSeconds }: OAuthSettings): Given {
  const { world } = firstRoom(grants);
  const rooms = roomsOf(grants, owner);
  const token = nextId(world, rotation ? `xoxe.xoxb-1-${owner}-` : `xoxb-${owner}-`);
  const life = tokenLifeSeconds ?? LIMITS.oauth.tokenLifeSeconds;
  for (const { world: one } of rooms) {
    one.tokens.set(token, rotation ? { expiresAt: world.now() + life * 1_000 } : {});
    one.app = { ...one.app, botToken: token };
  }
  if (!rotation) return { access_token: token };
  const refresh = nextId(world, `xoxe-1-${owner}-`);
  grants.refreshes.set(refresh, { owner });
  return { access_token: token, refresh_token: refresh, expires_in: life };
}

/** The app is there from now on, with these scopes. */
export function install(grants: Grants, owner: string, scopes: readonly string[]): void {
  const installed = isOrganisation(grants, owner) ? 'organisation' : 'team';
  for (const { world } of roomsOf(grants, owner)) {
    world.installed = installed;
    world.app = { ...world.app, scopes };
    announce(world, { kind: 'workspace', id: world.app.id });
  }
}

const tell = ({ world, emit }: Room, type: string, more: Json = {}): void => {
  if (world.app.events.includes(type)) emit({ type, ...more, event_ts: nextTs(world) });
};

/** Ends one token; the last one takes the app away. docs.slack.dev/reference/methods/auth.revoke */
export function revokeToken(grants: Grants, room: Room, token: string): void {
  const owner = ownerOf(room.world);
  const rooms = roomsOf(grants, owner);
  for (const { world } of rooms) world.tokens.set(token, { ...world.tokens.get(token), ended: 'token_revoked' });
  const alive = [...room.world.tokens.values()].some(({ ended }) => !ended);
  if (alive) tell(room, 'tokens_revoked', { tokens: { oauth: [], bot: [room.world.app.botUser] } });
  else uninstall(grants, room);
}

/** Takes the app away from whoever has it: its tokens end, and it is told. */
export function uninstall(grants: Grants, room: Room): void {
  const { world } = room;
  if (!world.installed) throw new Error(`The app is not installed in ${world.team.name}.`);
  const owner = ownerOf(world);
  for (const [token, refresh] of grants.refreshes) if (refresh.owner === owner) grants.refreshes.delete(token);
  tell(room, 'tokens_revoked', { tokens: { oauth: [], bot: [world.app.botUser] } });
  tell(room, 'app_uninstalled');
  for (const { world: one } of roomsOf(grants, owner)) {
    for (const token of [one.app.botToken, ...one.tokens.keys()]) {
      one.tokens.set(token, { ended: 'account_inactive', ...one.tokens.get(token) });
    }
    one.installed = undefined;
    announce(one, { kind: 'workspace', id: one.app.id });
  }
}
