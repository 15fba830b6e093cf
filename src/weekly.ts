/** What people asked in a week, told to those who look after the knowledge: on Mondays, by one process of many. */
import type { MatrixIndex } from './knowledge/matrix.js';
import type { Message } from './presentation/blocks/message.js';
import { summaryMessage } from './presentation/blocks/summary.js';
import type { Summary } from './presentation/summary.js';
import type { Jobs } from './state/jobs.js';

export type WeeklySettings = Readonly<{
  jobs: Jobs;
  /** What was asked from one moment to another, in milliseconds since 1970. */
  summarize: (since: number, until: number) => Promise<Summary>;
  post: (message: Message) => Promise<void>;
  matrix: () => Pick<MatrixIndex, 'knowledge'>;
  now: () => number;
}>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** Tells of the last whole week (UTC), unless it was told before; resolves to whether it was told now. */
export function tellWeek({ jobs, summarize, post, matrix, now }: WeeklySettings): Promise<boolean> {
  const until = Math.floor((now() - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
  const occasion = new Date(until).toISOString().slice(0, 10);
  return jobs.once({ name: 'weekly report', occasion, holdMs: 5 * 60 * 1_000 }, async () => {
    const summary = await summarize(until - WEEK_MS, until);
    const { gaps, wrong, cells } = summary;
    if (gaps.length + wrong.length + cells.length > 0) await post(summaryMessage(summary, matrix()));
  });
}
