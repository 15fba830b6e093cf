/** The bot itself in the browser, as `npm start` runs it with no setting. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultKnowledge } from '../../src/paths.js';
import { startTry } from '../../src/try.js';
import { closeBrowser, endAll, onEnd, open, say } from './support.js';

jest.setTimeout(60_000);
afterEach(endAll);
afterAll(closeBrowser);

async function start(knowledge = defaultKnowledge({})) {
  const trying = await startTry({ knowledge, port: 0, logLevel: 'error' });
  onEnd(trying.close);
  return trying;
}

function ownKnowledge(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'knowledge-')), 'knowledge');
  cpSync(defaultKnowledge({}), folder, { recursive: true });
  onEnd(async () => rmSync(folder, { recursive: true }));
  return folder;
}

test('the first minute: a question, its answer, a follow-up', async () => {
  const { address } = await start();
  const tab = await open(address);
  await say(tab, 'Message #general', '@privatelink databricks on azure st');
  await tab.getByRole('button', { name: '1 reply' }).click();
  await tab.getByText('Yes: Databricks is available on Azure single-tenant.').waitFor();
  await say(tab, 'Reply…', '@privatelink and gcp?');
  await tab.getByText('No, not yet: Databricks is not currently supported').waitFor();
});

test('the command answers one alone', async () => {
  const { address } = await start();
  const tab = await open(address);
  await say(tab, 'Message #general', '/privatelink snowflake on azure st');
  await tab.getByText('Only visible to you').waitFor();
  await tab.getByText('Snowflake is available on Azure').waitFor();
});

test('a new alias answers at once; a broken file shows every fault and the last good knowledge answers', async () => {
  const folder = ownKnowledge();
  const { address } = await start(folder);
  const tab = await open(address);
  const file = join(folder, 'matrix.yaml');
  const good = readFileSync(file, 'utf8').replace(/(id: databricks\n(?:.*\n)*?\s+phrases: \[)/, '$1brickhouse, ');
  const ask = async (count: number) => {
    await say(tab, 'Message #general', '/privatelink brickhouse on azure st');
    await tab
      .getByText('Yes: Databricks is available')
      .nth(count - 1)
      .waitFor();
  };

  await say(tab, 'Message #general', '/privatelink brickhouse on azure st');
  await tab.getByText('brickhouse” is not in the matrix').waitFor();
  writeFileSync(file, good);
  await tab.waitForTimeout(1_000);
  await ask(1);

  writeFileSync(file, good.replace('available', 'perhaps').replace('name: ', 'nam: '));
  const banner = tab.getByText('The knowledge has a fault');
  await banner.waitFor();
  expect(await tab.getByRole('status').getByText('matrix.yaml').count()).toBeGreaterThan(1);
  await ask(2);

  writeFileSync(file, good);
  await banner.waitFor({ state: 'detached' });
});
