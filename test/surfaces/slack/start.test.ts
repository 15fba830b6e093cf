import type { App } from '@slack/bolt';
import { startLocalSlack } from '../../../src/local-slack/local-slack.js';
import { createApp } from '../../../src/surfaces/slack/app.js';
import { startApp, stopApp } from '../../../src/surfaces/slack/start.js';
import { freePort } from '../../support/ports.js';
import { MODES, partsOf, startOn } from './support.js';

test.each([
  ['bot', { botToken: 'xoxb-unknown' }, /invalid_auth.*SLACK_BOT_TOKEN/],
  ['app-level', { appToken: 'xapp-unknown' }, /invalid_auth.*SLACK_APP_TOKEN/],
])('an unknown %s token ends the start with what to do', async (_, changed, message) => {
  const slack = await startLocalSlack({});
  const { botToken, appToken } = slack.app();
  const settings = {
    botToken,
    appToken,
    signingSecret: undefined,
    port: await freePort(),
    apiUrl: slack.url,
    maintainers: undefined,
    logLevel: 'error' as const,
    ...changed,
  };
  const { app } = createApp(settings, partsOf());
  await expect(startApp(app, settings)).rejects.toThrow(message);
  await app.stop().catch(() => undefined);
  await slack.close();
});

test('a port in use is said', async () => {
  const running = await startOn('HTTP');
  const { app } = createApp(running.settings, partsOf());
  await expect(startApp(app, running.settings)).rejects.toThrow(`Port ${running.settings.port} is in use. Set PORT`);
  await running.stop();
});

test('an error that nobody foresaw is passed on', async () => {
  const app = { init: () => Promise.reject(new Error('the moon is full')) } as unknown as App;
  await expect(startApp(app, {} as never)).rejects.toThrow('The app did not start: the moon is full');
});

test.each(MODES)('in %s an app that is not started has nothing to end', async (mode) => {
  const slack = await startLocalSlack({});
  const { botToken, appToken, signingSecret } = slack.app();
  const way = mode === 'HTTP' ? { appToken: undefined, signingSecret } : { appToken, signingSecret: undefined };
  const common = { port: await freePort(), apiUrl: slack.url, maintainers: undefined, logLevel: 'error' as const };
  const { app } = createApp({ botToken, ...way, ...common }, partsOf());
  await app.init();
  await stopApp(app);
  await slack.close();
});

test('what else keeps an app from ending is passed on', async () => {
  await expect(stopApp({ stop: () => Promise.reject(new Error('the moon is full')) })).rejects.toThrow('the moon');
});
