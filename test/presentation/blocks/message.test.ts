import { checkMessageBlocks } from '../../../src/local-slack/checks/message.js';
import { messageOf } from '../../../src/presentation/blocks/message.js';
import { realBot } from '../../support/real-bot.js';

const { bot } = realBot();
const viewed = (question: string) => bot.ask(question).view;
const kinds = (question: string) => messageOf(viewed(question)).blocks.map((b) => b.type);
const said = (value: unknown) => JSON.stringify(value);

test.each([
  ['snowflake on azure st', 'Yes: Snowflake'],
  ['databricks on gcp', 'No, not yet: Databricks'],
  ['bigquery on aws st', 'Not applicable: Google BigQuery'],
  ['show everything', 'platforms'],
  ['how do I set up synapse?', 'Azure Synapse'],
  ['which plans have it?', 'Enterprise'],
  ['does clickhouse work?', 'clickhouse'],
  ['snowflake on gcp st', 'no column'],
  ['github.com on aws', 'github.com'],
  ['hi', 'Ask me'],
])('the message for "%s" is one that Slack takes, and its text says the same', (question, words) => {
  const { text, blocks } = messageOf(viewed(question), { shareable: true });
  expect(checkMessageBlocks(blocks)).toBeUndefined();
  expect(text).toContain(words);
  expect(said(blocks[0])).toContain(words);
});

test('the verdict stands first; reading, cells, guides, what leads on, buttons, feedback and source follow in that order', () => {
  expect(kinds('snowflake')).toEqual([
    ...['rich_text', 'context', 'table'],
    ...['rich_text', 'rich_text'], // beside it: heading and lines
    ...['rich_text', 'rich_text'], // guides: heading and links
    ...['actions', 'actions', 'actions'], // what leads on, steps and draft, watching
    ...['context_actions', 'context'],
  ]);
});

test('a mark never stands without its word', () => {
  const [table] = messageOf(viewed('show everything')).blocks.filter((b) => b.type === 'table');
  const cells = said(table).match(/"text":"[✅❌—][^"]*"/g) ?? [];
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.filter((cell) => !/[a-z]{3}/.test(cell))).toEqual([]);
});

test('the question of another is shown as it is, without markup, where it is shared', () => {
  const { blocks, text } = messageOf(viewed('<@U0BOT> is *snowflake* <!channel> on azure?'), { sharedBy: 'U0ANA' });
  expect(said(blocks)).toContain('is snowflake on azure?');
  expect(text).not.toContain('<!channel>');
  expect(text).toContain('Asked by <@U0ANA>');
});

test('what stands between & and > in a name is escaped in the text', () => {
  expect(messageOf(viewed('does a<b & c>d work?')).text).not.toMatch(/<b|c>d/);
});

test('a question too long for a button is not offered to be shared', () => {
  const question = `snowflake on azure ${'x'.repeat(1_980)}`;
  expect(said(messageOf(viewed(question), { shareable: true }).blocks)).not.toContain('Share in channel');
});

test('a page beyond the last is the last', () => {
  expect(messageOf(viewed('show everything'), { page: 99 })).toEqual(messageOf(viewed('show everything')));
});
