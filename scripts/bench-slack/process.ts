/** An app as a process of its own: started, waited for, measured from outside, ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';

/** How `node` is called for it, and its settings; PORT comes with each start. */
export type Program = Readonly<{
  name: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
}>;

export type Running = Readonly<{
  pid: number;
  origin: string;
  /** Milliseconds from its start until its port took a connection. */
  startedIn: number;
  stop: () => Promise<void>;
}>;

const TICKS_A_SECOND = 100; // of /proc, on every Linux
const START_MS = 20_000;
const STOP_MS = 5_000;

/** Starts a program on a free port. @throws when it ends, or does not listen in time; with what it wrote. */
export async function start({ name, args, cwd, env }: Program): Promise<Running> {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let wrote = '';
  child.stderr.on('data', (part) => {
    wrote += part;
  });
  const ended = once(child, 'exit');
  // Whatever fails here, no program is left behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  while (!(await accepts(port))) {
    if (child.exitCode !== null || performance.now() - from > START_MS) {
      throw new Error(`${name} did not start to listen. It wrote: ${wrote || 'nothing'}`);
    }
    await pause(1);
  }
  return {
    pid: child.pid as number,
    origin: `http://127.0.0.1:${port}`,
    startedIn: performance.now() - from,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(kill, STOP_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds of processor time that a process has used, in all its threads; NaN where there is no /proc. */
export function processorTime(pid: number): number {
  const stat = readProc(`/proc/${pid}/stat`);
  // Behind the name, which may hold anything: utime and stime are the 12th and 13th.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS_A_SECOND) * 1000;
}

/** Megabytes that a process has in memory (`rss`), and its share of them where others have them too (`pss`). */
export function memoryOf(pid: number): { rss: number; pss: number } {
  const rollup = readProc(`/proc/${pid}/smaps_rollup`);
  const megabytes = (key: string) => Number(new RegExp(`^${key}:\\s*(\\d+) kB`, 'm').exec(rollup)?.[1]) / 1024;
  return { rss: megabytes('Rss'), pss: megabytes('Pss') };
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
