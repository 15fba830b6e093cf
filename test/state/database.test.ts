import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { openDatabase } from '../../src/state/database.js';
import { faultOfFolder } from '../../src/state/folder.js';
import { newerThan } from '../../src/state/migrate.js';
import { DATABASES, placesOf } from './support.js';

describe.each(DATABASES)('on %s', (kind) => {
  test('several processes that start together bring the tables up to date once', async () => {
    const places = await placesOf(kind);
    const where = await places.fresh();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(where)));
    for (const { db } of opened) {
      await db
        .insertInto('jobs')
        .values({ name: String(Math.random()), owner: '', until: 0, last: '' })
        .execute();
    }
    expect(await opened[0]?.db.selectFrom('jobs').select('name').execute()).toHaveLength(4);
    for (const { close } of opened) await close();
    await places.close();
  }, 30_000);

  test('a process opens what a newer version has changed, and says so; a step that is missing between is refused', async () => {
    const places = await placesOf(kind);
    const where = await places.fresh();
    const { db, close } = await openDatabase(where);
    const done = (name: string) =>
      sql`insert into kysely_migration values (${name}, ${new Date().toISOString()})`.execute(db);
    await done('900 of a newer version');
    const told: string[] = [];
    const older = await openDatabase(where, { tell: (line) => told.push(line) });
    expect(await older.db.selectFrom('threads').select('id').execute()).toEqual([]);
    expect(told).toEqual([expect.stringContaining('(900 of a newer version)')]);
    await older.close();
    await done('000 of nobody');
    await expect(openDatabase(where)).rejects.toThrow('corrupted migrations');
    await close();
    await places.close();
  }, 30_000);
});

test.each([
  ['a newer one', ['1', '2', '3'], ['3']],
  ['newer ones', ['1', '4', '2', '3'], ['3', '4']],
  ['none', ['1', '2'], []],
  ['one of them not done', ['1', '3'], []],
  ['an unknown one between', ['1', '12', '2', '3'], []],
])('of steps with %s behind those that are known, the newer are found', (_, done, newer) => {
  expect(newerThan(['1', '2'], done)).toEqual(newer);
});

test('a file that is refused again and again is closed each time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  writeFileSync(join(folder, 'privatelink.sqlite'), 'These are notes, not a database. '.repeat(100));
  const open = () => readdirSync('/proc/self/fd').length;
  if (!existsSync('/proc/self/fd')) return;
  const before = open();
  for (let i = 0; i < 20; i += 1) await openDatabase({ folder }).catch(() => undefined);
  expect(open()).toBeLessThan(before + 5);
});

test('several processes may open an empty folder at once', async () => {
  const { PATH = '' } = process.env;
  for (let i = 0; i < 2; i += 1) {
    const env = { PATH, DATA_DIR: join(mkdtempSync(join(tmpdir(), 'state-')), 'new') };
    const ends = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, [join(__dirname, '../../dist/forget.js'), '--user', 'U0ANA'], {
        env,
        cwd: tmpdir(),
      }),
    );
    for (const { stdout } of await Promise.all(ends)) expect(stdout).toBe('Nothing was kept.\n');
  }
}, 60_000);

test('a folder that cannot be made at all is named, and nobody waits', () => {
  if (existsSync('/proc/self'))
    expect(faultOfFolder('/proc/x/data')).toMatch(/^DATA_DIR: cannot write to "\/proc\/x\/data"/);
});

test('a file that is no database is said to be none, and stays as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  writeFileSync(join(folder, 'privatelink.sqlite'), 'These are notes, not a database. '.repeat(100));
  await expect(openDatabase({ folder })).rejects.toThrow(/not a database/);
});

test('a folder that cannot be written to is named, with what would be right', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'state-')), 'file');
  writeFileSync(file, '');
  expect(faultOfFolder(join(file, 'data'))).toBe(
    `DATA_DIR: cannot write to "${join(file, 'data')}" (ENOTDIR); would be right: a folder that this user may write to, or DATABASE_URL`,
  );
});

test('a folder that is not there yet is made', () => {
  expect(faultOfFolder(join(mkdtempSync(join(tmpdir(), 'state-')), 'a', 'b'))).toBeUndefined();
});
