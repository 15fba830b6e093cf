import { closeBrowser, endAll, open, say, startDemo } from './support.js';

jest.setTimeout(60_000);
afterEach(endAll);
afterAll(closeBrowser);

test('a newcomer asks in a channel, reads the answer in its thread and asks on', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await tab.getByText('Welcome to #general').waitFor();
  await say(tab, 'Message #general', '@demo what is it? :wave:');
  await tab.getByRole('button', { name: '1 reply' }).click();
  const thread = tab.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('First: the answer.').waitFor();
  await say(tab, 'Reply…', '@demo and then?');
  await thread.getByText('Once more: the answer.').waitFor();
  expect(await thread.getByText('👋').count()).toBe(1);
});

test('a command is completed as it is typed, and its answer is for one alone', async () => {
  const { slack } = await startDemo();
  const tab = await open(`${slack.origin}/#as=ana`);
  const field = tab.getByRole('combobox', { name: 'Message #general' });
  await field.pressSequentially('/de');
  await tab.getByRole('option', { name: '/demo' }).waitFor();
  await field.press('Tab');
  await field.pressSequentially('hello');
  await field.press('Enter');
  await tab.getByText('Only visible to you').waitFor();
  const other = await open(`${slack.origin}/#as=ben`);
  expect(await other.getByText('Only visible to you').count()).toBe(0);
});

test('what one shares the other sees', async () => {
  const { slack } = await startDemo();
  const [ana, ben] = [await open(`${slack.origin}/#as=ana`), await open(`${slack.origin}/#as=ben`)];
  await say(ana, 'Message #general', '/demo hello');
  await ana.getByRole('button', { name: 'Share in channel' }).click();
  await ben.getByText('Shared by @Ana').waitFor();
  await ana.getByText('Only visible to you').waitFor({ state: 'detached' });
});

test('switching the person stays in the channel and shows what that person sees', async () => {
  const { slack } = await startDemo();
  const tab = await open(`${slack.origin}/#as=ana`);
  await say(tab, 'Message #general', '/demo hello');
  await tab.getByText('Only visible to you').waitFor();
  await tab.getByRole('button', { name: 'You are Ana' }).click();
  await tab.getByRole('menuitemradio', { name: 'Ben' }).click();
  await tab.getByRole('button', { name: 'You are Ben' }).waitFor();
  expect(await tab.getByText('Only visible to you').count()).toBe(0);
  await say(tab, 'Message #general', 'I am Ben');
  await tab.getByRole('article', { name: 'Ben' }).waitFor();
});

test('a name and an emoji are completed', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  const field = tab.getByRole('combobox', { name: 'Message #general' });
  await field.pressSequentially('hello @be');
  await field.press('Enter');
  await field.pressSequentially(':thumbsu');
  await field.press('Enter');
  expect(await field.inputValue()).toMatch(/^hello @ben :thumbsup: $/);
  await field.press('Enter');
  await tab.getByText('@Ben').waitFor();
});

test('suggested prompts are asked with a click', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await tab.getByRole('button', { name: 'demo' }).first().click();
  await tab.getByRole('button', { name: 'What is an apple?' }).click();
  await tab.getByText('To you alone.').waitFor();
});

test('an own message is edited and deleted from its menu', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await say(tab, 'Message #general', 'helo');
  await tab.getByRole('article').last().hover();
  await tab.getByRole('button', { name: 'More actions' }).click();
  await tab.getByRole('menuitem', { name: 'Edit message' }).click();
  await tab.getByRole('textbox', { name: 'Edit message' }).fill('hello');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByText('(edited)').waitFor();
  await tab.getByRole('article').last().hover();
  await tab.getByRole('button', { name: 'More actions' }).click();
  await tab.getByRole('menuitem', { name: 'Delete message' }).click();
  await tab.getByText('hello').waitFor({ state: 'detached' });
});
