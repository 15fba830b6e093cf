import { clean } from '../../src/question/clean.js';
import { machineNamesIn, withoutMachineNames } from '../../src/question/said.js';
import { realBot } from '../support/real-bot.js';

const { bot } = realBot();
const regions = (question: string, memory?: Parameters<typeof bot.ask>[1]) => bot.ask(question, memory).query.regions;

test.each([
  ['redshift in eu-west-1 on aws', ['eu-west-1']],
  [
    'snowflake at ab12.eu-west-1.privatelink.snowflakecomputing.com on aws?',
    ['ab12.eu-west-1.privatelink.snowflakecomputing.com'],
  ],
  ['the permit arn:aws:iam::123456789012:role/dbt, thanks', ['arn:aws:iam::123456789012:role/dbt']],
  ['what is multi-tenant snowflake', []],
  ['snowflake on azure st', []],
])('"%s" has the machine names %j', (question, names) => {
  expect(machineNamesIn(clean(question))).toEqual(names);
});

test('a follow-up goes on knowing the region, and nothing else, of what was said before', () => {
  const { memory } = bot.ask('redshift managed on aws st in eu-west-1 at a1.b2.example.com');
  expect(regions('what do we send support?', memory)).toEqual(['eu-west-1']);
  expect(regions('bigquery on gcp', memory)).toEqual([]);
});

test('what stands inside a machine name is no word of the question', () => {
  expect(withoutMachineNames('send a1.eu-west-1.example.com now')).toBe('send … now');
  expect(withoutMachineNames('github.com or gitlab.com, aws/azure')).toBe('github.com or gitlab.com, aws/azure');
  expect(bot.ask('databricks at adb-1.7.azuredatabricks.net on aws').answer).toMatchObject({
    deployments: ['aws-mt', 'aws-st'],
    unknown: [],
  });
});

test('no more than a few are kept', () => {
  const words = Array.from({ length: 30 }, (_, i) => `host-${i}.a.example.com`).join(' ');
  expect(machineNamesIn(words)).toHaveLength(8);
});
