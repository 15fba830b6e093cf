import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stepOutputs } from '../src/presentation/step.js';
import { COMMAND, SHORTCUTS, STEP } from '../src/surfaces/slack/app.js';
import { realBot } from './support/real-bot.js';
import { MANIFEST } from './surfaces/slack/support.js';

type Command = Record<string, unknown> & { command: string; description: string; usage_hint?: string; url?: string };
type Manifest = {
  _metadata: { major_version: number };
  display_information: { name: string; description: string; long_description: string; background_color: string };
  features: {
    app_home: Record<string, boolean>;
    bot_user: { display_name: string };
    agent_view: { agent_description: string; suggested_prompts: { title: string; message: string }[] };
    slash_commands: Command[];
    shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[];
  };
  oauth_config: { scopes: Record<string, string[]> };
  settings: { event_subscriptions: Record<string, string[]>; socket_mode_enabled: boolean };
  functions: Record<
    string,
    {
      title: string;
      description: string;
      input_parameters: { properties: Record<string, { type: string }>; required: string[] };
      output_parameters: { properties: Record<string, { type: string }>; required: string[] };
    }
  >;
};

const ROOT = join(__dirname, '..');
const SLACK = join(ROOT, 'src', 'surfaces', 'slack');
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
const { display_information, features, oauth_config, settings, functions } = manifest;
const events = settings.event_subscriptions.bot_events ?? [];
const source = readdirSync(SLACK, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(SLACK, name), 'utf8'))
  .join('\n');

/** What each event needs, beside what its answer needs. */
const SCOPE_OF_EVENT: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  function_executed: undefined,
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  tokens_revoked: undefined,
};

/** Without these the bot does all but hear replies that do not mention it. */
const OPTIONAL = ['channels:history', 'groups:history', 'mpim:history'];

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
  ['features.agent_view.agent_description', features.agent_view.agent_description, 1, 300],
  ...features.shortcuts.flatMap((shortcut, i): [string, string, number, number][] => [
    [`features.shortcuts.${i}.name`, shortcut.name, 1, 24],
    [`features.shortcuts.${i}.description`, shortcut.description, 1, 150],
    [`features.shortcuts.${i}.callback_id`, shortcut.callback_id, 1, 255],
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
    'functions',
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
  expect([...source.matchAll(/onlyCommand\((COMMAND|'[^']*'),/g)].map(([, name]) => name)).toEqual(['COMMAND']);
});

test('the events are those that the code listens to', () => {
  const heard = [...source.matchAll(/app\.event\(\s*'([^']+)'/g)].map(([, name]) => name);
  const said = events.map((event) => event.replace(/^message\..*/, 'message')).filter((e) => e !== 'function_executed');
  expect([...new Set(said)].sort()).toEqual(heard.sort());
});

test('the shortcuts are those that the code answers', () => {
  expect(features.shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
    ['global', SHORTCUTS.lookup],
    ['message', SHORTCUTS.answer],
  ]);
  expect([...source.matchAll(/callback_id: (SHORTCUTS\.\w+)/g)].map(([, name]) => name).sort()).toEqual([
    'SHORTCUTS.answer',
    'SHORTCUTS.lookup',
  ]);
});

test('the step of a workflow takes and gives what the code does', () => {
  expect(Object.keys(functions)).toEqual([STEP]);
  expect(source).toMatch(/app\.function\(\s*STEP,/);
  const { input_parameters, output_parameters } = functions[STEP] as Manifest['functions'][string];
  expect(Object.keys(input_parameters.properties)).toEqual(['question']);
  const given = stepOutputs(realBot().bot.ask('snowflake on azure st').answer);
  expect(Object.keys(output_parameters.properties)).toEqual(Object.keys(given));
  expect(output_parameters.required).toEqual(Object.keys(given));
});

test('it asks for the scopes of what works, and for nothing else', () => {
  expect(events.filter((event) => !(event in SCOPE_OF_EVENT))).toEqual([]);
  const needed = [
    ...events.flatMap((event) => SCOPE_OF_EVENT[event] ?? []),
    'chat:write',
    'commands',
    'assistant:write',
  ];
  expect(oauth_config.scopes).toEqual({
    bot: needed.filter((scope) => !OPTIONAL.includes(scope)).sort(),
    bot_optional: OPTIONAL,
  });
});

test('what the tests set up on the local Slack is what the manifest says', () => {
  const { bot = [], bot_optional = [] } = oauth_config.scopes;
  expect(MANIFEST.scopes).toEqual([...bot, ...bot_optional]);
  expect(MANIFEST.events).toEqual(events);
  expect(MANIFEST.shortcuts.map((s) => s.callbackId).sort()).toEqual(
    features.shortcuts.map((s) => s.callback_id).sort(),
  );
});

test('a person can write to it, and it has a Home', () => {
  expect(features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

test('it listens as the bot only, never as the person who installs it', () => {
  expect(Object.keys(settings.event_subscriptions)).toEqual(['bot_events']);
});

test.each(features.slash_commands)('the usage hint of $command gets a real answer', ({ usage_hint = '' }) => {
  const { answer } = realBot().bot.ask(usage_hint);
  expect(answer.cells).not.toEqual([]);
  expect(answer.unknown).toEqual([]);
});

test('there are at most four suggested prompts', () => {
  expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
});

test.each(features.agent_view.suggested_prompts)(
  'the suggested prompt "$message" gets a real answer',
  ({ message }) => {
    const { answer } = realBot().bot.ask(message);
    expect(answer.cells).not.toEqual([]);
    expect(answer.unknown).toEqual([]);
  },
);

test('the link in the README creates the app from it', () => {
  const link = /^\[create\]: (\S+)$/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
  const { origin, pathname, searchParams } = new URL(link);
  expect([origin, pathname, searchParams.get('new_app')]).toEqual(['https://api.slack.com', '/apps', '1']);
  expect(JSON.parse(searchParams.get('manifest_json') ?? '')).toEqual(manifest);
});

test('no event comes in the name of a person', () => {
  expect(Object.keys(settings.event_subscriptions)).toEqual(['bot_events']);
});
