import { compare } from '../../src/editions/compare.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { defaultKnowledge } from '../../src/paths.js';

const knowledge = loadKnowledge(defaultKnowledge({}));
const read = (text: string) => compare(knowledge, [{ name: 'page.md', text }]);
const table = (...rows: string[]): string =>
  `| Service | MT | ST |\n|---|---|---|\n${rows.map((row) => `| ${row} |\n`).join('')}\n`;

const AWS = '# AWS private connectivity\n\n## Data warehouses\n\n';
const WAREHOUSES = ['Redshift (Managed) | ✅ | ✅', 'Athena | ❌ | ✅', 'Teradata | ✅ | ✅'];

describe('a table of one cloud that speaks against half of what is known', () => {
  test.each([
    ['about another feature', '# Semantic Layer on AWS\n\n', ['Snowflake | ✅ | ❌', 'Databricks | ❌ | ✅']],
    ['about another product', '# Starburst on AWS\n\n', ['Snowflake | ❌ | ❌', 'Athena | ✅ | ✅']],
    ['about what makes no sense there', '# IPv6 on AWS\n\n', ['Azure Synapse | ❌ | ❌', 'Athena | ❌ | ✅']],
  ])('%s is not read', (_, title, rows) => {
    const { unreadable, changes } = read(title + table(...rows));
    expect(unreadable.map((u) => u.reason).join()).toMatch(/“\w+[ \w]*” is not read: 2 of its 4 cells speak against/);
    expect(changes).toEqual([]);
  });

  test('beside the matrix is left out, and a person told', () => {
    const beside = `## IPv6\n\n${table('Databricks | ❌ | ❌')}`;
    const { unreadable, changes, undecided } = read(AWS + table(...WAREHOUSES, 'Snowflake | ❌ | ✅') + beside);
    expect(unreadable).toEqual([]);
    expect(changes).toEqual([
      { kind: 'status', platform: 'snowflake', deployment: 'aws-mt', from: 'available', to: 'unavailable' },
    ]);
    expect(undecided.map((u) => u.text)).toEqual([expect.stringContaining('a table with “Databricks” is not read')]);
  });

  test.each([
    ['under a heading of the matrix', '# AWS\n\n## Version control\n\n', ['GitHub Enterprise Server | ❌ | ❌']],
    ['with what is new', '# AWS\n\n', ['Athena | ✅ | ✅', 'AWS CodeCommit | ✅ | ✅']],
    ['with fewer than half', '# AWS\n\n', ['Snowflake | ❌ | ❌', 'Databricks | ✅ | ✅', 'Teradata | ✅ | ✅']],
  ])('%s is read', (_, title, rows) => {
    const { unreadable, undecided, changes } = read(title + table(...rows));
    expect([unreadable, undecided]).toEqual([[], []]);
    expect(changes).toHaveLength(2);
  });
});

describe("rows of another cloud's platforms", () => {
  const azure = ['Azure Synapse | ✅ | ✅', 'Azure Fabric | ❌ | ❌', 'Azure DevOps Repos | ❌ | ❌'];

  test('with marks everywhere are not read', () => {
    const { unreadable, changes } = read(AWS + table(...WAREHOUSES, 'Snowflake | ✅ | ✅', ...azure));
    expect(unreadable.map((u) => u.reason).join()).toContain(
      'it has marks for “Azure Synapse”, “Azure Fabric”, “Azure DevOps Repos”, which make no sense there',
    );
    expect(changes).toEqual([]);
  });

  test.each([
    ['dashes', azure.map((row) => row.replace(/[✅❌]/gu, '-')), 0],
    ['a mark here and there', azure.map((row) => row.replace(/[✅❌]/u, '-')), 3],
    ['marks in one or two rows', azure.slice(1), 4],
  ])('with %s are read', (_, rows, count) => {
    const { unreadable, undecided, changes } = read(AWS + table(...WAREHOUSES, ...rows));
    expect([unreadable, undecided]).toEqual([[], []]);
    expect(changes).toHaveLength(count);
  });
});
