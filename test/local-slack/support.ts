/** A local Slack, calls to it, and real Bolt apps for the tests of this folder. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../src/local-slack/local-slack.js';
import type { Json } from '../../src/local-slack/types.js';

const open: (() => Promise<unknown>)[] = [];

/** Ends, last first, what a test has started. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}

export async function slackWith(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack(options);
  open.push(slack.close);
  return slack;
}

export type Answer = Json & { ok: boolean; error?: string; ts?: string; channel?: unknown; view?: Json };

/** A call as JSON, with the bot's token unless another is given (`null` is none). */
export async function call(slack: LocalSlack, method: string, args: Json = {}, token?: string | null): Promise<Answer> {
  const bearer = token === undefined ? slack.app().botToken : token;
  const reply = await fetch(`${slack.url}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(args),
  });
  return (await reply.json()) as Answer;
}

/** A call as a form, with JSON inside, as the SDK sends it. */
export async function callForm(slack: LocalSlack, method: string, args: Json): Promise<Answer> {
  const fields = Object.entries(args).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const body = new URLSearchParams([...fields, ['token', slack.app().botToken]]);
  return (await (await fetch(`${slack.url}${method}`, { method: 'POST', body })).json()) as Answer;
}

const clientOptions = ({ url }: LocalSlack) => ({
  slackApiUrl: url,
  retryConfig: { retries: 3, minTimeout: 10, maxTimeout: 20 },
});

/** A Bolt app in Socket Mode that comes back quickly when its socket is lost. */
export async function socketApp(slack: LocalSlack, register: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.app().appToken,
    logger: silent,
    clientPingTimeout: 60,
    installerOptions: { clientOptions: clientOptions(slack) },
  });
  const app = new App({
    token: slack.app().botToken,
    receiver,
    clientOptions: clientOptions(slack),
    logger: silent,
    deferInitialization: true,
  });
  await app.init();
  register(app);
  await app.start();
  open.push(() => app.stop());
  return app;
}

/** A Bolt app that serves HTTP; the local Slack is told its request URL. */
export async function httpApp(slack: LocalSlack, register: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.app().signingSecret,
    logger: silent,
    unhandledRequestTimeoutMillis: 200,
  });
  const app = new App({
    token: slack.app().botToken,
    receiver,
    clientOptions: clientOptions(slack),
    logger: silent,
    deferInitialization: true,
  });
  await app.init();
  register(app);
  const server = await app.start(0);
  const { port } = (server as unknown as { address: () => AddressInfo }).address();
  slack.configure({ delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } });
  open.push(() => app.stop());
  return app;
}

/** A bare server as the app's request URL; `answer` says what the n-th request gets, `undefined` is nothing at all. */
export async function bareApp(
  slack: LocalSlack,
  answer: (count: number) => { status: number; headers?: Record<string, string> } | undefined,
): Promise<IncomingMessage[]> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    const given = answer(seen.length);
    if (given) response.writeHead(given.status, given.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  slack.configure({ delivery: { mode: 'http', url: `http://127.0.0.1:${port}/` } });
  open.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return seen;
}

const nothing = () => undefined;
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

export const text = (length: number): string => 'x'.repeat(length);
export const plain = (length: number): Json => ({ type: 'plain_text', text: text(length) });
export const mrkdwn = (length: number): Json => ({ type: 'mrkdwn', text: text(length) });
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const button = (id: string, more: Json = {}): Json => ({
  type: 'button',
  action_id: id,
  text: plain(5),
  ...more,
});
export const option = (value: string, more: Json = {}): Json => ({ text: plain(5), value, ...more });
export const options = (count: number): Json[] => times(count, (index) => option(`v${index}`));
export const actions = (...elements: unknown[]): Json => ({ type: 'actions', elements });
export const section = (more: Json = {}): Json => ({ type: 'section', text: mrkdwn(5), ...more });
