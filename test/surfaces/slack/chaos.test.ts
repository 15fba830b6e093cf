/** Three processes on one PostgreSQL, killed at random while thousands of events come, some of them several times. */
import { freePort } from '../../support/ports.js';
import { type Postgres, startPostgres } from '../../support/postgres.js';
import { type Process, slackFor, startMain } from './process.js';
import { GENERAL, repliesTo } from './support.js';

const EVENTS = 3_000;
const KILLS = 6;
/** A generator of chance that is the same in every run: Park and Miller's. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What begins a thread, what follows in it, and what the follow-up must be about. */
const TALKS = [
  ['snowflake on azure st', 'and gcp?', /Snowflake.*GCP/],
  ['databricks on aws mt', 'what about azure?', /Databricks.*Azure/],
  ['bigquery on gcp', 'and synapse on azure mt?', /Synapse/],
] as const;

describe('three processes that are killed at random', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 30_000);
  afterAll(() => postgres.close());

  test('answer every question once, and every follow-up right', async () => {
    const random = chance(Date.now() % 2_147_483_646);
    const times = { ackMs: 3_000, retryAfterMs: Array(60).fill(1_000) };
    const { slack, env } = await slackFor('Socket Mode', { times });
    const settings = { ...env, DATABASE_URL: await postgres.database() };
    const begin = async (): Promise<Process> => startMain({ ...settings, PORT: String(await freePort()) });
    const processes = await Promise.all([begin(), begin(), begin()]);
    await Promise.all(processes.map((one) => one.ready()));

    const ana = slack.as('ana');
    const again = (): void => {
      if (random() < 0.3) void slack.redeliver(slack.record.deliveries('events_api').at(-1) as never);
    };
    const killing = (async () => {
      for (let i = 0; i < KILLS; i += 1) {
        await pause(1_000 + random() * 1_500);
        const at = Math.floor(random() * processes.length);
        processes[at]?.child.kill('SIGKILL');
        const next = await begin();
        processes[at] = next;
        await next.ready();
      }
    })();

    // Each thread is one question and, when that is answered, its follow-up.
    const talk = async (i: number): Promise<void> => {
      const [first, second] = TALKS[i % TALKS.length] as (typeof TALKS)[number];
      const asked = ana.mention(GENERAL, first);
      again();
      await slack.until(() => repliesTo(slack, asked)[0], 60_000);
      ana.mention(GENERAL, second, { threadTs: asked.ts });
      again();
      await slack.until(() => repliesTo(slack, asked)[1], 60_000);
      threads.push({ ts: asked.ts, kind: i % TALKS.length });
    };
    const threads: { ts: string; kind: number }[] = [];
    const HANDS = 40;
    let begun = 0;
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        while (begun < EVENTS / 2) {
          begun += 1;
          await talk(begun);
        }
      }),
    );
    await killing;
    await slack.settled();

    const counts = threads.map((one) => repliesTo(slack, one).length);
    expect(counts.filter((count) => count !== 2)).toEqual([]);
    expect(threads).toHaveLength(EVENTS / 2);
    const wrong = threads.filter((one) => !TALKS[one.kind]?.[2].test(repliesTo(slack, one)[1]?.text ?? ''));
    expect(wrong.map((one) => repliesTo(slack, one)[1]?.text)).toEqual([]);

    for (const one of processes) one.child.kill('SIGTERM');
    await Promise.all(processes.map((one) => one.ended));
    await slack.close();
  }, 300_000);
});
