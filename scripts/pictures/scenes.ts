/** What is drawn: each scene is one picture at each of its sizes. To have one more, add one more. */
import type { Page as Tab } from 'playwright-core';
import type { LocalSlack } from '../../src/local-slack/local-slack.js';
import { choose, open, say, thread } from './steps.js';

export type Size = 'wide' | 'phone';
export type Stage = Readonly<{ slack: LocalSlack; tab: Tab }>;
export type Scene = Readonly<{
  /** The picture's name: docs/pictures/NAME-SIZE.png. */
  name: string;
  sizes?: readonly Size[];
  dark?: boolean;
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

export const SCENES: readonly Scene[] = [
  {
    name: 'conversation',
    play: async (stage) => {
      await open(stage, 'data-platform');
      stage.slack.as('ben').post('data-platform', 'Morning! We are moving our warehouse to Azure next month.');
      await thread(stage, 'databricks on azure st');
      await say(stage, 'Reply…', '@privatelink and gcp?', 2);
    },
  },
  {
    name: 'conversation-dark',
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
