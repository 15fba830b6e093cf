/** The app as it is started in earnest, on a local Slack. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import type { Settings } from '../../../src/config.js';
import { type LocalSlack, startLocalSlack } from '../../../src/local-slack/local-slack.js';
import { memoryInProcess } from '../../../src/memory.js';
import { COMMAND, createApp } from '../../../src/surfaces/slack/app.js';
import { createRouter } from '../../../src/surfaces/slack/router.js';
import { startApp } from '../../../src/surfaces/slack/start.js';
import { realBot } from '../../support/real-bot.js';

export type Mode = 'Socket Mode' | 'HTTP';
export type Running = { slack: LocalSlack; app: App; settings: Settings; stop: () => Promise<void> };

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const { bot } = realBot();

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A local Slack and the app on it, in one of its modes. */
export async function startOn(mode: Mode): Promise<Running> {
  const port = await freePort();
  const slack = await startLocalSlack({
    app: {
      signingSecret: SIGNING_SECRET,
      commands: [{ command: COMMAND, shouldEscape: false }],
      delivery: mode === 'HTTP' ? { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } : { mode: 'socket' },
    },
  });
  const settings: Settings = {
    botToken: slack.app().botToken,
    appToken: mode === 'HTTP' ? undefined : slack.app().appToken,
    signingSecret: SIGNING_SECRET,
    port,
    apiUrl: slack.url,
    logLevel: 'error',
    knowledge: '',
  };
  const memory = memoryInProcess({ most: 100, lifeMs: 60_000, now: Date.now });
  const app = createApp(settings, createRouter(bot, memory), () => true);
  await startApp(app, settings);
  return {
    slack,
    app,
    settings,
    stop: async () => {
      await app.stop();
      await slack.close();
    },
  };
}
