/** Entry of the Slack app. */
import { config as loadEnvFile } from 'dotenv';
import { createBot } from './bot.js';
import { readSettings } from './config.js';
import { deliveriesInProcess } from './deliveries.js';
import { loadEnglish } from './english.js';
import { KnowledgeError, loadKnowledge } from './knowledge/load.js';
import { memoryInProcess } from './memory.js';
import { cacheFolder } from './paths.js';
import { reportsInProcess } from './reports.js';
import { createApp } from './surfaces/slack/app.js';
import { createRouter } from './surfaces/slack/router.js';
import { StartError, startApp } from './surfaces/slack/start.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Slack and the systems that run processes give it ten seconds. */
const LAST_WORDS_MS = 9_000;

async function main(): Promise<void> {
  loadEnvFile({ quiet: true });
  const read = readSettings(process.env);
  if ('faults' in read) return end(1, read.faults);
  const { settings } = read;

  const knowledge = loadKnowledge(settings.knowledge, cacheFolder());
  const bot = createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday));
  const kept = { most: 10_000, lifeMs: 30 * DAY_MS, now: Date.now };
  let ready = false;
  const { app, work } = createApp(settings, {
    router: createRouter(() => bot, memoryInProcess(kept)),
    deliveries: deliveriesInProcess({ ...kept, lifeMs: DAY_MS }),
    reports: reportsInProcess(100),
    isReady: () => ready,
    now: Date.now,
  });
  await startApp(app, settings);
  ready = true;
  app.logger.info(
    `Answering from the edition of ${knowledge.matrix.source.fetchedAt.slice(0, 10)}, ${settings.appToken ? 'in Socket Mode' : `on port ${settings.port}`}.`,
  );

  const stop = async (): Promise<void> => {
    ready = false;
    setTimeout(() => process.exit(0), LAST_WORDS_MS).unref();
    await work.drain();
    await app.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whatever nobody foresaw ends one request, not the service.
  process.on('unhandledRejection', (cause) => app.logger.error(`not foreseen: ${(cause as Error)?.stack ?? cause}`));
}

function end(status: number, lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = status;
}

main().catch((cause: Error) => {
  const known = cause instanceof StartError || cause instanceof KnowledgeError;
  end(1, [known ? cause.message : (cause.stack ?? String(cause))]);
  process.exit(1);
});
