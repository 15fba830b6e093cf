/** What the image runs: the build without what its Dockerfile takes away. */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slackFor, startMain } from '../surfaces/slack/process.js';
import { instructions } from './support.js';

jest.setTimeout(30_000);

const ROOT = join(__dirname, '../..');
/** `rm -rf` of the Dockerfile, a `*` standing for any name. */
const taken = instructions()
  .flatMap((line) => /rm -rf (.*)$/.exec(line)?.[1]?.split(' ') ?? [])
  .map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`));

const folder = mkdtempSync(join(tmpdir(), 'image-'));
const main = join(folder, 'dist/main.js');
beforeAll(() => {
  const stays = (path: string): boolean => !taken.some((one) => one.test(path.slice(ROOT.length + 1)));
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true, filter: stays });
  for (const name of ['package.json', 'node_modules', 'knowledge']) symlinkSync(join(ROOT, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('without any setting of Slack’s it ends with status 1 and a line for each that is missing', async () => {
  const { code, output } = await startMain({}, main).ended;
  expect([code, output.trim().split('\n')]).toEqual([
    1,
    [expect.stringMatching(/^SLACK_BOT_TOKEN: is not set/), expect.stringMatching(/^SLACK_APP_TOKEN: is not set/)],
  ]);
});

test('with its settings it answers', async () => {
  const { slack, env } = await slackFor('Socket Mode');
  const started = startMain(env, main);
  await started.ready();
  started.child.kill('SIGTERM');
  expect((await started.ended).code).toBe(0);
  await slack.close();
});

test('it is without the page, which nobody needs there', () => {
  expect(taken.some((one) => one.test('dist/try.js')) && taken.some((one) => one.test('dist/page'))).toBe(true);
});
