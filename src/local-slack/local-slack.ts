/** A Slack for this machine: it starts with one workspace, gets more of them, and ends. */
import { setMaxListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Way } from './deliver.js';
import { createFaults, type Misbehave } from './misbehave.js';
import { AUTHORIZE } from './oauth/authorize.js';
import { newGrants, uninstall } from './oauth/grants.js';
import { createProbe, type HttpProbe } from './probe.js';
import { createHandler } from './server.js';
import { createSockets, type DisconnectReason } from './sockets.js';
import { createRoom, createWorkspace, type Workspace } from './team.js';
import type { AppSettings, Team } from './types.js';
import { createWorld, type WorldSeed } from './workspace.js';
import { announce, type World } from './world.js';

export type { Person, Workspace } from './team.js';

export type LocalSlackOptions = WorldSeed &
  Readonly<{
    port?: number;
    /** Takes the requests for all paths that are not Slack's: a page that shows the workspace. */
    otherwise?: RequestListener;
  }>;

/** One more workspace. `botUser` is the app's bot there; that of an organisation is the same in all its workspaces. */
export type TeamSeed = Pick<WorldSeed, 'users' | 'channels'> & Readonly<{ team: Team; botUser?: string }>;

export type LocalSlack = Workspace &
  Readonly<{
    /** The base of the Web API, ending in `/api/`. */
    url: string;
    origin: string;
    /** Where a person allows the app. */
    authorizeUrl: string;
    /** Another workspace on this Slack, in which the app is not installed yet. */
    addTeam: (seed: TeamSeed) => Workspace;
    misbehave: Misbehave;
    sockets: Readonly<{ count: () => number; drop: () => void; disconnect: (reason: DisconnectReason) => void }>;
    http: HttpProbe;
    /** Every delivery that is under way has been acknowledged or given up; with Slack's own times that can take minutes. */
    settled: () => Promise<void>;
    close: () => Promise<void>;
  }>;

/** So many ids for each workspace: none is given twice on one Slack. */
const IDS_EACH = 1_000_000;

/** What each workspace has for itself; all else is set for the app everywhere at once. */
const ofWorkspace = ({ botUser, botToken, scopes }: Partial<AppSettings>): Partial<AppSettings> => ({
  ...(botUser === undefined ? {} : { botUser }),
  ...(botToken === undefined ? {} : { botToken }),
  ...(scopes === undefined ? {} : { scopes }),
});

/** Options → a running Slack on 127.0.0.1, on any free port unless one is given. */
export async function startLocalSlack({ port = 0, otherwise, ...seed }: LocalSlackOptions = {}): Promise<LocalSlack> {
  const world = createWorld(seed);
  const closing = new AbortController();
  // Every delivery under way listens for the end.
  setMaxListeners(0, closing.signal);
  const working = new Set<Promise<unknown>>();
  const sockets = createSockets(world);
  const faults = createFaults();
  const track = (work: Promise<unknown>) => {
    working.add(work);
    work.catch(() => undefined).then(() => working.delete(work));
  };
  const wayOf = (one: World): Way => ({ world: one, sockets, closing: closing.signal, track });
  const way = wayOf(world);
  const room = createRoom(way);
  const grants = newGrants(room);

  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  server.on(
    'request',
    createHandler({
      grants,
      faults,
      origin: () => origin,
      otherwise,
      socketUrl: () => sockets.ticket(host),
      closing: closing.signal,
    }),
  );
  server.on('upgrade', sockets.upgrade);

  const settled = async (): Promise<void> => {
    while (working.size > 0) await Promise.allSettled([...working]);
  };
  const sharedBy = (own: World) => ({
    origin,
    uninstall: (from: typeof room) => uninstall(grants, from),
    configure: (changes: Partial<AppSettings>) => {
      for (const { world: one } of grants.rooms.values()) {
        one.app = { ...one.app, ...changes, ...(one === own ? {} : ofWorkspace(one.app)) };
        announce(one, { kind: 'workspace', id: one.app.id });
      }
    },
  });

  return {
    ...createWorkspace(way, room, sharedBy(world)),
    url: `${origin}/api/`,
    origin,
    authorizeUrl: `${origin}${AUTHORIZE}`,
    addTeam: ({ team, botUser = `U0BOT${(team.enterprise ?? team).id.slice(2)}`, ...people }) => {
      if (grants.rooms.has(team.id)) throw new Error(`There is a workspace ${team.id} already.`);
      const { times, now } = world;
      const app = { ...world.app, botUser, botToken: '', scopes: grants.offered };
      const counter = grants.rooms.size * IDS_EACH;
      const added = createWorld({ ...people, team, app, times, now, counter });
      added.installed = undefined;
      const addedRoom = createRoom(wayOf(added));
      grants.rooms.set(team.id, addedRoom);
      return createWorkspace(wayOf(added), addedRoom, sharedBy(added));
    },
    misbehave: faults.misbehave,
    sockets: { count: sockets.count, drop: sockets.drop, disconnect: sockets.disconnect },
    http: createProbe(world, closing.signal),
    settled,
    close: async () => {
      closing.abort();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await settled();
    },
  };
}
