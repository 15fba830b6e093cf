import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { COMMAND } from '../src/surfaces/slack/app.js';
import { realBot } from './support/real-bot.js';

type Command = Record<string, unknown> & { command: string; description: string; usage_hint?: string; url?: string };
type Manifest = {
  _metadata: { major_version: number };
  display_information: { name: string; description: string; long_description: string; background_color: string };
  features: {
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean };
    bot_user: { display_name: string };
    slash_commands: Command[];
  };
  oauth_config: { scopes: Record<string, string[]> };
  settings: { event_subscriptions: Record<string, string[]>; socket_mode_enabled: boolean };
};

const ROOT = join(__dirname, '..');
const SLACK = join(ROOT, 'src', 'surfaces', 'slack');
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
const { display_information, features, oauth_config, settings } = manifest;
const events = settings.event_subscriptions.bot_events ?? [];
const source = readdirSync(SLACK)
  .map((name) => readFileSync(join(SLACK, name), 'utf8'))
  .join('\n');

/** What each event needs, beside what its answer needs. */
const SCOPE_OF_EVENT: Readonly<Record<string, string>> = { app_mention: 'app_mentions:read' };

/** The lengths that Slack's manifest schema, version 2, allows: at least, at most. */
const LENGTHS: [string, string, number, number][] = [
  ['display_information.name', display_information.name, 1, 35],
  ['display_information.description', display_information.description, 1, 140],
  ['display_information.long_description', display_information.long_description, 175, 4_000],
  ['features.bot_user.display_name', features.bot_user.display_name, 1, 80],
  ...features.slash_commands.flatMap((c, i): [string, string, number, number][] => [
    [`features.slash_commands.${i}.command`, c.command, 2, 32],
    [`features.slash_commands.${i}.description`, c.description, 1, 2_000],
    [`features.slash_commands.${i}.usage_hint`, c.usage_hint ?? '', 1, 1_000],
  ]),
];

test.each(LENGTHS)('%s has a length that Slack takes: %j', (_, text, least, most) => {
  expect(text.length).toBeGreaterThanOrEqual(least);
  expect(text.length).toBeLessThanOrEqual(most);
});

test('it has the parts that Slack knows, and no others', () => {
  expect(manifest._metadata.major_version).toBe(2);
  expect(Object.keys(manifest).sort()).toEqual([
    '_metadata',
    'display_information',
    'features',
    'oauth_config',
    'settings',
  ]);
  expect(display_information.background_color).toMatch(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/);
  const keys = features.slash_commands.flatMap((command) => Object.keys(command));
  expect(keys.filter((key) => !/^(command|description|usage_hint|should_escape|url)$/.test(key))).toEqual([]);
});

test('it is for Socket Mode, so nothing in it needs a public address', () => {
  expect(settings.socket_mode_enabled).toBe(true);
  expect(settings.event_subscriptions).not.toHaveProperty('request_url');
  expect(features.slash_commands.filter((command) => command.url)).toEqual([]);
});

test('a command begins with a slash, in small letters, as Slack shows it', () => {
  expect(features.slash_commands.filter(({ command }) => !/^\/[a-z0-9_-]+$/.test(command))).toEqual([]);
});

test('the commands are those that the code answers', () => {
  expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  expect([...source.matchAll(/app\.command\(([^,]+),/g)].map(([, name]) => name)).toEqual(['COMMAND']);
});

test('the events are those that the code listens to', () => {
  const heard = [...source.matchAll(/app\.event\('([^']+)'/g)].map(([, name]) => name);
  expect([...events].sort()).toEqual(heard.sort());
});

test('it asks for the scopes of what works, and for nothing else', () => {
  const needed = [...events.map((event) => SCOPE_OF_EVENT[event]), 'chat:write', 'commands'];
  expect(needed).not.toContain(undefined);
  expect(oauth_config.scopes).toEqual({ bot: needed.sort() });
});

test('it listens as the bot only, never as the person who installs it', () => {
  expect(Object.keys(settings.event_subscriptions)).toEqual(['bot_events']);
});

test.each(features.slash_commands)('the usage hint of $command gets a real answer', ({ usage_hint = '' }) => {
  const { answer } = realBot().bot.ask(usage_hint);
  expect(answer.cells).not.toEqual([]);
  expect(answer.unknown).toEqual([]);
});
