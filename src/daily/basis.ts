/** What a comparison of pages depends on, by name: the same in all processes that would find the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '../knowledge/schema.js';
import { projectRoot } from '../paths.js';

/** All that the knowledge files say, which pages are read, and what reads them → a name for it. */
export const basisOf = (knowledge: Knowledge, sources: readonly string[], reader: string): string =>
  hashOf([JSON.stringify(knowledge), JSON.stringify(sources), reader]);

/** The built code that compares, and the versions of the packages it stands on. */
export const ownReader = (root: string = projectRoot()): string =>
  hashOf([join('dist', 'compare-worker.js'), 'package.json'].map((file) => readFileSync(join(root, file), 'utf8')));

function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length} ${text}`);
  return hash.digest('base64url').slice(0, 20);
}
