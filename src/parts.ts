/** What an app works with, kept in its process: threads for thirty days, deliveries for one. */
import type { Bot } from './bot.js';
import { deliveriesInProcess } from './deliveries.js';
import { memoryInProcess } from './memory.js';
import { reportsInProcess } from './reports.js';
import type { Parts } from './surfaces/slack/app.js';
import { createRouter } from './surfaces/slack/router.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 10_000;

export function partsInProcess(bot: () => Bot): Omit<Parts, 'isReady'> {
  const kept = { most: MOST, now: Date.now };
  return {
    router: createRouter(bot, memoryInProcess({ ...kept, lifeMs: 30 * DAY_MS })),
    deliveries: deliveriesInProcess({ ...kept, lifeMs: DAY_MS }),
    reports: reportsInProcess(100),
    now: Date.now,
  };
}
