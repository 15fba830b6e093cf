/** `knowledge apply`: what pages change is written, once a person has decided what only a person can. */
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Change, Comparison, Undecided } from '../../editions/change.js';
import { type Decided, editionToWrite, gapsOf, isToWrite, type Plan, planWrite } from '../../editions/plan.js';
import { FILES, type Knowledge } from '../../knowledge/schema.js';
import { changeLines, changesTable, undecidedLines } from './changes.js';
import type { EditionArgs } from './edition-args.js';
import { addressLine, olderLine } from './edition-words.js';
import { differ, readSources, writeSources } from './files.js';
import { createPerson, type Person } from './person.js';

/** What is applied, and where to. */
export type Applied = Readonly<{
  args: EditionArgs;
  folder: string;
  knowledge: Knowledge;
  comparison: Comparison;
  isEnglish: (word: string) => boolean;
}>;

type Streams = Readonly<{ input: Readable & { isTTY?: boolean }; output: Writable & { isTTY?: boolean } }>;

/** Exit status: 0 all is written, 1 something is not, 130 a person broke it off. */
export async function apply(applied: Applied, { input, output }: Streams): Promise<0 | 1 | 130> {
  const { comparison, knowledge } = applied;
  const person = input.isTTY && output.isTTY ? createPerson(input, output) : undefined;
  output.write(`${changesTable({ ...comparison, ...(person && { undecided: [] }) }, knowledge)}\n`);
  try {
    if (await isTooOld(applied, person, output)) {
      output.write('Nothing is written.\n');
      return 1;
    }
    return await write(applied, person, output);
  } catch (cause) {
    const end = person?.end();
    if (!end) throw cause;
    output.write('\nNothing is written.\n');
    return end === 'interrupted' ? 130 : 1;
  } finally {
    person?.close();
  }
}

/** An older page is written only where a person says so. */
async function isTooOld({ comparison, knowledge }: Applied, person: Person | undefined, output: Writable) {
  const older = isToWrite(comparison, knowledge.matrix.source) ? olderLine(comparison, knowledge) : undefined;
  if (!older) return false;
  if (person) return !(await person.agrees(`${older} Write it all the same?`));
  output.write(`${older}\n`);
  return true;
}

async function write(applied: Applied, person: Person | undefined, output: Writable): Promise<0 | 1> {
  const { args, folder, knowledge, comparison, isEnglish } = applied;
  const sources = readSources(folder);
  const decided: Decided = person
    ? await decide(comparison, knowledge, person)
    : { changes: comparison.changes, left: comparison.undecided };
  const { changes, left } = decided;
  const edition = editionToWrite(comparison, knowledge.matrix.source, decided);
  const plan = planWrite(sources, knowledge, changes, edition, isEnglish);
  const open = left.length + plan.held.length;
  sayHeld(plan, output);
  if (person && left.length > 0) output.write(undecidedLines(left).join('\n'));
  if (!differ(sources, plan.sources)) {
    const stays = open > 0 ? ` The edition is ${editionOf(plan, open, applied)}.` : '';
    output.write(`Nothing to write.${stays}\n`);
    return open > 0 ? 1 : 0;
  }
  if (plan.edition.fetchedAt) output.write(addressLine(comparison, knowledge));
  if (person && !isShown(plan, comparison))
    output.write(`${['', ...changeLines(plan.written, knowledge)].join('\n')}\n`);
  const question = `Write ${plan.written.length} of ${changes.length} changes to ${join(folder, FILES.matrix)}?`;
  const agreed = person ? await person.agrees(question) : open === 0 || args.partial;
  if (!agreed) {
    output.write(`Nothing is written.${person ? '' : ' With --partial, all that is decided is.'}\n`);
    return 1;
  }
  writeSources(folder, sources, plan.sources);
  output.write(`${plan.written.length} written; the edition is ${editionOf(plan, open, applied)}.\n`);
  return open > 0 ? 1 : 0;
}

/** Whether all that is written, and no more, stands in the table above, with no question between. */
const isShown = ({ written }: Plan, { changes, undecided }: Comparison): boolean =>
  undecided.length === 0 && written.length === changes.length && written.every((change) => changes.includes(change));

/** Of when the edition is now and, where it is of before, why. */
function editionOf({ edition: { fetchedAt } }: Plan, open: number, { knowledge, comparison }: Applied): string {
  if (fetchedAt) return `of ${fetchedAt.slice(0, 10)}`;
  return `of ${knowledge.matrix.source.fetchedAt.slice(0, 10)} as before (${whyStays(open, comparison)})`;
}

function whyStays(open: number, { complete }: Comparison): string {
  if (open > 0) return `${open} of what the page says ${open === 1 ? 'is' : 'are'} not written`;
  return complete ? 'no page says when it was fetched: give --fetched-at' : 'the pages are a part of the matrix';
}

function sayHeld({ held }: Plan, output: Writable): void {
  if (held.length === 0) return;
  // A new row and its note have one reason.
  const reasons = [...new Set(held.map(({ reason }) => reason))];
  output.write(`Not written:\n${reasons.map((reason) => `  • ${reason}`).join('\n')}\n`);
}

/** Asks what only a person can decide; an empty answer leaves it. */
async function decide(comparison: Comparison, knowledge: Knowledge, person: Person): Promise<Decided> {
  const left: Undecided[] = [];
  let changes: readonly Change[] = comparison.changes;
  for (const item of comparison.undecided) {
    const choice = await person.chooses(`${item.text}\n  ${item.where}`, item.choices);
    if (choice) changes = [...changes, ...choice.changes];
    else left.push(item);
  }
  const skipped = new Set<string>();
  for (;;) {
    const gap = gapsOf(knowledge, changes).find((g) => !skipped.has(g.text));
    if (!gap) return { changes, left };
    const choice = await person.chooses(gap.text, gap.choices);
    if (choice) changes = changes.flatMap((change) => (change === gap.change ? choice.changes : [change]));
    else skipped.add(gap.text);
  }
}
