/** The command line of `ask` → what to do, or a sentence that says what is wrong with it. */
import { parseArgs } from 'node:util';

export type Args = Readonly<{
  question?: string;
  batch: boolean;
  json: boolean;
  explain: boolean;
  help: boolean;
  /** Draft the request that the answer offers. */
  request: boolean;
  knowledge?: string;
}>;

export const USAGE = `Usage: ask [options] [--] "question"

  --json            print the answer as JSON
  --explain         print each step: tokens, mentions, query, answer
  --batch           read one {"id", "conversation"?, "question"} a line, write one answer a line
  --request         ask for the fields of the request to dbt Support, and print its text
  --knowledge DIR   another knowledge folder
  --help            this text

Without a question, on a terminal, it asks for one; follow-ups then work.`;

/** Arguments after the program's name → Args; throws an Error whose message is for the person. */
export function readArgs(argv: readonly string[]): Args {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      batch: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      request: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      knowledge: { type: 'string' },
    },
  });
  const { batch, json, explain, help, request, knowledge } = values;
  if (knowledge === '') throw new Error('--knowledge got an empty name; would be right: a folder');
  if (batch && positionals.length > 0) {
    throw new Error(`--batch reads questions from its input, but got "${positionals.join(' ')}" as well`);
  }
  if (batch && explain) throw new Error('--batch and --explain do not go together; would be right: one of them');
  if (request && (batch || json || explain)) {
    throw new Error('--request stands alone; would be right: without --batch, --json and --explain');
  }
  if (request && !help && positionals.length === 0) {
    throw new Error('--request got no question; would be right: a platform and a cloud behind it');
  }
  const question = positionals.length > 0 ? { question: positionals.join(' ') } : {};
  return { batch, json, explain, help, request, ...(knowledge && { knowledge }), ...question };
}
