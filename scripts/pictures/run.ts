/** `npm run pictures [NAME…]`: the scenes → docs/pictures/NAME-SIZE.png; only those named, if any are. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { defaultKnowledge, projectRoot } from '../../src/paths.js';
import { startTry } from '../../src/try.js';
import { openBrowser } from '../browser.js';
import { SCENES, type Scene, type Size } from './scenes.js';
import { PICTURE, PICTURE_DAY, pictureTime, SIZES } from './sizes.js';

const FOLDER = join(projectRoot(), 'docs', 'pictures');

async function take(browser: Browser, { name, dark = false, taller = 0, play }: Scene, size: Size): Promise<void> {
  const { slack, close } = await startTry(
    { knowledge: defaultKnowledge({}), port: 0, logLevel: 'error' },
    { now: pictureTime() },
  );
  const context = await browser.newContext({
    viewport: { ...SIZES[size], height: SIZES[size].height + taller },
    colorScheme: dark ? 'dark' : 'light',
    ...PICTURE,
  });
  try {
    const tab = await context.newPage();
    await tab.clock.setFixedTime(PICTURE_DAY);
    await play({ slack, tab });
    await tab.mouse.move(0, 0);
    const path = join(FOLDER, `${name}-${size}.png`);
    await tab.screenshot({ path });
    process.stdout.write(`${path}\n`);
  } finally {
    await context.close();
    await close();
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const size of scene.sizes ?? (scene.dark ? ['wide'] : ['wide', 'phone'])) {
        await take(browser, scene, size as Size);
      }
    }
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (cause: Error) => {
    process.stderr.write(`${cause.stack}\n`);
    process.exit(1);
  },
);
