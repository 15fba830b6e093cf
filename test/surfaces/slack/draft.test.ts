import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../../src/local-slack/types.js';
import { partsOn } from '../../../src/parts.js';
import { openDatabase } from '../../../src/state/database.js';
import { createState } from '../../../src/state/state.js';
import { realBot } from '../../support/real-bot.js';
import {
  answerTo,
  buttonsIn,
  GENERAL,
  lastFor,
  loggerInto,
  MODES,
  type Running,
  repliesTo,
  startOn,
  wordsIn,
} from './support.js';

const { bot } = realBot();

/** What people might type: markup, pings, links, quotes, lines, and letters of any kind. */
const NASTY = '<!channel> <@U0BEN> *bold* `code` ```x``` <https://evil.example|click> & "q" \\ ünï – 雪 😀 $1 {{x}}';

describe.each(MODES)('a request drafted in %s', (mode) => {
  let running: Running;
  beforeAll(async () => {
    running = await startOn(mode);
  });
  afterAll(() => running.stop());

  const slack = () => running.slack;
  const ana = () => slack().as('ana');
  const modal = () => slack().record.modals('ana').at(-1)?.body as Json;
  const blocks = () => modal().blocks as Json[];
  const fieldNames = () =>
    blocks()
      .filter((b) => b.type === 'input')
      .map((b) => (b.label as Json).text);
  const inputs = (field: string) =>
    blocks()
      .filter((b) => b.type === 'input')
      .map((b) => b.element as Json)
      .find((e) => e.action_id === field);
  const textIn = (from: unknown): string => {
    const box = (JSON.stringify(from).match(/\{"type":"rich_text_preformatted","elements":(\[.*?\}\])\}/) ?? [])[1];
    return (JSON.parse(box ?? '[]') as { text: string }[]).map((piece) => piece.text).join('');
  };

  async function open(question: string): Promise<void> {
    for (const _ of slack().record.modals('ana')) await ana().close();
    await ana().command(GENERAL, `/privatelink ${question}`);
    await ana().press('draft');
    await slack().until(() => slack().record.modals('ana').length === 1);
  }

  test('is offered beside the steps where a cell with a guide is available, and nowhere else', async () => {
    const labels = async (question: string) => {
      await ana().command(GENERAL, `/privatelink ${question}`);
      return buttonsIn(lastFor(slack(), 'ana').blocks).map((b) => b.label);
    };
    expect(await labels('synapse on azure mt')).toEqual(expect.arrayContaining(['Steps', 'Draft the request']));
    expect(await labels('snowflake internal stage on gcp')).not.toContain('Draft the request');
    expect(await labels('teradata on aws st')).not.toContain('Draft the request');
    expect(await labels('teradata on aws st')).toContain('What to ask Support');
    expect(await labels('what works on gcp')).not.toContain('Draft the request');
  });

  test('*Steps* shows who does what', async () => {
    await ana().command(GENERAL, '/privatelink synapse on azure mt');
    await ana().press('ask:steps');
    await slack().until(() => lastFor(slack(), 'ana').text.includes('1. You: Send the request to dbt Support.'));
    expect(wordsIn(lastFor(slack(), 'ana').blocks)).toContain('dbt Support:');
  });

  test('asks for the fields of the guide, and fills in what the question said', async () => {
    await open('what do we send for databricks at adb-1234567890123456.7.azuredatabricks.net in westeurope, azure mt');
    expect(fieldNames()).toContain('Databricks workspace URL');
    expect(inputs('workspace-url')).toMatchObject({ initial_value: 'adb-1234567890123456.7.azuredatabricks.net' });
    expect(inputs('region')).toMatchObject({ initial_value: 'westeurope' });
    expect(inputs('environment')).toMatchObject({ initial_option: { value: 'EMEA' } });
  });

  test('holds exactly what was typed, and what looks wrong is explained and stops nothing', async () => {
    await open('synapse on azure mt');
    await ana().submit({ server: NASTY, resource: '/subscriptions/nope', region: 'us-east-1' });
    const text = textIn(blocks());
    expect(text).toContain('Subject: New Azure Multi-Tenant Private Link Request');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '- Type: Azure Synapse',
        `- Synapse server name: ${NASTY}`,
        '- Azure resource ID of the Synapse workspace: /subscriptions/nope',
        '- Azure region of the workspace: us-east-1',
      ]),
    );
    const words = wordsIn(blocks());
    expect(words).toContain('expected a path such as /subscriptions/');
    expect(words).toContain('got “us-east-1”, which is one of AWS');
    expect(slack().record.notices('ana')).toEqual([]);
  });

  test('of many lines keeps them', async () => {
    await open('snowflake on azure mt');
    const config = '{\n  "privatelink-account-url": "a & b <c>",\n  "privatelink-pls-id": "x"\n}';
    await ana().submit({ config });
    expect(textIn(blocks())).toContain(`- Output of SYSTEM$GET_PRIVATELINK_CONFIG:\n${config}\n`);
    expect(wordsIn(blocks())).not.toContain('expected the whole output');
  });

  test('changed and made anew follows what stands in the fields', async () => {
    await open('bigquery on gcp');
    await ana().submit({ region: 'europe-west4' });
    expect(textIn(blocks())).toContain('- Region of the BigQuery project: europe-west4');
    await ana().submit({ region: 'us-central1' });
    expect(textIn(blocks())).toContain('- Region of the BigQuery project: us-central1');
    expect(textIn(blocks())).not.toContain('europe-west4');
  });

  test('says what is different with a dbt of its own tenancy', async () => {
    await open('redshift managed on aws st');
    await ana().submit({ cluster: 'main' });
    expect(textIn(blocks())).toContain('Subject: New Single-Tenant PrivateLink Request');
    expect(textIn(blocks())).toContain('Which AWS account or principal');
    expect(fieldNames()).not.toContain('dbt AWS multi-tenant environment');
    expect(wordsIn(blocks())).toContain('not confirmed for the edition of the matrix. Check the guide.');
  });

  test('lets one choose among several requests, and keeps what was typed in fields of the same name', async () => {
    await open('redshift on aws mt');
    await ana().fill({ region: 'eu-west-1' });
    const before = fieldNames();
    await ana().choose('draft:which', 'aws-redshift managed aws-mt');
    await slack().until(() => fieldNames().join() !== before.join());
    expect(fieldNames()).toContain('Redshift cluster name');
    expect(inputs('region')).toMatchObject({ initial_value: 'eu-west-1' });
  });

  test('is shared in the thread with who made it, and nothing of it pings, links or formats', async () => {
    const asked = ana().mention(GENERAL, 'synapse on azure mt');
    const answer = await answerTo(slack(), asked);
    for (const _ of slack().record.modals('ana')) await ana().close();
    await ana().press('draft', { ts: answer.ts });
    await slack().until(() => slack().record.modals('ana').length === 1);
    await ana().submit({ server: NASTY });
    await ana().press('draft:share');
    const shared = await answerTo(slack(), asked, 2);
    expect(textIn(shared.blocks)).toContain(`- Synapse server name: ${NASTY}`);
    expect(shared.text).toContain('&lt;!channel&gt; &lt;@U0BEN&gt;');
    expect(shared.text).not.toMatch(/<!|<@U0BEN>|<https/);
    expect(JSON.stringify(shared.blocks)).toContain('"user_id":"U0ANA"');
    await slack().until(() => wordsIn(blocks()).includes('Shared.'));
    expect(repliesTo(slack(), asked)).toHaveLength(2);
  });

  test('is sent to the person where the bot may not write, with why', async () => {
    const { id } = slack().addChannel({ name: `locked-${mode.length}`, members: ['ana'], withBot: false });
    for (const _ of slack().record.modals('ana')) await ana().close();
    await ana().command(id, '/privatelink synapse on azure mt');
    await ana().press('draft');
    await slack().until(() => slack().record.modals('ana').length === 1);
    await ana().submit({ server: 'closed-place' });
    await ana().press('draft:share');
    await slack().until(() => wordsIn(blocks()).includes('so I sent it to you'));
    const direct = slack().record.messages('D0ANA').at(-1);
    expect(direct?.text).toContain('I am not in that channel');
    expect(textIn(direct?.blocks)).toContain('closed-place');
  });

  test('is sent to the person themselves', async () => {
    await open('bigquery on gcp');
    await ana().submit({ region: 'europe-west4' });
    await ana().press('draft:send');
    await slack().until(() => wordsIn(blocks()).includes('Sent to you.'));
    expect(textIn(slack().record.messages('D0ANA').at(-1)?.blocks)).toContain('europe-west4');
  });
});

