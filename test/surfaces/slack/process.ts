/** The app as a process of its own, `dist/main.js`, on a local Slack. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../../src/local-slack/local-slack.js';
import { freePort } from '../../support/ports.js';
import { MANIFEST, type Mode } from './support.js';

const MAIN = join(__dirname, '../../../dist/main.js');

export type Ended = Readonly<{ code: number | null; output: string }>;
export type Process = Readonly<{
  child: ChildProcess;
  /** It takes questions; an error with what it wrote when it ended before. */
  ready: () => Promise<void>;
  /** How it ended, and all it wrote. */
  ended: Promise<Ended>;
}>;

type Env = Readonly<Record<string, string>>;

/** Starts `dist/main.js`, or a copy of it, with these settings and no others, in a folder without a `.env`. */
export function startMain(env: Env, main = MAIN): Process {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [main], { cwd: tmpdir(), env: { PATH, ...env }, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (part) => {
    output += part;
  });
  child.stderr.on('data', (part) => {
    output += part;
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').then(([code]): Ended => {
    process.off('exit', kill);
    return { code, output };
  });
  const said = new Promise<void>((resolve) => {
    child.stdout.on('data', () => output.includes('Answering from') && resolve());
  });
  const tooEarly = ended.then((end) => Promise.reject(new Error(`It ended before it was ready: ${end.output}`)));
  tooEarly.catch(() => undefined);
  return { child, ended, ready: () => Promise.race([said, tooEarly]) };
}

/** A local Slack, and the settings of a process that is its app. */
export async function slackFor(
  mode: Mode,
  options: LocalSlackOptions = {},
): Promise<Readonly<{ slack: LocalSlack; env: Env }>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/slack/events`;
  const slack = await startLocalSlack({
    ...options,
    app: { ...MANIFEST, delivery: mode === 'HTTP' ? { mode: 'http', url } : { mode: 'socket' } },
  });
  const { botToken, appToken, signingSecret } = slack.app();
  const way: Env = mode === 'HTTP' ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken };
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'data-'));
  return { slack, env: { SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: botToken, PORT: String(port), DATA_DIR, ...way } };
}
