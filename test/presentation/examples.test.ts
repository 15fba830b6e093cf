import { createBot } from '../../src/bot.js';
import { indexMatrix } from '../../src/knowledge/matrix.js';
import { exampleQuestions } from '../../src/presentation/examples.js';
import { isEnglish, nth, tiny, tinyMatrix, tinyWith } from '../support/tiny.js';

test('the examples are made of what is most widely available', () => {
  expect(exampleQuestions(tinyMatrix)).toEqual([
    'Peppercorn on Hill Night',
    'how do I set up Mango?',
    'what works on Lake Day?',
  ]);
});

test('each example gets a real answer', () => {
  const bot = createBot(
    tinyWith((k) => k.vocabulary.cues.how?.push('how do i')),
    isEnglish,
  );
  for (const question of exampleQuestions(tinyMatrix)) {
    const { cells, intent } = bot.ask(question).answer;
    expect([question, intent, cells.length > 0]).toEqual([question, expect.not.stringMatching(/unknown|help/), true]);
  }
});

test('a matrix of one row and one column has examples too', () => {
  const one = tinyWith((k) => {
    k.matrix.platforms = [nth(k.matrix.platforms, 0)];
    k.matrix.deployments = [nth(k.matrix.deployments, 0)];
  });
  expect(exampleQuestions(indexMatrix(one))).toEqual([
    'Mango on Hill Day',
    'how do I set up Mango?',
    'what works on Hill Day?',
  ]);
});

test('the knowledge is left as it is', () => {
  const before = JSON.stringify(tiny);
  exampleQuestions(tinyMatrix);
  expect(JSON.stringify(tiny)).toBe(before);
});
