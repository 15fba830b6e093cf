import type { Query } from '../src/question/query.js';
import { type Conversation, conversationsIn, corpusFiles, faultsOf } from './support/corpus.js';
import { realBot } from './support/real-bot.js';

const { bot, matrix } = realBot();

/** A conversation → the faults of each turn's answer, by what was asked. */
function faultsIn(conversation: Conversation): Record<string, string[]> {
  let memory: Query | undefined;
  const faults: Record<string, string[]> = {};
  for (const turn of conversation) {
    const { answer, memory: next } = bot.ask(turn.ask, memory);
    memory = next;
    const found = faultsOf(answer, turn, matrix);
    if (found.length > 0) faults[turn.ask] = found;
  }
  return faults;
}

describe.each(corpusFiles())('%s', (file) => {
  const conversations = conversationsIn(file).map((c) => ({ title: c.map((t) => t.ask.slice(0, 100)).join(' → '), c }));
  test.each(conversations)('answers $title', ({ c }) => {
    expect(faultsIn(c)).toEqual({});
  });
});

test('the corpus is as large and as wide as it claims', () => {
  const all = corpusFiles().flatMap(conversationsIn).flat();
  const silent = all.filter((t) => !t.cells && !t.policies && !t.unknown && !t.missing);
  expect(corpusFiles()).toHaveLength(17);
  expect(all.length).toBeGreaterThan(2_400);
  expect(silent.length).toBeGreaterThan(150);
});
