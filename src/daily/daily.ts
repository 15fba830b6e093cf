/** Checks the pages once a day, by one process of many, and keeps at hand what was found. Loaded only where there are pages. */
import { Cron } from 'croner';
import { compareWithin } from '../comparing.js';
import type { Finding } from '../marks.js';
import type { State } from '../state/state.js';
import { type Checking, checkPages } from './check.js';
import { publicGet } from './page.js';

/** It is tried every hour until it is done for the day (UTC). */
const HOURLY = '17 * * * *';
const FIRST_MS = 30 * 1_000;
const LOOK_MS = 30 * 1_000;
/** Longer than pages take. */
const HOLD_MS = 5 * 60 * 1_000;

type Settings = Omit<Checking, 'findings' | 'get' | 'compare'> &
  Readonly<{
    state: Pick<State, 'jobs' | 'findings'>;
    /** Given what is found, whenever that is something else. */
    found: (findings: readonly Finding[]) => void;
    fail: (cause: Error) => void;
    get?: Checking['get'];
  }>;

/** @returns what ends it */
export function checkDaily({ state, found, fail, get = publicGet(), ...settings }: Settings): () => void {
  let last = '[]';
  const look = async (): Promise<void> => {
    const now = await state.findings.current();
    const text = JSON.stringify(now);
    if (text !== last) found(now);
    last = text;
  };
  const lookQuietly = (): void => void look().catch(() => undefined);
  const check = async (): Promise<void> => {
    const occasion = new Date(settings.now()).toISOString().slice(0, 10);
    const job = { name: 'read pages', occasion, holdMs: HOLD_MS };
    await state.jobs.once(job, () =>
      checkPages({ ...settings, findings: state.findings, get, compare: compareWithin }),
    );
    await look();
  };
  const checkSafely = (): Promise<void> => check().catch(fail);
  const cron = new Cron(HOURLY, { timezone: 'UTC', protect: true, unref: true }, checkSafely);
  const timers = [setTimeout(() => void checkSafely(), FIRST_MS), setInterval(lookQuietly, LOOK_MS)];
  for (const timer of timers) timer.unref();
  lookQuietly();
  return () => {
    cron.stop();
    for (const timer of timers) clearTimeout(timer);
  };
}
