import { closeBrowser, endAll, open, say, startDemo } from './support.js';

jest.setTimeout(60_000);
afterEach(endAll);
afterAll(closeBrowser);

/** An answer with everything to press, in the direct message. */
async function answered() {
  const { slack, heard } = await startDemo();
  const tab = await open(`${slack.origin}/#in=direct`);
  await say(tab, 'Message demo', 'hello');
  await tab.getByText('To you alone.').waitFor();
  return { slack, heard, tab };
}

test('a button changes its message', async () => {
  const { tab } = await answered();
  await tab.getByRole('button', { name: 'Change this' }).click();
  await tab.getByText('Changed.').waitFor();
  expect(await tab.getByText('To you alone.').count()).toBe(0);
});

test('options are picked from a menu, and from one that asks the app for them', async () => {
  const { tab, heard, slack } = await answered();
  await tab.getByRole('button', { name: 'Pick one' }).click();
  await tab.getByRole('option', { name: 'Banana' }).click();
  await tab.getByRole('button', { name: 'Find one' }).click();
  await tab.getByRole('combobox', { name: 'Find one' }).pressSequentially('ap');
  await tab.getByRole('option', { name: 'apricot' }).waitFor();
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.getByRole('button', { name: 'Find one: apricot' }).waitFor();
  await slack.until(() => heard.actions.length === 2);
  expect(heard.actions.map(({ selected_option: option }) => (option as { value: string }).value)).toEqual([
    'banana',
    'apricot',
  ]);
});

test('the menu behind three dots and the thumbs reach the app', async () => {
  const { tab, heard, slack } = await answered();
  await tab.getByRole('button', { name: 'More', exact: true }).click();
  await tab.getByRole('menuitem', { name: 'Second' }).click();
  await tab.getByRole('button', { name: 'Bad answer' }).click();
  await slack.until(() => heard.feedback.length === 1);
  expect(heard.feedback).toEqual(['bad']);
  expect(heard.actions[0]).toMatchObject({ action_id: 'more', selected_option: { value: 'second' } });
  expect(await tab.getByRole('button', { name: 'Bad answer' }).getAttribute('aria-pressed')).toBe('true');
});

test('a modal is filled in, told what is wrong, and sent', async () => {
  const { tab, heard } = await answered();
  await tab.getByRole('button', { name: 'Open form' }).click();
  const form = tab.getByRole('dialog', { name: 'A form' });
  await form.getByRole('textbox', { name: 'Name' }).fill('wrong');
  await form.getByRole('button', { name: 'Choose an option' }).click();
  await tab.getByRole('option', { name: 'Apple' }).click();
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('Not that one.').waitFor();
  await form.getByRole('textbox', { name: 'Name' }).fill('right');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  expect(heard.submissions).toMatchObject([
    { name: { value: 'right' }, fruit: { selected_option: { value: 'apple' } } },
  ]);
});

test('a message shortcut opens a modal about its message', async () => {
  const { slack } = await startDemo();
  slack.as('ben').post('general', 'is it so?');
  const tab = await open(slack.origin);
  await tab.getByRole('article').hover();
  await tab.getByRole('button', { name: 'More actions' }).click();
  await tab.getByRole('menuitem', { name: 'Ask about this message' }).click();
  const field = tab.getByRole('dialog', { name: 'A form' }).getByRole('textbox', { name: 'Name' });
  await field.waitFor();
  expect(await field.inputValue()).toBe('is it so?');
});

test('Home is searched', async () => {
  const { slack } = await startDemo();
  const tab = await open(`${slack.origin}/#in=home`);
  const field = tab.getByRole('textbox', { name: 'Search' });
  await field.fill('ap');
  await field.press('Enter');
  await tab.getByText('cherry').waitFor({ state: 'detached' });
  expect(await tab.getByRole('region', { name: 'Home' }).getByRole('button', { name: 'Show' }).count()).toBe(3);
});

test('a message is inspected, and the link leads there again', async () => {
  const { slack } = await startDemo({ explain: ({ words }) => ({ letters: words.length }) });
  const tab = await open(slack.origin);
  await say(tab, 'Message #general', '@demo hello');
  await tab.getByRole('button', { name: '1 reply' }).waitFor();
  await tab.getByRole('article').hover();
  await tab.getByRole('button', { name: 'Inspect' }).click();
  const again = await open(tab.url());
  const panel = again.getByRole('complementary', { name: 'Inspect' });
  await panel.getByText('events_api · app_mention').waitFor();
  await panel.getByText('chat.postMessage').waitFor();
  await panel.getByText('letters').waitFor();
  await panel.getByText('"client_msg_id"').last().waitFor();
});
