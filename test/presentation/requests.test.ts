import { createBot } from '../../src/bot.js';
import { checkMessageBlocks } from '../../src/local-slack/checks/message.js';
import { messageOf } from '../../src/presentation/blocks/message.js';
import { orders } from '../support/orders.js';
import { realBot } from '../support/real-bot.js';
import { isEnglish } from '../support/tiny.js';

const tinyBot = createBot(orders, isEnglish);
const text = (question: string) => tinyBot.ask(question).answer.text;
const { bot } = realBot();

test('what is sent: the fields with where they are found, the steps with who does each, and of which time this is', () => {
  const said = text('what do we need for mango on hill day');
  expect(said).toMatch(/^✅ Mango is available on Hill by day\. dbt Support asks for 6 things, see below\./);
  expect(said).toContain('Subject: New crate');
  expect(said).toContain('• Stand: a host name\n    For example: a.hill.test');
  expect(said).toContain(
    '1. You: Write to the desk.\n  2. The grower: Signs it. (approval)\n  3. dbt Support: Brings it.',
  );
  expect(said).toContain('Check the guide.\n  https://markets.test/hill-mango');
});

test('the first sentence answers what was asked, and no yes or no stands before it', () => {
  expect(text('who approves mango on hill day')).toMatch(
    /^✅ Mango is available on Hill by day\. Who approves: The grower\./,
  );
  expect(text('how long for mango on hill day')).toMatch(/How long: Three days\./);
  expect(text('does it stop mango on hill day')).toMatch(
    /Restart or downtime: nothing is known to me; ask dbt Support\./,
  );
});

test('what is said in the first sentence is not said twice', () => {
  expect(text('how long for mango on hill day').match(/Three days/g)).toHaveLength(1);
});

test('several ways are told by themselves, and what differs is said to differ', () => {
  const said = text('who approves mango and mango juice on hill day');
  expect(said).toContain('Who approves depends on the way, see below.');
  expect(said).toContain('Steps: Juice by the barrel');
});

test('without a guide it says so, what to ask, and where the overview is; no field is made up', () => {
  const said = text('what do we need for pepper on hill day');
  expect(said).toContain('No guide is linked for it: ask dbt Support.');
  expect(said).toContain('• What do you need?');
  expect(said).toContain('https://markets.test/goods');
  expect(said).not.toContain('Subject:');
});

test('beside one with a guide, of what has none nothing is said but that', () => {
  expect(text('who approves mango and pepper on hill day')).toMatch(
    /Who approves: The grower\. This is from the guides; none is linked for Peppercorn on Hill by day\./,
  );
  expect(text('who approves mango on hill day')).not.toContain('none is linked');
});

test('each guide of the real matrix has steps and fields, and asking for them gives both with its link', () => {
  for (const guide of bot.knowledge.guides) {
    for (const request of guide.requests) {
      const [row = ''] = request.platforms.length > 0 ? request.platforms : guide.platforms;
      const cloud = bot.knowledge.matrix.clouds.find((c) => c.id === guide.cloud)?.name;
      const { answer } = bot.ask(`what do we send support for ${bot.matrix.platform(row).name} on ${cloud}`);
      expect(answer.request.map((r) => r.request)).toEqual([request.id]);
      expect(answer.steps.length).toBeGreaterThan(1);
      expect(answer.text).toContain(guide.url);
      expect(answer.text).toContain(request.subject);
    }
    expect({ id: guide.id, requests: guide.requests.length > 0 }).toEqual({ id: guide.id, requests: true });
  }
});

test('what a button asks next keeps what was asked of the guide', () => {
  for (const question of [
    'who approves snowflake on azure',
    'what do we send support for redshift on aws',
    'how long does it take for databricks on aws',
    'does databricks on aws need a restart',
    'caveats for snowflake on aws',
  ]) {
    const { view, query } = bot.ask(question);
    for (const next of view.next)
      expect([next.question, bot.ask(next.question).query.aspects]).toEqual([next.question, query.aspects]);
    expect(view.next.length).toBeGreaterThan(0);
  }
});

test.each([
  'what do I need for snowflake',
  'who approves redshift',
  'caveats for databricks',
  'what do we need for teradata',
])('each page of "%s" is a message that Slack takes', (question) => {
  const { view } = bot.ask(question);
  for (const page of [1, 2, 3]) expect(checkMessageBlocks(messageOf(view, { page }).blocks)).toBeUndefined();
});
