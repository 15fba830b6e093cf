/** All that was read of the pages, and what is asked of it in more than one place. */
import type { Known } from './known.js';
import type { Resolved } from './resolve.js';
import type { Doubt, ReadRow, ReadTable } from './rows.js';

export type Read = Readonly<{
  tables: readonly ReadTable[];
  resolved: readonly Resolved[];
  doubts: readonly Doubt[];
  /** Some table gives the whole matrix, so that what it lacks is gone. */
  whole: boolean;
}>;

/** Whether a row stands in a table that gives the whole matrix. */
export const wholeRow =
  ({ tables }: Read) =>
  (row: ReadRow): boolean =>
    tables[row.table]?.whole ?? false;

/** The page's names of deployments that the knowledge lacks. */
export const newNames = ({ tables }: Read): Map<string, string> =>
  new Map(tables.flatMap((t) => t.columns.filter((c) => !c.known).map((c) => [c.deployment, c.text] as const)));

export const shortOf = (deployment: string, { knowledge }: Known): string =>
  knowledge.matrix.deployments.find((d) => d.id === deployment)?.short ?? deployment;
