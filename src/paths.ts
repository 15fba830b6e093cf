/** Where the project's own folders lie. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder, from wherever this file was built to. */
export function projectRoot(from: string = __dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The knowledge folder: KNOWLEDGE_DIR, else the one that comes with the project. */
export const defaultKnowledge = (env: Readonly<Record<string, string | undefined>>): string =>
  env.KNOWLEDGE_DIR?.trim() || join(projectRoot(), 'knowledge');

/** Where what was read once is kept, by the convention of build tools. */
export const cacheFolder = (): string => join(projectRoot(), 'node_modules', '.cache', 'privatelink-bot');
