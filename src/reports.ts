/** Answers that people called wrong, kept for those who look after the knowledge. */
import type { Report } from './presentation/blocks/report.js';

export type Reports = Readonly<{
  add: (report: Report) => Promise<void>;
  /** The newest first. */
  latest: (most: number) => Promise<readonly Report[]>;
}>;

/** Reports in this process: the newest `most`. */
export function reportsInProcess(most: number): Reports {
  const kept: Report[] = [];
  return {
    async add(report) {
      kept.unshift(report);
      kept.length = Math.min(kept.length, most);
    },
    latest: async (wanted) => kept.slice(0, wanted),
  };
}
