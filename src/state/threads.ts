/** What conversations were about, kept in the database. */
import { createHash } from 'node:crypto';
import type { Memory } from '../memory.js';
import type { Query } from '../question/query.js';
import type { Gate } from './gate.js';
import { expiryOf } from './tables.js';
import { keptWords } from './words.js';

/** How a query is written down; another number when `Query` changes so that older ones cannot be read. */
const SHAPE = 2;

/** Ids of rows say nothing of what they are about. */
export const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** @returns a memory that rejects when the database is away */
export const keptThreads = ({ run }: Pick<Gate, 'run'>, now: () => number): Memory => ({
  recall: ({ team, channel, thread }, before) =>
    run(async (db) => {
      const asked = db
        .selectFrom('threads')
        .select('query')
        .where('team', '=', team)
        .where('channel', '=', channel)
        .where('at', '<', before)
        .where('expires', '>', now());
      const own = thread === undefined ? asked : asked.where('thread', '=', thread);
      const found = await own.orderBy('at', 'desc').limit(1).executeTakeFirst();
      return found && readQuery(found.query);
    }),
  remember: ({ conversation: { team, channel, thread }, at, person, query }) =>
    run(async (db) => {
      const row = { query: JSON.stringify({ shape: SHAPE, query }, ofNobody), expires: expiryOf('threads', now()) };
      await db
        .insertInto('threads')
        .values({ id: idOf(team, channel, thread, at), team, channel, thread, at, person, ...row })
        .onConflict((same) => same.column('id').doUpdateSet(row))
        .execute();
    }),
});

/** Names that are not in the matrix stand in a query as they were written. */
const ofNobody = (_key: string, value: unknown): unknown => (typeof value === 'string' ? keptWords(value) : value);

function readQuery(text: string): Query | undefined {
  const { shape, query } = JSON.parse(text) as { shape: number; query: Query };
  return shape === SHAPE ? query : undefined;
}
