/** Where the app is installed: the tokens of each workspace or organisation, and nothing of who installed it. */

/** Ids are Slack's. `expiresAt` in seconds since 1970, as Slack's library has it; it comes with `refreshToken`. */
export type BotToken = Readonly<{
  token: string;
  id: string;
  userId: string;
  scopes: readonly string[];
  refreshToken?: string;
  expiresAt?: number;
}>;

export type Installation = Readonly<{
  /** The workspace's id, or the organisation's where it is installed for all of its workspaces. */
  owner: string;
  organisation: boolean;
  /** The organisation that a workspace belongs to. */
  enterprise?: string;
  appId?: string;
  bot: BotToken;
  /** Milliseconds since 1970, as all moments here. */
  installedAt: number;
}>;

/** `changedAt`: when it was stored or claimed last. */
export type Found = Readonly<{ installation: Installation; changedAt: number }>;

export type Installations = Readonly<{
  store: (installation: Installation) => Promise<void>;
  find: (owner: string) => Promise<Found | undefined>;
  /** Removes it, unless it was installed at `before` or later. @returns whether there is none any more */
  remove: (owner: string, before?: number) => Promise<boolean>;
  /** Whether the caller alone, of all processes, may refresh the tokens that were last changed at that moment. */
  claim: (owner: string, changedAt: number) => Promise<boolean>;
}>;

/** Whose all is forgotten when the app is taken away. */
export type Owner = Readonly<{ team: string } | { enterprise: string }>;

export const idOfOwner = (owner: Owner): string => ('team' in owner ? owner.team : owner.enterprise);
