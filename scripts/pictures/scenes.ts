/** What is drawn: each scene is one picture at each of its sizes. To have one more, add one more. */
import type { Page as Tab } from 'playwright-core';
import type { LocalSlack } from '../../src/local-slack/local-slack.js';
import { choose, open, say, settled, thread } from './steps.js';

export type Size = 'wide' | 'phone';
export type Stage = Readonly<{ slack: LocalSlack; tab: Tab }>;
export type Scene = Readonly<{
  /** The picture's name: docs/pictures/NAME-SIZE.png. */
  name: string;
  sizes?: readonly Size[];
  dark?: boolean;
  /** Pixels more than a window has, for what would be out of view. */
  taller?: number;
  /** What is done before the picture is taken, in a workspace of its own. */
  play: (stage: Stage) => Promise<void>;
}>;

/** A question in the direct message, and its answer. */
const asked =
  (...questions: readonly string[]) =>
  async (stage: Stage): Promise<void> => {
    await open(stage, 'general');
    for (const question of questions) await thread(stage, question);
  };

/** A question, its answer's form *Draft the request*, what is typed into it, and the finished text. */
const drafted =
  (question: string, typed: Readonly<Record<string, string>>) =>
  async (stage: Stage): Promise<void> => {
    await asked(question)(stage);
    await choose(stage, 'Draft the request');
    await stage.tab.getByRole('dialog').waitFor();
    // A field that is being typed in keeps what stands in it.
    await stage.tab.evaluate('document.activeElement.blur()');
    await stage.slack.as('ana').submit(typed);
    await stage.tab.getByText('The request, to copy and send to dbt Support').waitFor();
    await settled(stage);
  };

