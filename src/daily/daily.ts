/** Checks the pages once a day, by one process of many, and keeps at hand what was found. Loaded only where there are pages. */
import { Cron } from 'croner';
import { compareWithin } from '../comparing.js';
import type { Finding } from '../marks.js';
import type { State } from '../state/state.js';
import { basisOf, ownReader } from './basis.js';
import { type Checking, checkPages } from './check.js';
import { publicGet } from './page.js';

export { tellBy } from './tell.js';

/** It is tried every hour until it is done for the day (UTC). */
const HOURLY = '17 * * * *';
const FIRST_MS = 30 * 1_000;
const LOOK_MS = 30 * 1_000;
/** Longer than pages take. */
const HOLD_MS = 5 * 60 * 1_000;

type Settings = Omit<Checking, 'basis' | 'findings' | 'get' | 'compare'> &
  Readonly<{
    state: Pick<State, 'jobs' | 'findings'>;
    /** Given what is found, whenever that is something else. */
    found: (findings: readonly Finding[]) => void;
    fail: (cause: Error) => void;
    get?: Checking['get'];
  }>;

/** @returns what ends it */
export function checkDaily({ state, found, fail, get = publicGet(), ...settings }: Settings): () => void {
  const basis = basisOf(settings.knowledge, settings.sources, ownReader());
  const checking: Checking = { ...settings, basis, findings: state.findings, get, compare: compareWithin };
  let last = '[]';
  const look = async (): Promise<void> => {
    const now = await state.findings.current(basis);
    const text = JSON.stringify(now);
    if (text !== last) found(now);
    last = text;
  };
  const lookQuietly = (): void => void look().catch(() => undefined);
  const checkSafely = (): Promise<void> => checkToday(checking, state.jobs).then(look).catch(fail);
  const cron = new Cron(HOURLY, { timezone: 'UTC', protect: true, unref: true }, checkSafely);
  const timers = [setTimeout(() => void checkSafely(), FIRST_MS), setInterval(lookQuietly, LOOK_MS)];
  for (const timer of timers) timer.unref();
  lookQuietly();
  return () => {
    cron.stop();
    for (const timer of timers) clearTimeout(timer);
  };
}

/**
 * Reads the pages unless that was done today on the same basis. While processes of two bases run side by side, the job is
 * taken by turns; the pages are read once a day for each.
 */
export async function checkToday(checking: Checking, jobs: State['jobs']): Promise<void> {
  const { basis, findings, now } = checking;
  const day = new Date(now()).toISOString().slice(0, 10);
  await jobs.once({ name: 'read pages', occasion: `${day} ${basis}`, holdMs: HOLD_MS }, async () => {
    if ((await findings.checkedOn(basis)) === day) return;
    await checkPages(checking);
    await findings.noteCheck(basis, day);
  });
}
