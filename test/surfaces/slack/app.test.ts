import { checkMessageBlocks } from '../../../src/local-slack/checks/message.js';
import { type Mode, type Running, startOn } from './support.js';

describe.each<Mode>(['Socket Mode', 'HTTP'])('in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(mode);
  });
  afterAll(() => running.stop());

  const general = 'C0GENERAL';

  /** The bot's answer in the thread of a message, the `nth` from the start. */
  const answerTo = (asked: { ts: string }, nth = 1): Promise<{ text: string; blocks?: readonly unknown[] }> =>
    running.slack.until(() => {
      const replies = running.slack.record.messages(general).filter((m) => m.thread_ts === asked.ts && m.bot_id);
      return replies[nth - 1] as { text: string; blocks?: readonly unknown[] } | undefined;
    });

  test('the command is answered in its acknowledgement, for the asker alone', async () => {
    const { slack } = running;
    await slack.as('ana').command(general, '/privatelink snowflake on azure st');
    expect(slack.record.ephemerals('ana').at(-1)).toMatchObject({ text: expect.stringContaining('✅ Yes: Snowflake') });
    expect(slack.record.calls('chat.postMessage')).toEqual([]);
  });

  test('an empty command gets help with examples', async () => {
    const { slack } = running;
    await slack.as('ana').command(general, '/privatelink');
    expect(slack.record.ephemerals('ana').at(-1)?.text).toContain('For example');
  });

  test('a mention is answered in its thread, and a follow-up there is understood', async () => {
    const { slack } = running;
    const asked = slack.as('ana').mention(general, 'databricks on aws st');
    expect((await answerTo(asked)).text).toContain('Databricks is available on AWS single-tenant');
    slack.as('ben').mention(general, 'and gcp?', { threadTs: asked.ts });
    expect((await answerTo(asked, 2)).text).toContain('Databricks is not currently supported on GCP multi-tenant');
  });

  test('what people write pings nobody', async () => {
    const { slack } = running;
    const before = slack.record.pings().length;
    const asked = slack.as('ana').mention(general, 'does <!channel> clickhouse&lt;!here&gt; work on azure? <@U0BEN>');
    expect((await answerTo(asked)).text).toContain('clickhouse');
    const pings = slack.record.pings().slice(before);
    expect(pings.filter((ping) => JSON.stringify(ping).includes('B0BOT'))).toEqual([]);
  });

  test('the largest answer fits into one message', async () => {
    const asked = running.slack.as('ana').mention(general, 'show everything');
    const { blocks = [] } = await answerTo(asked);
    expect(JSON.stringify(blocks)).toContain('GitHub Enterprise Server');
    expect(checkMessageBlocks(blocks)).toBeUndefined();
  });

  test('its health can be read', async () => {
    const { port } = running.settings;
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });
});
