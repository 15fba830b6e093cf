/** All that outlives a process, behind the interfaces that the rest knows. */
import { randomUUID } from 'node:crypto';
import { type Deliveries, deliveriesInProcess } from '../deliveries.js';
import type { Memory } from '../memory.js';
import type { Summary } from '../presentation/summary.js';
import type { Reports } from '../reports.js';
import type { Opened } from './database.js';
import { claimedDeliveries } from './deliveries.js';
import { type Editions, keptEditions } from './editions.js';
import { type Notes, notedFigures } from './figures.js';
import { type Findings, keptFindings } from './findings.js';
import { createGate, type Gate } from './gate.js';
import { type Jobs, keptJobs } from './jobs.js';
import { keptReports } from './reports.js';
import { type Period, summarize } from './summary.js';
import { sweep } from './sweep.js';
import { keptThreads } from './threads.js';
import { type KeptWatches, keptWatches } from './watches.js';

export type State = Readonly<{
  gate: Gate;
  memory: Memory;
  deliveries: Deliveries;
  reports: Reports;
  figures: Notes;
  jobs: Jobs;
  watches: KeptWatches;
  editions: Editions;
  findings: Findings;
  summarize: (period: Period) => Promise<Summary>;
  /** Writes what waits, then lets go of the database. */
  close: () => Promise<void>;
}>;

export type StateSettings = Readonly<{
  open: () => Promise<Opened>;
  now: () => number;
  tell: (line: string, fault: boolean) => void;
}>;

/** Deliveries that this process remembers by itself. */
const LOCAL = { most: 10_000, lifeMs: 24 * 60 * 60 * 1_000 };
const WRITE_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 10 * 60 * 1_000;

/** State that can be used at once; the database is opened beside. */
export function createState({ open, now, tell }: StateSettings): State {
  const owner = randomUUID();
  const gate = createGate({ open, now: () => performance.now(), tell });
  const figures = notedFigures(gate, now, (line) => tell(line, true));
  const jobs = keptJobs(gate, owner, now);
  const timers = [
    setInterval(() => void figures.write().catch(() => undefined), WRITE_EVERY_MS),
    setInterval(() => void sweepOnce(gate, jobs, now).catch(() => undefined), SWEEP_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  return {
    gate,
    memory: keptThreads(gate, now),
    deliveries: claimedDeliveries(deliveriesInProcess({ ...LOCAL, now }), { gate, owner, now }),
    reports: keptReports(gate, now),
    figures,
    jobs,
    watches: keptWatches(gate, now),
    editions: keptEditions(gate, now),
    findings: keptFindings(gate, now),
    summarize: (period) => gate.run((db) => summarize(db, period)),
    async close() {
      for (const timer of timers) clearInterval(timer);
      await figures.write().catch(() => undefined);
      await gate.close();
    },
  };
}

/** One process in every ten minutes. */
async function sweepOnce(gate: Gate, jobs: Jobs, now: () => number): Promise<void> {
  const occasion = String(Math.floor(now() / SWEEP_EVERY_MS));
  await jobs.once({ name: 'sweep', occasion, holdMs: SWEEP_EVERY_MS }, async () => {
    const gone = await sweep(gate, now, (ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    if (gone > 0) await gate.emptyLog();
  });
}
