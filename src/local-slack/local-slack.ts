/** A Slack for this machine: it starts, is acted upon as a person, is asked what happened, and ends. */
import { setMaxListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Act, createAct } from './act.js';
import { type Deliver, deliver, deliverAgain, type Way } from './deliver.js';
import { eventPayload, stepEvents } from './events.js';
import type { Room } from './messages.js';
import { createFaults, type Misbehave } from './misbehave.js';
import { createModalActs, type ModalActs } from './modal-acts.js';
import { addChannel, addUser, type ChannelSeed, channelOf, type UserSeed, userOf } from './people.js';
import { createProbe, type HttpProbe } from './probe.js';
import { createRecord, type SlackRecord } from './record.js';
import { createHandler } from './server.js';
import { createShortcuts, type Shortcuts } from './shortcuts.js';
import { createSockets, type DisconnectReason } from './sockets.js';
import { createTalk, type Talk } from './talk.js';
import { typedText } from './typed.js';
import type { AppSettings, Change, Channel, Delivery, Json, StepRun, Team, User } from './types.js';
import { createWorld, type WorldSeed } from './workspace.js';
import { announce, nextId } from './world.js';

export type LocalSlackOptions = WorldSeed &
  Readonly<{
    port?: number;
    /** Takes the requests for all paths that are not Slack's: a page that shows the workspace. */
    otherwise?: RequestListener;
  }>;

export type Person = Readonly<{ user: User }> & Talk & Act & ModalActs & Shortcuts;

export type LocalSlack = Readonly<{
  /** The base of the Web API, ending in `/api/`. */
  url: string;
  origin: string;
  team: Team;
  /** What is set for the app; `configure` changes it. */
  app: () => AppSettings;
  configure: (changes: Partial<AppSettings>) => void;
  addUser: (seed: UserSeed) => User;
  addChannel: (seed: ChannelSeed) => Channel;
  archive: (channel: string) => void;
  /** Somebody of the workspace, by name or id, to act as. */
  as: (user: string) => Person;
  /** Sends any event to the app, whether it asked for it or not: `app_uninstalled`, `tokens_revoked`. */
  event: (event: Json) => Promise<Delivery>;
  /** Runs the app's workflow step; the run's state says how it ended. */
  runStep: (callbackId: string, inputs: Json) => StepRun;
  /** Brings a payload to the app once more, with the same event id. */
  redeliver: (delivery: Delivery) => Promise<Delivery>;
  /** Typed words, with `@names` and urls, → text as Slack sends it. */
  typed: (words: string) => string;
  record: SlackRecord;
  misbehave: Misbehave;
  sockets: Readonly<{ count: () => number; drop: () => void; disconnect: (reason: DisconnectReason) => void }>;
  http: HttpProbe;
  /** Hears of every change; the returned function ends it. */
  onChange: (listener: (change: Change) => void) => () => void;
  /** Every delivery that is under way has been acknowledged or given up; with Slack's own times that can take minutes. */
  settled: () => Promise<void>;
  /** What `read` finds, as soon as it finds something; an error when it finds nothing in time. */
  until: <T>(read: () => T | undefined | null | false, withinMs?: number) => Promise<T>;
  close: () => Promise<void>;
}>;

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
  const way: Way = { world, sockets, closing: closing.signal, track };
  const send = (event: Json) => deliver(way, 'events_api', eventPayload(world, event));
  const room: Room = { world, emit: (event) => void send(event) };

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
      room,
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

  return {
    url: `${origin}/api/`,
    origin,
    team: world.team,
    app: () => world.app,
    configure: (changes) => {
      world.app = { ...world.app, ...changes };
      announce(world, { kind: 'workspace', id: world.app.id });
    },
    addUser: (one) => addUser(world, one),
    addChannel: (one) => addChannel(world, one),
    archive: (name) => {
      const channel = channelOf(world, name);
      channel.archived = true;
      announce(world, { kind: 'workspace', id: channel.id, channel: channel.id });
    },
    as: (name) => {
      const user = userOf(world, name);
      const bring: Deliver = (kind, body) => deliver(way, kind, body);
      return {
        user,
        ...createTalk(room, user),
        ...createAct(room, origin, bring, user),
        ...createModalActs(world, bring, user),
        ...createShortcuts(world, origin, bring, user),
      };
    },
    event: send,
    runStep: (callbackId, inputs) => {
      const run: StepRun = {
        id: nextId(world, 'Fx'),
        callbackId,
        inputs,
        token: nextId(world, 'xwfp-'),
        state: 'running',
      };
      world.steps.push(run);
      announce(world, { kind: 'step', id: run.id });
      for (const event of stepEvents(world, run)) room.emit(event);
      return run;
    },
    redeliver: (delivery) => deliverAgain(way, delivery),
    typed: (words) => typedText(world, words),
    record: createRecord(world),
    misbehave: faults.misbehave,
    sockets: { count: sockets.count, drop: sockets.drop, disconnect: sockets.disconnect },
    http: createProbe(world, closing.signal),
    onChange: (listener) => {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    settled,
    until: (read, withinMs = 5_000) => until(world, read, withinMs),
    close: async () => {
      closing.abort();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await settled();
    },
  };
}

function until<T>(
  world: { listeners: Set<(change: Change) => void> },
  read: () => T | undefined | null | false,
  withinMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer);
      world.listeners.delete(look);
      finish();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`Nothing was found within ${withinMs} ms: ${read}`))),
      withinMs,
    );
    const look = () => {
      const found = read();
      if (found !== undefined && found !== null && found !== false) end(() => resolve(found));
    };
    world.listeners.add(look);
    look();
  });
}
