/** A headless Chromium, the one that the machine has. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It asks the network for nothing of its own. `--no-sandbox` is for whoever runs it as root, as in a container. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
];

/** CHROMIUM, or where Chromium usually lies → a browser. @throws with what to do where there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) {
    throw new Error(
      `Chromium is not here (${PLACES.join(', ')}). Run scripts/chromium.sh, or set CHROMIUM to where it is.`,
    );
  }
  return chromium.launch({ executablePath, headless: true, args: QUIET });
}
