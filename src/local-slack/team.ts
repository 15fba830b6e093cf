/** One workspace of the local Slack: acted in as a person, asked what happened there. */
import { type Act, createAct } from './act.js';
import { type Deliver, deliver, deliverAgain, type Way } from './deliver.js';
import { eventPayload, stepEvents } from './events.js';
import type { Room } from './messages.js';
import { createModalActs, type ModalActs } from './modal-acts.js';
import { addChannel, addUser, type ChannelSeed, channelOf, type UserSeed, userOf } from './people.js';
import { createRecord, type SlackRecord } from './record.js';
import { createShortcuts, type Shortcuts } from './shortcuts.js';
import { createTalk, type Talk } from './talk.js';
import { typedText } from './typed.js';
import type { AppSettings, Change, Channel, Delivery, Installed, Json, StepRun, Team, User } from './types.js';
import { announce, nextId, type World } from './world.js';

export type Person = Readonly<{ user: User }> & Talk & Act & ModalActs & Shortcuts;

export type Workspace = Readonly<{
  team: Team;
  /** What is set for the app; `configure` changes it. */
  app: () => AppSettings;
  configure: (changes: Partial<AppSettings>) => void;
  /** For whom the app is installed here. */
  installed: () => Installed;
  /** An administrator takes the app away, from the whole organisation if it was installed there. */
  uninstall: () => void;
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
  /** Hears of every change; the returned function ends it. */
  onChange: (listener: (change: Change) => void) => () => void;
  /** What `read` finds, as soon as it finds something; an error when it finds nothing in time. */
  until: <T>(read: () => T | undefined | null | false, withinMs?: number) => Promise<T>;
}>;

/** A workspace → its room. Where the app is not installed, it hears of nothing. */
export const createRoom = (way: Way): Room => ({
  world: way.world,
  emit: (event) => {
    if (way.world.installed) void deliver(way, 'events_api', eventPayload(way.world, event));
  },
});

type Shared = Readonly<{ origin: string; configure: Workspace['configure']; uninstall: (room: Room) => void }>;

export function createWorkspace(way: Way, room: Room, { origin, configure, uninstall }: Shared): Workspace {
  const { world } = way;
  const bring: Deliver = (kind, body) => {
    if (!world.installed) throw new Error(`The app is not installed in ${world.team.name}.`);
    return deliver(way, kind, body);
  };
  return {
    team: world.team,
    app: () => world.app,
    configure,
    installed: () => world.installed,
    uninstall: () => uninstall(room),
    addUser: (one) => addUser(world, one),
    addChannel: (one) => addChannel(world, one),
    archive: (name) => {
      const channel = channelOf(world, name);
      channel.archived = true;
      announce(world, { kind: 'workspace', id: channel.id, channel: channel.id });
    },
    as: (name) => {
      const user = userOf(world, name);
      return {
        user,
        ...createTalk(room, user),
        ...createAct(room, origin, bring, user),
        ...createModalActs(world, bring, user),
        ...createShortcuts(world, origin, bring, user),
      };
    },
    event: (event) => deliver(way, 'events_api', eventPayload(world, event)),
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
    onChange: (listener) => {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    until: (read, withinMs = 5_000) => until(world, read, withinMs),
  };
}

function until<T>(world: World, read: () => T | undefined | null | false, withinMs: number): Promise<T> {
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
