/** What is done before workspaces that came by OAuth are served: their tokens are at hand, sealed by the key of today. */
import type { OAuth } from './oauth.js';
import type { Gate } from './state/gate.js';
import { keptInstallations } from './state/installations.js';
import { within } from './within.js';

/** Without the database the start is not put off for longer; what is known of a workspace comes with it. */
const PATIENCE_MS = 5_000;

/** Resolves when the database is there, or has been waited for. Sealing anew goes on beside, and says in the log what came of it. */
export async function withInstallations(
  gate: Pick<Gate, 'opened' | 'run'>,
  { keys }: OAuth,
  log: Readonly<Record<'info' | 'error', (line: string) => void>>,
): Promise<void> {
  void gate.opened
    .then(() => keptInstallations(gate, keys, Date.now).reseal())
    .then(({ renewed, unreadable }) => {
      if (renewed > 0) log.info(`The tokens of ${renewed} installations are sealed by the first of TOKEN_KEYS now.`);
      for (const line of unreadable) log.error(line);
    })
    .catch((cause: Error) => log.error(`Tokens could not be sealed anew: ${cause.message}`));
  log.info('Workspaces install the app at /slack/install.');
  await within(PATIENCE_MS, gate.opened).catch(() => undefined);
}
