/** A PostgreSQL server of the tests' own, on this machine's loopback, gone when they are. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './ports.js';

export type Postgres = Readonly<{
  /** The address of a new, empty database. */
  database: () => Promise<string>;
  /** As when its machine dies: at once, connections broken. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
}>;

const { POSTGRES_BIN = '' } = process.env;
/** Where Debian puts each version. */
const DEBIAN = '/usr/lib/postgresql';
const folders = (): readonly string[] => [
  ...(POSTGRES_BIN ? [POSTGRES_BIN] : []),
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted().toReversed() : []).map((v) => join(DEBIAN, v, 'bin')),
];
const program = (name: string): string =>
  folders()
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? name;

/** PostgreSQL does not run as root; its package has a user for it. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const who = identity();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  execFileSync(program('initdb'), ['-D', data, '-U', 'bot', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    ...who,
    stdio: 'ignore',
    cwd: folder,
  });
  const port = await freePort();
  const address = (name: string) => `postgres://bot@127.0.0.1:${port}/${name}`;
  let server: ChildProcess | undefined;
  let named = 0;

  const start = async (): Promise<void> => {
    const options = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'unix_socket_directories='];
    server = spawn(
      program('postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', ...options.flatMap((o) => ['-c', o])],
      { ...who, stdio: 'ignore', cwd: folder },
    );
    process.once('exit', killAll);
    for (;;) {
      if (await query(address('postgres'), 'select 1').catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  const killAll = (): void => void server?.kill('SIGQUIT');

  await start();
  return {
    start,
    kill: () => end('SIGQUIT'),
    async database() {
      named += 1;
      const name = `bot${named}`;
      await query(address('postgres'), `create database ${name}`);
      return address(name);
    },
    async close() {
      process.off('exit', killAll);
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function query(connectionString: string, text: string): Promise<true> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(text).finally(() => client.end());
  return true;
}
