/** What an app works with: kept in its process alone, or in a database. */
import type { Bot } from './bot.js';
import { deliveriesInProcess } from './deliveries.js';
import { NO_FIGURES } from './figures.js';
import { memoryInProcess } from './memory.js';
import { reportsInProcess } from './reports.js';
import type { State } from './state/state.js';
import type { Parts } from './surfaces/slack/app.js';
import { createRouter } from './surfaces/slack/router.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 10_000;

/** Threads for thirty days, deliveries for one. */
export function partsInProcess(bot: () => Bot): Omit<Parts, 'isReady'> {
  const kept = { most: MOST, now: Date.now };
  return {
    router: createRouter(bot, memoryInProcess({ ...kept, lifeMs: 30 * DAY_MS })),
    deliveries: deliveriesInProcess({ ...kept, lifeMs: DAY_MS }),
    reports: reportsInProcess(100),
    figures: NO_FIGURES,
    now: Date.now,
  };
}

export const partsOn = (bot: () => Bot, { memory, deliveries, reports, figures }: State): Omit<Parts, 'isReady'> => ({
  router: createRouter(bot, memory, figures),
  deliveries,
  reports,
  figures,
  now: Date.now,
});
