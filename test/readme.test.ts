import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realBot } from './support/real-bot.js';

const { bot } = realBot();
const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

const shown = [...readme.matchAll(/```\n\$ npm run --silent ask -- "([^"]*)"\n([\s\S]*?)```/g)].map((m) => ({
  question: m[1] as string,
  answer: m[2] as string,
}));

test.each(shown)('the README shows the real answer to "$question"', ({ question, answer }) => {
  expect(answer).toBe(`${bot.ask(question).answer.text}\n`);
});

test('the README shows the real answers to a question and its follow-up', () => {
  const [, dialogue = ''] = /```\n\$ npm run --silent ask\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, first = '', firstAnswer = '', second = '', secondAnswer = ''] =
    /› (.*)\n\n([\s\S]*?)\n\n› (.*)\n\n([\s\S]*?)\n$/.exec(dialogue) ?? [];
  const turn = bot.ask(first);
  expect(turn.answer.text).toBe(firstAnswer);
  expect(bot.ask(second, turn.memory).answer.text).toBe(secondAnswer);
});

test('there are seven questions', () => {
  expect(shown.length + 1).toBe(7);
});
