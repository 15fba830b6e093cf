/** Answers that people called wrong, kept for those who look after the knowledge. */
import type { Report } from './presentation/blocks/report.js';

/** `told`: it stands in the channel of those who look after the knowledge. */
export type KeptReport = Report & Readonly<{ team: string; told: boolean }>;

export type Reports = Readonly<{
  add: (report: KeptReport) => Promise<void>;
  /** Those of a workspace that nobody was told of, the newest first. */
  waiting: (team: string, most: number) => Promise<readonly Report[]>;
}>;

/** Reports in this process: the newest `most`. */
export function reportsInProcess(most: number): Reports {
  const kept: KeptReport[] = [];
  return {
    async add(report) {
      kept.unshift(report);
      kept.length = Math.min(kept.length, most);
    },
    waiting: async (team, wanted) => kept.filter((one) => one.team === team && !one.told).slice(0, wanted),
  };
}
