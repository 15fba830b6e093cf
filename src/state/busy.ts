/** Waits for another process that writes to an embedded database, and lets this process go on with other work meanwhile. */
import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from 'kysely';

export type Waiting = Readonly<{
  /** The connection that the dialect works with. */
  database: Readonly<{ exec: (sql: string) => unknown; inTransaction: boolean }>;
  /** What another process holds, for who reads the error. */
  file: string;
  /** How long work waits, from when it is asked for, in milliseconds. */
  waitMs: number;
}>;

/** Between two tries, in milliseconds; mostly longer than one try, during which nothing else gets its turn. */
const PAUSE_MS = { least: 15, most: 60 };

/** Whether an embedded database says that another process is at it. */
export const isBusy = (cause: unknown): boolean => /^SQLITE_BUSY/.test((cause as { code?: string }).code ?? '');

/**
 * A dialect that waits for its turn before it writes. When that lasts too long, work fails by an error without a code, as
 * where a database does not answer; what has waited too long for the connection is not begun, since nobody waits for it
 * any more.
 */
export function waitingDialect(dialect: Dialect, waiting: Waiting): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => waitingDriver(dialect.createDriver(), waiting),
  };
}

function waitingDriver(driver: Driver, waiting: Waiting): Driver {
  const { database } = waiting;
  // There is one connection, which one piece of work has at a time: until when that waits.
  let end = 0;
  let made: DatabaseConnection | undefined;
  const make = (connection: DatabaseConnection): DatabaseConnection => ({
    executeQuery: (query) =>
      writes(query) && !database.inTransaction
        ? alone(waiting, end, () => connection.executeQuery(query))
        : connection.executeQuery(query),
    streamQuery: (query, size) => connection.streamQuery(query, size),
  });
  const exec = async (sql: string): Promise<void> => void database.exec(sql);
  return {
    init: () => driver.init(),
    async acquireConnection() {
      const until = performance.now() + waiting.waitMs;
      const connection = await driver.acquireConnection();
      if (performance.now() > until) {
        await driver.releaseConnection(connection);
        throw held(waiting);
      }
      end = until;
      made ??= make(connection);
      return made;
    },
    beginTransaction: () => begin(waiting, end),
    commitTransaction: () => exec('commit'),
    rollbackTransaction: () => exec('rollback'),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };
}

/** Statements that are written by hand, such as pragmas, see to themselves. */
const writes = ({ query: { kind } }: CompiledQuery): boolean => kind !== 'SelectQueryNode' && kind !== 'RawNode';

/** One statement, in a transaction of its own. */
async function alone<T>(waiting: Waiting, end: number, work: () => Promise<T>): Promise<T> {
  const { database } = waiting;
  await begin(waiting, end);
  try {
    const result = await work();
    database.exec('commit');
    return result;
  } catch (cause) {
    if (database.inTransaction) database.exec('rollback');
    throw cause;
  }
}

/**
 * Begins for writing. A prepared statement of libsql's that meets another writer stays open until it is collected, and
 * until then nothing on its connection is committed; `exec` leaves nothing open. And what reads first and then finds that
 * another has written since could only be begun anew.
 */
async function begin(waiting: Waiting, end: number): Promise<void> {
  for (;;) {
    try {
      waiting.database.exec('begin immediate');
      return;
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (performance.now() > end) throw held(waiting);
      await pause();
    }
  }
}

const held = ({ file, waitMs }: Waiting): Error =>
  new Error(`another process has held ${file} for ${waitMs / 1_000} s`);

/** Of another length each time, so that two processes do not meet again and again. */
function pause(): Promise<void> {
  const { least, most } = PAUSE_MS;
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
}
