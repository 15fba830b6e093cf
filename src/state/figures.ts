/** Notes of what was asked, gathered and written to the database every now and then. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Figures } from '../figures.js';
import type { Gate } from './gate.js';
import { expiryOf, type Tables } from './tables.js';
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

/** Figures that wait until they are written; what could not be written waits on. */
export function notedFigures({ run }: Pick<Gate, 'run'>, now: () => number): Notes {
  let counts = new Map<string, Count>();
  let gaps: Gap[] = [];

  const add = (one: Readonly<Count>): void => {
    const key = `${one.team}\n${one.day}\n${one.kind}\n${one.name}`;
    const had = counts.get(key);
    if (had) had.count += one.count;
    else if (counts.size < MOST) counts.set(key, { ...one });
  };
  const today = (): string => new Date(now()).toISOString().slice(0, 10);

  return {
    answered({ team, person }, { cells, gap }) {
      const day = today();
      for (const name of cells) add({ team, day, kind: 'cell', name, count: 1 });
      if (!gap) return;
      const [question, reason] = [keptWords(gap.question, LENGTH), keptWords(gap.reason, LENGTH)];
      const when = { created: now(), expires: expiryOf('gaps', now()) };
      gaps.push({ id: randomUUID(), team, person, question, reason, ...when });
      gaps = gaps.slice(-MOST);
    },
    rated({ team }, good) {
      add({ team, day: today(), kind: 'rating', name: good ? 'good' : 'bad', count: 1 });
    },
    async write() {
      if (counts.size === 0 && gaps.length === 0) return;
      const writing = { counts, gaps };
      counts = new Map();
      gaps = [];
      try {
        await run((db) => writeAll(db, writing, now));
      } catch (cause) {
        gaps = [...writing.gaps, ...gaps].slice(-MOST);
        for (const one of writing.counts.values()) add(one);
        throw cause;
      }
    },
  };
}

/** Two statements that each stand alone: a gap written twice is one, and counts come last. */
async function writeAll(
  db: Kysely<Tables>,
  { counts, gaps }: Readonly<{ counts: ReadonlyMap<string, Count>; gaps: readonly Gap[] }>,
  now: () => number,
): Promise<void> {
  if (gaps.length > 0)
    await db
      .insertInto('gaps')
      .values(gaps)
      .onConflict((same) => same.doNothing())
      .execute();
  if (counts.size === 0) return;
  const expires = expiryOf('counts', now());
  // In one order, so that processes that write at once wait for each other and never in a ring.
  const rows = [...counts.values()].map((one) => ({ ...one, id: idOfCount(one), person: '', expires })).toSorted(byId);
  await db
    .insertInto('counts')
    .values(rows)
    .onConflict((same) =>
      same.column('id').doUpdateSet((row) => ({ count: row('counts.count', '+', row.ref('excluded.count')) })),
    )
    .execute();
}

const idOfCount = ({ team, day, kind, name }: Count): string => idOf(team, day, kind, name);
const byId = (one: Readonly<{ id: string }>, other: Readonly<{ id: string }>): number => (one.id < other.id ? -1 : 1);
