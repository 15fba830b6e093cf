/** Lines of questions → lines of answers. */
import type { Bot } from '../../bot.js';
import type { Query } from '../../question/query.js';
import { toJsonText } from './json.js';

type Line = { id?: unknown; conversation?: unknown; question?: unknown };

/** A bot → a function from one line of input to one line of output; lines of one conversation follow each other up. */
export function createBatch(bot: Bot): (line: string) => { line: string; failed: boolean } {
  const memories = new Map<string, Query>();
  return (source) => {
    const read = readLine(source);
    if ('error' in read) return { line: toJsonText(read), failed: true };
    const { id, conversation, question } = read;
    const { answer, memory } = bot.ask(question, conversation === undefined ? undefined : memories.get(conversation));
    if (conversation !== undefined && memory) memories.set(conversation, memory);
    return { line: toJsonText({ ...(id !== undefined && { id }), ...answer }), failed: false };
  };
}

function readLine(
  source: string,
): { id?: unknown; conversation?: string; question: string } | { id?: unknown; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { error: `expected a JSON object with "question" on a line of its own, got ${quote(source)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: `expected a JSON object with "question", got ${quote(source)}` };
  }
  const { id, conversation, question } = value as Line;
  const known = id === undefined ? {} : { id };
  if (typeof question !== 'string')
    return { ...known, error: `expected "question" to be a text, got ${quote(question)}` };
  if (conversation !== undefined && typeof conversation !== 'string') {
    return { ...known, error: `expected "conversation" to be a text or left out, got ${quote(conversation)}` };
  }
  return { ...known, question, ...(conversation !== undefined && { conversation }) };
}

function quote(value: unknown): string {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}
