import { createBot } from '../src/bot.js';
import { isEnglish, nth, tiny, tinyWith } from './support/tiny.js';

const bot = createBot(tiny, isEnglish);

test('an answer has every key of the contract, and no other', () => {
  expect(Object.keys(bot.ask('mango on hill').answer)).toEqual([
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

test('the question is given back as it came', () => {
  const question = ' <@U1> Is *Mango* sold? ';
  expect(bot.ask(question).answer.question).toBe(question);
});

test('the text says the verdict first', () => {
  const { answer, view } = bot.ask('mango on hill night');
  expect(answer.text.startsWith('✅ Yes: Mango is available on Hill by night.')).toBe(true);
  expect(view.verdict.text).toBe('Yes: Mango is available on Hill by night.');
});

test('each step that led to the answer can be seen', () => {
  const { tokens, mentions, query } = bot.ask('mango on hill');
  expect(tokens).toHaveLength(3);
  expect(mentions).toHaveLength(3);
  expect(query.clauses).toHaveLength(1);
});

test('the same question has the same answer, whatever was asked between', () => {
  const first = bot.ask('what is sold on lake');
  bot.ask('and pepper?', first.memory);
  expect(bot.ask('what is sold on lake')).toEqual(first);
});

describe('a conversation', () => {
  const platforms = (question: string, memory?: Parameters<typeof bot.ask>[1]) => {
    const { answer } = bot.ask(question, memory);
    return [answer.platforms, answer.deployments];
  };

  test('goes on from what it remembers', () => {
    const { memory } = bot.ask('mango on hill night');
    expect(platforms('and pepper?', memory)).toEqual([['pepper'], ['hill-night']]);
  });

  test('stands alone without a memory', () => {
    expect(platforms('and pepper?')).toEqual([['pepper'], ['hill-day', 'hill-night', 'lake-day']]);
  });

  test.each(['thanks', 'many people saw rain', 'opening hours', ''])(
    'remembers what was asked before "%s"',
    (between) => {
      const { memory } = bot.ask('mango on hill night');
      const next = bot.ask(between, memory);
      expect(platforms('and pepper?', next.memory)).toEqual([['pepper'], ['hill-night']]);
    },
  );

  test('remembers nothing where nothing was asked', () => {
    expect(bot.ask('hi').memory).toBeUndefined();
  });

  test('can be kept as JSON between two turns', () => {
    const memory = JSON.parse(JSON.stringify(bot.ask('fruit on hill night except mango').memory));
    expect(bot.ask('and by day?', memory)).toEqual(
      bot.ask('and by day?', bot.ask('fruit on hill night except mango').memory),
    );
  });
});

test.each([
  '',
  ' ',
  '?',
  '<',
  '&',
  '\u0000',
  '😀',
  '🥭'.repeat(100),
  'a'.repeat(2001),
  'mango '.repeat(333),
  '؟ العربية',
  "'''",
])('no text is an error: %j', (text) => {
  expect(bot.ask(text).answer.text).not.toBe('');
});

test('another knowledge makes another bot', () => {
  const other = createBot(
    tinyWith((k) => {
      nth(k.matrix.platforms, 5).statuses['lake-day'] = 'unavailable';
    }),
    isEnglish,
  );
  expect(other.ask('pepper on lake').answer.cells).toEqual([
    { platform: 'pepper', deployment: 'lake-day', status: 'unavailable' },
  ]);
  expect(bot.ask('pepper on lake').answer.cells[0]?.status).toBe('available');
});

test('a bot knows its knowledge', () => {
  expect(bot.knowledge).toBe(tiny);
});
