import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSettings } from '../src/config.js';
import { cacheFolder, defaultKnowledge, projectRoot } from '../src/paths.js';

const root = resolve(__dirname, '..');

test('the project is the nearest folder above that holds a package.json', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'root-')));
  const deep = join(folder, 'dist', 'surfaces');
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(projectRoot(deep)).toBe(folder);
  expect(projectRoot(folder)).toBe(folder);
  rmSync(folder, { recursive: true });
});

test('the project of this code is this one', () => {
  expect(projectRoot()).toBe(root);
});

test('where no folder holds one, the search ends at the top', () => {
  expect(projectRoot('/')).toBe('/');
});

test.each([
  ['/somewhere/else', '/somewhere/else'],
  [' /somewhere/else ', '/somewhere/else'],
  ['', join(root, 'knowledge')],
  ['  ', join(root, 'knowledge')],
  [undefined, join(root, 'knowledge')],
])('with KNOWLEDGE_DIR %j the knowledge is in %s', (KNOWLEDGE_DIR, folder) => {
  expect(defaultKnowledge(KNOWLEDGE_DIR === undefined ? {} : { KNOWLEDGE_DIR })).toBe(folder);
});

test('what is kept is kept inside the project, where build tools keep theirs', () => {
  expect(cacheFolder().startsWith(join(root, 'node_modules', '.cache'))).toBe(true);
});

describe('settings', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const secret = '0123456789abcdef0123456789abcdef';
  const faultsOf = (environment: Parameters<typeof readSettings>[0]) => {
    const read = readSettings(environment);
    return 'faults' in read ? read.faults : [];
  };

  test('are read from the environment, with what is usual where nothing is said', () => {
    expect(readSettings(env)).toEqual({
      settings: {
        botToken: 'xoxb-1',
        appToken: 'xapp-1',
        signingSecret: undefined,
        port: 3000,
        apiUrl: undefined,
        logLevel: 'info',
        knowledge: join(root, 'knowledge'),
        sources: [],
        database: { folder: './data' },
      },
    });
  });

  test('say everything that can be said', () => {
    const all = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: secret,
      PORT: '0',
      SLACK_API_URL: 'http://localhost:4000/api/',
      LOG_LEVEL: 'debug',
      KNOWLEDGE_DIR: '/elsewhere',
    };
    expect(readSettings(all)).toMatchObject({
      settings: {
        appToken: undefined,
        signingSecret: secret,
        port: 0,
        apiUrl: 'http://localhost:4000/api/',
        logLevel: 'debug',
        knowledge: '/elsewhere',
      },
    });
  });

  test.each([
    ['C012AB3CD', { team: undefined, channel: 'C012AB3CD' }],
    ['T012AB3CD/C012AB3CD', { team: 'T012AB3CD', channel: 'C012AB3CD' }],
    ['E012AB3CD/T012AB3CD/G012AB3CD', { team: 'E012AB3CD/T012AB3CD', channel: 'G012AB3CD' }],
  ])('name the maintainers’ channel as %s', (MAINTAINERS_CHANNEL, maintainers) => {
    expect(readSettings({ ...env, MAINTAINERS_CHANNEL })).toMatchObject({ settings: { maintainers } });
  });

  test('of many workspaces name the one with the maintainers’ channel', () => {
    const many = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: secret,
      SLACK_STATE_SECRET: 'long and random',
      SLACK_SIGNING_SECRET: secret,
    };
    expect(faultsOf({ ...many, MAINTAINERS_CHANNEL: 'C012AB3CD' })).toEqual([
      expect.stringMatching(/^MAINTAINERS_CHANNEL: got a channel without its workspace, .*would be right: T…\/C…/),
    ]);
    expect(faultsOf({ ...many, MAINTAINERS_CHANNEL: 'T012AB3CD/C012AB3CD' })).toEqual([]);
  });

  test('that are empty are not set', () => {
    expect(readSettings({ ...env, PORT: '', SLACK_SIGNING_SECRET: '', LOG_LEVEL: '' })).toMatchObject({
      settings: { port: 3000, signingSecret: undefined, logLevel: 'info' },
    });
  });

  test('that are absent are all told at once, with where they are found', () => {
    expect(faultsOf({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN: is not set; would be right: xoxb-…, found at .*OAuth/),
      expect.stringMatching(/^SLACK_APP_TOKEN: is not set; .*xapp-… .*SLACK_SIGNING_SECRET for HTTP/),
    ]);
  });

  test.each([
    ['SLACK_APP_TOKEN', 'xoxb-secret', /^SLACK_APP_TOKEN: got a xoxb-… token; would be right: xapp-…, found at /],
    ['SLACK_BOT_TOKEN', 'secret', /^SLACK_BOT_TOKEN: got something else; would be right: xoxb-…, found at /],
    ['SLACK_BOT_TOKEN', 'xoxb-', /^SLACK_BOT_TOKEN: got a xoxb-… token; /],
    ['SLACK_SIGNING_SECRET', 'secret', /^SLACK_SIGNING_SECRET: got something else; would be right: hexadecimal digits/],
    ['PORT', 'many', /^PORT: /],
    ['PORT', '65536', /^PORT: /],
    [
      'SLACK_API_URL',
      'https://slack.test',
      /^SLACK_API_URL: got "https:\/\/slack\.test"; would be right: an address that ends in \/api\//,
    ],
    ['KNOWLEDGE_SOURCES', 'https://a.test, http://b.test', /^KNOWLEDGE_SOURCES: got .*https:\/\/ addresses/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL: /],
    ['MAINTAINERS_CHANNEL', '#general', /^MAINTAINERS_CHANNEL: got "#general"; would be right: the id of a channel/],
    ['MAINTAINERS_CHANNEL', 'C012AB3CD/T012AB3CD', /^MAINTAINERS_CHANNEL: /],
  ])('with %s "%s" are refused, and no secret is quoted', (name, value, fault) => {
    const faults = faultsOf({ ...env, [name]: value });
    expect(faults).toEqual([expect.stringMatching(fault)]);
    expect(faults.join()).not.toContain('secret');
  });
});
