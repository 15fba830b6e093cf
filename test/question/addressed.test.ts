import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { realBot } from '../support/real-bot.js';

type Reply = { before: string; reply: string; answer: boolean };
const replies = parse(readFileSync(join(__dirname, 'addressed.yaml'), 'utf8')) as Reply[];
const { bot } = realBot();
const isAddressed = ({ before, reply }: Omit<Reply, 'answer'>) => bot.ask(reply, bot.ask(before).memory).addressed;

test.each(replies.filter((r) => r.answer))('after "$before" the reply "$reply" is for the bot', (reply) => {
  expect(isAddressed(reply)).toBe(true);
});

test.each(replies.filter((r) => !r.answer))('after "$before" the reply "$reply" is left alone', (reply) => {
  expect(isAddressed(reply)).toBe(false);
});

test('a long reply tells something', () => {
  const reply = `and gcp? ${'snowflake and databricks, '.repeat(20)}`;
  expect(isAddressed({ before: 'snowflake on aws', reply })).toBe(false);
});
