/** What was asked in some days, as those who look after the knowledge read it. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import { withoutControls } from '../question/controls.js';
import { wrongName } from './blocks/report.js';

/** Days are `2026-11-28`, the last one included. The commonest of each kind first; no names of people. */
export type Summary = Readonly<{
  since: string;
  until: string;
  gaps: readonly Readonly<{ reason: string; example: string; count: number }>[];
  wrong: readonly Readonly<{ question: string; wrong: string; words: string; count: number }>[];
  cells: readonly Readonly<{ platform: string; deployment: string; count: number }>[];
  ratings: Readonly<{ good: number; bad: number }>;
}>;

export type Section = Readonly<{ title: string; lines: readonly string[] }>;

/** A summary → a heading, and what there is to tell under titles. */
export function summarySections(
  { since, until, gaps, wrong, cells, ratings }: Summary,
  matrix: Pick<MatrixIndex, 'knowledge'>,
): Readonly<{ heading: string; sections: readonly Section[] }> {
  const { platforms, deployments } = matrix.knowledge.matrix;
  const nameOf = (rows: readonly Readonly<{ id: string; name: string }>[], id: string): string =>
    rows.find((one) => one.id === id)?.name ?? id;
  const sections: Section[] = [
    {
      title: 'What I could not answer',
      lines: gaps.map(({ reason, example, count }) => `${times(count)}${reason}, as in “${example}”`),
    },
    {
      title: 'What people called wrong',
      lines: wrong.map(
        (one) =>
          `${times(one.count)}“${one.question}”: ${wrongName(one.wrong)}${one.words ? `, would be right: ${one.words}` : ''}`,
      ),
    },
    {
      title: 'What was asked most',
      lines: cells.map(
        ({ platform, deployment, count }) =>
          `${times(count)}${nameOf(platforms, platform)} on ${nameOf(deployments, deployment)}`,
      ),
    },
    { title: 'Ratings', lines: ratings.good + ratings.bad > 0 ? [`👍 ${ratings.good}, 👎 ${ratings.bad}`] : [] },
  ];
  const told = sections.filter(({ lines }) => lines.length > 0);
  const days = since === until ? since : `${since} to ${until}`;
  return { heading: told.length > 0 ? `What was asked, ${days}` : `Nothing was asked, ${days}`, sections: told };
}

const times = (count: number): string => (count > 1 ? `${count} × ` : '');

/** The same on a terminal. */
export function summaryText(summary: Summary, matrix: Pick<MatrixIndex, 'knowledge'>): string {
  const { heading, sections } = summarySections(summary, matrix);
  const parts = sections.map(({ title, lines }) => [title, ...lines.map((line) => `  ${oneLine(line)}`)].join('\n'));
  return [heading, ...parts].join('\n\n');
}

const oneLine = (text: string): string => withoutControls(text).replace(/\s+/g, ' ');
