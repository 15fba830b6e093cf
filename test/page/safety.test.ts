import { call } from '../local-slack/support.js';
import { allBlocks } from './demo-blocks.js';
import { closeBrowser, endAll, open, startDemo } from './support.js';

jest.setTimeout(60_000);
afterEach(endAll);
afterAll(closeBrowser);

const HOSTILE = [
  '<img src=x onerror="window.ran=1">',
  '<script>window.ran=1</script>',
  '<javascript:window.ran=1|click>',
  '<data:text/html,<script>1</script>|click>',
  '&lt;svg onload="window.ran=1"&gt;',
  '"><iframe srcdoc="<script>parent.ran=1</script>">',
];

test('nothing a message holds runs script or leads to it', async () => {
  const { slack } = await startDemo();
  const leaf = (text: string) => ({ type: 'text', text });
  for (const text of HOSTILE) {
    slack.as('ana').post('general', text);
    const elements = [leaf(text), { type: 'link', url: 'javascript:window.ran=1', text: 'link' }];
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'markdown', text: `${text}\n\n[click](javascript:window.ran=1)` },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
      { type: 'table', rows: [[{ type: 'raw_text', text }]] },
    ];
    expect(await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text, blocks })).toMatchObject({ ok: true });
  }
  const tab = await open(slack.origin);
  await tab.getByRole('article').nth(11).waitFor();
  await tab.waitForLoadState('networkidle').catch(() => undefined);
  const addresses = await tab.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  // An address that is taken away leaves an empty one behind, which leads nowhere.
  expect(addresses.filter((address) => !/^https?:|^$/.test(address ?? ''))).toEqual([]);
  expect(await tab.evaluate('window.ran')).toBeUndefined();
  expect(await tab.locator('main iframe, main script, main img, main [onerror], main [onload]').count()).toBe(0);
});

test('a script that came onto the page all the same does not run', async () => {
  const { slack } = await startDemo();
  const tab = await open(slack.origin);
  await tab.evaluate(`
    const image = document.createElement('div');
    image.innerHTML = '<img src="x" onerror="window.ran=1"><a id="bad" href="javascript:window.ran=1">x</a>';
    document.body.append(image);
    const script = document.createElement('script');
    script.textContent = 'window.ran=1';
    document.body.append(script);
    document.getElementById('bad').click();
  `);
  await tab.getByRole('main').waitFor();
  expect(await tab.evaluate('window.ran')).toBeUndefined();
});

test('nothing outside is asked for, whatever a message shows', async () => {
  const { slack } = await startDemo();
  const page = await open(slack.origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'all', blocks: allBlocks() });
  await page.getByText('Everything ✨').waitFor();
  await page.getByText('Marked').waitFor();
  expect(asked.filter((url) => !url.startsWith(slack.origin))).toEqual([]);
});
