import { compare } from '../../src/editions/compare.js';
import { loadEnglish } from '../../src/english.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { defaultKnowledge } from '../../src/paths.js';
import { gridOf, pipeTable } from './shapes.js';

const knowledge = loadKnowledge(defaultKnowledge({}));
const isEnglish = loadEnglish(knowledge.vocabulary.everyday);
const [{ text: table } = { text: '' }] = pipeTable(gridOf(knowledge));
const own = table.slice(table.indexOf('| Connectivity'));
const body = own.replaceAll(/ ?dbt\b/gi, '');
const asked = (text: string, url?: string) => {
  const { undecided, unreadable } = compare(knowledge, [{ name: 'page.md', text, url }], { isEnglish });
  expect(unreadable).toEqual([]);
  return undecided.map((u) => u.text);
};

test.each([
  ['a heading', `# Fivetran private connectivity\n\n${body}`],
  ['a heading, unheard of', `# Zorblax networking\n\n${body}`],
  ['a second heading', `# Private connectivity\n\n## On Matillion\n\n${body}`],
  ['front matter', `---\ntitle: Private networking | Airbyte Docs\n---\n\n${body}`],
])('a page that names another product in %s and never this one is for a person', (_, text) => {
  expect(asked(text)).toEqual(expect.arrayContaining([expect.stringContaining('it may be another product')]));
});

test.each([
  ['no title', body],
  ['an everyday title', `# Private connectivity feature matrix\n\n${body}`],
  ['a title with clouds and platforms', `# AWS PrivateLink and Azure Private Link for Snowflake\n\n${body}`],
  ['a title of another beside ours', `# Fivetran and dbt\n\n${body}`],
  ['another in the title and ours in a sentence', `# Fivetran users\n\nThis is what dbt can reach.\n\n${body}`],
  [
    'another in the title and ours by an element',
    `# Fivetran users\n\nWhat <Constant name="cloud" /> can reach.\n\n${body}`,
  ],
])('a page with %s is read', (_, text) => {
  expect(asked(text)).not.toEqual(expect.arrayContaining([expect.stringContaining('another product')]));
});

test('a page whose rows name the product is read', () => {
  expect(asked(`# Fivetran users\n\n${own}`)).toEqual([]);
});

test('a page whose address names the product is read', () => {
  const url = 'https://docs.getdbt.com/page';
  expect(asked(`# Fivetran users\n\n${body}`, url).join()).not.toContain('another product');
  expect(asked(`# Fivetran users\n\n${body}`).join()).toContain('another product');
});
