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

test('a button changes the answer that only you see', async () => {
  const { address } = await start();
  const tab = await open(address);
  await say(tab, 'Message #general', '/privatelink snowflake on azure st');
  await tab.getByRole('button', { name: 'On GCP' }).click();
  await tab.getByText('Snowflake is available on GCP multi-tenant').waitFor();
  expect(await tab.getByText('Only visible to you').count()).toBe(1);
});

test('a shared answer is seen by the other person, with who asked', async () => {
  const { address } = await start();
  const ana = await open(`${address}/#as=ana&in=C0GENERAL`);
  const ben = await open(`${address}/#as=ben&in=C0GENERAL`);
  await say(ana, 'Message #general', '/privatelink athena on aws st');
  await ana.getByText('Amazon Athena with AWS Glue is available').waitFor();
  expect(await ben.getByText('Amazon Athena').count()).toBe(0);
  await ana.getByRole('button', { name: 'Share in channel' }).click();
  await ben.getByText('Amazon Athena with AWS Glue is available').waitFor();
  await ben.getByText('Asked by').waitFor();
});

test('Home shows the matrix, and a search there is answered', async () => {
  const { address } = await start();
  const tab = await open(`${address}/#in=home`);
  await tab.getByText('Everything, by cloud of dbt').waitFor();
  const field = tab.getByRole('textbox', { name: 'Ask, and press Enter' });
  await field.fill('bitbucket on aws st');
  await field.press('Enter');
  await tab.getByText('Bitbucket is available on AWS single-tenant').waitFor();
  await tab.getByRole('button', { name: 'Back to everything' }).click();
  await tab.getByText('Everything, by cloud of dbt').waitFor();
});

test('the form looks up what is chosen in it', async () => {
  const { address } = await start();
  const tab = await open(address);
  await tab.getByRole('button', { name: 'Shortcuts' }).click();
  await tab.getByRole('menuitem', { name: 'Look up availability' }).click();
  const form = tab.getByRole('dialog', { name: 'Look up availability' });
  await form.getByRole('button', { name: 'All platforms' }).click();
  await tab.getByRole('combobox', { name: 'All platforms' }).pressSequentially('terad');
  await tab.getByRole('option', { name: 'Teradata (Database Server)' }).click();
  await form.getByRole('button', { name: 'Look up', exact: true }).click();
  await form.getByText('Teradata (Database Server) is').first().waitFor();
});

test('a direct message begins with a suggested question', async () => {
  const { address } = await start();
  const tab = await open(`${address}/#in=home`);
  await tab.getByText('Messages', { exact: true }).click();
  await tab.getByRole('button', { name: 'Snowflake on Azure ST' }).click();
  await tab.getByRole('button', { name: '1 reply' }).click();
  await tab.getByText('Snowflake is available on Azure single-tenant').waitFor();
});

test('a thumb down asks what is wrong', async () => {
  const { address } = await start();
  const tab = await open(address);
  await say(tab, 'Message #general', '/privatelink snowflake on azure st');
  await tab.getByRole('button', { name: 'Something is wrong with this answer' }).click();
  const form = tab.getByRole('dialog', { name: 'What is wrong?' });
  await form.getByRole('radio', { name: 'The verdict is wrong' }).check();
  await form.getByRole('button', { name: 'Send' }).click();
  await tab.getByRole('dialog', { name: 'Thank you' }).waitFor();
});
