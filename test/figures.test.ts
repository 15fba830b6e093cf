import { noteOf } from '../src/figures.js';
import { realBot } from './support/real-bot.js';

const { bot } = realBot();

test.each([
  ['does clickhouse work on azure st for @quuxbase', 'not in the matrix: clickhouse'],
  ['does quuxbase work on azure st for @quuxbase', 'not in the matrix: quuxbase'],
  ['does @quuxbase work on azure st', undefined],
])('a person is no name of a product: of “%s” the reason is %j', (question, reason) => {
  const { gap } = noteOf(bot.ask(question));
  expect(gap?.reason).toBe(reason);
  expect(gap?.question ?? '').not.toContain('@quuxbase');
});
