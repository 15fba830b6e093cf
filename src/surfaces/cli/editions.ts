/** `knowledge diff` and `knowledge apply`: pages are loaded, compared, and what they change is written. */
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { compareWithin } from '../../comparing.js';
import { type Change, type Choice, type Comparison, type Undecided, unreadable } from '../../editions/change.js';
import { editionToWrite, gapsOf, type Plan, planWrite } from '../../editions/plan.js';
import { loadEnglish } from '../../english.js';
import { loadKnowledge } from '../../knowledge/load.js';
import { FILES, type Knowledge } from '../../knowledge/schema.js';
import { changesTable, toJson, undecidedLines } from './changes.js';
import type { EditionArgs } from './edition-args.js';
import { differ, readSources, writeSources } from './files.js';
import { type Get, loadPage, PageError } from './pages.js';

export type Terminal = Readonly<{
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
  errors: Writable;
  /** How addresses are fetched; tests give their own. */
  get?: Get;
}>;

/** Exit status: 0 nothing differs or all is written, 1 differences or something undecided, 2 a page is not readable. */
export async function runEditions(args: EditionArgs, folder: string, terminal: Terminal): Promise<0 | 1 | 2> {
  const knowledge = loadKnowledge(folder);
  const isEnglish = loadEnglish(knowledge.vocabulary.everyday);
  const comparison = await comparePages(args, knowledge, terminal);
  if (comparison.unreadable.length > 0) {
    if (args.json) terminal.output.write(`${toJson(comparison)}\n`);
    for (const { page, reason } of comparison.unreadable) terminal.errors.write(`${page}: not readable: ${reason}\n`);
    return 2;
  }
  if (args.command === 'diff') {
    terminal.output.write(`${args.json ? toJson(comparison) : changesTable(comparison, knowledge)}\n`);
    return comparison.changes.length + comparison.undecided.length > 0 ? 1 : 0;
  }
  return apply(args, folder, knowledge, comparison, isEnglish, terminal);
}

async function comparePages(
  { pages, fetchedAt }: EditionArgs,
  knowledge: Knowledge,
  { get }: Terminal,
): Promise<Comparison> {
  const loaded = await Promise.all(
    pages.map((page) =>
      loadPage(page, get).catch((cause: unknown) => {
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
  const comparison = await compareWithin(knowledge, texts);
  const time = comparison.edition.fetchedAt && utc(comparison.edition.fetchedAt);
  const { fetchedAt: _, ...edition } = comparison.edition;
  return { ...comparison, edition: { ...edition, ...(time && { fetchedAt: time }) } };
}

/** A time as people or pages write it → in UTC to the second; undefined where it is none. */
export function utc(time: string): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

async function apply(
  args: EditionArgs,
  folder: string,
  knowledge: Knowledge,
  comparison: Comparison,
  isEnglish: (word: string) => boolean,
  terminal: Terminal,
): Promise<0 | 1> {
  const { output } = terminal;
  const asks = terminal.input.isTTY === true && output.isTTY === true;
  const sources = readSources(folder);
  output.write(`${changesTable({ ...comparison, ...(asks && { undecided: [] }) }, knowledge)}\n`);
  const reader = asks ? createInterface({ input: terminal.input, output }) : undefined;
  try {
    const { changes, left } = reader
      ? await decide(comparison, knowledge, reader, output)
      : { changes: comparison.changes, left: comparison.undecided };
    const plan = planWrite(sources, knowledge, changes, editionToWrite(comparison), isEnglish);
    const open = left.length + plan.held.length;
    sayHeld(plan, output);
    if (reader && left.length > 0) output.write(`${undecidedLines(left).join('\n')}\n`);
    if (!differ(sources, plan.sources)) {
      output.write('Nothing to write.\n');
      return open > 0 ? 1 : 0;
    }
    const question = `Write ${plan.written.length} of ${changes.length} changes to ${join(folder, FILES.matrix)}? [y/N] `;
    const agreed = reader ? /^y(es)?$/i.test((await reader.question(question)).trim()) : open === 0 || args.partial;
    if (!agreed) {
      output.write(`Nothing is written.${reader ? '' : ' With --partial, all that is decided is.'}\n`);
      return 1;
    }
    writeSources(folder, sources, plan.sources);
    output.write(`${plan.written.length} written; the edition is of ${dateOf(knowledge, comparison)}.\n`);
    return open > 0 ? 1 : 0;
  } finally {
    reader?.close();
  }
}

const dateOf = ({ matrix }: Knowledge, comparison: Comparison): string => {
  const { fetchedAt } = editionToWrite(comparison);
  if (fetchedAt) return fetchedAt.slice(0, 10);
  const why = comparison.complete
    ? 'no page says when it was fetched: give --fetched-at'
    : 'the pages are a part of the matrix';
  return `${matrix.source.fetchedAt.slice(0, 10)} as before (${why})`;
};

function sayHeld({ held }: Plan, output: Writable): void {
  if (held.length === 0) return;
  output.write(`Not written:\n${held.map(({ reason }) => `  • ${reason}`).join('\n')}\n`);
}

/** Asks what only a person can decide; an empty answer leaves it. */
async function decide(comparison: Comparison, knowledge: Knowledge, reader: Interface, output: Writable) {
  const left: Undecided[] = [];
  let changes: readonly Change[] = comparison.changes;
  for (const item of comparison.undecided) {
    const choice = await pick(`${item.text}\n  ${item.where}`, item.choices, reader, output);
    if (choice) changes = [...changes, ...choice.changes];
    else left.push(item);
  }
  const skipped = new Set<string>();
  for (;;) {
    const gap = gapsOf(knowledge, changes).find((g) => !skipped.has(g.text));
    if (!gap) return { changes, left };
    const choice = await pick(gap.text, gap.choices, reader, output);
    if (choice) changes = changes.flatMap((change) => (change === gap.change ? choice.changes : [change]));
    else skipped.add(gap.text);
  }
}

async function pick(
  text: string,
  choices: readonly Choice[],
  reader: Interface,
  output: Writable,
): Promise<Choice | undefined> {
  output.write(`\n${text}\n${choices.map(({ label }, i) => `  ${i + 1} ${label}\n`).join('')}`);
  if (choices.length === 0) {
    output.write('  That is for you to write into the files.\n');
    return undefined;
  }
  const answer = (await reader.question(`1–${choices.length}, or nothing to leave it: `)).trim();
  return choices[Number(answer) - 1];
}
