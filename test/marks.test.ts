import { createBot } from '../src/bot.js';
import { type Finding, markedBot } from '../src/marks.js';
import type { Said } from '../src/presentation/marks.js';
import { statesNothing } from '../src/presentation/view.js';
import { tiny } from './support/tiny.js';

const bot = createBot(tiny, () => false);
const FETCHED = Date.parse(tiny.matrix.source.fetchedAt);
const DAY_MS = 24 * 60 * 60 * 1_000;
const finding = (to: 'available' | 'unavailable'): Finding => ({
  key: 'k',
  text: 't',
  cells: [{ platform: 'mango', deployment: 'hill-day', to }],
});
const textOf = (question: string, findings: readonly Finding[], days = 1): string =>
  markedBot(
    () => bot,
    () => findings,
    () => FETCHED + days * DAY_MS,
  )().ask(question).answer.text;

test('an answer says what the page says otherwise beside its verdict', () => {
  const text = textOf('mango on hill by day', [finding('unavailable')]);
  expect(text.split('\n\n')[1]).toBe(
    '• Mango on Hill by day: the page now says ❌ not currently supported, not reviewed yet.',
  );
});

test('other answers do not, nor one that agrees with the page by now', () => {
  expect(textOf('saffron', [finding('unavailable')])).not.toContain('the page now says');
  expect(textOf('mango on hill by day', [finding('available')])).not.toContain('the page now says');
});

test('an edition older than 180 days says its age', () => {
  expect(textOf('mango', [], 180)).not.toContain('days old');
  expect(textOf('mango', [], 181)).toContain('This edition is 181 days old');
});

test.each([
  ['a verdict', 'mango on hill by day'],
  ['a list', 'which goods are sold on lake by day'],
  ['a name that is not in the matrix', 'lychee on hill by day'],
  ['a name that is nearly one', 'papaya on hill by day'],
  ['a place without a column', 'mango on lake by night'],
  ['a policy', 'tell me about the spring fair'],
  ['a guide', 'how do we set up mango on hill by day'],
])('an old edition says its age in an answer of %s', (_, question) => {
  expect(statesNothing(bot.ask(question).answer)).toBe(false);
  expect(textOf(question, [], 181)).toContain('This edition is 181 days old');
  expect(textOf(question, [], 180)).not.toContain('days old');
});

test.each(['', 'hi', 'thanks', 'help', 'many people saw a garden'])(
  'it says no age where it states nothing: "%s"',
  (question) => {
    expect(textOf(question, [], 181)).not.toContain('days old');
  },
);

test('it is the same bot until its answers may be others', () => {
  let findings: readonly Finding[] = [];
  let now = FETCHED;
  const marked = markedBot(
    () => bot,
    () => findings,
    () => now,
  );
  const first = marked();
  now += DAY_MS;
  expect(marked()).toBe(first);
  findings = [finding('unavailable')];
  const second = marked();
  expect(second).not.toBe(first);
  now += 200 * DAY_MS;
  expect(marked()).not.toBe(second);
});

const cellsOf = (...cells: (readonly [platform: string, deployment: string, to: Said])[]): readonly Finding[] => [
  { key: 'k', text: 't', cells: cells.map(([platform, deployment, to]) => ({ platform, deployment, to })) },
];
const SAYS = 'the page now says';

describe('a list that leaves cells out says what the page now gives otherwise of these', () => {
  test.each([
    ['what a yes is asked for', 'which fruit is sold on hill by night', ['mango-juice', 'hill-night', 'available']],
    ['what a no is asked for', 'which goods are unsold on lake by day', ['pepper', 'lake-day', 'unavailable']],
    ['rows that apply nowhere there', 'which goods are sold on lake by day', ['quince-fresh', 'lake-day', 'available']],
    ['everywhere', 'which goods are sold everywhere', ['mango', 'lake-day', 'available']],
    ['nowhere', 'which goods are sold nowhere on lake by day', ['pepper', 'lake-day', 'unavailable']],
    ['what differs', 'difference between hill by day and hill by night', ['pepper', 'hill-night', 'unavailable']],
    [
      'what is lost',
      'what do we lose when we move from hill by day to hill by night',
      ['mango', 'hill-night', 'unavailable'],
    ],
  ] as const)('%s', (_, question, cell) => {
    const turn = bot.ask(question);
    expect(turn.answer.cells).not.toEqual([]);
    expect(turn.answer.cells).not.toContainEqual(expect.objectContaining({ platform: cell[0], deployment: cell[1] }));
    expect(textOf(question, cellsOf(cell))).toContain(SAYS);
  });

  test.each([
    ['another column', 'which fruit is sold on hill by night', ['mango-juice', 'lake-day', 'available']],
    ['another section', 'which fruit is sold on hill by night', ['saffron', 'hill-night', 'available']],
    [
      'what is set aside',
      'which goods are sold on hill by night except mango juice',
      ['mango-juice', 'hill-night', 'available'],
    ],
  ] as const)('but nothing of %s', (_, question, cell) => {
    expect(textOf(question, cellsOf(cell))).not.toContain(SAYS);
  });
});

describe('what is shown beside the verdict is looked at too', () => {
  test.each([
    ['where it works', 'mango on lake by day', ['mango', 'hill-day', 'unavailable']],
    ['where else it works by now', 'quince dried on hill by day', ['quince-dried', 'lake-day', 'available']],
    ['what belongs to it', 'mango on hill by day', ['mango-juice', 'hill-day', 'unavailable']],
  ] as const)('%s', (_, question, cell) => {
    expect(textOf(question, cellsOf(cell))).toContain(SAYS);
  });

  test('but not where else it is, when it works where it was asked for', () => {
    expect(textOf('mango on hill by day', cellsOf(['mango', 'lake-day', 'available']))).not.toContain(SAYS);
  });
});

test('the marks of what is given stand before those of what is left out', () => {
  const found = cellsOf(
    ['mango', 'hill-night', 'available'],
    ['mango-juice', 'hill-night', 'available'],
    ['pepper', 'hill-night', 'none'],
  );
  const lines = textOf('which goods are sold on hill by night', found)
    .split('\n')
    .filter((line) => line.includes(SAYS));
  expect(lines.map((line) => /• (\S+)/.exec(line)?.[1])).toEqual(['Peppercorn', 'Mango']);
});

test.each(['unclear', 'available', 'none'] as const)('a cell that the page gives as %s is said as that', (to) => {
  const said = {
    unclear: 'The page is unclear about Mango on Lake by day, not reviewed yet.',
    available: 'Mango on Lake by day: the page now says ✅ available, not reviewed yet.',
    none: 'Mango on Lake by day: the page now says not in the matrix, not reviewed yet.',
  };
  expect(textOf('mango on lake by day', cellsOf(['mango', 'lake-day', to]))).toContain(`• ${said[to]}`);
});

test('of a cell that is unclear in one place and plain in another, the plain status is said', () => {
  for (const order of [1, -1]) {
    const cells = [
      ['mango', 'lake-day', 'unclear'],
      ['mango', 'lake-day', 'available'],
    ] as const;
    expect(textOf('mango on lake by day', cellsOf(...(order > 0 ? cells : [...cells].reverse())))).toContain(
      `${SAYS} ✅`,
    );
  }
});

test('what is found of a row or a column that the matrix has not is left out', () => {
  expect(
    textOf('mango on lake by day', cellsOf(['papaya', 'lake-day', 'available'], ['mango', 'sea', 'none'])),
  ).not.toContain(SAYS);
});
