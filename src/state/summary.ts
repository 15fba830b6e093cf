/** What was asked in some days, put together without saying who asked. */
import type { Kysely } from 'kysely';
import type { Summary } from '../presentation/summary.js';
import { ofTeam } from './forget.js';
import type { Tables } from './tables.js';

export type Period = Readonly<{
  /** Milliseconds since 1970. */
  since: number;
  until: number;
  /** One workspace alone; all, where none is named. */
  team?: string;
}>;

/** So many of each kind are named. */
const MOST = 20;

/** The commonest first. */
export async function summarize(db: Kysely<Tables>, { since, until, team }: Period): Promise<Summary> {
  const counted = async (kind: string) => {
    const rows = db
      .selectFrom('counts')
      .select((row) => ['name', row.fn.sum<number | string>('count').as('count')])
      .where('kind', '=', kind)
      .where('day', '>=', dayOf(since))
      .where('day', '<=', dayOf(until - 1))
      .groupBy('name')
      .orderBy('count', 'desc')
      .orderBy('name')
      .limit(MOST);
    return numbers(await (team === undefined ? rows : rows.where(ofTeam(team))).execute());
  };
  const gaps = db
    .selectFrom('gaps')
    .select((row) => [
      row.fn.min('reason').as('reason'),
      row.fn.min('question').as('example'),
      row.fn.countAll<number | string>().as('count'),
    ])
    .where('created', '>=', since)
    .where('created', '<', until)
    // A name of two words is often written as one.
    .groupBy((row) => row.fn('replace', [row.fn('lower', ['reason']), row.val(' '), row.val('')]))
    .orderBy('count', 'desc')
    .orderBy('reason')
    .limit(MOST);
  const wrong = db
    .selectFrom('reports')
    .select((row) => [
      'question',
      'wrong',
      row.fn.max('words').as('words'),
      row.fn.countAll<number | string>().as('count'),
    ])
    .where('created', '>=', since)
    .where('created', '<', until)
    .groupBy(['question', 'wrong'])
    .orderBy('count', 'desc')
    .orderBy('question')
    .limit(MOST);
  const ratings = new Map((await counted('rating')).map((one) => [one.name, one.count]));
  return {
    since: dayOf(since),
    until: dayOf(until - 1),
    gaps: numbers(await (team === undefined ? gaps : gaps.where(ofTeam(team))).execute()),
    wrong: numbers(await (team === undefined ? wrong : wrong.where(ofTeam(team))).execute()),
    cells: (await counted('cell')).map(({ name, count }) => {
      const [platform = '', deployment = ''] = name.split(' ');
      return { platform, deployment, count };
    }),
    ratings: { good: ratings.get('good') ?? 0, bad: ratings.get('bad') ?? 0 },
  };
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** PostgreSQL gives sums and counts as texts, because they may be larger than a number. */
const numbers = <T extends { count: number | string }>(rows: readonly T[]): (Omit<T, 'count'> & { count: number })[] =>
  rows.map((row) => ({ ...row, count: Number(row.count) }));
