import type { Opened } from '../../src/state/database.js';
import { AWAY, createGate } from '../../src/state/gate.js';
import { clock } from './support.js';

const DATABASE = { db: {}, check: async () => undefined, close: async () => undefined } as unknown as Opened;
const never = (): Promise<never> => new Promise(() => undefined);

/** A gate with a patience of 30 ms and a rest of 1 s by its own clock. */
function gateWith(open: () => Promise<Opened>) {
  const time = clock();
  const told: string[] = [];
  const gate = createGate({ open, now: time.now, tell: (line) => told.push(line), patienceMs: 30, restMs: 20 });
  return { gate, time, told };
}

test('before the database is open nobody waits for it', async () => {
  const { gate } = gateWith(never);
  await expect(gate.run(async () => 1)).rejects.toThrow(AWAY);
  expect([gate.isThere(), await gate.isUp()]).toEqual([false, false]);
  await gate.close();
});

test('a database that cannot be opened is tried again until it can', async () => {
  let tries = 0;
  const { gate, told } = gateWith(async () => {
    tries += 1;
    if (tries < 3) throw new Error('refused');
    return DATABASE;
  });
  await gate.opened;
  expect(await gate.run(async () => 1)).toBe(1);
  expect(told).toEqual(['The database is away, threads are forgotten: refused', 'The database is back.']);
  await gate.close();
});

test('a database that does not answer is waited for once, then left alone for a while, then asked again', async () => {
  const { gate, time, told } = gateWith(async () => DATABASE);
  await gate.opened;
  await expect(gate.run(never)).rejects.toThrow('no answer within 30 ms');
  const asked = jest.fn(async () => 1);
  await expect(gate.run(asked)).rejects.toThrow(AWAY);
  expect(asked).not.toHaveBeenCalled();
  time.pass(20);
  expect(await gate.run(asked)).toBe(1);
  expect(told).toHaveLength(2);
  await gate.close();
});

test('what is said of a database that comes and goes is said once each time', async () => {
  const { gate, time, told } = gateWith(async () => DATABASE);
  await gate.opened;
  const fail = () => gate.run(() => Promise.reject(new Error('broken'))).catch(() => undefined);
  for (let i = 0; i < 3; i += 1) {
    await fail();
    time.pass(20);
  }
  await gate.run(async () => 1);
  expect(told).toEqual(['The database is away, threads are forgotten: broken', 'The database is back.']);
  await gate.close();
});

test.each([
  ['a deadlock', { severity: 'ERROR', code: '40P01' }],
  ['a row that is there twice', { severity: 'ERROR', code: '23505' }],
  ['a file that another process writes', { code: 'SQLITE_BUSY' }],
])('%s fails one piece of work and not the next', async (_, fault) => {
  const { gate, told } = gateWith(async () => DATABASE);
  await gate.opened;
  await expect(gate.run(() => Promise.reject(Object.assign(new Error('no'), fault)))).rejects.toThrow('no');
  expect(await gate.run(async () => 1)).toBe(1);
  expect(told).toEqual([]);
  await gate.close();
});

test.each([
  ['that shuts down', { severity: 'FATAL', code: '57P01' }],
  ['with no connection left', { severity: 'FATAL', code: '53300' }],
  ['whose file cannot be read', { code: 'SQLITE_IOERR' }],
  ['that hangs up', { code: 'ECONNRESET' }],
  ['that may only be read', { severity: 'ERROR', code: '25006' }],
  ['without a table', { severity: 'ERROR', code: '42P01' }],
  ['that forbids a table', { severity: 'ERROR', code: '42501' }],
  ['whose file may only be read', { code: 'SQLITE_READONLY' }],
  ['whose file lacks a table', { code: 'SQLITE_ERROR' }],
])('a database %s is left alone for a while', async (_, fault) => {
  const { gate } = gateWith(async () => DATABASE);
  await gate.opened;
  await expect(gate.run(() => Promise.reject(Object.assign(new Error('no'), fault)))).rejects.toThrow('no');
  await expect(gate.run(async () => 1)).rejects.toThrow(AWAY);
  await gate.close();
});

test('one that was away is back only where it does what questions need', async () => {
  let fault: Error | undefined = Object.assign(new Error('read only'), { severity: 'ERROR', code: '25006' });
  const check = async () => {
    if (fault) throw fault;
  };
  const { gate, time, told } = gateWith(async () => ({ ...DATABASE, check }));
  await gate.opened;
  expect(await gate.run(async () => 'read')).toBe('read');
  await expect(gate.run(check)).rejects.toThrow('read only');
  time.pass(20);
  await expect(gate.run(async () => 'read')).rejects.toThrow('read only');
  expect(told).toHaveLength(1);
  fault = undefined;
  time.pass(20);
  expect(await gate.run(async () => 'read')).toBe('read');
  expect(told).toHaveLength(2);
  await gate.close();
});

test('whether it is up is asked anew, though not at every look', async () => {
  const check = jest.fn(async () => undefined);
  const { gate, time } = gateWith(async () => ({ ...DATABASE, check }));
  await gate.opened;
  expect([await gate.isUp(), await gate.isUp(), ...(await Promise.all([gate.isUp(), gate.isUp()]))]).not.toContain(
    false,
  );
  expect(check).toHaveBeenCalledTimes(1);
  check.mockImplementation(never);
  time.pass(3_000);
  expect(await gate.isUp()).toBe(false);
  expect(check).toHaveBeenCalledTimes(2);
  check.mockImplementation(async () => undefined);
  time.pass(3_000);
  expect(await gate.isUp()).toBe(true);
  await gate.close();
});
