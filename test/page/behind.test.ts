/** What no message shows: the step of a workflow, and how a question was read. */
import type { Locator, Page as Tab } from 'playwright-core';
import { defaultKnowledge } from '../../src/paths.js';
import { startTry } from '../../src/try.js';
import { closeBrowser, endAll, onEnd, open, say, startDemo } from './support.js';

jest.setTimeout(60_000);
afterEach(endAll);
afterAll(closeBrowser);

async function startBot(): Promise<string> {
  const { address, close } = await startTry({ knowledge: defaultKnowledge({}), port: 0, logLevel: 'error' });
  onEnd(close);
  return address;
}

async function stepDialog(tab: Tab, title: string) {
  await tab.getByRole('button', { name: 'Shortcuts' }).click();
  await tab.getByRole('menuitem', { name: `Workflow step: ${title}` }).click();
  return tab.getByRole('dialog', { name: title });
}

/** The query in the inspect panel. */
async function queryIn(panel: Locator): Promise<string> {
  const query = panel.locator('details', { has: panel.page().locator('summary', { hasText: 'query' }) });
  await query.locator('summary').click();
  return (await query.locator('pre').textContent()) ?? '';
}

test('a step is run by the keyboard, tells what it gives, and is inspected', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  const dialog = await stepDialog(tab, 'Weigh a fruit');
  await tab.keyboard.type('stone');
  await tab.keyboard.press('Enter');
  await dialog.getByText('The step failed: That is no fruit.').waitFor();
  await dialog.getByRole('textbox', { name: 'Fruit' }).fill('fig');
  await tab.keyboard.press('Enter');
  await dialog.getByText('Weight weight').waitFor();
  expect(await dialog.getByRole('definition').allTextContents()).toEqual(['3', 'https://example.com/fruit']);
  await dialog.getByRole('link', { name: 'https://example.com/fruit' }).waitFor();
  await dialog.getByRole('button', { name: 'Inspect' }).click();
  const panel = tab.getByRole('complementary', { name: 'Inspect' });
  await panel.getByText('events_api · function_executed').waitFor();
  await panel.getByText('functions.completeSuccess').waitFor();
});

test('a step without what it needs is not run, and Escape leads back', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  const dialog = await stepDialog(tab, 'Weigh a fruit');
  await tab.keyboard.press('Enter');
  expect(slack.record.steps()).toEqual([]);
  await tab.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await tab.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Shortcuts');
});

test('the step of the bot gives its answer, its status and the guide', async () => {
  const tab = await open(await startBot());
  const dialog = await stepDialog(tab, 'Look up private connectivity');
  await dialog.getByRole('textbox', { name: 'Question' }).fill('databricks on aws st');
  await dialog.getByRole('button', { name: 'Run the step' }).click();
  await dialog.getByText('Yes: Databricks is available on AWS single-tenant').waitFor();
  const outputs = await dialog.getByRole('definition').allTextContents();
  expect(outputs.slice(1)).toEqual(['available', expect.stringMatching(/^https:.*databricks/)]);
});

test('a follow-up is shown as its thread completed it', async () => {
  const tab = await open(await startBot());
  await say(tab, 'Message #general', '@privatelink databricks on azure st');
  await tab.getByRole('button', { name: '1 reply' }).click();
  await say(tab, 'Reply…', 'and gcp?');
  await tab.getByText('No, not yet: Databricks is not currently supported').waitFor();
  await tab
    .getByRole('complementary', { name: 'Thread' })
    .getByRole('button', { name: 'Inspect' })
    .last()
    .press('Enter');
  const panel = tab.getByRole('complementary', { name: 'Inspect' });
  await panel.getByText('and gcp?', { exact: true }).waitFor();
  expect(await queryIn(panel)).toContain('"databricks"');
});

test('a pressed button is shown with the question it asked', async () => {
  const tab = await open(await startBot());
  await say(tab, 'Message #general', '@privatelink databricks on azure st');
  await tab.getByRole('button', { name: '1 reply' }).click();
  await tab.getByRole('button', { name: 'On GCP' }).click();
  await tab.getByText('No, not yet: Databricks is not currently supported').waitFor();
  await tab
    .getByRole('complementary', { name: 'Thread' })
    .getByRole('button', { name: 'Inspect' })
    .last()
    .press('Enter');
  const panel = tab.getByRole('complementary', { name: 'Inspect' });
  await panel.getByText('On GCP', { exact: true }).waitFor();
  expect(await queryIn(panel)).toContain('"gcp"');
});

test('a link to the direct message suggests what to ask, as a click does', async () => {
  const tab = await open(`${await startBot()}/#in=direct`);
  await tab.getByRole('region', { name: 'Suggested questions' }).getByRole('button').first().waitFor();
});
