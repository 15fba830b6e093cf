/** The whole bot in a browser, with no workspace: a local Slack, its page, and the app on it. */
import { join } from 'node:path';
import type { Settings, SlackSettings } from './config.js';
import { createLivingBot } from './living-bot.js';
import type { LocalSlackOptions } from './local-slack/local-slack.js';
import { type Page, type PageOptions, startPage } from './local-slack/page/server/page.js';
import { ownManifest } from './manifest.js';
import { type Finding, markedBot } from './marks.js';
import { partsInProcess } from './parts.js';
import { cacheFolder, projectRoot } from './paths.js';
import { createApp } from './surfaces/slack/app.js';
import { StartError, startApp } from './surfaces/slack/start.js';
import { readingOf, withTurns } from './turns.js';

export type TrySettings = Readonly<{ knowledge: string; port?: number | undefined; logLevel: Settings['logLevel'] }>;
export type Trying = Page & Readonly<{ address: string }>;

/** Settings → everything running, with the address of the page. `seed` adds to the workspace. */
export async function startTry(
  { knowledge, port, logLevel }: TrySettings,
  seed: Partial<LocalSlackOptions> = {},
): Promise<Trying> {
  const living = createLivingBot(knowledge, cacheFolder(), (faults) =>
    page.tell(
      faults.length === 0
        ? []
        : [{ title: 'The knowledge has a fault. What was read before goes on answering.', lines: faults }],
    ),
  );
  const bot = markedBot(
    () => living.current(),
    () => NO_FINDINGS,
    seed.now ?? Date.now,
  );
  const parts = partsInProcess(bot);
  const { router, turnOf } = withTurns(parts.router);
  const page = await startSomewhere(port, {
    team: { name: 'Local workspace' },
    users: [
      { name: 'ana', realName: 'Ana' },
      { name: 'ben', realName: 'Ben' },
    ],
    channels: ['general', 'data-platform'],
    ...seed,
    app: ownManifest(),
    folder: join(projectRoot(), 'dist', 'page'),
    explain: (asked) => readingOf(asked, page.slack.team.id, turnOf, living.current()),
  });
  const { slack } = page;
  const settings: SlackSettings = {
    botToken: slack.app().botToken,
    appToken: slack.app().appToken,
    signingSecret: undefined,
    port: 0,
    apiUrl: slack.url,
    maintainers: undefined,
    logLevel,
  };
  const { app, work } = createApp(settings, { ...parts, router, ...(seed.now ? { now: seed.now } : {}) });
  await startApp(app, settings);
  return {
    ...page,
    address: slack.origin,
    close: async () => {
      living.close();
      await work.drain();
      await app.stop();
      await page.close();
    },
  };
}

const NO_FINDINGS: readonly Finding[] = [];
const USUAL_PORT = 3000;

/** On the port that is asked for, else on the usual one, else on any. */
async function startSomewhere(port: number | undefined, options: LocalSlackOptions & PageOptions): Promise<Page> {
  return startPage({ ...options, port: port ?? USUAL_PORT }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    if (port === undefined) return startPage({ ...options, port: 0 });
    throw new StartError(`Port ${port} is in use. Set PORT to another one, or end the program that uses it.`);
  });
}
