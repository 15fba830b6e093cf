import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadKnowledge } from '../src/knowledge/load.js';
import { wordsOf } from '../src/knowledge/words.js';
import { defaultKnowledge } from '../src/paths.js';

const SOURCE = join(__dirname, '..', 'src');
const FLOORS = ['knowledge', 'question', 'editions', 'answer', 'presentation'] as const;
const HOMES: Record<string, string[]> = {
  'fuse.js': ['question/spelling.ts'],
  yaml: ['knowledge/read.ts', 'manifest.ts', 'editions/'],
  unified: ['editions/markdown.ts'],
  'remark-parse': ['editions/markdown.ts'],
  'remark-gfm': ['editions/markdown.ts'],
  cheerio: ['editions/html.ts'],
  croner: ['daily/daily.ts'],
  undici: ['daily/page.ts'],
  zod: ['knowledge/schemas.ts', 'knowledge/requests.ts', 'knowledge/schema.ts', 'knowledge/read.ts', 'config.ts'],
  '@slack/bolt': ['surfaces/slack/', 'main.ts'],
  dotenv: ['main.ts', 'forget.ts', 'report.ts'],
  kysely: ['state/'],
  libsql: ['state/embedded.ts'],
  pg: ['state/postgres.ts'],
  pino: ['log.ts'],
  'pino-pretty': ['log.ts'],
  'prom-client': ['metrics.ts'],
};

const ENTRIES = ['main.ts', 'ask.ts', 'check-knowledge.ts', 'forget.ts', 'report.ts'];
/** An address of a database begins with what is a platform as well. */
const NAMING = ['ask.ts', 'state/address.ts'];

type Source = { path: string; text: string; code: string };

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const sources: Source[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.startsWith('local-slack'))
  .map((path) => {
    const text = readFileSync(join(SOURCE, path), 'utf8');
    return { path, text, code: withoutComments(text) };
  });

const importsOf = ({ text }: Source): string[] =>
  [...text.matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map((m) => m[1] as string);
const floorOf = (path: string): number => FLOORS.findIndex((floor) => path.startsWith(`${floor}/`));
const inside = sources.filter(({ path }) => floorOf(path) >= 0);

/** Which import leads where, as a path below src; undefined for a package. */
function target({ path }: Source, name: string): string | undefined {
  return name.startsWith('.') ? relative(SOURCE, join(SOURCE, path, '..', name)) : undefined;
}

test('a floor imports only from itself and the floors below it', () => {
  const climbing = inside.flatMap((source) =>
    importsOf(source)
      .map((name) => target(source, name))
      .filter((to): to is string => to !== undefined)
      .filter((to) => floorOf(to) < 0 || floorOf(to) > floorOf(source.path))
      .map((to) => `${source.path} imports ${to}`),
  );
  expect(climbing).toEqual([]);
});

test.each([
  ['async', /\basync\b|\bawait\b|\bPromise\b/],
  ['the clock', /\bDate\b|\bperformance\.|\bsetTimeout\b/],
  ['the console', /\bconsole\./],
  ['chance', /\bMath\.random\b/],
])('knowledge, question, editions, answer and presentation do without %s', (_, pattern) => {
  expect(inside.filter(({ code }) => pattern.test(code)).map((s) => s.path)).toEqual([]);
});

test('the environment is read in config.ts and the entries only', () => {
  const readers = sources.filter(({ code }) => /\bprocess\.env\b/.test(code)).map((s) => s.path);
  expect(readers.filter((path) => !['config.ts', ...ENTRIES].includes(path))).toEqual([]);
});

test.each(Object.entries(HOMES))('%s has its home', (name, homes) => {
  const users = sources.filter((s) => importsOf(s).includes(name)).map((s) => s.path);
  expect(users.filter((path) => !homes.some((home) => path.startsWith(home)))).toEqual([]);
});

test('files are small', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 260).map((s) => s.path);
  expect(long).toEqual([]);
});

describe('no code names what the matrix is about', () => {
  const { matrix, vocabulary } = loadKnowledge(defaultKnowledge({}));
  const phrases = [
    ...matrix.platforms.flatMap((p) => [p.id, p.name, ...p.phrases]),
    ...matrix.clouds.flatMap((c) => [c.id, c.name]),
    ...matrix.deployments.flatMap((d) => [d.id]),
    ...vocabulary.families.flatMap((f) => [f.id, ...f.phrases]),
  ];
  // Words such as "server" are part of a name and of English alike; whole names are what code must not say.
  const names = new Set(
    phrases.map((p) => wordsOf(p).join(' ')).filter((p) => p.length > 3 || matrix.clouds.some((c) => c.id === p)),
  );

  test.each(sources.filter(({ path }) => !NAMING.includes(path)))('$path', ({ code }) => {
    const said = wordsOf(code.replace(/import[^;]*;/g, '')).join(' ');
    expect([...names].filter((name) => ` ${said} `.includes(` ${name} `))).toEqual([]);
  });
});

test('kysely is more than types only in what is loaded after the start', () => {
  const users = sources.filter(({ text }) => /import (?!type )[^;]*from 'kysely'/.test(text)).map((s) => s.path);
  expect(users).toEqual(['state/embedded.ts', 'state/migrate.ts', 'state/postgres.ts']);
});

test('zod is imported as a namespace, since by its name it brings its messages in fifty languages', () => {
  const named = sources.filter(({ code }) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(code));
  expect(named.map(({ path }) => path)).toEqual([]);
});
