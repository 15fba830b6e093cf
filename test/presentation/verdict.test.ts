import { answerQuery } from '../../src/answer/answer.js';
import { missingNames, verdictOf } from '../../src/presentation/verdict.js';
import { quoted } from '../../src/presentation/words.js';
import { queryOf } from '../support/read.js';
import { tinyMatrix as matrix } from '../support/tiny.js';

function verdict(question: string): string {
  const query = queryOf(question);
  const { mark, text } = verdictOf(answerQuery(question, query, matrix), query, matrix);
  return `${mark} ${text}`.trim();
}

test.each([
  ['mango on hill night', '✅ Yes: Mango is available on Hill by night.'],
  ['mango on lake', '❌ No, not yet: Mango is not currently supported on Lake by day.'],
  [
    'saffron on hill',
    '— Not applicable: Saffron is not applicable on Hill Day and Hill Night. It makes no sense there, which is not the same as “not yet”.',
  ],
  [
    'mango',
    'It depends on the deployment: Mango is available on Hill Day and Hill Night; not currently supported on Lake by day.',
  ],
  ['pepper', '✅ Yes: Peppercorn is available on all 3 deployments.'],
  [
    'quince dried',
    expect.stringMatching(/^It depends on the deployment: Quince \(dried\) is available on Hill by night; /),
  ],
  ['mango and pepper on hill', '✅ Yes: Mango and Peppercorn are available on Hill Day and Hill Night.'],
  [
    'quince on hill night',
    'It depends, Quince (fresh) and Quince (dried): 1 ✅ available, 1 ❌ not currently supported.',
  ],
  [
    'everything on hill',
    expect.stringMatching(/^It depends, 5 platforms: 7 ✅ available, 3 ❌ not currently supported/),
  ],
])('"%s" is answered with "%s"', (question, expected) => {
  expect(verdict(question)).toEqual(expected);
});

test.each([
  ['mango on hill night and pepper on lake', '✅ Yes: Mango is available on Hill Night; Peppercorn on Lake Day.'],
  ['what works on hill', '✅ Yes: 4 platforms are available on Hill Day, 3 on Hill Night.'],
  ['what works on hill night', '✅ Yes: Mango, Quince (dried) and Peppercorn are available on Hill by night.'],
  [
    'what is not supported on hill',
    '❌ No, not yet: Mango Juice and Quince (fresh) are not currently supported on Hill Night; Quince (dried) on Hill Day.',
  ],
])('"%s" says of no deployment what holds on another: "%s"', (question, expected) => {
  expect(verdict(question)).toBe(expected);
});

test('no and not applicable at once are a no that says both', () => {
  expect(verdict('quince dried on hill day and lake')).toBe(
    'No: Quince (dried) is not currently supported on Hill by day; not applicable on Lake by day.',
  );
});

test.each([
  ['compare mango and pepper on hill night', 'Side by side: Mango and Peppercorn on Hill by night.'],
  ['compare mango on hill day and lake', 'Side by side: Mango on Hill Day and Lake Day.'],
  ['compare mango and pepper on hill day and lake', 'Side by side: Mango and Peppercorn on Hill Day and Lake Day.'],
])('"%s" is compared as "%s"', (question, expected) => {
  expect(verdict(question)).toBe(expected);
});

test.each([
  ['do we lose mango on hill day', '✅ Mango is available on Hill by day.'],
  ['do we lose mango moved from hill day to hill night', 'Nothing is lost: Mango on Hill Day and Hill Night.'],
])('"%s" is lost or not only where something is compared: "%s"', (question, expected) => {
  expect(verdict(question)).toBe(expected);
});

test('a platform named in a question about a fact has its verdict with no yes, which the fact may deny', () => {
  expect(verdict('opening hours for mango on hill day')).toBe('✅ Mango is available on Hill by day.');
});

test.each([
  ['opening hours', 'Day is until six, night from then on.'],
  ['is lychee sold', "I can't say: “lychee” is not in the matrix."],
  ['are lychee and papaya sold', "I can't say: “lychee” and “papaya” are not in the matrix."],
  ['mango on lake by night', "I can't say: the matrix has no column for Lake by night."],
  ['is manngoo sold', 'I am not sure which platform you mean. Did you mean Mango?'],
  ['is quimsce sold', 'I am not sure which platform you mean. Did you mean Quince (fresh) or Quince (dried)?'],
])('"%s" has no verdict, and says why: "%s"', (question, expected) => {
  expect(verdict(question)).toBe(expected);
});

test('a platform on another cloud than dbt is a no', () => {
  expect(verdict('stall on hill to mango on lake')).toMatch(/^❌ No: .*Hill.*Mango/);
});

test('… also where its own deployment has no column', () => {
  expect(verdict('stall on lake by night to mango on hill')).toBe(
    '❌ No: dbt on Lake has no private connection to Mango on another cloud.',
  );
});

test.each([
  [
    'difference between hill day and lake night for mango',
    "I can't compare: the matrix has no column for Lake by night. This is Mango on Hill by day.",
  ],
  [
    'do we lose mango moved from hill to lake night',
    "I can't compare: the matrix has no column for Lake by night. This is Mango on Hill Day and Hill Night.",
  ],
  ['difference between hill day, lake day and lake night for mango', 'What differs: Mango on Hill Day and Lake Day.'],
])('with what has no column nothing is compared: "%s"', (question, expected) => {
  expect(verdict(question)).toBe(expected);
});

test('talk is answered with what can be asked', () => {
  expect(verdict('many people saw rain')).toMatch(/Name a platform, a cloud or both/);
});

test('help says what all this is about', () => {
  expect(verdict('hi')).toContain('Goods of the two markets');
});

test('a text over the limit is told the limit', () => {
  expect(verdict('mango '.repeat(400))).toContain('up to 2000 characters');
});

test('a missing deployment is called by the names of its cloud and tenancy', () => {
  const missing = (ids: string[]) => missingNames({ ...answerQuery('', queryOf(''), matrix), missing: ids }, matrix);
  expect(missing(['lake-night'])).toBe('Lake by night');
  expect(missing(['lake-night', 'sea-day'])).toBe('Lake by night and sea-day');
  expect(missing(['lake'])).toBe('Lake');
});

test('names as written are put in quotes', () => {
  expect(quoted(['a', 'b'])).toBe('“a” and “b”');
});
