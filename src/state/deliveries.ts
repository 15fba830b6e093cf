/**
 * What was brought and is answered, among all processes: one claims a delivery before its work, and says when it is done.
 * A claim is good for a short time and renewed while the work lasts, so that one whose process died is taken over.
 */
import type { Deliveries, Delivery, Work } from '../deliveries.js';
import type { Gate } from './gate.js';
import { expiryOf } from './tables.js';
import { idOf } from './threads.js';

export type ClaimSettings = Readonly<{
  gate: Pick<Gate, 'run'>;
  /** This process, by a name that no other has. */
  owner: string;
  now: () => number;
  /** How long a claim holds that is not renewed, in milliseconds. */
  claimMs?: number;
  /** How often a claim of another process's is looked at, in milliseconds. */
  lookMs?: number;
  /** How long another process's work is waited for, in milliseconds; Slack brings it again later. */
  patienceMs?: number;
}>;

/** `mine` is how often it was begun, with this time. */
type Claim = Readonly<{ mine: number } | { done: boolean }>;

/** Deliveries among processes; `local` are those of this one, which stand for all while the database is away. */
export function claimedDeliveries(local: Deliveries, settings: ClaimSettings): Deliveries {
  return {
    async once(delivery, work) {
      let here = true;
      const mine = await local.once(delivery, async (again) => {
        here = await onceAmongAll({ ...settings, id: idOf(delivery.team, delivery.key), delivery }, work, again);
      });
      return mine && here;
    },
  };
}

type Doing = ClaimSettings & Readonly<{ id: string; delivery: Delivery }>;

async function onceAmongAll(doing: Doing, work: Work, again: boolean): Promise<boolean> {
  const claim = await awaitClaim(doing);
  if (claim === 'done') return false;
  // Without the database nobody can say whether another process is at it; an answer too many is better than none.
  if (claim === 'unknown') {
    await work(true);
    return true;
  }
  const { claimMs = 6_000 } = doing;
  const renewing = setInterval(() => void renew(doing).catch(() => undefined), claimMs / 3);
  renewing.unref();
  try {
    await work(again || claim > 1);
  } catch (cause) {
    await release(doing).catch(() => undefined);
    throw cause;
  } finally {
    clearInterval(renewing);
  }
  await finish(doing).catch(() => undefined);
  return true;
}

/** The claim once it is ours: how often the work was begun, with this time. */
async function awaitClaim(doing: Doing): Promise<number | 'done' | 'unknown'> {
  const { lookMs = 100, patienceMs = 30_000 } = doing;
  // By a clock that nobody sets.
  const end = performance.now() + patienceMs;
  for (;;) {
    const claim: Claim | undefined = await tryClaim(doing).catch(() => undefined);
    if (!claim) return 'unknown';
    if ('mine' in claim) return claim.mine;
    if (claim.done) return 'done';
    if (performance.now() > end) throw new Error('another process is still at this delivery');
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

const tryClaim = ({ gate, owner, now, claimMs = 6_000, id, delivery: { team, person } }: Doing): Promise<Claim> =>
  gate.run(async (db) => {
    const until = now() + claimMs;
    const won = await db
      .insertInto('deliveries')
      .values({ id, team, person, owner, until, tries: 1, done: 0, expires: expiryOf('deliveries', now()) })
      .onConflict((same) =>
        same
          .column('id')
          .doUpdateSet((row) => ({ owner, until, tries: row('deliveries.tries', '+', 1) }))
          .where('deliveries.done', '=', 0)
          .where('deliveries.until', '<', now()),
      )
      .returning('tries')
      .executeTakeFirst();
    if (won) return { mine: won.tries };
    const found = await db.selectFrom('deliveries').select('done').where('id', '=', id).executeTakeFirst();
    return { done: found?.done === 1 };
  });

const change = ({ gate, owner, id }: Doing, values: Readonly<{ until?: number; done?: number }>): Promise<unknown> =>
  gate.run((db) => db.updateTable('deliveries').set(values).where('id', '=', id).where('owner', '=', owner).execute());

const renew = (doing: Doing): Promise<unknown> => change(doing, { until: doing.now() + (doing.claimMs ?? 6_000) });
const release = (doing: Doing): Promise<unknown> => change(doing, { until: 0 });
const finish = (doing: Doing): Promise<unknown> => change(doing, { done: 1 });
