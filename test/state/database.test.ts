import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/state/database.js';
import { faultOfFolder } from '../../src/state/folder.js';
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
