/** Whether the database does what questions need. */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/**
 * Changes nothing. @throws what the database says where it is away, may only be read, or lacks tables: a mere `select 1`
 * would find all well there, while every thread is forgotten
 */
export async function check(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('threads').set({ query: '' }).where('id', '=', '').execute();
  await db.updateTable('deliveries').set({ done: 0 }).where('id', '=', '').execute();
}
