/** The folder of the embedded database. */
import { accessSync, constants, mkdirSync } from 'node:fs';

/** Makes the folder; what is wrong with it, as a line for who starts the bot, if anything is. */
export function faultOfFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return `DATA_DIR: cannot write to "${folder}" (${code}); would be right: a folder that this user may write to, or DATABASE_URL`;
  }
}
