/** Settings → the Bolt app, in Socket Mode or over HTTP, with its listeners. */
import {
  type AnyMiddlewareArgs,
  App,
  type AppOptions,
  type InstallationStore,
  LogLevel,
  type Middleware,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import type { Settings, SlackSettings } from '../../config.js';
import type { Deliveries } from '../../deliveries.js';
import type { Figures } from '../../figures.js';
import type { Installations, Owner } from '../../installations.js';
import { ACTIONS } from '../../presentation/blocks/controls.js';
import { FIELDS, LOOKUP } from '../../presentation/blocks/lookup.js';
import { REPORT } from '../../presentation/blocks/report.js';
import type { Reports } from '../../reports.js';
import { acknowledgeAfterWork, type Work } from './acknowledge.js';
import { apologising } from './apology.js';
import { isLookUpFault, isPassing } from './faults.js';
import { incidentLine } from './incident.js';
import { createInstallationStore } from './installation-store.js';
import { installerOptions } from './installer.js';
import { answerPress, shareAnswer, takeFeedback } from './listeners/buttons.js';
import { answerCommand } from './listeners/command.js';
import { openTab, searchHome } from './listeners/home.js';
import { answerLookup, openLookup, suggestPlatforms } from './listeners/lookup.js';
import { answerMention, answerMessage } from './listeners/messages.js';
import { answerShortcut, runStep, takeReport } from './listeners/others.js';
import { forgetOwner, isRemoval, type Leaving } from './listeners/removal.js';
import type { Router } from './router.js';

export const COMMAND = '/privatelink';
/** Callback ids of the manifest. */
export const SHORTCUTS = { lookup: 'lookup', answer: 'answer_message' } as const;
export const STEP = 'lookup_availability';

/** A call that Slack does not answer is given up in time for a retry to be of use. */
const TIMEOUT_MS = 10_000;
const RETRIES = { retries: 3, factor: 2, minTimeout: 500, maxTimeout: 5_000 };

const LEVELS: Readonly<Record<Settings['logLevel'], LogLevel>> = {
  // At its own debug level Slack's client prints the tickets of its connections.
  debug: LogLevel.INFO,
  info: LogLevel.INFO,
  warn: LogLevel.WARN,
  error: LogLevel.ERROR,
};

/** What the app works with. `isReady` says whether it takes questions; without it no port is opened to ask that on. */
export type Parts = Readonly<{
  router: Router;
  deliveries: Deliveries;
  reports: Reports;
  figures: Figures;
  isReady?: () => boolean;
  now: () => number;
  /** Needed with OAuth. */
  installations?: Installations;
  /** Removes all that is kept of a workspace or an organisation. */
  forget?: (owner: Owner) => Promise<void>;
}>;

/** An app that is not started yet, and its work in hand. */
export function createApp(settings: SlackSettings, parts: Parts): Readonly<{ app: App; work: Work }> {
  const store = parts.installations && createInstallationStore(parts.installations, parts.now);
  const app = new App({
    ...transport(settings),
    ...identified(settings, store),
    customRoutes: parts.isReady ? routes(parts.isReady) : [],
  });
  listen(app, settings, parts, { store, forget: parts.forget ?? (async () => undefined) });
  app.error(async ({ error, logger, body }: ExtendedErrorHandlerArgs) => {
    logger.error(incidentLine(error, body));
    // Left unacknowledged, an event comes again when Slack may be well.
    const isEvent = body?.type === 'event_callback';
    if (isPassing(error) || isRemoval(body) || (isEvent && isLookUpFault(error))) throw error;
  });
  return { app, work: acknowledgeAfterWork(app) };
}

function listen(
  app: App,
  { maintainers }: SlackSettings,
  { router, deliveries, reports, figures, now }: Parts,
  leaving: Leaving,
): void {
  const home = { command: COMMAND, now, reports };
  app.use(apologising);
  app.use(onlyCommand(COMMAND, answerCommand(router, figures)));
  app.event('app_mention', answerMention(router, deliveries));
  app.event('message', answerMessage(router, deliveries));
  app.event('app_home_opened', openTab(router, home));
  app.action(
    new RegExp(`^(${ACTIONS.ask}|${ACTIONS.page}|${ACTIONS.more}|${ACTIONS.back})(:|$)`),
    answerPress(router, deliveries, home),
  );
  app.action(ACTIONS.search, searchHome(router, home));
  app.action(ACTIONS.share, shareAnswer(router, deliveries));
  app.action(ACTIONS.feedback, takeFeedback(figures));
  app.shortcut({ type: 'message_action', callback_id: SHORTCUTS.answer }, answerShortcut(router));
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUTS.lookup }, openLookup(router));
  app.options(FIELDS.platform, suggestPlatforms(router));
  app.view<ViewSubmitAction>(LOOKUP, answerLookup(router));
  app.view<ViewSubmitAction>(REPORT, takeReport(router, reports, maintainers));
  app.function(STEP, runStep(router, deliveries));
  app.event('app_uninstalled', forgetOwner(leaving));
  app.event('tokens_revoked', forgetOwner(leaving));
}

/**
 * A command ahead of all listeners: Bolt puts every request through the filters of each of them, which takes as long as the
 * rest of an answer (measured with `npm run bench:slack`), and people wait for a command.
 */
function onlyCommand(name: string, listener: ReturnType<typeof answerCommand>): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    if ('command' in args && args.command.command === name) await listener(args);
    else await args.next();
  };
}

function transport({ appToken, signingSecret, port }: SlackSettings): AppOptions {
  if (appToken) return { socketMode: true, appToken };
  return { signingSecret: signingSecret as string, port, endpoints: '/slack/events' };
}

/** By the token of one workspace, or by those of many. */
function identified(settings: SlackSettings, store: InstallationStore | undefined): AppOptions {
  const { oauth, apiUrl } = settings;
  const { installerOptions: usual, ...options } = common(settings);
  if (!oauth) return { ...options, installerOptions: usual ?? {} };
  if (!store) throw new Error('OAuth needs a place to keep installations in.');
  const many = installerOptions(oauth, { store, apiUrl, command: COMMAND });
  const clientOptions = options.clientOptions ?? {};
  return { ...options, ...many, installerOptions: { ...usual, ...many.installerOptions, clientOptions } };
}

function common({ botToken, apiUrl, logLevel, port }: SlackSettings): AppOptions {
  const api = apiUrl ? { slackApiUrl: apiUrl } : {};
  return {
    ...(botToken === undefined ? {} : { token: botToken }),
    logLevel: LEVELS[logLevel],
    clientOptions: { ...api, timeout: TIMEOUT_MS, retryConfig: RETRIES },
    // Socket Mode opens its connection by these options and listens for the health checks on this port.
    installerOptions: { port, clientOptions: api },
    // A rejected token is then an error of `init`, not of a later call.
    deferInitialization: true,
    extendedErrorHandler: true,
    // Nothing is kept by Bolt; without this it looks for a conversation with every request.
    convoStore: false,
  };
}

function routes(isReady: () => boolean): NonNullable<AppOptions['customRoutes']> {
  return [
    { path: '/healthz', method: 'GET', handler: (_, res) => void res.writeHead(200).end('ok') },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, res) => void res.writeHead(isReady() ? 200 : 503).end(isReady() ? 'ready' : 'starting'),
    },
  ];
}
