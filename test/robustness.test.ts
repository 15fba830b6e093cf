import fc from 'fast-check';
import { LONGEST_QUESTION } from '../src/question/understand.js';
import { realBot } from './support/real-bot.js';

const { bot, matrix } = realBot();
const INTENTS = ['availability', 'list', 'compare', 'guide', 'policy', 'help', 'clarify', 'unknown'];
const policyIds = bot.knowledge.policies.map((p) => p.id);

/** Fails unless the answer fits the contract. */
function expectContract(question: string): void {
  const { answer } = bot.ask(question);
  expect(answer.question).toBe(question);
  expect(INTENTS).toContain(answer.intent);
  for (const cell of [...answer.cells, ...answer.related])
    expect(cell.status).toBe(matrix.status(cell.platform, cell.deployment));
  expect(answer.platforms).toEqual(matrix.sortRows(answer.platforms));
  expect(answer.deployments).toEqual(matrix.sortColumns(answer.deployments));
  expect(answer.policies.filter((id) => !policyIds.includes(id))).toEqual([]);
  expect(answer.unknown.filter((name) => name.trim() === '')).toEqual([]);
  expect(answer.text.length).toBeGreaterThan(0);
  expect(answer.text).toContain(answer.source.url);
  expect(() => JSON.parse(JSON.stringify(answer))).not.toThrow();
}

const phrases = bot.knowledge.matrix.platforms.flatMap((p) => [p.name, ...p.phrases]);
const cueWords = Object.values(bot.knowledge.vocabulary.cues).flat();
const places = bot.knowledge.vocabulary.clouds.flatMap((c) => [...c.phrases, ...c.regions]);
const salad = fc
  .array(
    fc.oneof(
      fc.constantFrom(...phrases),
      fc.constantFrom(...cueWords),
      fc.constantFrom(...places),
      fc.constantFrom('mt', 'st', ',', '?', '.', '\n', 'foo'),
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(' '));

test.each([
  ['any text', fc.string({ unit: 'grapheme', maxLength: 300 })],
  ['any code units, lone surrogates among them', fc.string({ unit: 'binary', maxLength: 300 })],
  ['words it knows, in any order', salad],
  [
    'markup, whole and broken',
    fc
      .array(
        fc.constantFrom('<', '>', '|', '@U1', '#C1', '!here', '&amp;', '&', 'https://', '*', '`', ':', 'snow', "'"),
        { maxLength: 60 },
      )
      .map((x) => x.join('')),
  ],
])('%s gets an answer that fits the contract', (_, texts) => {
  fc.assert(fc.property(texts, expectContract), { numRuns: 400 });
});

test.each([
  ['control characters', '\u0000\u0007\u001b[31m snowflake \u0008 on azure st \u007f'],
  ['right-to-left marks and text', '\u202esnowflake\u202c على azure st؟'],
  ['zero-width characters', 'snow\u200bflake on azure\u00a0st'],
  ['100,000 characters', 'snowflake on azure st? '.repeat(4_500)],
  ['thousands of platform names', phrases.join(' and ').repeat(60)],
  ['2,000 characters of names', phrases.join(' ').slice(0, LONGEST_QUESTION)],
  ['one word of 2,000 letters', 'a'.repeat(LONGEST_QUESTION)],
  ['2,000 opening brackets', '<'.repeat(LONGEST_QUESTION)],
  ['2,000 blanks', ' '.repeat(LONGEST_QUESTION)],
  ['2,000 apostrophes', "a'".repeat(LONGEST_QUESTION / 2)],
])('%s get an answer that fits the contract', (_, question) => {
  expectContract(question);
});

test('a text over the limit is not read, and the answer says why', () => {
  const { answer } = bot.ask(`snowflake on azure st ${'x'.repeat(LONGEST_QUESTION)}`);
  expect(answer).toMatchObject({ intent: 'unknown', cells: [], unknown: [] });
  expect(answer.text).toContain('too long');
});

test('the same question gets the same answer, whatever was asked between', () => {
  fc.assert(
    fc.property(salad, salad, (question, between) => {
      const first = JSON.stringify(bot.ask(question).answer);
      bot.ask(between);
      expect(JSON.stringify(bot.ask(question).answer)).toBe(first);
    }),
    { numRuns: 100 },
  );
});

test('the work grows no faster than the text', () => {
  // Counted in steps the reader takes, not in time: each token is looked at by few phrases.
  const tokens = (n: number) => bot.ask('snowfalke on azuer st, '.repeat(n)).tokens.length;
  expect(tokens(80)).toBe(tokens(8) * 10);
});
