import { PassThrough } from 'node:stream';
import { defaultKnowledge } from '../../../src/paths.js';
import { run } from '../../../src/surfaces/cli/run.js';

async function draft(question: string, ...typed: string[]): Promise<{ status: number; out: string; err: string }> {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = { out: '', err: '' };
  output.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  errors.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  input.end(typed.map((line) => `${line}\n`).join(''));
  const knowledge = defaultKnowledge({});
  const status = await run(['--request', question], {
    input,
    output,
    errors,
    knowledge,
    cache: undefined,
    colour: false,
  });
  return { status, ...written };
}

test('asks for each field and prints the text alone, exactly as typed', async () => {
  const { status, out, err } = await draft('bigquery on gcp', 'europe-west4', 'US', 'https://ab123.us1.dbt.com');
  expect(status).toBe(0);
  expect(out).toBe(`Subject: New Multi-Tenant GCP PSC Request

- Type: BigQuery
- dbt runs on: GCP multi-tenant
- Region of the BigQuery project: europe-west4
- dbt GCP multi-tenant environment: US
- dbt platform account URL: https://ab123.us1.dbt.com
`);
  expect(err).toContain('Check the guide.');
});

test('explains what looks wrong, and goes on', async () => {
  const { out, err } = await draft('bigquery on gcp', 'westeurope', '', '');
  expect(err).toContain('That looks wrong: expected a region of GCP');
  expect(out).toContain('- Region of the BigQuery project: westeurope');
  expect(out).toContain('- dbt GCP multi-tenant environment: (to be filled in)');
});

test('asks which one, where there are several, and takes many lines up to an empty one', async () => {
  const { out, err } = await draft('snowflake on azure', '7', '2', '{', ' "privatelink-pls-id": "x"', '}', '', 'yes');
  expect(err).toContain('expected a number from 1 to 2, got “7”');
  expect(out).toContain('Subject: New Single-Tenant Azure PrivateLink Request');
  expect(out).toContain('{\n "privatelink-pls-id": "x"\n}');
  expect(out).toContain('- Internal stage endpoint: yes');
});

test('Enter keeps what the question said', async () => {
  const { out } = await draft('bigquery on gcp in europe-west4', '', '', '');
  expect(out).toContain('- Region of the BigQuery project: europe-west4');
});

test.each(['fabric', 'teradata on aws', 'hello'])('"%s" has none, and the answer says why', async (question) => {
  const { status, out, err } = await draft(question);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain('Source:');
});
