/** What the bot answers once a page is applied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bot, createBot } from '../../src/bot.js';
import { compare } from '../../src/editions/compare.js';
import { planWrite } from '../../src/editions/plan.js';
import { loadEnglish } from '../../src/english.js';
import { readKnowledge } from '../../src/knowledge/read.js';
import { FILES, type Knowledge, type Sources } from '../../src/knowledge/schema.js';
import { defaultKnowledge } from '../../src/paths.js';
import { type Grid, gridOf, pipeTable } from './shapes.js';

const read = (sources: Sources): Knowledge => {
  const { knowledge, faults } = readKnowledge(sources);
  if (!knowledge) throw new Error(JSON.stringify(faults));
  return knowledge;
};
const folder = defaultKnowledge({});
const files = Object.entries(FILES).map(([part, file]) => [part, readFileSync(join(folder, file), 'utf8')]);
const sources = Object.fromEntries(files) as Sources;
const knowledge = read(sources);
const isEnglish = loadEnglish(knowledge.vocabulary.everyday);
const LATER = { fetchedAt: '2027-01-02T03:04:05Z' };
const WAREHOUSES = knowledge.matrix.sections.find((s) => s.id === 'data-warehouse')?.name ?? '';
const REPOSITORIES = knowledge.matrix.sections.find((s) => s.id === 'vcs')?.name ?? '';

/** The bot with the page applied; applied a second time it changes nothing. */
function after(edit: (grid: Grid) => void): Bot {
  const grid = gridOf(knowledge);
  edit(grid);
  const pages = pipeTable(grid);
  const found = compare(knowledge, pages, { isEnglish });
  expect(found).toMatchObject({ unreadable: [], undecided: [] });
  const plan = planWrite(sources, knowledge, found.changes, LATER, isEnglish);
  expect(plan.held).toEqual([]);
  const next = read(plan.sources);
  const again = compare(next, pages, { isEnglish });
  expect(again).toMatchObject({ changes: [], undecided: [], unreadable: [] });
  expect(planWrite(plan.sources, next, again.changes, LATER, isEnglish).sources).toEqual(plan.sources);
  return createBot(next, isEnglish);
}

