/** A knowledge folder → Knowledge, cross-checked and frozen; or one error that lists every fault with its place. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, FILES, type Knowledge, type Part, type Sources } from './schema.js';

/** Thrown by `loadKnowledge`; its message lists all faults, one a line. */
export class KnowledgeError extends Error {
  constructor(
    readonly folder: string,
    readonly faults: readonly Fault[],
  ) {
    const lines = faults.map((f) => `  ${f.file}${f.path ? ` › ${f.path}` : ''}: ${f.message}`);
    super(
      `The knowledge in ${folder} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${lines.join('\n')}`,
    );
    this.name = 'KnowledgeError';
  }
}

/**
 * Reads `folder`/{matrix,guides,policies,vocabulary}.yaml. With a `cache` folder, what was read and checked once is kept
 * there beside the texts it was read from, since reading the YAML takes longer than all the rest of an answer.
 * @throws KnowledgeError with every fault of every file; references between files are checked once all four are readable.
 */
export function loadKnowledge(folder: string, cache?: string): Knowledge {
  const sources = readSources(folder);
  const file = cache && join(cache, `${folder.replace(/[^\w]+/g, '-').slice(-LONGEST_NAME)}.json`);
  const kept = file ? readKept(file) : undefined;
  if (kept && isOf(kept, sources)) return freeze(kept.knowledge);
  // Loaded only here, because YAML and zod are not needed where the cache is fresh.
  const { readKnowledge } = require('./read.js') as typeof import('./read.js');
  const { knowledge, faults } = readKnowledge(sources);
  if (!knowledge) throw new KnowledgeError(folder, faults);
  if (file) keep(file, { reader: READER, sources, knowledge });
  return freeze(knowledge);
}

/** Raise it when the code that reads the files changes what comes of them. */
const READER = 3;
const LONGEST_NAME = 100;

type Kept = { reader: number; sources: Sources; knowledge: Knowledge };

const isOf = (kept: Kept, sources: Sources): boolean =>
  kept.reader === READER && Object.entries(sources).every(([part, text]) => kept.sources?.[part as Part] === text);

function readSources(folder: string): Sources {
  const faults: Fault[] = [];
  const sources = Object.entries(FILES).map(([part, file]) => {
    try {
      return [part, readFileSync(join(folder, file), 'utf8')];
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const reason = code === 'ENOENT' ? 'the file is missing' : message;
      faults.push({ file, path: '', message: `${reason}; would be right: a readable file` });
      return [part, ''];
    }
  });
  if (faults.length > 0) throw new KnowledgeError(folder, faults);
  return Object.fromEntries(sources) as Sources;
}

function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return undefined; // none yet, or half of one: it is made anew
  }
}

function keep(file: string, kept: Kept): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A folder that can't be written to makes the next start slower, nothing else.
  }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
