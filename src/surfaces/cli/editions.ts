/** `knowledge diff` and `knowledge apply`: pages are loaded, compared, and what they change is written. */
import type { Readable, Writable } from 'node:stream';
import { compareWithin } from '../../comparing.js';
import { type Comparison, unreadable } from '../../editions/change.js';
import { loadEnglish } from '../../english.js';
import { loadKnowledge } from '../../knowledge/load.js';
import type { Knowledge } from '../../knowledge/schema.js';
import { apply } from './apply.js';
import { changesTable, toJson } from './changes.js';
import type { EditionArgs } from './edition-args.js';
import { disbelievedLines, olderLine } from './edition-words.js';
import { type Get, loadPage, PageError } from './pages.js';

export type Terminal = Readonly<{
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
  errors: Writable;
  /** How addresses are fetched; tests give their own. */
  get?: Get;
  /** The clock, in milliseconds. */
  now?: () => number;
}>;

/** Exit status: 0 nothing differs or all is written, 1 differences or something undecided, 2 a page is not readable, 130 a person broke it off. */
export async function runEditions(args: EditionArgs, folder: string, terminal: Terminal): Promise<0 | 1 | 2 | 130> {
  const knowledge = loadKnowledge(folder);
  const isEnglish = loadEnglish(knowledge.vocabulary.everyday);
  const comparison = await comparePages(args, knowledge, terminal);
  if (comparison.unreadable.length > 0) {
    if (args.json) terminal.output.write(`${toJson(comparison)}\n`);
    for (const { page, reason } of comparison.unreadable) terminal.errors.write(`${page}: not readable: ${reason}\n`);
    return 2;
  }
  // What programs read is one object alone.
  const words = args.json ? terminal.errors : terminal.output;
  for (const line of disbelievedLines(comparison)) words.write(`${line}\n`);
  if (args.command === 'diff') {
    const older = olderLine(comparison, knowledge);
    if (older && !args.json) terminal.output.write(`${older}\n`);
    terminal.output.write(`${args.json ? toJson(comparison) : changesTable(comparison, knowledge)}\n`);
    return comparison.changes.length + comparison.undecided.length > 0 ? 1 : 0;
  }
  return apply({ args, folder, knowledge, comparison, isEnglish }, terminal);
}

async function comparePages(
  { pages, fetchedAt }: EditionArgs,
  knowledge: Knowledge,
  { get, now }: Terminal,
): Promise<Comparison> {
  const loaded = await Promise.all(
    pages.map((page) =>
      loadPage(page, get, now).catch((cause: unknown) => {
        if (cause instanceof PageError) return cause;
        throw cause;
      }),
    ),
  );
  const failed = loaded.flatMap((page, i) =>
    page instanceof PageError ? [{ page: pages[i] as string, reason: page.message.replace(`${pages[i]}: `, '') }] : [],
  );
  if (failed.length > 0) return unreadable(failed);
  const texts = loaded.flatMap((page) =>
    page instanceof PageError ? [] : [{ ...page, ...(fetchedAt && { fetchedAt }) }],
  );
  return compareWithin(knowledge, texts);
}
