/** Entry of the Slack app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { config as loadEnvFile } from 'dotenv';
import { createBot } from './bot.js';
import { namesSlack, readSettings, readTrySettings, type Settings } from './config.js';
import { snapshotOf } from './editions/snapshot.js';
import { loadEnglish } from './english.js';
import { KnowledgeError, loadKnowledge } from './knowledge/load.js';
import { createLog } from './log.js';
import { type Finding, markedBot } from './marks.js';
import { createMetrics } from './metrics.js';
import { tellWatchers } from './notices.js';
import { openedSoon, sealAnew } from './opening.js';
import { partsOn } from './parts.js';
import { cacheFolder } from './paths.js';
import { createRedact, secretsIn } from './redact.js';
import { faultOfFolder } from './state/folder.js';
import { createState } from './state/state.js';
import { createApp } from './surfaces/slack/app.js';
import { slackLogger } from './surfaces/slack/logger.js';
import { StartError, startApp, stopApp } from './surfaces/slack/start.js';
import { keepTelling } from './telling.js';
import { tellWeeks } from './weeks.js';

/** Slack and the systems that run processes give it ten seconds. */
const LAST_WORDS_MS = 9_000;

async function main(): Promise<void> {
  loadEnvFile({ quiet: true });
  // An image goes without it: there, what is not set is missing.
  const canTry = existsSync(join(__dirname, 'try.js'));
  if (canTry && !namesSlack(process.env)) return tryHere();
  const read = readSettings(process.env);
  if ('faults' in read) return end(1, read.faults);
  const { settings } = read;

  const unwritable = 'folder' in settings.database ? faultOfFolder(settings.database.folder) : undefined;
  if (unwritable) return end(1, [unwritable]);
  await serve(settings);
}

async function serve(settings: Settings): Promise<void> {
  const log = createLog({
    level: settings.logLevel,
    secrets: secretsIn(process.env),
    readable: process.stdout.isTTY === true,
  });
  const knowledge = loadKnowledge(settings.knowledge, cacheFolder());
  const isEnglish = loadEnglish(knowledge.vocabulary.everyday);
  const plain = createBot(knowledge, isEnglish);
  let findings: readonly Finding[] = [];
  const bot = markedBot(
    () => plain,
    () => findings,
    Date.now,
  );
  let ready = false;
  const { fetchedAt } = knowledge.matrix.source;
  const asking = signal();
  const state = createState({
    open: async () => {
      await asking.given;
      // Loaded only here, while Slack is asked.
      const { openDatabase } = require('./state/database.js') as typeof import('./state/database.js');
      return openDatabase(settings.database, { tell: (line) => log.info(line) });
    },
    now: Date.now,
    tell: (line, fault) => log[fault ? 'error' : 'info'](line),
  });
  const metrics = createMetrics({
    fetchedAt: () => fetchedAt,
    now: Date.now,
    isReady: () => lacking().length === 0,
    isDatabaseUp: state.gate.isUp,
  });
  const parts = {
    ...partsOn(bot, state, settings.oauth?.keys),
    isReady: () => ready,
    logger: slackLogger(log),
    metrics,
  };
  const { app, work, lacking, notify, tellMaintainers } = createApp(settings, parts);
  const ends: (() => void)[] = [];
  stopWith(
    async () => {
      ready = false;
      for (const endOne of ends) endOne();
      await work
        .drain()
        .then(() => stopApp(app))
        .finally(state.close);
    },
    (cause) => log.error({ err: cause }, 'not foreseen'),
  );
  if (settings.oauth) sealAnew(state.gate, settings.oauth, log);
  const started = startApp(app, settings, openedSoon(state.gate));
  // While Slack answers, there is time.
  asking.give();
  metrics.prepare();
  await started;
  ready = true;
  log.info(
    `Answering from the edition of ${fetchedAt.slice(0, 10)}, ${settings.appToken ? 'in Socket Mode' : `on port ${settings.port}`}.`,
  );
  ends.push(
    keepTelling({
      editions: state.editions,
      opened: state.gate.opened,
      snapshot: snapshotOf(knowledge.matrix),
      tell: () => tellWatchers({ ...state, matrix: plain.matrix, post: notify }),
      fail: (cause) => log.error(`watchers: ${cause.message}`),
    }),
    tellWeeks(settings, { post: tellMaintainers, state, bot, log }),
    startChecks(),
  );

  function startChecks(): () => void {
    if (settings.sources.length === 0) return () => undefined;
    // Loaded only here, because it brings all that reads pages.
    const { checkDaily, tellBy } = require('./daily/daily.js') as typeof import('./daily/daily.js');
    return checkDaily({
      sources: settings.sources,
      knowledge,
      state,
      now: Date.now,
      tell: tellBy({ log, level: settings.logLevel, post: settings.maintainers && tellMaintainers }),
      found: (some) => {
        findings = some;
      },
      fail: (cause) => log.error(`KNOWLEDGE_SOURCES could not be checked: ${cause.message}`),
    });
  }
}

/** Without any setting of Slack's: the whole bot in a browser, on this machine. */
async function tryHere(): Promise<void> {
  const read = readTrySettings(process.env);
  if ('faults' in read) return end(1, read.faults);
  // Loaded only here, because the app in Slack needs nothing of it.
  const { startTry } = require('./try.js') as typeof import('./try.js');
  const { address, close } = await startTry(read.settings);
  process.stdout.write(`Try it at ${address}\n`);
  stopWith(close, (cause) => process.stderr.write(`Not foreseen: ${(cause as Error)?.stack ?? cause}\n`));
}

/** What somebody waits for and somebody else brings about. */
function signal(): Readonly<{ given: Promise<void>; give: () => void }> {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** `tell` is given what nobody foresaw. */
function stopWith(close: () => Promise<unknown>, tell: (cause: unknown) => void): void {
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(0), LAST_WORDS_MS).unref();
    await close().catch(tell);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whatever nobody foresaw ends one request, not the service.
  process.on('unhandledRejection', tell);
}

function end(status: number, lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = status;
}

main().catch((cause: Error) => {
  // By name, since what is loaded later carries its own copy of these.
  const known = [StartError, KnowledgeError].some(({ name }) => name === cause.name);
  const { line } = createRedact(secretsIn(process.env));
  end(1, [line(known ? cause.message : (cause.stack ?? String(cause)))]);
  process.exit(1);
});
