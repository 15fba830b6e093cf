/** Notes of what was asked, gathered and written to the database every now and then. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Figures } from '../figures.js';
import type { Gate } from './gate.js';
import { writeRows } from './rows.js';
import { DAY_MS, expiryOf, type Tables } from './tables.js';
import { idOf } from './threads.js';
import { keptWords } from './words.js';

/** While the database is away so many gaps wait; the oldest go first. */
const MOST = 1_000;
/** Of a question without an answer so many characters are kept. */
const LENGTH = 300;

export type Notes = Figures & Readonly<{ write: () => Promise<void> }>;
/** `count` is added to in its place. */
type Count = Readonly<{ team: string; day: string; kind: string; name: string }> & { count: number };
type Gap = Tables['gaps'];

/**
 * Figures that wait until they are written; what could not be written waits on, and what the database refuses for what is in
 * it is left out. `tell` hears of that, without what people wrote.
 */
export function notedFigures(
  { run }: Pick<Gate, 'run'>,
  now: () => number,
  tell: (line: string) => void = () => undefined,
): Notes {
  let counts = new Map<string, Count>();
  let gaps: Gap[] = [];

  const add = (one: Readonly<Count>): void => {
    const key = `${one.team}\n${one.day}\n${one.kind}\n${one.name}`;
    const had = counts.get(key);
    if (had) had.count += one.count;
    else if (counts.size < MOST) counts.set(key, { ...one });
  };
  const today = daysOf(now);

  return {
    answered({ team, person }, { cells, gap }) {
      const day = today();
      for (const name of cells) add({ team, day, kind: 'cell', name, count: 1 });
      if (!gap) return;
      const question = keptWords(gap.question, LENGTH);
      const when = { created: now(), expires: expiryOf('gaps', now()) };
      for (const why of [gap.reason, ...(gap.also ?? [])])
        gaps.push({ id: randomUUID(), team, person, question, reason: keptWords(why, LENGTH), ...when });
      gaps = gaps.slice(-MOST);
    },
    rated({ team }, good) {
      add({ team, day: today(), kind: 'rating', name: good ? 'good' : 'bad', count: 1 });
    },
    async write() {
      if (counts.size === 0 && gaps.length === 0) return;
      const writing = { counts: [...counts.values()], gaps };
      counts = new Map();
      gaps = [];
      // In one order, so that processes that write at once wait for each other and never in a ring.
      const rows = writing.counts.map((one) => ({ ...one, id: idOfCount(one) })).toSorted(byId);
      const asked = await writeRows(writing.gaps, (some) => run((db) => insertGaps(db, some)));
      const counted = await writeRows(rows, (some) => run((db) => insertCounts(db, some, expiryOf('counts', now()))));
      gaps = [...asked.waiting, ...gaps].slice(-MOST);
      for (const { id: _, ...one } of counted.waiting) add(one);
      const refused = [...asked.refused, ...counted.refused];
      if (refused.length > 0) tell(refusedLine(refused));
      const cause = asked.cause ?? counted.cause;
      if (cause !== undefined) throw cause;
    },
  };
}

/** Which day it is, as 2026-01-31; made anew once a day. */
function daysOf(now: () => number): () => string {
  let [number, text] = [-1, ''];
  return () => {
    const at = Math.floor(now() / DAY_MS);
    if (at !== number) [number, text] = [at, new Date(at * DAY_MS).toISOString().slice(0, 10)];
    return text;
  };
}

/** A gap that is written twice is one. */
const insertGaps = (db: Kysely<Tables>, gaps: readonly Gap[]): Promise<unknown> =>
  db
    .insertInto('gaps')
    .values(gaps)
    .onConflict((same) => same.column('id').doNothing())
    .execute();

const insertCounts = (
  db: Kysely<Tables>,
  counts: readonly (Count & { id: string })[],
  expires: number,
): Promise<unknown> =>
  db
    .insertInto('counts')
    .values(counts.map((one) => ({ ...one, person: '', expires })))
    .onConflict((same) =>
      same.column('id').doUpdateSet((row) => ({ count: row('counts.count', '+', row.ref('excluded.count')) })),
    )
    .execute();

/** What databases say of a row may quote it, so their words for it stay away. */
function refusedLine(causes: readonly unknown[]): string {
  const codes = [...new Set(causes.map((cause) => (cause as { code: string }).code))];
  const what = causes.length === 1 ? 'One figure is' : `${causes.length} figures are`;
  return `${what} left out, because the database does not take what is in it (${codes.join(', ')}).`;
}

const idOfCount = ({ team, day, kind, name }: Count): string => idOf(team, day, kind, name);
const byId = (one: Readonly<{ id: string }>, other: Readonly<{ id: string }>): number => (one.id < other.id ? -1 : 1);
