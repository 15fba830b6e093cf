import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = `
  const { startLocalSlack } = require(${JSON.stringify(join(__dirname, '../../src/local-slack/local-slack.ts'))});
  startLocalSlack({ times: { retryAfterMs: [60_000] } }).then(async (slack) => {
    slack.as('ana').direct('an event that nobody takes');
    await fetch(slack.url + 'api.test');
    await slack.close();
    console.log('closed');
  });
`;

test('a closed Slack lets its process end', async () => {
  const { stdout } = await run(process.execPath, ['--require', 'tsx/cjs', '-e', SCRIPT], { timeout: 10_000 });
  expect(stdout).toBe('closed\n');
}, 15_000);
