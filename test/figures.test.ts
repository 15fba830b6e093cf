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

test.each<[string, readonly string[]]>([
  ['does ClickHouse work on aws st', ['not in the matrix: clickhouse']],
  ['CLICKHOUSE or MotherDuck on aws st', ['not in the matrix: clickhouse', 'not in the matrix: motherduck']],
  ['is databricks on gcp st', ['no such deployment: gcp-st']],
  ['databricks on aws st', []],
])('of “%s” is noted %j', (question, reasons) => {
  const { gap } = noteOf(bot.ask(question));
  expect(gap ? [gap.reason, ...(gap.also ?? [])] : []).toEqual(reasons);
});

test('a question with very many names counts for some of them', () => {
  const names = Array.from({ length: 40 }, (_, i) => `quux${String.fromCharCode(97 + (i % 26), 97 + i)}base`);
  const unknown = { ...bot.ask('clickhouse on aws st').answer, unknown: names };
  expect(noteOf({ answer: unknown }).gap?.also).toHaveLength(9);
});
