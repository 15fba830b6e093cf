import { PassThrough } from 'node:stream';
import { defaultKnowledge } from '../../../src/paths.js';
import { run, type Terminal } from '../../../src/surfaces/cli/run.js';

type Result = { status: number; out: string; err: string };

/** Runs `ask` on streams of our own; `typed` is its input, `tty` makes input and output a terminal. */
async function ask(
  argv: string[],
  { typed = '', tty = false, colour = true, ...more }: Partial<Terminal> & { typed?: string; tty?: boolean } = {},
): Promise<Result> {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty });
  const errors = new PassThrough();
  const written = { out: '', err: '' };
  output.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  errors.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  input.end(typed);
  const status = await run(argv, {
    input,
    output,
    errors,
    knowledge: defaultKnowledge({}),
    cache: undefined,
    colour,
    ...more,
  });
  return { status, ...written };
}

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a question gets its answer, the verdict first and the edition last', async () => {
  const { status, out } = await ask(['snowflake on azure st']);
  expect(status).toBe(0);
  expect(out.split('\n')[0]).toBe('✅ Yes: Snowflake is available on Azure single-tenant.');
  expect(out.trim().split('\n').at(-1)).toMatch(/edition of 2025-12-16/);
});

test('--json prints the answer object of the contract', async () => {
  const { out } = await ask(['--json', 'snowflake on azure st']);
  expect(Object.keys(JSON.parse(out))).toEqual([
    'question',
    'intent',
    'platforms',
    'deployments',
    'cells',
    'related',
    'notes',
    'guides',
    'steps',
    'request',
    'caveats',
    'policies',
    'unknown',
    'missing',
    'suggestions',
    'text',
    'source',
  ]);
});

test('--explain prints tokens, mentions, query and answer', async () => {
  const { out } = await ask(['--explain', 'snowfalke on azure st']);
  for (const heading of ['Tokens', 'Mentions', 'Query', 'Answer']) expect(out).toMatch(new RegExp(`^${heading}$`, 'm'));
  expect(out).toContain('(respelled)');
});

test('--batch answers line by line in order, with the id copied', async () => {
  const typed = '{"id":1,"question":"bq on gcp"}\n\n{"id":"b","question":"hi"}\n';
  const { status, out } = await ask(['--batch'], { typed });
  expect(status).toBe(0);
  expect(lines(out)).toMatchObject([
    { id: 1, intent: 'availability' },
    { id: 'b', intent: 'help' },
  ]);
});

test('lines of one conversation follow each other up, others stand alone', async () => {
  const typed = [
    '{"id":1,"conversation":"x","question":"snowflake on azure st"}',
    '{"id":2,"question":"and databricks?"}',
    '{"id":3,"conversation":"x","question":"and databricks?"}',
  ].join('\n');
  const answers = lines((await ask(['--batch'], { typed })).out) as { cells: unknown[] }[];
  expect(answers.map((a) => a.cells.length)).toEqual([1, 5, 1]);
});

test.each([
  ['not json', '{"error":"expected a JSON object with \\"question\\" on a line of its own, got not json"}'],
  ['[1]', '{"error":"expected a JSON object with \\"question\\", got [1]"}'],
  ['{"id":7}', '{"id":7,"error":"expected \\"question\\" to be a text, got nothing"}'],
  ['{"id":7,"question":5}', '{"id":7,"error":"expected \\"question\\" to be a text, got 5"}'],
  [
    '{"id":7,"question":"x","conversation":5}',
    '{"id":7,"error":"expected \\"conversation\\" to be a text or left out, got 5"}',
  ],
])('the bad batch line %s gets an error in its place and the run goes on', async (bad, error) => {
  const { status, out } = await ask(['--batch'], { typed: `${bad}\n{"id":2,"question":"bq on gcp"}\n` });
  expect(status).toBe(1);
  expect(out.split('\n')[0]).toBe(error);
  expect(lines(out)[1]).toMatchObject({ id: 2, intent: 'availability' });
});

test('on a terminal without a question it asks for one, and follow-ups work', async () => {
  const { status, out } = await ask([], { typed: 'snowflake on azure st\nand on gcp?\n\n', tty: true, colour: false });
  expect(status).toBe(0);
  expect(out).toContain('Snowflake is available on Azure single-tenant.');
  expect(out).toContain('Snowflake is available on GCP multi-tenant.');
});

test('colour is used on a terminal only, and not where it is unwanted', async () => {
  const escapes = '\u001b[';
  expect((await ask(['snowflake'], { tty: true })).out).toContain(escapes);
  expect((await ask(['snowflake'], { tty: true, colour: false })).out).not.toContain(escapes);
  expect((await ask(['snowflake'])).out).not.toContain(escapes);
});

test.each([[['--nonsense']], [[]]])('bad arguments %j get the usage on stderr and status 2', async (argv) => {
  const { status, out, err } = await ask(argv);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain('Usage: ask');
});

test('a knowledge folder that is not there ends with status 1 and a line for each file', async () => {
  const { status, err } = await ask(['--knowledge', '/no/such/folder', 'hi']);
  expect(status).toBe(1);
  expect(err.match(/the file is missing/g)).toHaveLength(4);
});

test('--help prints the usage', async () => {
  expect(await ask(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('Usage: ask') });
});
