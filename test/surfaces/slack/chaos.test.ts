/** Processes on one database, killed at random while thousands of events come, some of them several times. */
import type { LocalSlack } from '../../../src/local-slack/local-slack.js';
import { freePort } from '../../support/ports.js';
import { type Postgres, startPostgres } from '../../support/postgres.js';
import { type Process, slackFor, startMain } from './process.js';
import { GENERAL } from './support.js';

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

/** The bot's answers by their thread, in order. */
function answersIn(slack: LocalSlack): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { thread_ts, bot_id, text } of slack.record.messages(GENERAL)) {
    if (bot_id && thread_ts) found.set(thread_ts, [...(found.get(thread_ts) ?? []), text]);
  }
  return found;
}

/** Where state lies, how many processes share it, how many events come and how many processes die meanwhile. */
const TRIALS = [
  { place: 'PostgreSQL', count: 3, events: 3_000, kills: 6 },
  { place: 'one folder', count: 2, events: 600, kills: 2 },
] as const;

describe.each(TRIALS)('$count processes on $place that are killed at random', ({ place, count, events, kills }) => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 30_000);
  afterAll(() => postgres.close());

  test('answer every question once, and every follow-up right', async () => {
    const random = chance(Date.now() % 2_147_483_646);
    const times = { ackMs: 3_000, retryAfterMs: Array(60).fill(1_000) };
    const { slack, env } = await slackFor('Socket Mode', { times });
    const settings = place === 'PostgreSQL' ? { ...env, DATABASE_URL: await postgres.database() } : env;
    const begin = async (): Promise<Process> => startMain({ ...settings, PORT: String(await freePort()) });
    const processes = await Promise.all(Array.from({ length: count }, begin));
    await Promise.all(processes.map((one) => one.ready()));

    const ana = slack.as('ana');
    const again = (): void => {
      if (random() < 0.3) void slack.redeliver(slack.record.deliveries('events_api').at(-1) as never);
    };
    const killing = (async () => {
      for (let i = 0; i < kills; i += 1) {
        await pause(1_000 + random() * 1_500);
        const at = Math.floor(random() * processes.length);
        processes[at]?.child.kill('SIGKILL');
        const next = await begin();
        processes[at] = next;
        await next.ready();
      }
    })();

    // One look for all who wait, because a look goes through thousands of messages.
    let answers = new Map<string, string[]>();
    const looking = setInterval(() => {
      answers = answersIn(slack);
    }, 50);
    const nth = async (thread: string, number: number): Promise<void> => {
      const end = Date.now() + 60_000;
      while ((answers.get(thread)?.length ?? 0) < number) {
        if (Date.now() > end) throw new Error(`no answer ${number} in ${thread}`);
        await pause(25);
      }
    };
    // Each thread is one question and, when that is answered, its follow-up.
    const talk = async (i: number): Promise<void> => {
      const [first, second] = TALKS[i % TALKS.length] as (typeof TALKS)[number];
      const asked = ana.mention(GENERAL, first);
      again();
      await nth(asked.ts, 1);
      ana.mention(GENERAL, second, { threadTs: asked.ts });
      again();
      await nth(asked.ts, 2);
      threads.push({ ts: asked.ts, kind: i % TALKS.length });
    };
    const threads: { ts: string; kind: number }[] = [];
    const HANDS = 20;
    let begun = 0;
    await Promise.all(
      Array.from({ length: HANDS }, async () => {
        while (begun < events / 2) {
          begun += 1;
          await talk(begun);
        }
      }),
    );
    await killing;
    await slack.settled();

    clearInterval(looking);
    answers = answersIn(slack);
    expect(threads).toHaveLength(events / 2);
    expect(threads.map(({ ts }) => answers.get(ts)).filter((texts) => texts?.length !== 2)).toEqual([]);
    const followUps = threads.map(({ ts, kind }) => ({ kind, text: answers.get(ts)?.[1] ?? '' }));
    expect(followUps.filter(({ kind, text }) => !TALKS[kind]?.[2].test(text))).toEqual([]);

    for (const one of processes) one.child.kill('SIGTERM');
    await Promise.all(processes.map((one) => one.ended));
    await slack.close();
  }, 300_000);
});
