/** `ask --request`: asks for the fields of the request that an answer offers, one by one, and prints its text. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Bot } from '../../bot.js';
import { faultOf } from '../../knowledge/field-checks.js';
import type { Field } from '../../knowledge/requests.js';
import {
  type Draft,
  doubtsAbout,
  draftsFor,
  draftText,
  prefilled,
  remarksOn,
  type Values,
} from '../../presentation/draft.js';
import { saidIn } from '../../presentation/onward.js';
import { type Style, textOf } from '../../presentation/text.js';
import { withoutControls } from '../../question/controls.js';

export type Desk = Readonly<{
  input: Readable & { isTTY?: boolean };
  output: Writable;
  errors: Writable;
  style: Style;
}>;

/** The next line that is typed; undefined once there is none. */
type Ask = (prompt: string) => Promise<string | undefined>;

/**
 * Questions and hints go to `errors`, the finished text alone to `output`, so that it can be put into a file.
 * Exit status: 0 the text was printed, 1 there is no request to draft, and the answer says why.
 */
export async function runRequest(bot: Bot, question: string, { input, output, errors, style }: Desk): Promise<0 | 1> {
  const { answer, view, query } = bot.ask(question);
  const drafts = draftsFor(answer.cells, bot.matrix);
  const say = (text: string): void => void errors.write(`${text}\n`);
  if (drafts.length === 0) {
    say(textOf(view, style));
    return 1;
  }
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const ask = askWith(reader, errors);
  try {
    const draft = await chosen(drafts, ask, say);
    const known = prefilled(draft, saidIn(question, query), bot.matrix);
    const values: Record<string, string> = { ...known };
    say(`${style(draft.name, 'title')}\nEnter keeps what stands in brackets, or leaves a field empty.`);
    for (const field of draft.fields) {
      const typed = await askField(field, known[field.id], ask, say);
      if (typed) values[field.id] = typed;
      const fault = faultOf(field, values[field.id] ?? '', { cloud: draft.guide.cloud, knowledge: bot.knowledge });
      if (fault) say(`  That looks wrong: ${fault}.`);
    }
    tell(draft, values, bot, say, style);
    output.write(`${draftText(draft, values, bot.matrix)}\n`);
    return 0;
  } finally {
    reader.close();
  }
}

function askWith(reader: Interface, errors: Writable): Ask {
  const lines = reader[Symbol.asyncIterator]();
  return async (prompt) => {
    errors.write(prompt);
    const { value, done } = await lines.next();
    return done ? undefined : withoutControls(value);
  };
}

async function chosen(drafts: readonly Draft[], ask: Ask, say: (text: string) => void): Promise<Draft> {
  const [first] = drafts as [Draft];
  if (drafts.length === 1) return first;
  say(drafts.map((draft, i) => `${i + 1}. ${draft.name}`).join('\n'));
  for (;;) {
    const typed = await ask(`Which one (1 to ${drafts.length})? `);
    if (typed === undefined) return first;
    const draft = drafts[Number(typed) - 1];
    if (draft) return draft;
    say(`expected a number from 1 to ${drafts.length}, got “${typed}”`);
  }
}

async function askField(
  field: Field,
  known: string | undefined,
  ask: Ask,
  say: (text: string) => void,
): Promise<string | undefined> {
  const { name, looks, where, command, example, options, optional, lines } = field;
  say(`\n${name}${optional ? ' (not always asked for)' : ''}`);
  say(`  ${[looks, where].filter(Boolean).join('. ')}`);
  if (command) say(`  Command: ${command}`);
  if (options) say(`  One of: ${options.join(', ')}`);
  else if (example) say(`  For example: ${example}`);
  if (lines) say('  An empty line ends it.');
  const prompt = known ? `[${known}] > ` : '> ';
  const first = await ask(prompt);
  return lines && first ? [first, ...(await moreLines(ask))].join('\n') : first?.trim();
}

async function moreLines(ask: Ask): Promise<string[]> {
  const more: string[] = [];
  for (;;) {
    const line = await ask('');
    if (!line?.trim()) return more;
    more.push(line);
  }
}

function tell(draft: Draft, values: Values, bot: Bot, say: (text: string) => void, style: Style): void {
  const doubts = doubtsAbout(draft, values, bot.matrix);
  say('');
  if (doubts.length > 0) say([style('Please look again', 'title'), ...doubts.map((d) => `• ${d}`)].join('\n'));
  say([...remarksOn(draft, bot.matrix), draft.guide.url].map((r) => `• ${r}`).join('\n'));
  say('');
}
