import { createMetrics } from '../../../src/metrics.js';
import { answerTo, GENERAL, MODES, startOn } from './support.js';

const get = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return `${response.status} ${(await response.text()).trim()}`;
};

/** Asks again until it is so; within fifteen seconds, more than Slack's client waits before it connects again. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not come to be so in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test.each(MODES)('in %s it is alive, ready once it is started, and no more when it ends', async (mode) => {
  let ready = false;
  const { settings, stop } = await startOn(mode, { parts: { isReady: () => ready } });
  const { port } = settings;
  expect(await get(port, '/healthz')).toBe('200 ok');
  expect(await get(port, '/readyz')).toBe('503 starting or ending');
  ready = true;
  expect(await get(port, '/readyz')).toBe('200 ready');
  await stop();
});

test('in Socket Mode it is ready while it is connected to Slack, and alive all the time', async () => {
  const running = await startOn('Socket Mode');
  const { slack, settings } = running;
  const { port } = settings;
  expect(await get(port, '/readyz')).toBe('200 ready');
  slack.sockets.drop();
  await until(async () => (await get(port, '/readyz')) === '503 not connected to Slack');
  expect(await get(port, '/healthz')).toBe('200 ok');
  await until(async () => (await get(port, '/readyz')) === '200 ready');
  const asked = slack.as('ana').mention(GENERAL, 'databricks on aws st');
  expect((await answerTo(slack, asked)).text).toContain('Databricks');
  await running.stop();
}, 30_000);

test('metrics that cannot be read are said to be so, and the app goes on', async () => {
  const metrics = {
    ...createMetrics({ fetchedAt: () => '2026-01-01', now: Date.now, isReady: () => true }),
    scrape: () => Promise.reject(new TypeError('xoxb-1-2')),
  };
  const { settings, stop } = await startOn('HTTP', { parts: { metrics } });
  expect(await get(settings.port, '/metrics')).toBe('500 The metrics could not be read: TypeError');
  expect(await get(settings.port, '/healthz')).toBe('200 ok');
  await stop();
});
