import axe, { type AxeResults } from 'axe-core';
import type { Page as Tab } from 'playwright-core';
import { askEveryBlock, closeBrowser, endAll, open, PHONE, say, showEveryBlock, startDemo, WIDE } from './support.js';

jest.setTimeout(90_000);
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

describe.each([
  ['wide and light', WIDE, 'light'],
  ['on a phone and dark', PHONE, 'dark'],
] as const)('%s', (_, size, scheme) => {
  test('axe finds nothing serious in a channel and a thread with every block', async () => {
    const { slack } = await startDemo();
    const tab = await open(slack.origin, size, scheme);
    await say(tab, 'Message #general', '/demo hello');
    await askEveryBlock(tab);
    expect(await faults(tab)).toEqual([]);
    await showEveryBlock(tab);
    expect(await faults(tab)).toEqual([]);
  });

  test('axe finds nothing serious in Home, a modal, an open menu and the inspect panel', async () => {
    const { slack } = await startDemo({ explain: (asked) => asked });
    const tab = await open(`${slack.origin}/#in=home`, size, scheme);
    await tab.getByRole('textbox', { name: 'Search' }).waitFor();
    expect(await faults(tab)).toEqual([]);
    await tab.goto(`${slack.origin}/#in=direct`);
    await say(tab, 'Message demo', 'hello');
    await tab.getByRole('button', { name: 'Pick one' }).click();
    expect(await faults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.getByRole('button', { name: 'Open form' }).click();
    await tab.getByRole('dialog', { name: 'A form' }).waitFor();
    expect(await faults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog', { name: 'A form' }).waitFor({ state: 'detached' });
    await tab.goto(`${tab.url()}&inspect=${slack.record.messages('D0ANA').at(-1)?.ts}`);
    await tab.getByText('chat.postMessage').waitFor();
    expect(await faults(tab)).toEqual([]);
  });

  test('nothing is wider than the window', async () => {
    const { slack } = await startDemo();
    const tab = await open(slack.origin, size, scheme);
    await askEveryBlock(tab);
    await showEveryBlock(tab);
    expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});

test('the keyboard alone reaches a thread, a menu and a modal, and comes back', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await tab.keyboard.press(key);
  };
  await say(tab, 'Message #general', '@demo hello');
  const replies = tab.getByRole('button', { name: '1 reply' });
  await replies.focus();
  await press('Enter');
  const thread = tab.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('button', { name: 'Change this' }).focus();
  await press('Tab', 2);
  await press('Enter');
  await tab.getByRole('dialog', { name: 'A form' }).waitFor();
  expect(await tab.evaluate('document.activeElement.tagName')).toBe('INPUT');
  await press('Escape');
  await tab.getByRole('dialog', { name: 'A form' }).waitFor({ state: 'detached' });
  await thread.getByRole('button', { name: 'Pick one' }).focus();
  await press('Enter');
  await press('ArrowDown');
  await press('Enter');
  const picked = thread.getByRole('button', { name: 'Pick one: Banana' });
  await picked.waitFor();
  expect(await picked.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
});

test('light and dark are switched and kept', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await tab.getByRole('button', { name: 'Switch to dark' }).click();
  await tab.reload();
  await tab.getByRole('button', { name: 'Switch to light' }).waitFor();
  expect(await tab.evaluate('document.documentElement.dataset.theme')).toBe('dark');
});
