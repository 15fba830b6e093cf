/** What an app works with: kept in its process alone, or in a database. */
import type { Bot } from './bot.js';
import { deliveriesInProcess } from './deliveries.js';
import { snapshotOf } from './editions/snapshot.js';
import { NO_FIGURES } from './figures.js';
import { idOfOwner } from './installations.js';
import { memoryInProcess } from './memory.js';
import { reportsInProcess } from './reports.js';
import { forgetThrough } from './state/forget.js';
import { keptInstallations } from './state/installations.js';
import type { Keys } from './state/secrets.js';
import type { State } from './state/state.js';
import type { Parts } from './surfaces/slack/app.js';
import { createRouter } from './surfaces/slack/router.js';
import { watchesInProcess } from './watches.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 10_000;

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
  return {
    router: createRouter(bot, memory, figures),
    deliveries,
    reports,
    figures,
    watches,
    pastEditions: (most) => editions.history(most, snapshotOf(bot().knowledge.matrix)),
    now: Date.now,
    forget: async (owner, before) => {
      // So that nothing noted is written after this; where it cannot be, what is there goes all the same.
      await figures.write().catch(() => undefined);
      await forgetThrough(gate.run, { team: idOfOwner(owner), installed: 'stays', before });
      await gate.emptyLog();
    },
    ...(keys ? { installations: keptInstallations(gate, keys, Date.now), isReached: hasHappened(gate.opened) } : {}),
  };
}

function hasHappened(event: Promise<unknown>): () => boolean {
  let happened = false;
  void event.then(() => {
    happened = true;
  });
  return () => happened;
}
