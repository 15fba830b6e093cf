import { createBot } from '../src/bot.js';
import { type Finding, markedBot } from '../src/marks.js';
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