/** The request of each guide, with something typed into each of its fields. */
const REQUESTS: Readonly<Record<string, readonly [question: string, typed: Readonly<Record<string, string>>]>> = {
  'aws-snowflake': [
    'snowflake on aws mt',
    {
      config: '{"privatelink-account-url":"ab12345.eu-west-1.privatelink.snowflakecomputing.com"}',
      environment: 'EMEA',
    },
  ],
  'aws-databricks': ['databricks on aws mt', { instance: 'https://example.cloud.databricks.com', region: 'eu-west-1' }],
  'aws-redshift-managed': ['redshift managed on aws st', { cluster: 'analytics', account: '123456789012' }],
  'aws-redshift-interface': [
    'redshift interface on aws mt',
    { service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', region: 'us-east-1' },
  ],
  'aws-postgres': [
    'rds postgres on aws mt',
    { service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', region: 'us-east-1', environment: 'US' },
  ],
  'aws-vcs': ['gitlab on aws mt', { service: 'vpce-svc-0123456789abcdef0', record: 'git.example.com' }],
  'azure-snowflake': [
    'snowflake on azure mt',
    { config: '{"privatelink-pls-id":"sf-pvlinksvc-example"}', 'internal-stage': 'no' },
  ],
  'azure-databricks': [
    'databricks on azure mt',
    { 'workspace-url': 'adb-1234567890123456.7.azuredatabricks.net', region: 'westeurope' },
  ],
  'azure-postgres': ['azure postgres flexible server on azure mt', { server: 'analytics', region: 'eu-west-1' }],
  'azure-synapse': [
    'synapse on azure mt',
    {
      server: 'analytics',
      resource:
        '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/data/providers/Microsoft.Synapse/workspaces/analytics',
      region: 'us-east-1',
    },
  ],
  'gcp-snowflake': ['snowflake on gcp', { environment: 'US' }],
  'gcp-bigquery': ['bigquery on gcp', { region: 'europe-west4', environment: 'US' }],
};

export const SCENES: readonly Scene[] = [
  {
    name: 'conversation',
    taller: 230,
    play: async (stage) => {
      await open(stage, 'data-platform');
      stage.slack.as('ben').post('data-platform', 'Morning! We are moving our warehouse to Azure next month.');
      await thread(stage, 'databricks on azure st');
      await say(stage, 'Reply…', '@privatelink and gcp?', 2);
    },
  },
  {
    name: 'conversation-dark',
    taller: 230,
    dark: true,
    play: async (stage) => {
      await open(stage, 'data-platform');
      await thread(stage, 'databricks on azure st');
      await say(stage, 'Reply…', '@privatelink and gcp?', 2);
    },
  },
  {
    name: 'command',
    play: async (stage) => {
      await open(stage, 'general');
      await say(stage, /Message/, '/privatelink snowflake on azure st');
      await stage.tab.getByText('Only visible to you').waitFor();
    },
  },
  {
    name: 'shared',
    sizes: ['wide'],
    play: async (stage) => {
      await open(stage, 'general');
      await say(stage, /Message/, '/privatelink athena on aws');
      await choose(stage, 'Share in channel');
      await stage.tab.getByText('Asked by').waitFor();
    },
  },
  { name: 'home', play: (stage) => open(stage, 'home') },
  {
    name: 'home-search',
    sizes: ['wide'],
    play: async (stage) => {
      await open(stage, 'home');
      const field = stage.tab.getByRole('textbox', { name: 'Ask, and press Enter' });
      await field.fill('redshift on aws st');
      await field.press('Enter');
      await stage.tab.getByRole('button', { name: 'Back to everything' }).waitFor();
    },
  },
  {
    name: 'modal',
    play: async (stage) => {
      await open(stage, 'general');
      const ana = stage.slack.as('ana');
      await ana.globalShortcut('lookup');
      await stage.tab.getByRole('dialog').waitFor();
      await ana.suggest('platform', 'data');
      await ana.submit({ platform: 'databricks', cloud: 'azure' });
      await stage.tab.getByText('Databricks is available').waitFor();
    },
  },
  {
    name: 'report',
    sizes: ['wide'],
    play: async (stage) => {
      await open(stage, 'general');
      await thread(stage, 'databricks on azure st');
      await choose(stage, 'Something is wrong with this answer');
      await stage.tab.getByRole('dialog').waitFor();
    },
  },
  { name: 'yes', play: asked('can we reach databricks privately from our single tenant dbt on aws?') },
  { name: 'not-yet', play: asked('snowflake internal stage on gcp') },
  { name: 'not-applicable', play: asked('can dbt on aws st reach bigquery?') },
  { name: 'list', play: asked('what works on gcp?') },
  { name: 'compare', play: asked('compare snowflake and databricks') },
  { name: 'guide', play: asked('how do I set up redshift on aws?') },
  { name: 'steps', taller: 110, play: asked('how do I set up synapse on azure mt?') },
  { name: 'fields', play: asked('what do we send support for bigquery on gcp?') },
  ...Object.entries(REQUESTS).map(
    ([name, [question, typed]]): Scene => ({
      name: `request-${name}`,
      sizes: name === 'azure-synapse' ? ['wide', 'phone'] : ['wide'],
      play: drafted(question, typed),
    }),
  ),
  { name: 'policy', play: asked('which plans have private link?') },
  { name: 'unknown', play: asked('does clickhouse work on azure st?') },
  { name: 'help', play: asked('help') },
  {
    name: 'inspect',
    sizes: ['wide'],
    play: async (stage) => {
      await open(stage, 'general');
      await thread(stage, 'databricks on azure st');
      await choose(stage, 'Inspect');
    },
  },
  {
    name: 'step',
    sizes: ['wide'],
    play: async (stage) => {
      await open(stage, 'general');
      await choose(stage, 'Shortcuts');
      await stage.tab.getByRole('menuitem', { name: 'Workflow step' }).press('Enter');
      const dialog = stage.tab.getByRole('dialog');
      await dialog.getByRole('textbox').fill('databricks on azure st');
      await dialog.getByRole('button', { name: 'Run the step' }).press('Enter');
      await dialog.getByRole('definition').first().waitFor();
    },
  },
];
