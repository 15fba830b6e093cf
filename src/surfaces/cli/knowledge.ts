/** `npm run knowledge`: checks the knowledge files, says what a page says otherwise, and writes it. */
import type { Readable, Writable } from 'node:stream';
import { KnowledgeError, loadKnowledge } from '../../knowledge/load.js';
import { claimsOf } from '../../knowledge/phrases.js';
import type { Knowledge } from '../../knowledge/schema.js';
import { withoutControls } from '../../question/controls.js';
import { type EditionArgs, readEditionArgs } from './edition-args.js';
import type { Get } from './pages.js';

export const KNOWLEDGE_USAGE = `Usage: knowledge [check] [DIR]
       knowledge diff [--json] [--fetched-at TIME] [--knowledge DIR] PAGE…
       knowledge apply [--partial] [--fetched-at TIME] [--knowledge DIR] PAGE…

check  lists every fault of a knowledge folder with its place
diff   says what a page of the source says otherwise; exit status 0 nothing, 1 something, 2 not readable
apply  writes that into matrix.yaml; what only a person can decide is asked on a terminal, elsewhere listed

PAGE is a file or an https:// address; several pages are parts of one edition.`;

export type Out = Readonly<{
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean };
  errors: Writable;
  knowledge: string;
  get?: Get;
  /** The clock, in milliseconds; tests give their own. */
  now?: () => number;
}>;

/** Exit status: of a check 0 no fault, 1 faults; of diff and apply as above; 2 also where the arguments are wrong. */
export async function runKnowledge(argv: readonly string[], out: Out): Promise<0 | 1 | 2 | 130> {
  const [command, ...rest] = argv;
  try {
    if (command === 'diff' || command === 'apply') return await runPages(command, rest, out);
    if (command === '--help' || command === '-h') {
      out.output.write(`${KNOWLEDGE_USAGE}\n`);
      return 0;
    }
    return check(argv, out);
  } catch (cause) {
    if (!(cause instanceof KnowledgeError)) throw cause;
    out.errors.write(`${withoutControls(cause.message)}\n`);
    return 1;
  }
}

function check(argv: readonly string[], { output, errors, knowledge }: Out): 0 | 2 {
  const [folder = knowledge, ...more] = argv[0] === 'check' ? argv.slice(1) : argv;
  if (more.length > 0 || folder.startsWith('-')) {
    errors.write(`expected at most one folder, got ${argv.join(' ')}\n\n${KNOWLEDGE_USAGE}\n`);
    return 2;
  }
  output.write(`${summary(loadKnowledge(folder))}\n`);
  return 0;
}

async function runPages(command: 'diff' | 'apply', argv: readonly string[], out: Out): Promise<0 | 1 | 2 | 130> {
  let args: EditionArgs;
  try {
    args = readEditionArgs(command, argv, (out.now ?? Date.now)());
  } catch (cause) {
    out.errors.write(`${(cause as Error).message}\n\n${KNOWLEDGE_USAGE}\n`);
    return 2;
  }
  // Loaded only here, because the check needs none of the parsers.
  const { runEditions } = await import('./editions.js');
  return runEditions(args, args.knowledge ?? out.knowledge, out);
}

function summary(known: Knowledge): string {
  const { platforms, deployments, source } = known.matrix;
  const size = `${platforms.length} platforms × ${deployments.length} deployments`;
  const beside = `${known.guides.length} guides, ${known.policies.length} policies, ${claimsOf(known).length} phrases`;
  return `No fault. ${size}, ${beside}; edition of ${source.fetchedAt.slice(0, 10)}.`;
}
