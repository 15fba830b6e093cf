/** Settings → how Bolt is set up: Socket Mode or HTTP, one workspace or many. */
import { type AppOptions, type InstallationStore, type Logger, LogLevel } from '@slack/bolt';
import type { Settings, SlackSettings } from '../../config.js';
import type { Metrics } from '../../metrics.js';
import { installerOptions } from './installer.js';
import { watchedFetch } from './watching.js';

/** A call that Slack does not answer is given up in time for a retry to be of use. */
const TIMEOUT_MS = 10_000;
/** More calls at once than Slack takes would only wait there, run out of time, and be made twice. */
const AT_ONCE = 20;
const RETRIES = { retries: 3, factor: 2, minTimeout: 500, maxTimeout: 5_000 };

const LEVELS: Readonly<Record<Settings['logLevel'], LogLevel>> = {
  // At its own debug level Slack's client prints the tickets of its connections.
  debug: LogLevel.INFO,
  info: LogLevel.INFO,
  warn: LogLevel.WARN,
  error: LogLevel.ERROR,
};

/** `store`: where installations are, with OAuth. `command`: what one tries first after installing. */
type Means = Readonly<{
  logger?: Logger;
  metrics?: Metrics;
  store: InstallationStore | undefined;
  command: string;
}>;

export const optionsFor = (settings: SlackSettings, means: Means): AppOptions => ({
  ...transport(settings),
  ...identified(settings, means),
});

function transport({ appToken, signingSecret, port }: SlackSettings): AppOptions {
  if (appToken) return { socketMode: true, appToken };
  return { signingSecret: signingSecret as string, port, endpoints: '/slack/events' };
}

/** By the token of one workspace, or by those of many. */
function identified(settings: SlackSettings, means: Means): AppOptions {
  const { oauth, apiUrl } = settings;
  const { store, command } = means;
  const { installerOptions: usual, ...options } = common(settings, means);
  if (!oauth) return { ...options, installerOptions: usual ?? {} };
  if (!store) throw new Error('OAuth needs a place to keep installations in.');
  const many = installerOptions(oauth, { store, apiUrl, command });
  const clientOptions = options.clientOptions ?? {};
  return { ...options, ...many, installerOptions: { ...usual, ...many.installerOptions, clientOptions } };
}

function common({ botToken, apiUrl, logLevel, port }: SlackSettings, { logger, metrics }: Means): AppOptions {
  const api = { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), ...(metrics ? { fetch: watchedFetch(metrics) } : {}) };
  return {
    ...(botToken === undefined ? {} : { token: botToken }),
    logLevel: LEVELS[logLevel],
    ...(logger ? { logger } : {}),
    clientOptions: { ...api, timeout: TIMEOUT_MS, retryConfig: RETRIES, maxRequestConcurrency: AT_ONCE },
    // Socket Mode opens its connection by these options and listens for the health checks on this port.
    installerOptions: { port, clientOptions: api },
    // A rejected token is then an error of `init`, not of a later call.
    deferInitialization: true,
    extendedErrorHandler: true,
    // Nothing is kept by Bolt; without this it looks for a conversation with every request.
    convoStore: false,
  };
}
