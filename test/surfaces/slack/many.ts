/** The app for many workspaces, on a local Slack that has some; and a browser in which somebody installs it. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Maintainers } from '../../../src/config.js';
import type { Owner } from '../../../src/installations.js';
import { type LocalSlack, startLocalSlack, type Workspace } from '../../../src/local-slack/local-slack.js';
import type { OAuthSettings } from '../../../src/local-slack/types.js';
import type { Metrics } from '../../../src/metrics.js';
import { partsOn } from '../../../src/parts.js';
import { openDatabase } from '../../../src/state/database.js';
import { keptInstallations } from '../../../src/state/installations.js';
import type { Keys } from '../../../src/state/secrets.js';
import { createState, type State } from '../../../src/state/state.js';
import type { Leaving } from '../../../src/surfaces/slack/listeners/removal.js';
import { freePort } from '../../support/ports.js';
import { realBot } from '../../support/real-bot.js';
import { logOf, MANIFEST, type Running, startOn } from './support.js';

export const ORG = { id: 'E0ORG', name: 'Org & Sons' };
export const CLIENT = {
  clientId: '111.222',
  clientSecret: 'fedcba9876543210fedcba9876543210',
  stateSecret: 'the state secret',
};
const KEY = randomBytes(32);
const { bot } = realBot();

export type Many = Readonly<{
  slack: LocalSlack;
  /** Beside the first: another workspace, and two of one organisation. */
  second: Workspace;
  one: Workspace;
  two: Workspace;
  port: number;
  state: State;
  /** Where its database is. */
  folder: string;
  forgotten: Owner[];
  /** What was logged as a warning or an error. */
  log: string[];
  running: Running;
  /** One more process on the same database; Slack brings to it what is left by the one before, and the other way round. */
  beside: (more?: Options) => Promise<Running>;
  /** Another process on the same database and the same port, in place of the one before. */
  restart: (more?: Options) => Promise<void>;
  stop: () => Promise<void>;
}>;
export type Options = Readonly<{
  keys?: Keys;
  now?: () => number;
  forget?: Leaving['forget'];
  maintainers?: Maintainers;
  /** What the process keeps things in, where that is not what all have. */
  state?: State;
  metrics?: Metrics;
}>;

export async function startMany(options: Options & Readonly<{ oauth?: Partial<OAuthSettings> }> = {}): Promise<Many> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'many-'));
  const { clientId, clientSecret } = CLIENT;
  const oauth = { clientId, clientSecret, redirectUrls: [`${at(port)}/slack/oauth_redirect`], ...options.oauth };
  const delivery = { mode: 'http', url: `${at(port)}/slack/events` } as const;
  const slack = await startLocalSlack({
    app: { ...MANIFEST, delivery, oauth },
    times: { retryAfterMs: [0, 100, 300] },
  });
  const add = (id: string, enterprise?: typeof ORG) =>
    slack.addTeam({ team: { id, name: `<${id}>`, domain: id.toLowerCase(), ...(enterprise ? { enterprise } : {}) } });
  const state = createState({ open: () => openDatabase({ folder }), now: Date.now, tell: () => undefined });
  await state.gate.opened;
  const forgotten: Owner[] = [];
  const log: string[] = [];

  const begin = async (
    { keys = [KEY], now = Date.now, forget, maintainers, state: own = state, metrics }: Options,
    port: number,
  ): Promise<Running> => {
    const parts = partsOn(() => bot, own, keys);
    const running = await startOn('HTTP', {
      on: slack,
      settings: { botToken: undefined, port, maintainers, oauth: { ...CLIENT, keys } },
      parts: {
        ...parts,
        now,
        installations: keptInstallations(own.gate, keys, now),
        ...(metrics ? { metrics } : {}),
        forget: async (owner, before) => {
          forgotten.push(owner);
          await (forget ?? parts.forget)?.(owner, before);
        },
      },
    });
    logOf(running, log);
    return running;
  };
  let running = await begin(options, port);
  const stops: (() => Promise<unknown>)[] = [];
  return {
    ...{
      slack,
      second: add('T0SECOND'),
      one: add('T0ONE', ORG),
      two: add('T0TWO', ORG),
      port,
      state,
      folder,
      forgotten,
      log,
    },
    get running() {
      return running;
    },
    async beside(more = {}) {
      const other = await begin({ ...options, ...more }, await freePort());
      const front = await inTurns([port, other.settings.port]);
      slack.configure({ delivery: { mode: 'http', url: `${at(front.port)}/slack/events` } });
      stops.push(other.stop, front.close);
      return other;
    },
    async restart(more = {}) {
      await running.stop();
      running = await begin({ ...options, ...more }, port);
    },
    async stop() {
      await running.stop();
      for (const stopOne of stops) await stopOne();
      await slack.close();
      await state.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What stands before several processes: each request goes to the next of them. */
async function inTurns(ports: readonly number[]) {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const chosen = ports[turn++ % ports.length] as number;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>;
    const given = { method: 'POST', headers, body: await buffer(request) };
    const reply = await fetch(`${at(chosen)}${request.url}`, given).catch(() => undefined);
    response.writeHead(reply?.status ?? 502, { 'content-type': reply?.headers.get('content-type') ?? 'text/plain' });
    response.end(await reply?.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => void server.close().closeAllConnections();
  return { port: (server.address() as AddressInfo).port, close };
}

const at = (port: number): string => `http://127.0.0.1:${port}`;

export type Visit = Readonly<{
  /** What the person does on Slack's page, beside picking the workspace or organisation. */
  decision?: 'deny';
  /** Changes where Slack sends the browser back to. */
  back?: (url: URL) => URL;
  cookie?: (cookie: string) => string;
}>;

/** Follows the link, allows the app for a workspace or an organisation, and comes back. */
export async function visit(
  { port }: Readonly<{ port: number }>,
  owner: string,
  { decision, back, cookie }: Visit = {},
) {
  const begun = await fetch(`${at(port)}/slack/install`, { redirect: 'manual' });
  const given = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = new URL(begun.headers.get('location') ?? '');
  asked.searchParams.set('team', owner);
  if (decision) asked.searchParams.set('decision', decision);
  const allowed = await fetch(asked, { redirect: 'manual' });
  const url = new URL(allowed.headers.get('location') ?? '');
  const reply = await fetch(back ? back(url) : url, { headers: { cookie: cookie ? cookie(given) : given } });
  return { status: reply.status, headers: reply.headers, html: await reply.text(), asked, url, given };
}
