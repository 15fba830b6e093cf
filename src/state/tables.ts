/** What is kept, as tables. Moments are milliseconds since 1970; ids of a workspace and a person are Slack's. */

import type { Generated } from 'kysely';

/** A row that somebody caused: it goes when it expires, and when its workspace or person is forgotten. */
type Kept = { id: string; team: string; person: string; expires: number };

export type Tables = {
  /** What was asked in a conversation, as the query that follow-ups are completed by; no words of the person. */
  threads: Kept & { channel: string; thread: string; at: string; query: string };
  /** What was brought to the bot; `until` is how long its owner may work on it, `tries` how often it was begun. */
  deliveries: Kept & { owner: string; until: number; tries: number; done: number };
  /** Answers that people called wrong. `told`: whether it was posted to those who look after the knowledge. */
  reports: Kept & { created: number; question: string; answer: string; wrong: string; words: string; told: number };
  /** Questions that could not be answered: a row for each reason, such as each name that is not in the matrix. */
  gaps: Kept & { created: number; question: string; reason: string };
  /** How often something happened on a day (`2026-11-28`); `person` is empty. */
  counts: Kept & { day: string; kind: string; name: string; count: number };
  /**
   * Cells that somebody waits for. `known`: the status that they were last told, `none` where the cell left the matrix.
   * `run`: the run of an edition in which that was.
   */
  watches: Kept & { platform: string; deployment: string; created: number; known: string; run: number };
  /**
   * The editions that this bot ran with: `seen` is when the first process had it, `alive` when one was last heard of,
   * `snapshot` its cells.
   */
  editions: { edition: string; seen: number; alive: number; snapshot: string };
  /** Which edition began when, numbered in that order; one that is returned to begins again. */
  runs: { number: number; edition: string; began: number };
  /**
   * Each difference that some check found, and whether those who look after the knowledge were told. `cells`: the cells that
   * it is about, with the statuses of the page.
   */
  findings: { key: string; text: string; cells: string; found: number; told: number };
  /**
   * What was found on one basis of comparison: the findings, or nothing before the first comparison. `day`: when it was
   * checked last (`2026-11-28`); `at`: when anything of the row changed.
   */
  checks: { basis: string; day: string; found: string; at: number };
  /**
   * Pages that are read daily: what to ask them with next time, the basis that they were compared on, and why one could not
   * be read, if so.
   */
  pages: { url: string; etag: string; edition: string; fault: string };
  /**
   * A workspace's or an organisation's tokens, sealed. `owner` is its id, `enterprise` that of the organisation which a workspace
   * belongs to, empty where there is none; null where an older version has stored it, until it is read.
   */
  installations: { owner: string; sealed: string; updated_at: number; enterprise: Generated<string | null> };
  /** What one process of many does: `until` is how long its owner may work on it, `last` what it was last done for. */
  jobs: { name: string; owner: string; until: number; last: string };
};

/** The tables whose rows expire, with how long they are kept in days. */
export const DAYS_KEPT = { threads: 400, deliveries: 2, reports: 365, gaps: 90, counts: 400, watches: 3_650 } as const;
export type Expiring = keyof typeof DAYS_KEPT;
export const EXPIRING = Object.keys(DAYS_KEPT) as readonly Expiring[];

/** How long runs are kept in days; longer the newest one, and those that a watch is of. */
export const DAYS_OF_RUNS = 400;

/** The tables whose rows belong to a workspace, most of them to a person in it. */
export const OWNED: readonly Owned[] = EXPIRING;
export type Owned = Expiring;

export const DAY_MS = 24 * 60 * 60 * 1_000;
export const expiryOf = (table: Expiring, now: number): number => now + DAYS_KEPT[table] * DAY_MS;
