/** The first connection of Socket Mode. */
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, SocketModeReceiver } from '@slack/bolt';
import { isPassing } from './faults.js';

/** What Bolt and Slack's client keep to themselves; there is no server where nothing is served beside the connection. */
type Kept = Readonly<{
  receiver: Readonly<{
    httpServer?: Server;
    client: Pick<SocketModeReceiver['client'], 'start'> & { autoReconnectEnabled: boolean };
  }>;
}>;

/** After so many milliseconds the first connection is tried again, where Slack is not well. */
const AGAIN_MS = [1_000, 3_000] as const;

/**
 * Starts an app in Socket Mode; rejects where only a person can mend what is wrong. Slack's client by itself tries again for
 * ever, also with a token that may not (SocketModeClient.retrieveWSSURL in @slack/socket-mode 3.1), and a port that is in
 * use ends the process (SocketModeReceiver.start in @slack/bolt 5.1).
 */
export async function connect(app: App): Promise<void> {
  const { httpServer, client } = (app as unknown as Kept).receiver;
  await Promise.race([opened(app, client), ...(httpServer ? [refused(httpServer)] : [])]);
}

/** Rejects where the port can't be had. */
const refused = (server: Server): Promise<never> => new Promise((_, reject) => void server.once('error', reject));

async function opened(app: App, client: Kept['receiver']['client']): Promise<void> {
  client.autoReconnectEnabled = false;
  let open: () => Promise<unknown> = () => app.start();
  try {
    for (const wait of AGAIN_MS) {
      const fault = await faultOf(open);
      if (!fault) return;
      if (!isPassing(fault.cause)) throw fault.cause;
      await sleep(wait);
      open = () => client.start();
    }
    await open();
  } finally {
    client.autoReconnectEnabled = true;
  }
}

/** A connection that breaks before Slack's hello rejects with nothing; that passes. */
const faultOf = (open: () => Promise<unknown>): Promise<Readonly<{ cause: unknown }> | undefined> =>
  open().then(
    () => undefined,
    (cause) => ({ cause: cause ?? BROKEN }),
  );

const BROKEN = Object.assign(new Error('the connection broke before it was open'), { name: 'TimeoutError' });
