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
const reasonFor = (text: string, url?: string) => {
  const { unreadable, changes } = compare(knowledge, [{ name: 'page.md', text, url }], { isEnglish });
  if (unreadable.length > 0) expect(changes).toEqual([]);
  return unreadable.map((u) => u.reason).join();
};

test.each([
  ['a heading', `# Fivetran private connectivity\n\n${body}`],
  ['a heading and again, unheard of', `# Zorblax networking\n\nZorblax can reach these.\n\n${body}`],
  ['a heading, and ours in passing', `# Fivetran users\n\nThis is what dbt can reach.\n\n${body}`],
  ['a second heading', `# Private connectivity\n\n## On Matillion\n\n${body}`],
  ['front matter', `---\ntitle: Private networking | Airbyte Docs\n---\n\n${body}`],
])('a page that names another product in %s and never this one is not read', (_, text) => {
  expect(reasonFor(text)).toContain('it may be another product');
});

test.each([
  ['no title', body],
  ['an everyday title', `# Private connectivity feature matrix\n\n${body}`],
  ['a title with clouds and platforms', `# AWS PrivateLink and Azure Private Link for Snowflake\n\n${body}`],
  ['a title of another beside ours', `# Fivetran and dbt\n\n${body}`],
  ['a title that is no name', `# README\n\n${body}`],
  [
    'another in the title and ours by an element',
    `# Fivetran users\n\nWhat <Constant name="cloud" /> can reach.\n\n${body}`,
  ],
])('a page with %s is read', (_, text) => {
  expect(reasonFor(text)).toBe('');
});

test('a page whose rows name the product is read', () => {
  expect(reasonFor(`# Fivetran users\n\n${own}`)).toBe('');
});

test('a page whose address names the product is read', () => {
  const url = 'https://docs.getdbt.com/page';
  expect(reasonFor(`# Fivetran users\n\n${body}`, url)).toBe('');
  expect(reasonFor(`# Fivetran users\n\n${body}`)).toContain('another product');
});
