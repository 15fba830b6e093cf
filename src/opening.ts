/** What is done with the database when the app starts. */
import type { OAuth } from './oauth.js';
import type { Gate } from './state/gate.js';
import { keptInstallations } from './state/installations.js';
import { within } from './within.js';

/** Without the database the start is not put off for longer. */
const PATIENCE_MS = 5_000;

/** Resolves when the database is there, or has been waited for. */
export function openedSoon({ opened }: Pick<Gate, 'opened'>, patienceMs = PATIENCE_MS): Promise<void> {
  return within(patienceMs, opened).catch(() => undefined);
}

/** Seals the tokens of workspaces that came by OAuth by the key of today, and says in the log what came of it. */
export function sealAnew(
  gate: Pick<Gate, 'opened' | 'run'>,
  { keys }: OAuth,
  log: Readonly<Record<'info' | 'error', (line: string) => void>>,
): void {
  void gate.opened
    .then(() => keptInstallations(gate, keys, Date.now).reseal())
    .then(({ renewed, unreadable }) => {
      if (renewed > 0) log.info(`The tokens of ${renewed} installations are sealed by the first of TOKEN_KEYS now.`);
      for (const line of unreadable) log.error(line);
    })
    .catch((cause: Error) => log.error(`Tokens could not be sealed anew: ${cause.message}`));
  log.info('Workspaces install the app at /slack/install.');
}
