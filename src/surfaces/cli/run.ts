/** `ask` with its streams passed in: reads the arguments, answers, and says how it ended. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Bot, createBot, type Turn } from '../../bot.js';
import { loadEnglish } from '../../english.js';
import { KnowledgeError, loadKnowledge } from '../../knowledge/load.js';
import { plain, type Style, textOf } from '../../presentation/text.js';
import { withoutControls } from '../../question/controls.js';
import type { Query } from '../../question/query.js';
import { type Args, readArgs, USAGE } from './args.js';
import { createBatch } from './batch.js';
import { explain } from './explain.js';
import { toJsonText } from './json.js';
import { runRequest } from './request.js';
import { coloured } from './style.js';

export type Terminal = Readonly<{
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
  errors: Writable;
  /** The folder that is read without --knowledge. */
  knowledge: string;
  /** Where read knowledge is kept; undefined keeps none. */
  cache: string | undefined;
  /** Colour is wanted where the output is a terminal (no NO_COLOR). */
  colour: boolean;
}>;

/** Exit status: 0 answered, 1 a batch line or the knowledge is faulty, 2 the arguments are. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const { input, output, errors } = terminal;
  let args: Args;
  try {
    args = readArgs(argv);
  } catch (cause) {
    errors.write(`${(cause as Error).message}\n\n${USAGE}\n`);
    return 2;
  }
  if (args.help) {
    output.write(`${USAGE}\n`);
    return 0;
  }
  if (args.question === undefined && !args.batch && !input.isTTY) {
    errors.write(`No question given.\n\n${USAGE}\n`);
    return 2;
  }
  let bot: Bot;
  try {
    const knowledge = loadKnowledge(args.knowledge ?? terminal.knowledge, terminal.cache);
    bot = createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday));
  } catch (cause) {
    if (!(cause instanceof KnowledgeError)) throw cause;
    errors.write(`${withoutControls(cause.message)}\n`);
    return 1;
  }
  if (args.batch) return runBatch(bot, terminal);
  const style = output.isTTY && terminal.colour ? coloured : plain;
  if (args.request) return runRequest(bot, args.question ?? '', { ...terminal, style });
  if (args.question !== undefined) {
    output.write(`${show(bot.ask(args.question), args, style)}\n`);
    return 0;
  }
  return converse(bot, args, style, terminal);
}

function show(turn: Turn, args: Args, style: Style): string {
  if (args.json) return toJsonText(turn.answer);
  if (args.explain) return explain(turn);
  return textOf(turn.view, style);
}

async function runBatch(bot: Bot, { input, output }: Terminal): Promise<0 | 1> {
  const answer = createBatch(bot);
  let failed = false;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue;
    const result = answer(line);
    failed ||= result.failed;
    if (!output.write(`${result.line}\n`)) await new Promise((resolve) => output.once('drain', resolve));
  }
  return failed ? 1 : 0;
}

async function converse(bot: Bot, args: Args, style: Style, { input, output }: Terminal): Promise<0> {
  const reader = createInterface({ input, output, prompt: '› ', terminal: true });
  let memory: Query | undefined;
  // The input may end while lines of it still wait; a closed reader must not be asked to prompt.
  let open = true;
  reader.once('close', () => {
    open = false;
  });
  output.write('Ask about private connections. Follow-ups work; an empty line or Ctrl-D ends.\n');
  reader.prompt();
  for await (const line of reader) {
    if (!line.trim()) break;
    const turn = bot.ask(line, memory);
    memory = turn.memory;
    output.write(`\n${show(turn, args, style)}\n\n`);
    if (open) reader.prompt();
  }
  reader.close();
  return 0;
}
