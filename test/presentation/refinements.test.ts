import { conversationsIn, corpusFiles } from '../support/corpus.js';
import { realBot } from '../support/real-bot.js';

const { bot, matrix } = realBot();
const next = (question: string) => bot.ask(question).view.next;
const labels = (question: string) => next(question).map((n) => n.label);

test.each([
  ['snowflake on azure st', ['On Azure MT', 'On AWS', 'On GCP', 'All deployments']],
  ['snowflake on azure', ['On Azure MT', 'On Azure ST', 'On AWS', 'On GCP', 'All deployments']],
  ['snowflake', ['On AWS', 'On Azure', 'On GCP']],
  ['bigquery on aws', ['On GCP', 'All deployments']],
  ['snowflake on gcp st', ['On GCP MT', 'On AWS', 'On Azure', 'All deployments']],
  ['what works on gcp', ['On AWS', 'On Azure']],
  ['compare snowflake and databricks on aws', ['Snowflake', 'Databricks']],
  ['does clickhouse work on aws?', ['What is in the matrix']],
  ['what are the plans?', []],
  ['hi', [...bot.examples]],
])('beside the answer to "%s" stand %j', (question, offered) => {
  expect(labels(question)).toEqual(offered);
});

test('a family offers its rows, where it was asked about', () => {
  expect(next('redshift on aws st').slice(-1)).toEqual([
    {
      label: 'Redshift Serverless (Managed)',
      question: 'Redshift Serverless (Managed) on AWS single-tenant',
    },
  ]);
});

test('a doubtful name is offered as what it may have meant, on the deployment asked about', () => {
  expect(next('github.com on azure st')[0]).toEqual({
    label: 'GitHub Enterprise Server',
    question: 'GitHub Enterprise Server on Azure single-tenant',
  });
});

test('a question about guides stays one', () => {
  expect(next('how do I set up snowflake on azure?').map((n) => n.question)).toContain(
    'how do I set up Snowflake on AWS',
  );
});

/** What a label promises, as columns; undefined where it promises a row. */
function columnsOf(label: string): readonly string[] | undefined {
  const { deployments, clouds } = matrix.knowledge.matrix;
  if (label === 'All deployments') return matrix.deploymentIds;
  const name = label.replace(/^On /, '');
  const cloud = clouds.find((c) => c.name === name);
  if (cloud) return matrix.deploymentsAt({ cloud: cloud.id });
  const column = deployments.find((d) => d.short === name);
  return column && [column.id];
}

const questions = [
  ...new Set(
    corpusFiles()
      .flatMap(conversationsIn)
      .map(([first]) => first?.ask ?? ''),
  ),
];
const offers = [
  ...new Map(
    questions.flatMap((question) =>
      next(question)
        .filter((n) => !bot.examples.includes(n.question))
        .map((n) => [`${n.label} ${n.question}`, { ...n, after: question }]),
    ),
  ).values(),
];

test('the corpus has offers to try', () => expect(offers.length).toBeGreaterThan(200));

test.each(offers)('"$label" after "$after" gets what it says', ({ label, question }) => {
  const { answer, query } = bot.ask(question);
  expect({ unknown: answer.unknown, suggestions: answer.suggestions }).toEqual({ unknown: [], suggestions: [] });
  expect(answer.cells.length).toBeGreaterThan(0);
  const columns = columnsOf(label);
  if (columns) expect(query.clauses.length === 1 && answer.deployments).toEqual(columns);
  else if (label !== 'What is in the matrix') {
    expect(answer.platforms.map((id) => matrix.platform(id).name)).toEqual([label]);
  }
});
