/** The knowledge files of a folder: read, and replaced so that each of them is whole at any moment. */
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES, type Part, type Sources } from '../../knowledge/schema.js';

/** The matrix is last: names and guides that are taken out before it leave a knowledge that passes its check. */
const ORDER = ['vocabulary', 'policies', 'guides', 'matrix'] as const satisfies readonly Part[];

export const readSources = (folder: string): Sources =>
  Object.fromEntries(ORDER.map((part) => [part, readFileSync(join(folder, FILES[part]), 'utf8')])) as Sources;

export const differ = (a: Sources, b: Sources): boolean => ORDER.some((part) => a[part] !== b[part]);

/**
 * Each changed file is written beside the old one, which it then takes the place of. What a process left beside them when it
 * died is taken away.
 */
export function writeSources(folder: string, before: Sources, after: Sources): void {
  const changed = ORDER.filter((part) => before[part] !== after[part]);
  const beside = (part: Part): string => join(folder, `.${FILES[part]}.${process.pid}`);
  removeLeft(folder);
  try {
    for (const part of changed) writeThrough(beside(part), after[part]);
    for (const part of changed) renameSync(beside(part), join(folder, FILES[part]));
  } finally {
    for (const part of changed) rmSync(beside(part), { force: true });
  }
}

/** What can't be taken away stays: it is untidy, and in nobody's way. Processes are those of this machine. */
function removeLeft(folder: string): void {
  const files = new Set<string>(Object.values(FILES));
  try {
    for (const name of readdirSync(folder)) {
      const [, file = '', owner = ''] = /^\.(.+)\.(\d+)$/.exec(name) ?? [];
      if (files.has(file) && !isAnother(Number(owner))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    return;
  }
}

/** Whether another process has this number now. */
function isAnother(id: number): boolean {
  if (id === 0 || id === process.pid) return false;
  try {
    return process.kill(id, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writeThrough(file: string, text: string): void {
  const handle = openSync(file, 'w');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
