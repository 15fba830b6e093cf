/** A knowledge folder → Knowledge, cross-checked and frozen; or one error that lists every fault with its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { crossCheck } from './check.js';
import { guidesSchema, type Knowledge, matrixSchema, policiesSchema, vocabularySchema } from './schema.js';

const FILES = {
  matrix: { name: 'matrix.yaml', schema: matrixSchema },
  guides: { name: 'guides.yaml', schema: guidesSchema },
  policies: { name: 'policies.yaml', schema: policiesSchema },
  vocabulary: { name: 'vocabulary.yaml', schema: vocabularySchema },
} as const;
type Part = keyof typeof FILES;

/** One thing wrong with a knowledge folder: where, and a sentence that quotes what came and says what would be right. */
export type Fault = { file: string; path: string; message: string };

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

function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

function describe(issue: z.core.$ZodIssue, root: unknown): string {
  const came = quote(valueAt(root, issue.path));
  switch (issue.code) {
    case 'invalid_value':
      return `got ${came}; would be right: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'invalid_type':
      return `got ${came}; would be right: ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      return `got ${came}; would be right: at least ${issue.minimum} of it`;
    default:
      return `got ${came}; would be right: ${issue.message}`;
  }
}

function readPart(folder: string, part: Part): { value?: unknown; faults: Fault[] } {
  const { name: file, schema } = FILES[part];
  let source: string;
  try {
    source = readFileSync(join(folder, file), 'utf8');
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'the file is missing' : (cause as Error).message;
    return { faults: [{ file, path: '', message: `${reason}; would be right: a readable file` }] };
  }
  const document = parseDocument(source);
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((e) => ({ file, path: '', message: e.message.split('\n')[0] ?? 'not YAML' })),
    };
  }
  const root: unknown = document.toJS();
  const parsed = schema.safeParse(root);
  if (parsed.success) return { value: parsed.data, faults: [] };
  return {
    faults: parsed.error.issues.map((issue) => ({ file, path: issue.path.join('.'), message: describe(issue, root) })),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

/**
 * Reads `folder`/{matrix,guides,policies,vocabulary}.yaml.
 * @throws KnowledgeError with every fault of every file; references between files are checked once all four are readable.
 */
export function loadKnowledge(folder: string): Knowledge {
  const parts = (Object.keys(FILES) as Part[]).map((part) => [part, readPart(folder, part)] as const);
  const faults = parts.flatMap(([, read]) => read.faults);
  if (faults.length > 0) throw new KnowledgeError(folder, faults);
  const knowledge = Object.fromEntries(parts.map(([part, read]) => [part, read.value])) as unknown as Knowledge;
  const crossed = crossCheck(knowledge);
  if (crossed.length > 0) throw new KnowledgeError(folder, crossed);
  return freeze(knowledge);
}
