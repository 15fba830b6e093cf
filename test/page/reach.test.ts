/** Every view of the page for everybody: by the keyboard alone, and to axe. */
import axe, { type AxeResults } from 'axe-core';
import type { Page as Tab } from 'playwright-core';
import { defaultKnowledge } from '../../src/paths.js';
import { startTry } from '../../src/try.js';
import {
  askEveryBlock,
  closeBrowser,
  endAll,
  onEnd,
  open,
  PHONE,
  say,
  showEveryBlock,
  startDemo,
  WIDE,
} from './support.js';

jest.setTimeout(300_000);
afterEach(endAll);
afterAll(closeBrowser);

/** What axe finds that is serious or worse. */
async function faults(tab: Tab): Promise<readonly string[]> {
  await tab.evaluate(axe.source);
  const { violations } = (await tab.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

type View = readonly [name: string, show: (tab: Tab) => Promise<unknown>];

/** A form would still be there when the page is opened anew. */
async function leave(tab: Tab): Promise<void> {
  while ((await tab.locator('dialog').count()) > 0) {
    await tab.keyboard.press('Escape');
    await tab.waitForTimeout(100);
  }
  await tab.goto('about:blank');
}

const menu = (tab: Tab, name: string) => tab.getByRole('button', { name }).last().press('Enter');
const thread = async (tab: Tab, question: string, reply = /1 reply/) => {
  await say(tab, 'Message #general', question);
  await tab.getByRole('button', { name: reply }).last().click();
  await tab.getByRole('complementary', { name: 'Thread' }).getByText('APP').first().waitFor();
};

const POPUPS: readonly View[] = [
  ['the shortcuts', (tab) => menu(tab, 'Shortcuts')],
  ['the people', (tab) => menu(tab, 'You are Ana')],
  ['what completes a name', (tab) => tab.getByRole('combobox').first().pressSequentially('@b')],
  ['what completes an emoji', (tab) => tab.getByRole('combobox').first().pressSequentially(':smi')],
  ['what completes a command', (tab) => tab.getByRole('combobox').first().pressSequentially('/')],
];

const VIEWS: readonly View[] = [
  ['the beginning of a channel', async () => undefined],
  ...POPUPS,
  [
    'the menu of a message',
    async (tab) => {
      await say(tab, 'Message #general', 'hello');
      await menu(tab, 'More actions');
      await tab.getByRole('menuitem', { name: 'Delete message' }).waitFor();
    },
  ],
  [
    'a message that is being edited',
    async (tab) => {
      await say(tab, 'Message #general', 'hello');
      await menu(tab, 'More actions');
      await tab.getByRole('menuitem', { name: 'Edit message' }).press('Enter');
      await tab.getByRole('textbox', { name: 'Edit message' }).waitFor();
    },
  ],
  ['a thread', (tab) => thread(tab, '@privatelink compare snowflake and databricks')],
  [
    'an answer for one alone',
    async (tab) => {
      await say(tab, 'Message #general', '/privatelink redshift');
      await tab.getByText('Only visible to you').waitFor();
    },
  ],
  [
    'words at the foot',
    async (tab) => {
      await say(tab, 'Message #general', '/nothing');
      await tab.getByRole('alert').getByText('/nothing').waitFor();
    },
  ],
  [
    'the form',
    async (tab) => {
      await menu(tab, 'Shortcuts');
      await tab.getByRole('menuitem', { name: 'Look up availability' }).press('Enter');
      await tab.getByRole('dialog').getByRole('button', { name: 'All platforms' }).press('Enter');
      await tab.getByRole('option').first().waitFor();
    },
  ],
  [
    'the step and what it gave',
    async (tab) => {
      await menu(tab, 'Shortcuts');
      await tab.getByRole('menuitem', { name: 'Workflow step' }).press('Enter');
      await tab.getByRole('textbox', { name: 'Question' }).fill('databricks on aws st');
      await tab.keyboard.press('Enter');
      await tab.getByRole('definition').first().waitFor();
    },
  ],
  [
    'what is wrong with an answer',
    async (tab) => {
      await thread(tab, '@privatelink databricks on azure st');
      await menu(tab, 'Something is wrong with this answer');
      await tab.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  ],
  [
    'what is behind an answer, opened',
    async (tab) => {
      await thread(tab, '@privatelink databricks on azure st');
      await menu(tab, 'Inspect');
      await tab.getByText('How it was read').waitFor();
      for (const summary of await tab.locator('summary').all()) await summary.press('Enter');
    },
  ],
  [
    'the direct message',
    async (tab) => {
      await tab.goto(tab.url().replace(/#.*|$/, '#in=direct'));
      await tab.getByRole('region', { name: 'Suggested questions' }).waitFor();
    },
  ],
  [
    'Home',
    async (tab) => {
      await tab.goto(tab.url().replace(/#.*|$/, '#in=home'));
      await tab.getByText('Everything, by cloud of dbt').waitFor();
    },
  ],
];

describe.each([
  ['wide and dark', WIDE, 'dark'],
  ['on a phone and light', PHONE, 'light'],
] as const)('%s', (_, size, scheme) => {
  test('axe finds nothing serious in any view of the bot', async () => {
    const { address, close, tell } = await startTry({ knowledge: defaultKnowledge({}), port: 0, logLevel: 'error' });
    onEnd(close);
    const found: Record<string, readonly string[]> = {};
    const tab = await open(address, size, scheme);
    for (const [name, show] of VIEWS) {
      await tab.goto(address);
      await show(tab);
      found[name] = await faults(tab);
      await leave(tab);
    }
    await tab.goto(address);
    tell([{ title: 'A fault', lines: ['matrix.yaml: one', 'guides.yaml: two'] }]);
    await tab.getByText('A fault').waitFor();
    found['a fault of the knowledge'] = await faults(tab);
    expect(Object.entries(found).filter(([, all]) => all.length > 0)).toEqual([]);
  });
});

test('axe finds nothing serious where something is asked to be confirmed', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await askEveryBlock(tab);
  await showEveryBlock(tab);
  await tab.getByRole('button', { name: 'Remove' }).first().press('Enter');
  await tab.getByRole('dialog').waitFor();
  expect(await faults(tab)).toEqual([]);
});

/**
 * Each Tab's stop is marked, until it comes to one again, though not from itself: a date has several. What can be pressed or
 * typed in and bears no mark then was not reached.
 */
const MARK = `(() => {
  const at = document.activeElement;
  const again = at.dataset.reached !== undefined && at !== window.before;
  window.before = at;
  at.dataset.reached = '';
  return again && at !== document.body;
})()`;
const MISSED = `[...document.querySelectorAll('button, a[href], input, textarea, select, summary')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.dataset.reached === undefined)
  .filter((one) => !(one.type === 'radio' && document.querySelector('[name="' + one.name + '"][data-reached]')))
  .map((one) => one.outerHTML.slice(0, 120))`;

test.each([
  ['a channel and a thread with every block', '', (tab: Tab) => askEveryBlock(tab).then(() => showEveryBlock(tab))],
  ['Home', '#in=home', (tab: Tab) => tab.getByRole('textbox', { name: 'Search' }).waitFor()],
  ['the direct message', '#in=direct', (tab: Tab) => tab.getByRole('button', { name: 'What is an apple?' }).waitFor()],
] as const)('Tab comes to everything that can be pressed in %s', async (_, hash, show) => {
  const { slack } = await startDemo();
  const tab = await open(`${slack.origin}/${hash}`);
  await show(tab);
  await tab.evaluate('document.activeElement.blur()');
  for (let round = 0; round < 400; round++) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(MARK)) break;
  }
  expect(await tab.evaluate(MISSED)).toEqual([]);
});
