/** The corpus as the benchmark asks it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Bot } from '../../src/bot.js';
import type { Query } from '../../src/question/query.js';

/** A question, and what the conversation remembers before it; `row`: the row it names, where the benchmark made it. */
export type Question = Readonly<{ text: string; memory?: Query | undefined; row?: string }>;

type Entry = { ask?: string[]; conversation?: { ask: string }[] };

/** A folder of corpus files → all their questions, each with the memory of the turns before, so that it can be timed alone. */
export function corpusQuestions(folder: string, bot: Bot): Question[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const entries = files.flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as Entry[]);
  return entries.flatMap(({ ask = [], conversation = [] }) => [
    ...ask.map((text) => ({ text })),
    ...withMemory(conversation, bot),
  ]);
}

function withMemory(turns: readonly { ask: string }[], bot: Bot): Question[] {
  let memory: Query | undefined;
  return turns.map(({ ask: text }) => {
    const before = memory;
    memory = bot.ask(text, before).memory;
    return { text, memory: before };
  });
}
