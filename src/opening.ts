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

/** By then a process that was replaced, and may have sealed by its own first key until its end, is gone. */
const REPLACED_MS = 60_000;

/**
 * Seals the tokens of workspaces that came by OAuth by the key of today, at once and when the processes of before are gone,
 * and says in the log what came of it.
 */
export function sealAnew(
  gate: Pick<Gate, 'opened' | 'run'>,
  { keys }: Pick<OAuth, 'keys'>,
  log: Readonly<Record<'info' | 'error', (line: string) => void>>,
  replacedMs = REPLACED_MS,
): void {
  const said = new Set<string>();
  const seal = async (): Promise<void> => {
    try {
      const { renewed, unreadable } = await keptInstallations(gate, keys, Date.now).reseal();
      if (renewed > 0) log.info(`The tokens of ${renewed} installations are sealed by the first of TOKEN_KEYS now.`);
      for (const line of unreadable.filter((one) => !said.has(one))) log.error(line);
      for (const line of unreadable) said.add(line);
    } catch (cause) {
      log.error(`Tokens could not be sealed anew: ${(cause as Error).message}`);
    }
  };
  void gate.opened.then(() => {
    void seal();
    setTimeout(seal, replacedMs).unref();
  });
  log.info('Workspaces install the app at /slack/install.');
}