test('nothing that is typed is kept or logged, only that a draft was made', async () => {
  const printed: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => void printed.push(words.join(' '))),
  );
  const folder = mkdtempSync(join(tmpdir(), 'draft-'));
  const state = createState({
    open: () => openDatabase({ folder }),
    now: Date.now,
    tell: (line) => void printed.push(line),
  });
  await state.gate.opened;
  const parts = { ...partsOn(() => bot, state), logger: loggerInto(printed) };
  const running = await startOn('Socket Mode', { settings: { logLevel: 'debug' }, parts });
  const { slack } = running;
  try {
    const asked = slack.as('ana').mention(GENERAL, 'synapse on azure mt');
    const answer = await answerTo(slack, asked);
    await slack.as('ana').press('draft', { ts: answer.ts });
    await slack.until(() => slack.record.modals('ana').length === 1);
    await slack.as('ana').submit({ server: 'SECRET-OF-ANA', region: 'SECRET-REGION' });
    await slack.as('ana').press('draft:share');
    const shared = await answerTo(slack, asked, 2);
    expect(JSON.stringify(shared.blocks)).toContain('SECRET-OF-ANA');
    slack.as('ana').mention(GENERAL, 'and databricks?', { threadTs: asked.ts });
    expect(JSON.stringify(await answerTo(slack, asked, 3))).not.toContain('SECRET');

    expect(JSON.stringify(slack.record.modals('ana').map((m) => m.body.private_metadata))).not.toContain('SECRET');
    expect(printed.join('\n')).toContain('a request was drafted: azure-synapse synapse azure-mt');
    expect(printed.join('\n')).not.toContain('SECRET');
  } finally {
    await running.stop();
    await state.close();
    for (const spy of spies) spy.mockRestore();
  }
  const written = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('');
  rmSync(folder, { recursive: true, force: true });
  expect(written).toContain('azure-synapse');
  expect(written).not.toContain('SECRET');
});
