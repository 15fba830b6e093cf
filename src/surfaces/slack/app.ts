/** Settings → the Bolt app, in Socket Mode or over HTTP, with its listeners. */
import { App, type AppOptions, LogLevel } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import type { Settings } from '../../config.js';
import { answerCommand, answerMention } from './listeners.js';
import type { Router } from './router.js';

export const COMMAND = '/privatelink';

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

/** An app that is not started yet. `isReady` says whether it takes questions. */
export function createApp(settings: Settings, ask: Router, isReady: () => boolean): App {
  const app = new App({ ...transport(settings), ...common(settings), customRoutes: routes(isReady) });
  app.command(COMMAND, answerCommand(ask));
  app.event('app_mention', answerMention(ask));
  app.error(async ({ error, logger, body }: ExtendedErrorHandlerArgs) => {
    logger.error(`${body?.type ?? 'a request'} could not be answered: ${error.message}`);
  });
  return app;
}

function transport({ appToken, signingSecret, port }: Settings): AppOptions {
  if (appToken) return { socketMode: true, appToken };
  return { signingSecret: signingSecret as string, port, endpoints: '/slack/events' };
}

function common({ botToken, apiUrl, logLevel, port }: Settings): AppOptions {
  const api = apiUrl ? { slackApiUrl: apiUrl } : {};
  return {
    token: botToken,
    logLevel: LEVELS[logLevel],
    clientOptions: { ...api, timeout: TIMEOUT_MS, retryConfig: RETRIES },
    // Socket Mode opens its connection by these options and listens for the health checks on this port.
    installerOptions: { port, clientOptions: api },
    // A rejected token is then an error of `init`, not of a later call.
    deferInitialization: true,
    extendedErrorHandler: true,
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
