/** The texts of a knowledge folder → Knowledge, or every fault in them. The slow half of loading: YAML and zod. */
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { crossCheck } from './check.js';
import { type Fault, FILES, type Knowledge, type Part, type Sources } from './schema.js';
import { guidesSchema, matrixSchema, policiesSchema, vocabularySchema } from './schemas.js';

const SCHEMAS = { matrix: matrixSchema, guides: guidesSchema, policies: policiesSchema, vocabulary: vocabularySchema };

/** References between files are checked once all four are well formed. */
export function readKnowledge(sources: Sources): { knowledge?: Knowledge; faults: readonly Fault[] } {
  const parts = (Object.keys(FILES) as Part[]).map((part) => [part, readPart(part, sources[part])] as const);
  const faults = parts.flatMap(([, read]) => read.faults);
  if (faults.length > 0) return { faults };
  const knowledge = Object.fromEntries(parts.map(([part, read]) => [part, read.value])) as unknown as Knowledge;
  const crossed = crossCheck(knowledge);
  return crossed.length > 0 ? { faults: crossed } : { knowledge, faults: [] };
}

function readPart(part: Part, source: string): { value?: unknown; faults: Fault[] } {
  const file = FILES[part];
  const document = parseDocument(source);
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((e) => ({ file, path: '', message: e.message.split('\n')[0] ?? 'not YAML' })),
    };
  }
  let root: unknown;
  try {
    root = document.toJS();
  } catch (cause) {
    // An alias of nothing.
    return { faults: [{ file, path: '', message: (cause as Error).message }] };
  }
  const parsed = SCHEMAS[part].safeParse(root);
  if (parsed.success) return { value: parsed.data, faults: [] };
  const issues = parsed.error.issues as readonly z.core.$ZodIssue[];
  return {
    faults: issues.map((issue) => ({
      file,
      path: issue.path.join('.'),
      message: describe(issue, root, SCHEMAS[part]),
    })),
  };
}

function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
}

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

function describe(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType): string {
  const came = quote(valueAt(root, issue.path));
  switch (issue.code) {
    case 'invalid_value':
      return `got ${came}; would be right: ${issue.values.join(', ')}`;
    case 'unrecognized_keys':
      return `got ${issue.keys.map((key) => `"${key}"`).join(', ')}; would be right: ${keysAt(schema, issue.path).join(', ')}`;
    case 'invalid_type':
      return `got ${came}; would be right: ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'too_small':
      return `got ${came}; would be right: at least ${issue.minimum} of it`;
    default:
      return `got ${came}; would be right: ${issue.message}`;
  }
}

/** The keys that an object of the schema may have, at a path into what was read. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of [...path, undefined]) {
    let { def } = at as { def: { innerType?: unknown; element?: unknown; shape?: Record<PropertyKey, unknown> } };
    while (def.innerType) ({ def } = def.innerType as { def: typeof def });
    if (key === undefined) return Object.keys(def.shape ?? {});
    at = def.element ?? def.shape?.[key];
  }
  return [];
}
