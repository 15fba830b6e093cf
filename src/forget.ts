/** Entry of `npm run forget`. */
import { config as loadEnvFile } from 'dotenv';
import { readDatabase } from './config.js';
import { openDatabase, PATIENT } from './state/database.js';
import { forget } from './state/forget.js';
import { countUnknown } from './state/installations.js';
import { goneText, readForget, unknownText } from './surfaces/cli/kept.js';

async function main(): Promise<void> {
  loadEnvFile({ quiet: true });
  const whom = readForget(process.argv.slice(2));
  const read = readDatabase(process.env);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const { db, emptyLog, close } = await openDatabase(read.database, {
    ...PATIENT,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const gone = await forget(db, whom);
    await emptyLog();
    process.stdout.write(`${goneText(gone)}\n`);
    const unknown = whom.team?.startsWith('E') ? await countUnknown(db) : 0;
    if (unknown > 0) process.stdout.write(`${unknownText(unknown)}\n`);
  } finally {
    await close();
  }
}

main().catch((cause: Error) => {
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
});
