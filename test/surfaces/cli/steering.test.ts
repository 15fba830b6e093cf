import { Readable, Writable } from 'node:stream';
import { defaultKnowledge } from '../../../src/paths.js';
import { createRedact } from '../../../src/redact.js';
import { toJsonText } from '../../../src/surfaces/cli/json.js';
import { run } from '../../../src/surfaces/cli/run.js';

/** What a terminal obeys instead of showing it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const NASTY = '\u001b]0;owned\u0007\u009b2J\u202e';
const QUESTION = `does click${NASTY}house and "quux${NASTY} base" work on azure st?`;

async function written(argv: readonly string[], input = ''): Promise<string> {
  const pieces: string[] = [];
  const sink = () =>
    new Writable({
      write(piece, _, done) {
        pieces.push(String(piece));
        done();
      },
    });
  await run(argv, {
    input: Readable.from([input]),
    output: sink(),
    errors: sink(),
    knowledge: defaultKnowledge({}),
    cache: undefined,
    colour: false,
  });
  return pieces.join('');
}

test.each([
  ['as text', [QUESTION], ''],
  ['step by step', ['--explain', QUESTION], ''],
  ['as JSON', ['--json', QUESTION], ''],
  ['in a batch', ['--batch'], `${JSON.stringify({ id: NASTY, question: QUESTION })}\n${NASTY}\n{"id":"${'\u009b'}"}\n`],
  ['as a request', ['--request', `snowflake on azure st ${NASTY}`], `${NASTY}x\n`.repeat(20)],
])('an answer %s steers no terminal', async (_, argv, input) => {
  const text = await written(argv, input);
  expect(text.length).toBeGreaterThan(20);
  expect(text).not.toMatch(STEERING);
});

test('JSON says the same with every steering character escaped', async () => {
  expect(JSON.parse(await written(['--json', QUESTION])).question).toBe(QUESTION);
  expect(toJsonText({ a: `b${NASTY}` })).toBe('{"a":"b\\u001b]0;owned\\u0007\\u009b2J\\u202e"}');
});

describe('a line of the log', () => {
  const redact = createRedact(['long\r\nsecret']);
  test.each([
    ['a text', () => redact.text(`said ${NASTY}`)],
    ['a value', () => JSON.stringify(redact.value({ said: NASTY, [NASTY]: [NASTY] }))],
    ['an error', () => String((redact.value(new Error(NASTY)) as { message: string }).message)],
  ])('of %s steers no terminal', (_, line) => {
    expect(line()).not.toMatch(STEERING);
    expect(line()).not.toMatch(/\\u00/);
  });

  test('keeps the lines of a stack', () => {
    expect(redact.text('Error: a\n    at b')).toBe('Error: a\n    at b');
  });

  test.each(['xoxb-12\u000034-abcdef', 'long\r\nsecret'])('with %j tells no secret', (secret) => {
    expect(redact.text(`a ${secret} b`)).toBe('a [redacted] b');
  });
});
