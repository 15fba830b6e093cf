import { join } from 'node:path';
import Libsql from 'libsql';
import { Client } from 'pg';
import { openDatabase, type Where } from '../../src/state/database.js';
import { AWAY, createGate, type Gate } from '../../src/state/gate.js';
import { DATABASES, gateTo, type Places, placesOf } from './support.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another process that writes to the table of jobs, until it is told to end. */
async function writer(where: Where): Promise<() => Promise<void>> {
  if ('folder' in where) {
    const database = new Libsql(join(where.folder, 'privatelink.sqlite'));
    database.exec('BEGIN IMMEDIATE');
    return async () => {
      database.exec('ROLLBACK');
      database.close();
    };
  }
  const client = new Client({ connectionString: where.url });
  await client.connect();
  await client.query('begin');
  await client.query('lock table jobs in share mode');
  return () => client.end();
}

/** The longest time in which nothing else was done, in milliseconds, while something lasts. */
async function longestFreeze(work: Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 2);
  await work.catch(() => undefined);
  clearInterval(timer);
  return longest;
}

const add = (gate: Gate, name: string) =>
  gate.run((db) => db.insertInto('jobs').values({ name, owner: '', until: 0, last: '' }).execute());
const names = async (gate: Gate) =>
  (await gate.run((db) => db.selectFrom('jobs').select('name').orderBy('name').execute())).map(({ name }) => name);

describe.each(DATABASES)('while another process writes, on %s', (kind) => {
  let places: Places;
  let where: Where;
  let gate: Gate;
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    where = await places.fresh();
    gate = await gateTo(where);
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  test('this one goes on with all else, and writes as soon as it may', async () => {
    const end = await writer(where);
    const written = add(gate, 'a');
    setTimeout(end, 400);
    expect(await longestFreeze(written)).toBeLessThan(200);
    await written;
    expect(await names(gate)).toEqual(['a']);
  });

  test('this one reads', async () => {
    const end = await writer(where);
    expect(await names(gate)).toEqual([]);
    await end();
  });

  test('for long, it is left alone for a while like one that is away, and used again by itself', async () => {
    const told: string[] = [];
    const other = createGate({
      open: () => openDatabase(where),
      now: () => performance.now(),
      tell: (line) => told.push(line),
      restMs: 200,
    });
    await other.opened;
    const end = await writer(where);
    const begun = performance.now();
    await expect(add(other, 'a')).rejects.toThrow(/another process has held|no answer within/);
    expect(performance.now() - begun).toBeLessThan(1_500);
    await expect(add(other, 'b')).rejects.toThrow(AWAY);
    await end();
    await pause(250);
    await add(other, 'c');
    expect(told).toEqual([expect.stringMatching(/^The database is away/), 'The database is back.']);
    await other.close();
  });

  test('many that wait are given up together', async () => {
    const end = await writer(where);
    const begun = performance.now();
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => add(gate, String(i))));
    expect(all.every(({ status }) => status === 'rejected')).toBe(true);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await end();
  });

  test('those that read and then write what they read do not fail one another', async () => {
    const gates = [gate, await gateTo(where), await gateTo(where)];
    const one = (on: Gate, i: number) =>
      on.run((db) =>
        db.transaction().execute(async (transaction) => {
          await transaction.selectFrom('jobs').select('name').execute();
          await pause(1);
          const row = { name: `${gates.indexOf(on)} ${i}`, owner: '', until: 0, last: '' };
          await transaction.insertInto('jobs').values(row).execute();
        }),
      );
    await Promise.all(
      gates.map(async (on) => {
        for (let i = 0; i < 10; i += 1) {
          await one(on, i);
          await pause(5);
        }
      }),
    );
    expect(await names(gate)).toHaveLength(30);
    for (const other of gates.slice(1)) await other.close();
  });
});

test('on SQLite, what has waited too long for its turn is not begun', async () => {
  const places = await placesOf('SQLite');
  const where = await places.fresh();
  const gate = await gateTo(where);
  const end = await writer(where);
  await Promise.allSettled(Array.from({ length: 20 }, (_, i) => add(gate, String(i))));
  await end();
  await pause(1_100);
  expect(await names(gate)).toEqual([]);
  await gate.close();
  await places.close();
});

test('on SQLite, what is written after one refusal is written for all', async () => {
  const places = await placesOf('SQLite');
  const where = await places.fresh();
  const [gate, other] = [await gateTo(where), await gateTo(where)];
  const end = await writer(where);
  await expect(add(gate, 'a')).rejects.toThrow();
  await end();
  await pause(1_050);
  await add(gate, 'b');
  await add(other, 'c');
  expect([await names(gate), await names(other)]).toEqual([
    ['b', 'c'],
    ['b', 'c'],
  ]);
  await gate.close();
  await other.close();
  await places.close();
});
