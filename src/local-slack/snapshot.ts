/** The workspace as it stands, for whoever shows it. */
import type {
  CommandSetting,
  Ephemeral,
  Json,
  Message,
  Notice,
  ShortcutSetting,
  StepRun,
  StepSetting,
  Team,
  User,
  View,
} from './types.js';
import type { World } from './world.js';

export type Snapshot = Readonly<{
  team: Team;
  app: Readonly<{
    id: string;
    name: string;
    botUser: string;
    commands: readonly CommandSetting[];
    shortcuts: readonly ShortcutSetting[];
    steps: readonly StepSetting[];
  }>;
  users: readonly User[];
  channels: readonly Readonly<{
    id: string;
    name: string;
    kind: string;
    archived: boolean;
    members: readonly string[];
  }>[];
  /** By channel, oldest first. */
  messages: Readonly<Record<string, readonly Message[]>>;
  ephemerals: readonly Ephemeral[];
  /** By user. */
  homes: Readonly<Record<string, View>>;
  modals: Readonly<Record<string, readonly View[]>>;
  notices: readonly Notice[];
  /** By `channel:thread`, and by channel. */
  statuses: Readonly<Record<string, Json>>;
  prompts: Readonly<Record<string, Json>>;
  steps: readonly Omit<StepRun, 'token'>[];
}>;

/** The workspace → a copy of all that is shown in it; tokens and the signing secret are not. */
export function snapshotOf(world: World): Snapshot {
  const { id, name, botUser, commands, shortcuts, steps } = world.app;
  return structuredClone({
    team: world.team,
    app: { id, name, botUser, commands, shortcuts, steps },
    users: [...world.users.values()],
    channels: [...world.channels.values()].map(({ members, ...channel }) => ({ ...channel, members: [...members] })),
    messages: Object.fromEntries(world.messages),
    ephemerals: world.ephemerals,
    homes: Object.fromEntries(world.homes),
    modals: Object.fromEntries(world.modals),
    notices: world.notices,
    statuses: Object.fromEntries(world.statuses),
    prompts: Object.fromEntries(world.prompts),
    steps: world.steps.map(({ token: _, ...step }) => step),
  });
}