/** Made when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const withRows =
  (section: string, ...names: string[]) =>
  (grid: Grid): void => {
    const cells = Object.fromEntries(grid.columns.map((c) => [c.id, '✅']));
    grid.rows.push(...names.map((name) => ({ section, name, under: false, cells })));
  };

const answer = (bot: Bot, question: string) => {
  const { cells, unknown, suggestions, text } = bot.ask(question).answer;
  const rows = [...new Set(cells.map((c) => c.platform))];
  return { rows, unknown, suggestions, first: text.split('\n')[0] };
};

describe('a new row answers to its name', () => {
  const cases = [
    ['MySQL (via load balancer)', 'mysql', 'mysql-via-load-balancer'],
    ['Zorbex (via load balancer)', 'zorbex', 'zorbex-via-load-balancer'],
    ['Trino (Database Server)', 'trino', 'trino-database-server'],
    ['Vertica (via load balancer)', 'vertica', 'vertica-via-load-balancer'],
    ['SQL Server (via load balancer)', 'mssql', 'sql-server-via-load-balancer'],
    ['Oracle (via load balancer)', 'oracle', 'oracle-via-load-balancer'],
    ['ClickHouse Cloud', 'clickhouse', 'clickhouse-cloud'],
    ['ClickHouse Cloud', 'click house', 'clickhouse-cloud'],
    ['MongoDB Atlas', 'mongodb', 'mongodb-atlas'],
    ['MongoDB Atlas', 'mongo', 'mongodb-atlas'],
    ['Dremio Cloud', 'dremio', 'dremio-cloud'],
    ['Confluent Cloud', 'confluent', 'confluent-cloud'],
    ['Amazon S3 Tables (Iceberg)', 'amazon s3 tables', 'amazon-s3-tables-iceberg'],
  ] as const;
  const bot = once(() => after(withRows(WAREHOUSES, ...new Set(cases.map(([name]) => name)))));

  test.each(cases)('“%s” to “%s”', (_, said, row) => {
    expect(answer(bot(), `${said} on aws st`)).toMatchObject({ rows: [row], unknown: [] });
  });
});

describe('a name that more than the new rows may have asks back', () => {
  const cases: [string[], string, string[]][] = [
    [['Starburst Galaxy', 'Starburst Enterprise'], 'starburst', ['starburst-galaxy', 'starburst-enterprise']],
    [['Dremio Cloud', 'Dremio Software'], 'dremio', ['dremio-cloud', 'dremio-software']],
    [['Zorbex (Interface)', 'Zorbex (Managed)'], 'zorbex', ['zorbex-interface', 'zorbex-managed']],
    [['Oracle Autonomous Database'], 'oracle', ['oracle-autonomous-database']],
    [['Db2 Warehouse'], 'db2', ['db2-warehouse']],
    [['SAP HANA Cloud'], 'hana', ['sap-hana-cloud']],
  ];
  const bot = once(() => after(withRows(WAREHOUSES, ...cases.flatMap(([names]) => names))));

  test.each(cases)('%j, asked for “%s”', (names, said, suggestions) => {
    const got = answer(bot(), `${said} on aws st`);
    expect(got).toMatchObject({ rows: [], unknown: [said], suggestions });
    expect(got.first).toBe(
      `I can't say: of “${said}” the matrix has only ${names.length > 1 ? names.join(' and ') : names[0]}.`,
    );
    expect(answer(bot(), `${names[0]} on aws st`)).toMatchObject({ rows: [suggestions[0]], unknown: [] });
  });
});

test('another product of a like name keeps its own meaning', () => {
  const bot = after((grid) => {
    withRows(REPOSITORIES, 'GitHub Enterprise Cloud', 'Azure DevOps Server')(grid);
    withRows(WAREHOUSES, 'Oracle Autonomous Database')(grid);
  });
  expect(answer(bot, 'github on aws st').rows).toEqual(['github-enterprise-server']);
  expect(answer(bot, 'github enterprise cloud on aws st').rows).toEqual(['github-enterprise-cloud']);
  expect(answer(bot, 'ghec on aws st')).toMatchObject({
    rows: [],
    suggestions: ['github-enterprise-server', 'github-enterprise-cloud'],
  });
  expect(answer(bot, 'azure devops on azure st').rows).toEqual(['azure-devops-repos']);
  expect(answer(bot, 'tfs on azure st').rows).toEqual(['azure-devops-server']);
  expect(answer(bot, 'exadata on aws st')).toMatchObject({ rows: [], unknown: ['exadata'] });
});

const without =
  (...ids: string[]) =>
  (grid: Grid): void => {
    const names = ids.map((id) => knowledge.matrix.platforms.find((p) => p.id === id)?.name);
    grid.rows = grid.rows.filter((row) => !names.includes(row.name));
  };

describe('a cloud whose last column went is understood, and has no column', () => {
  const bot = once(() =>
    after((grid) => {
      grid.columns = grid.columns.filter((c) => c.cloud !== 'gcp');
    }),
  );

  test.each([
    'snowflake on gcp',
    'what works on gcp',
    'bigquery on gcp',
    'everything on gcp',
    'we are on gcp, does ingress work?',
    'how do I set up snowflake on gcp',
    'snowflake in europe-west4',
  ])('%s', (question) => {
    const { cells, missing, text, deployments } = bot().ask(question).answer;
    expect({ cells, missing, deployments }).toEqual({ cells: [], missing: ['gcp-mt', 'gcp-st'], deployments: [] });
    expect(text).toContain('the matrix has no column for GCP multi-tenant and GCP single-tenant');
    expect(
      bot()
        .ask(question)
        .view.next.map(({ label }) => label),
    ).not.toContain('On GCP');
  });

  test('beside another cloud, whose cells are given', () => {
    expect(bot().ask('snowflake on aws and gcp').answer).toMatchObject({
      deployments: ['aws-mt', 'aws-st'],
      missing: ['gcp-mt', 'gcp-st'],
    });
    expect(bot().ask('snowflake on gcp mt').answer.missing).toEqual(['gcp-mt']);
    expect(bot().ask('snowflake on aws').answer.missing).toEqual([]);
  });
});

describe('a row that went is known not to be in the matrix', () => {
  const bot = once(() =>
    after(without('snowflake', 'postgres', 'redshift-serverless-interface', 'redshift-serverless-managed')),
  );

  test.each([
    ['snowflake on aws st', 'snowflake'],
    ['snow on aws st', 'snow'],
    ['redshift serverless on aws', 'redshift serverless'],
    ['serverless redshift on aws', 'serverless redshift'],
    ['redshift serverless interface on aws', 'redshift serverless interface'],
    ['redshift workgroup on aws', 'redshift workgroup'],
    ['redshift with a workgroup on aws', 'redshift workgroup'],
    ['postgres via load balancer on aws st', 'postgres via load balancer'],
    ['self hosted postgres on aws st', 'self hosted postgres'],
    ['rds postgres on aws st', 'rds postgres'],
    ['is rds ok?', 'rds'],
  ])('%s', (question, name) => {
    const { rows, unknown, first } = answer(bot(), question);
    expect({ rows, unknown }).toEqual({ rows: [], unknown: [name] });
    expect(first).toBe(`I can't say: “${name}” is not in the matrix.`);
  });

  test.each([
    ['internal stage on aws st', ['snowflake-internal-stage']],
    ['redshift on aws st', ['redshift-interface', 'redshift-managed']],
    ['redshift interface on aws st', ['redshift-interface']],
    ['postgres on azure st', ['azure-database-for-postgresql']],
  ])('what stays is answered: %s', (question, rows) => {
    expect(answer(bot(), question)).toMatchObject({ rows, unknown: [] });
  });
});

test('a row that went and comes again has its names again', () => {
  const gone = after(without('databricks')).knowledge;
  expect(gone.vocabulary.products).toContainEqual(expect.objectContaining({ name: 'Databricks', suggests: [] }));
  const pages = pipeTable(gridOf(knowledge));
  expect(compare(gone, pages, { isEnglish })).toMatchObject({
    undecided: [],
    changes: [{ kind: 'platform-added', name: 'Databricks' }],
  });
});

describe('a name with marks in it is understood as it is written', () => {
  const names = ["O'Reilly DB", '"Quoted" DB', 'Foo: Bar', 'Wibble & Wobble', "Quark's no. 1"];
  const bot = once(() => after(withRows(WAREHOUSES, ...names)));

  test.each([
    ["O'Reilly DB", 'o-reilly-db'],
    ['o’reilly db', 'o-reilly-db'],
    ["O'Reilly DB's endpoint", 'o-reilly-db'],
    ['"Quoted" DB', 'quoted-db'],
    ['“quoted” DB', 'quoted-db'],
    ['quoted db', 'quoted-db'],
    ['Foo: Bar', 'foo-bar'],
    ['foo bar', 'foo-bar'],
    ['Wibble & Wobble', 'wibble-wobble'],
    ["Quark's no. 1", 'quark-s-no-1'],
  ])('%s', (said, row) => {
    expect(answer(bot(), `is ${said} supported on aws st?`)).toMatchObject({ rows: [row], unknown: [] });
  });

  test('contractions and genitives are read as before', () => {
    expect(answer(bot(), "what's with snowflake's stage on aws st, can't we use it?").rows).toEqual([
      'snowflake-internal-stage',
    ]);
    expect(answer(bot(), 'snowflake: aws st').rows).toEqual(['snowflake']);
  });
});
