/** `npm run knowledge`: checks the knowledge files alone. */
import type { Writable } from 'node:stream';
import { KnowledgeError, loadKnowledge } from '../../knowledge/load.js';
import { claimsOf } from '../../knowledge/phrases.js';
import type { Knowledge } from '../../knowledge/schema.js';

export const KNOWLEDGE_USAGE = `Usage: knowledge [check] [DIR]

Checks the files of a knowledge folder and lists every fault with its place.`;

export type Out = Readonly<{ output: Writable; errors: Writable; knowledge: string }>;

/** Exit status: 0 no fault, 1 faults, 2 the arguments are wrong. */
export function runKnowledge(argv: readonly string[], { output, errors, knowledge }: Out): 0 | 1 | 2 {
  const [folder = knowledge, ...more] = argv[0] === 'check' ? argv.slice(1) : argv;
  if (more.length > 0 || folder.startsWith('-')) {
    errors.write(`expected at most one folder, got ${argv.join(' ')}\n\n${KNOWLEDGE_USAGE}\n`);
    return 2;
  }
  try {
    output.write(`${summary(loadKnowledge(folder))}\n`);
    return 0;
  } catch (cause) {
    if (!(cause instanceof KnowledgeError)) throw cause;
    errors.write(`${cause.message}\n`);
    return 1;
  }
}

function summary(known: Knowledge): string {
  const { platforms, deployments, source } = known.matrix;
  const size = `${platforms.length} platforms × ${deployments.length} deployments`;
  const beside = `${known.guides.length} guides, ${known.policies.length} policies, ${claimsOf(known).length} phrases`;
  return `No fault. ${size}, ${beside}; edition of ${source.fetchedAt.slice(0, 10)}.`;
}
