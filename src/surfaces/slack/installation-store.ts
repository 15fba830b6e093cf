/** Installations as Slack's library stores and looks them up; tokens that rotate are refreshed by one process at a time. */
import type { Installation as BoltInstallation, InstallationStore } from '@slack/bolt';
import {
  type BotToken,
  type Found,
  type Installation,
  type Installations,
  idOfOwner,
  type Owner,
} from '../../installations.js';
import { knownInstallations } from './known-installations.js';

/** The library refreshes tokens that end within this time (`@slack/oauth` 4.0). */
const WINDOW_MS = 2 * 60 * 60 * 1_000;
/** Whoever refreshes has this long, before another one tries. */
const HOLD_MS = 10_000;
/** A token that ends sooner is not used any more. */
const SPARE_MS = 60_000;
const WAIT_MS = 2_000;
const LOOK_AGAIN_MS = 100;

/** The app is nowhere to be found where a request came from. */
export class NotInstalledError extends Error {
  override name = 'NotInstalledError';
}

/** Which of the ids of a payload the app may be installed under, the likelier one first. */
const ownersOf = ({ teamId, enterpriseId, isEnterpriseInstall }: Query): readonly string[] =>
  (isEnterpriseInstall ? [enterpriseId, teamId] : [teamId, enterpriseId]).filter((id) => id != null);

type Query = Readonly<{
  teamId: string | undefined;
  enterpriseId: string | undefined;
  isEnterpriseInstall: boolean;
}>;

export type LeavingStore = InstallationStore &
  Readonly<{
    /** Removes the installation, unless it is from `before` or later, whatever is at hand of it. @returns whether it is gone */
    removeOlder: (owner: Owner, before: number) => Promise<boolean>;
  }>;

export function createInstallationStore(installations: Installations, now: () => number): LeavingStore {
  const known = knownInstallations(installations, now);

  const lookUp = async (query: Query): Promise<Found> => {
    for (const owner of ownersOf(query)) {
      const found = await known.find(owner);
      if (found) return found;
    }
    throw new NotInstalledError(
      `The app is not installed in ${ownersOf(query).join(', ') || 'a place without a name'}.`,
    );
  };

  /** What may be used, with its refresh token only for the one who is to refresh it. */
  const usable = async ({ installation, changedAt }: Found): Promise<Installation> => {
    const { bot, owner } = installation;
    const leftMs = leftOf(bot, now());
    if (leftMs > WINDOW_MS) return installation;
    const isFree = now() - changedAt >= HOLD_MS;
    if (isFree && (await known.claim(owner, changedAt).catch(() => false))) return installation;
    return leftMs > SPARE_MS ? withoutRefresh(installation) : refreshedByAnother(installation);
  };

  const refreshedByAnother = async (before: Installation): Promise<Installation> => {
    for (let waited = 0; waited < WAIT_MS; waited += LOOK_AGAIN_MS) {
      const { installation = before } = (await known.findAnew(before.owner).catch(() => undefined)) ?? {};
      if (leftOf(installation.bot, now()) > SPARE_MS) return withoutRefresh(installation);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    if (leftOf(before.bot, now()) > 0) return withoutRefresh(before);
    // Slack brings an event again; by then they are there.
    throw new Error(`The tokens of ${before.owner} have ended, and are not refreshed yet.`);
  };

  return {
    async storeInstallation(given) {
      const installation = fromBolt(given as BoltInstallation<'v2', boolean>, now());
      // What the library has refreshed comes with the moment that it was first stored.
      await (given.metadata === undefined ? known.store(installation) : known.storeRefreshed(installation));
    },
    async fetchInstallation(query) {
      return toBolt(await usable(await lookUp(query)));
    },
    async deleteInstallation(query) {
      const [owner] = ownersOf(query);
      if (owner) await known.remove(owner);
    },
    removeOlder: (owner, before) => known.remove(idOfOwner(owner), before),
  };
}

const leftOf = ({ expiresAt }: BotToken, now: number): number =>
  expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt * 1_000 - now;

function withoutRefresh({ bot, ...installation }: Installation): Installation {
  const { refreshToken: _, expiresAt: __, ...rest } = bot;
  return { ...installation, bot: rest };
}

/** Nothing of whoever installed it is taken over, and no names. */
function fromBolt(given: BoltInstallation<'v2', boolean>, now: number): Installation {
  const { team, enterprise, bot, appId, isEnterpriseInstall = false, metadata } = given;
  const owner = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!owner || !bot) throw new Error('Slack gave no bot token for a workspace or an organisation.');
  const { token, id, userId, scopes, refreshToken, expiresAt } = bot;
  return {
    owner,
    organisation: isEnterpriseInstall,
    ...(!isEnterpriseInstall && enterprise ? { enterprise: enterprise.id } : {}),
    ...(appId ? { appId } : {}),
    bot: { token, id, userId, scopes, ...(refreshToken && expiresAt ? { refreshToken, expiresAt } : {}) },
    installedAt: metadata === undefined ? now : Number(metadata),
  };
}

/** A copy each time, since the library writes into it. */
function toBolt({ owner, organisation, enterprise, appId, bot, installedAt }: Installation) {
  const of = organisation ? owner : enterprise;
  return {
    team: organisation ? undefined : { id: owner },
    enterprise: of ? { id: of } : undefined,
    user: { id: '', token: undefined, scopes: undefined },
    bot: { ...bot, scopes: [...bot.scopes] },
    tokenType: 'bot',
    appId,
    isEnterpriseInstall: organisation,
    authVersion: 'v2',
    metadata: String(installedAt),
  } as BoltInstallation<'v2', boolean>;
}
