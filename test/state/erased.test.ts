/** What is removed from an embedded database is in none of its files any more. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/state/database.js';
import { forget } from '../../src/state/forget.js';
import { sweep } from '../../src/state/sweep.js';
import { clock, gateTo, type Places, placesOf } from './support.js';

const SECRET = 'what-nobody-should-read-again';
let places: Places;
let folder: string;
beforeAll(async () => {
  places = await placesOf('SQLite');
});
beforeEach(async () => {
  folder = ((await places.fresh()) as { folder: string }).folder;
});
afterAll(() => places.close());

const files = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

/** Questions of a person's without an answer, short ones and such as fill pages of their own. */
const gapsOf = (person: string, word: string, expires: number) =>
  Array.from({ length: 400 }, (_, i) => ({
    id: `${person} ${i}`,
    ...{ team: 'T1', person, created: 1, expires, reason: 'x' },
    question: `${word} `.repeat(i % 50 === 0 ? 300 : 1 + (i % 7)),
  }));

test('a person who is forgotten, also beside another process that goes on', async () => {
  const bot = await gateTo({ folder });
  const { db, emptyLog, close } = await openDatabase({ folder });
  await bot.run((on) =>
    on
      .insertInto('gaps')
      .values(gapsOf('U0SECRET', SECRET, 9e15))
      .execute(),
  );
  await bot.run((on) =>
    on
      .insertInto('gaps')
      .values(gapsOf('U0OTHER', 'another', 9e15))
      .execute(),
  );
  expect(files().includes(SECRET)).toBe(true);
  await forget(db, { person: 'U0SECRET' });
  await emptyLog();
  const left = files();
  expect([left.includes(SECRET), left.includes('U0SECRET'), left.includes('another')]).toEqual([false, false, true]);
  await close();
  await bot.close();
});

test('what has expired and is swept', async () => {
  const time = clock();
  const gate = await gateTo({ folder }, time.now);
  await gate.run((db) =>
    db
      .insertInto('gaps')
      .values(gapsOf('U1', SECRET, time.now()))
      .execute(),
  );
  await sweep(gate, time.now, async () => undefined);
  await gate.emptyLog();
  expect(files().includes(SECRET)).toBe(false);
  await gate.close();
});

test('what one process removed before it ended, while another goes on', async () => {
  const [one, other] = [await gateTo({ folder }), await gateTo({ folder })];
  await one.run((db) =>
    db
      .insertInto('gaps')
      .values(gapsOf('U1', SECRET, 9e15))
      .execute(),
  );
  await one.run((db) => db.deleteFrom('gaps').execute());
  await one.close();
  expect(files().includes(SECRET)).toBe(false);
  await other.close();
});
