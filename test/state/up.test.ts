/** Whether the database is up, as the metric says: also where nobody asks anything, and where it answers but keeps nothing. */
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { openDatabase } from '../../src/state/database.js';
import { createGate, type Gate } from '../../src/state/gate.js';
import { type Postgres, startPostgres } from '../support/postgres.js';
import { DATABASES, type Kind, placesOf } from './support.js';

/** A gate whose clock jumps between two looks. */
async function gateOn(
  open: Parameters<typeof createGate>[0]['open'],
): Promise<{ gate: Gate; told: string[]; pass: () => void }> {
  let ahead = 0;
  const told: string[] = [];
  const gate = createGate({ open, now: () => performance.now() + ahead, tell: (line) => told.push(line) });
  await gate.opened;
  return {
    gate,
    told,
    pass: () => {
      ahead += 5_000;
    },
  };
}

test('an idle process knows of a PostgreSQL that was killed, and of one that is back', async () => {
  const postgres: Postgres = await startPostgres();
  const url = await postgres.database();
  const { gate, pass } = await gateOn(() => openDatabase({ url }));
  expect(await gate.isUp()).toBe(true);
  await postgres.kill();
  pass();
  expect(await gate.isUp()).toBe(false);
  await postgres.start();
  pass();
  expect(await gate.isUp()).toBe(true);
  await gate.close();
  await postgres.close();
}, 30_000);

/** What ends that a database keeps anything, and what lets it again. */
const FAULTS: readonly (readonly [string, Kind, string, string])[] = [
  [
    'that may only be read',
    'PostgreSQL',
    'set default_transaction_read_only = on',
    'set default_transaction_read_only = off',
  ],
  ['without a table', 'PostgreSQL', 'alter table threads rename to gone', 'alter table gone rename to threads'],
  ['that may only be read', 'SQLite', 'pragma query_only = on', 'pragma query_only = off'],
  ['without a table', 'SQLite', 'alter table deliveries rename to gone', 'alter table gone rename to deliveries'],
];

describe.each(DATABASES)('on %s', (kind) => {
  test.each(FAULTS.filter(([, of]) => of === kind))(
    'a database %s is not up, and that is said once',
    async (_, _kind, fault, mended) => {
      const places = await placesOf(kind);
      const opened = await openDatabase(await places.fresh());
      // One connection, so that what is set for it is set for all.
      const { gate, told, pass } = await gateOn(async () => opened);
      expect(await gate.isUp()).toBe(true);
      await sql.raw(fault).execute(opened.db);
      for (let i = 0; i < 3; i += 1) {
        pass();
        expect(await gate.isUp()).toBe(false);
        pass();
        await expect(gate.run((db) => db.selectFrom('jobs').select('name').execute())).rejects.toThrow();
      }
      expect(told).toHaveLength(1);
      await sql.raw(mended).execute(opened.db);
      pass();
      expect(await gate.isUp()).toBe(true);
      expect(told).toEqual([expect.stringMatching(/^The database is away/), 'The database is back.']);
      await gate.close();
      await places.close();
    },
    30_000,
  );
});

test('a file that another process holds for long is not up', async () => {
  const places = await placesOf('SQLite');
  const { folder } = (await places.fresh()) as { folder: string };
  const { gate, pass } = await gateOn(() => openDatabase({ folder }));
  const other = new Libsql(join(folder, 'privatelink.sqlite'));
  other.exec('begin immediate');
  expect(await gate.isUp()).toBe(false);
  other.exec('rollback');
  other.close();
  pass();
  expect(await gate.isUp()).toBe(true);
  await gate.close();
  await places.close();
});
