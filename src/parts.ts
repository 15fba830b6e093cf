/** What an app works with: kept in its process alone, or in a database. */
import type { Bot } from './bot.js';
import { deliveriesInProcess } from './deliveries.js';
import { snapshotOf } from './editions/snapshot.js';
import { NO_FIGURES } from './figures.js';
import { idOfOwner, type Owner } from './installations.js';
import { memoryInProcess } from './memory.js';
import { reportsInProcess } from './reports.js';
import { forget } from './state/forget.js';
import { keptInstallations } from './state/installations.js';
import type { Keys } from './state/secrets.js';
import type { State } from './state/state.js';
import type { Parts } from './surfaces/slack/app.js';
import { createRouter } from './surfaces/slack/router.js';
import { watchesInProcess } from './watches.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 10_000;
const AGAIN_MS = 10_000;

/** Threads for thirty days, deliveries for one. */
export function partsInProcess(bot: () => Bot): Omit<Parts, 'isReady'> {
  const kept = { most: MOST, now: Date.now };
  return {
    router: createRouter(bot, memoryInProcess({ ...kept, lifeMs: 30 * DAY_MS })),
    deliveries: deliveriesInProcess({ ...kept, lifeMs: DAY_MS }),
    reports: reportsInProcess(100),
    watches: watchesInProcess(),
    pastEditions: async () => [snapshotOf(bot().knowledge.matrix)],
    figures: NO_FIGURES,
    now: Date.now,
  };
}

/** `keys`: what the tokens of many workspaces are sealed by. */
export function partsOn(bot: () => Bot, state: State, keys?: Keys): Omit<Parts, 'isReady'> {
  const { gate, memory, deliveries, reports, figures, watches, editions } = state;
  const remove = async (owner: Owner): Promise<void> => {
    await figures.write();
    await gate.run((db) => forget(db, { team: idOfOwner(owner) }));
  };
  return {
    router: createRouter(bot, memory, figures),
    deliveries,
    reports,
    figures,
    watches,
    pastEditions: (most) => editions.history(most, snapshotOf(bot().knowledge.matrix)),
    now: Date.now,
    forget: async (owner) => {
      await remove(owner);
      // Once more, for what other processes had noted and not yet written.
      setTimeout(() => void remove(owner).catch(() => undefined), AGAIN_MS).unref();
    },
    ...(keys ? { installations: keptInstallations(gate, keys, Date.now) } : {}),
  };
}
