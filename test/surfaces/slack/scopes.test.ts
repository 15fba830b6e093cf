import { lackingScopes } from '../../../src/surfaces/slack/scopes.js';
import { loggerInto, MANIFEST, startOn } from './support.js';

test('what the manifest asks for is enough', () => {
  expect(lackingScopes(MANIFEST.scopes)).toEqual([]);
});

test('each scope that is missing is said with what it costs and what to click', () => {
  const lines = lackingScopes(['chat:write', 'app_mentions:read']);
  expect(lines.map((line) => /scope (\S+) is/.exec(line)?.[1])).toEqual(['commands', 'im:history', 'assistant:write']);
  expect(lines[0]).toContain('App Manifest');
});

test('nothing is said where Slack says nothing', () => expect(lackingScopes(undefined)).toEqual([]));

test('an app that was installed without its command starts and says so', async () => {
  const scopes = MANIFEST.scopes.filter((scope) => scope !== 'commands');
  const warned: string[] = [];
  const parts = { logger: loggerInto(warned) };
  const running = await startOn('HTTP', { slack: { app: { scopes } }, settings: { logLevel: 'warn' }, parts });
  await running.stop();
  expect(warned.join('\n')).toContain('The scope commands is missing');
});
