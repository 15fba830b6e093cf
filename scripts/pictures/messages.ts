/** Pictures of single messages, whatever made them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startPage } from '../../src/local-slack/page/server/page.js';
import { projectRoot } from '../../src/paths.js';
import { openBrowser } from '../browser.js';
import { PICTURE, PICTURE_DAY, pictureTime, SIZES } from './sizes.js';

export type Drawn = Readonly<{ name: string; blocks: readonly unknown[]; text?: string }>;

/** Messages → FOLDER/NAME-SIZE.png of each, at both sizes; the files' names. Slack's own checks of the blocks apply. */
export async function drawMessages(messages: readonly Drawn[], folder: string, dark = false): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { slack, close } = await startPage({
    folder: join(projectRoot(), 'dist', 'page'),
    app: { name: 'privatelink' },
    users: [
      { name: 'ana', realName: 'Ana' },
      { name: 'ben', realName: 'Ben' },
    ],
    now: pictureTime(),
  });
  const browser = await openBrowser();
  try {
    const files: string[] = [];
    const context = await browser.newContext({
      ...PICTURE,
      colorScheme: dark ? 'dark' : 'light',
      deviceScaleFactor: 2,
    });
    const tab = await context.newPage();
    await tab.clock.setFixedTime(PICTURE_DAY);
    for (const { name, blocks, text = name } of messages) {
      // A channel for each, so that each says who it is from.
      const { id } = slack.addChannel({ name });
      await post(slack.url, slack.app().botToken, { channel: id, text, blocks });
      await tab.goto(`${slack.origin}/#in=${id}`);
      const message = tab.getByRole('article').last();
      for (const [size, viewport] of Object.entries(SIZES)) {
        await tab.setViewportSize({ ...viewport, height: 2_400 });
        await message.waitFor();
        await tab.mouse.move(0, 0);
        await tab.waitForTimeout(150);
        files.push(join(folder, `${name}-${size}.png`));
        await message.screenshot({ path: files.at(-1) as string });
      }
    }
    return files;
  } finally {
    await browser.close();
    await close();
  }
}

async function post(url: string, token: string, args: object): Promise<void> {
  const reply = await fetch(`${url}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  const answer = (await reply.json()) as { ok: boolean };
  if (!answer.ok) throw new Error(`The message was refused: ${JSON.stringify(answer)}`);
}
