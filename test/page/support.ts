/** The page in a browser, with the demo app on its local Slack, or the bot itself. */
import { join } from 'node:path';
import { App, SocketModeReceiver } from '@slack/bolt';
import type { Browser, Page as Tab } from 'playwright-core';
import { openBrowser } from '../../scripts/browser.js';
import type { LocalSlackOptions } from '../../src/local-slack/local-slack.js';
import { type Page, type PageOptions, startPage } from '../../src/local-slack/page/server/page.js';
import { DEMO, type Heard, registerDemo } from './demo.js';

export const FOLDER = join(__dirname, '../../dist/page');
export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const ending: (() => Promise<unknown>)[] = [];
let browser: Browser | undefined;

/** Ends what a test has started, last first. */
export async function endAll(): Promise<void> {
  for (const end of ending.splice(0).reverse()) await end();
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export const onEnd = (end: () => Promise<unknown>): void => void ending.push(end);

/** The demo app on a local Slack with its page. */
export async function startDemo(
  options: LocalSlackOptions & Partial<PageOptions> = {},
): Promise<Page & { heard: Heard }> {
  const page = await startPage({ ...DEMO, folder: FOLDER, ...options });
  onEnd(page.close);
  const { url, app: settings } = page.slack;
  const clientOptions = { slackApiUrl: url };
  const receiver = new SocketModeReceiver({
    appToken: settings().appToken,
    logger,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: settings().botToken, receiver, clientOptions, logger, deferInitialization: true });
  await app.init();
  const heard = registerDemo(app);
  await app.start();
  onEnd(() => app.stop());
  return { ...page, heard };
}

const nothing = () => undefined;
const logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: console.error },
  ...{ setLevel: nothing, getLevel: () => 'error' as never, setName: nothing },
};

/** A window on an address, which fails the test when the page has an error. */
export async function open(address: string, viewport = WIDE, colorScheme: 'light' | 'dark' = 'light'): Promise<Tab> {
  browser ??= await openBrowser();
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  onEnd(() => context.close());
  const tab = await context.newPage();
  tab.on('pageerror', (error) => {
    throw error;
  });
  await tab.goto(address);
  await tab.getByRole('main').waitFor();
  return tab;
}

/** Writes in the field of that name and sends it. */
export async function say(tab: Tab, field: string | RegExp, words: string): Promise<void> {
  const box = tab.getByRole('combobox', { name: field });
  await box.fill(words);
  await box.press('Escape');
  await box.press('Enter');
}

/** Asks in #general for every block. */
export async function askEveryBlock(tab: Tab): Promise<void> {
  await say(tab, 'Message #general', '@demo everything');
  await tab.getByRole('button', { name: '1 reply' }).waitFor();
}

/** Opens the thread with every block. The last of them is drawn by code that the page loads late: it is waited for. */
export async function showEveryBlock(tab: Tab): Promise<void> {
  await tab.getByRole('button', { name: '1 reply' }).click();
  await tab.getByRole('link', { name: 'two' }).waitFor();
}
