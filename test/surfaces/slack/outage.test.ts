/** The database goes away under load, and comes back. */
import { type Postgres, startPostgres } from '../../support/postgres.js';
import { type Process, slackFor, startMain } from './process.js';
import { GENERAL, repliesTo } from './support.js';

const FORGOTTEN = 'I could not look up what this thread was about';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('while the database is away', () => {
  let postgres: Postgres;
  let main: Process;
  let world: Awaited<ReturnType<typeof slackFor>>;
  beforeAll(async () => {
    postgres = await startPostgres();
    world = await slackFor('Socket Mode');
    main = startMain({ ...world.env, DATABASE_URL: await postgres.database() });
    await main.ready();
  }, 30_000);
  afterAll(async () => {
    main.child.kill('SIGTERM');
    await main.ended;
    await world.slack.close();
    await postgres.close();
  }, 20_000);

  const talk = async (first: string, second: string): Promise<string> => {
    const { slack } = world;
    const asked = slack.as('ana').mention(GENERAL, first);
    await slack.until(() => repliesTo(slack, asked)[0], 10_000);
    slack.as('ana').mention(GENERAL, second, { threadTs: asked.ts });
    return (await slack.until(() => repliesTo(slack, asked)[1], 10_000)).text;
  };
  const remembers = async (): Promise<boolean> => {
    const text = await talk('snowflake on azure st', 'and gcp?');
    return text.includes('Snowflake') && !text.includes(FORGOTTEN);
  };
  const until = async (wanted: () => Promise<boolean>): Promise<void> => {
    while (!(await wanted())) await pause(200);
  };

  test('every question under load is answered once, with a word on what is forgotten, and memory comes back by itself', async () => {
    const { slack } = world;
    await until(remembers);

    let loading = true;
    const asked: { ts: string }[] = [];
    const load = (async () => {
      while (loading) {
        asked.push(slack.as('ana').mention(GENERAL, 'databricks on aws st'));
        await pause(20);
      }
    })();
    await pause(500);
    await postgres.kill();
    const without = await talk('bigquery on gcp', 'and azure st?');
    expect(without).toContain(FORGOTTEN);
    const slow = Date.now();
    await talk('athena on aws st', 'snowflake on gcp');
    expect(Date.now() - slow).toBeLessThan(5_000);
    await postgres.start();
    await until(remembers);
    loading = false;
    await load;
    await slack.settled();
    expect(asked.map((one) => repliesTo(slack, one).length).filter((count) => count !== 1)).toEqual([]);
    expect(main.child.exitCode).toBeNull();
  }, 90_000);
});
