/** The folder of the embedded database. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder; what is wrong with it, as a line for who starts the bot, if anything is. */
export function faultOfFolder(folder: string): string | undefined {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return `DATA_DIR: cannot write to "${folder}" (${code}); would be right: a folder that this user may write to, or DATABASE_URL`;
  }
}

/** Makes a folder with those above it. Node's own way never ends below /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another process may have made it just now.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}
