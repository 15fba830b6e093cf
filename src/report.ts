/** Entry of `npm run report`. */
import { config as loadEnvFile } from 'dotenv';
import { readDatabase } from './config.js';
import { loadKnowledge } from './knowledge/load.js';
import { indexMatrix } from './knowledge/matrix.js';
import { cacheFolder, defaultKnowledge } from './paths.js';
import { summaryText } from './presentation/summary.js';
import { openDatabase, PATIENT } from './state/database.js';
import { summarize } from './state/summary.js';
import { toJsonText } from './surfaces/cli/json.js';
import { readReport } from './surfaces/cli/kept.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

async function main(): Promise<void> {
  loadEnvFile({ quiet: true });
  const { days, json, ...whose } = readReport(process.argv.slice(2));
  const read = readDatabase(process.env);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const matrix = indexMatrix(loadKnowledge(defaultKnowledge(process.env), cacheFolder()));
  const { db, close } = await openDatabase(read.database, {
    ...PATIENT,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const until = Date.now();
    const summary = await summarize(db, { since: until - days * DAY_MS, until, ...whose });
    process.stdout.write(`${json ? toJsonText(summary) : summaryText(summary, matrix)}\n`);
  } finally {
    await close();
  }
}

main().catch((cause: Error) => {
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
});
