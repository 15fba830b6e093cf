/** What one process of many does, such as a weekly report: who takes a job holds it while it lasts. */
import type { Gate } from './gate.js';

export type Job = Readonly<{
  name: string;
  /**
   * What it is done for. Up to its first blank it sorts as text, by one format for all of a name's, such as `2026-11-28`; what
   * stands behind makes others of the same time, such as `2026-11-28 4f1c`. What was last done for that, or for a later
   * time, is not done again: where clocks differ, the slower one does not bring the past back.
   */
  occasion: string;
  /** How long nobody else takes it over, in milliseconds; longer than it lasts. */
  holdMs: number;
}>;

export type Jobs = Readonly<{
  /** Does a job unless it is done or in hand elsewhere; resolves to whether it was done here. A failed one is free again. */
  once: (job: Job, work: () => Promise<void>) => Promise<boolean>;
}>;

export function keptJobs({ run }: Pick<Gate, 'run'>, owner: string, now: () => number): Jobs {
  const take = ({ name, occasion, holdMs }: Job): Promise<boolean> =>
    run(async (db) => {
      const taken = { owner, until: now() + holdMs };
      const [time = ''] = occasion.split(' ', 1);
      const won = await db
        .insertInto('jobs')
        .values({ name, last: '', ...taken })
        .onConflict((same) =>
          same
            .column('name')
            .doUpdateSet(taken)
            .where('jobs.until', '<', now())
            .where('jobs.last', '!=', occasion)
            .where(({ eb, or }) =>
              or([eb('jobs.last', '<', time), eb('jobs.last', '=', time), eb('jobs.last', 'like', `${time} %`)]),
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return won !== undefined;
    });
  const leave = (name: string, values: Readonly<{ last?: string }>): Promise<unknown> =>
    run((db) =>
      db
        .updateTable('jobs')
        .set({ ...values, until: 0 })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .execute(),
    );

  return {
    async once(job, work) {
      if (!(await take(job))) return false;
      try {
        await work();
      } catch (cause) {
        await leave(job.name, {});
        throw cause;
      }
      await leave(job.name, { last: job.occasion });
      return true;
    },
  };
}
