/**
 * `npm run bench:slack [-- --write]`: `/privatelink` over HTTP beside a bare Bolt app. `--write` puts the table into
 * docs/benchmark-slack.md too, or with DATABASE_URL into docs/benchmark-slack-postgresql.md. The app is what `npm start`
 * starts; nothing of it is known here but its settings.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBot } from '../../src/bot.js';
import { loadEnglish } from '../../src/english.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { startLocalSlack } from '../../src/local-slack/local-slack.js';
import { defaultKnowledge, projectRoot } from '../../src/paths.js';
import { quantile } from '../bench/measure.js';
import { corpusQuestions } from '../bench/questions.js';
import { drawTable, number } from '../bench/table.js';
import { load, signedCommands } from './load.js';
import { aims, comparison, type Key, noValues, type Values } from './measures.js';
import { memoryOf, type Program, pause, processorTime, type Running, start } from './process.js';

const ROUNDS = 7;
const STARTS = 21;
const CONNECTIONS = 10;
const WARM_UP = 4;
/** A percentile of one pass alone is what the machine did meanwhile. */
const MEASURED = 3;
const IDLE_MS = 2_000;
const COMMAND = '/privatelink';
const SECRET = '0123456789abcdef0123456789abcdef';

/** Where the app keeps its state: this PostgreSQL, or else a SQLite file of its own. */
const { DATABASE_URL = '' } = process.env;
const STATE = DATABASE_URL ? 'PostgreSQL' : 'SQLite';

const root = projectRoot();

type Contender = Readonly<{ program: Program; values: Values; isAnswer: (body: string) => boolean }>;

type Loads = Readonly<{ corpus: readonly string[]; fresh: readonly string[] }>;

/** The questions that need no conversation, twice; and the same in words that no earlier load has. */
function makeLoads(): Loads {
  const knowledge = loadKnowledge(defaultKnowledge({}));
  const bot = createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday));
  const questions = corpusQuestions(join(root, 'test', 'corpus'), bot).filter(({ memory }) => memory === undefined);
  const texts = questions.map(({ text }) => text);
  return {
    corpus: [...texts, ...texts],
    fresh: [...texts.map((text) => `hi, ${text}`), ...texts.map((text) => `${text} please`)],
  };
}

function contenders(apiUrl: string, token: string): [Contender, Contender] {
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: apiUrl,
    LOG_LEVEL: 'error',
    // A .env file beside the app must not change what is measured.
    SLACK_APP_TOKEN: '',
    KNOWLEDGE_DIR: '',
    DATABASE_URL,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'bench-slack-')),
  };
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  const [node, ...args] = scripts.start.split(' ');
  if (node !== 'node') throw new Error(`"start" in package.json is "${scripts.start}"; would be right: node …`);
  return [
    { program: { name: 'The app', args, cwd: root, env }, values: noValues(), isAnswer: isMessage },
    {
      program: {
        name: 'The bare app',
        args: [join(__dirname, 'bare.js')],
        cwd: root,
        env: { ...env, COMMAND },
      },
      values: noValues(),
      isAnswer: (body) => body === 'It works.',
    },
  ];
}

function isMessage(body: string): boolean {
  const { text, blocks } = JSON.parse(body) as { text?: string; blocks?: unknown[] };
  return Boolean(text) && (blocks?.length ?? 0) > 0;
}

async function measureStart({ program, values }: Contender): Promise<void> {
  const running = await start(program);
  values.start.push(running.startedIn);
  await running.stop();
}

type Measured = Readonly<{
  perSecond: number;
  median: number;
  p99: number;
  processor: number;
  answers: readonly string[];
}>;

/** Loads a running app once. @throws at the first answer that is none */
async function loadOnce(
  { program, isAnswer }: Contender,
  { pid, origin }: Running,
  questions: readonly string[],
): Promise<Measured> {
  const requests = signedCommands(COMMAND, questions, SECRET);
  const before = processorTime(pid);
  const { seconds, times, answers } = await load(origin, requests, CONNECTIONS);
  const used = processorTime(pid) - before;
  const wrong = answers.findIndex((body) => !isAnswer(body));
  if (wrong >= 0) throw new Error(`${program.name}, asked "${questions[wrong]}", gave no answer: ${answers[wrong]}`);
  return {
    perSecond: times.length / seconds,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    processor: (1000 * used) / times.length,
    answers,
  };
}

/** Starts an app, lets it idle, warms it up, loads it twice and ends it → how many different answers it gave. */
async function measureLoads(contender: Contender, { corpus, fresh }: Loads): Promise<number> {
  const { program, values } = contender;
  const running = await start(program);
  await pause(IDLE_MS);
  const idle = memoryOf(running.pid);
  for (let i = 0; i < WARM_UP; i++) await loadOnce(contender, running, corpus);
  const known = await loadOnce(contender, running, Array(MEASURED).fill(corpus).flat());
  const unknown = await loadOnce(contender, running, fresh);
  const loaded = memoryOf(running.pid);
  await running.stop();

  const bytes = known.answers.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / known.answers.length;
  const round: Omit<Record<Key, number>, 'start'> = {
    perSecond: known.perSecond,
    median: known.median,
    p99: known.p99,
    processor: known.processor,
    newPerSecond: unknown.perSecond,
    newMedian: unknown.median,
    newP99: unknown.p99,
    newProcessor: unknown.processor,
    idle: idle.pss,
    idleAll: idle.rss,
    loaded: loaded.pss,
    bytes,
  };
  for (const [key, value] of Object.entries(round)) values[key as Key].push(value);
  return new Set(known.answers).size;
}

/** Every other round begins with the other one. */
const inTurn = <T>(pair: readonly [T, T], round: number): readonly T[] =>
  round % 2 === 0 ? pair : [...pair].reverse();

const introduction = (requests: number, different: number): string => `# Benchmark of the Slack app, with ${STATE}

\`${COMMAND}\` over HTTP, as \`npm start\` runs it, beside a bare Bolt app: bundled in the same way, with the same options
where they concern HTTP, its command acknowledging a constant text. Both check their token with the same local Slack
before they listen. The app runs with what its start script says of V8 (a small young generation), the bare app as Node
does by itself. One runs at a time, in turn.

From start to listening: ${STARTS} starts of each, until the port takes a connection. The rest: ${ROUNDS} rounds, each with a new
process. Its memory is read after ${IDLE_MS / 1000} seconds of idling. Then come ${number(requests)} requests, ${WARM_UP} times to warm up and ${MEASURED} times
measured, over ${CONNECTIONS} connections: the corpus twice, each request with a body of its own, signed before the load. At last
the corpus again, in words that were not asked before ("hi, …", "… please"), so that what is kept of earlier answers does
not count. Every answer is checked to be one; the app gave ${number(different)} different ones.

A figure is the median of the rounds, in brackets the least and the most. Ratios are of neighbours in time, so that
whatever else the machine does hits both. What sends the requests is on the same machine.`;

const surroundings = (): string =>
  [
    `- ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'} × ${cpus().length}`,
    `- State of the app: ${STATE}`,
    `- Command: \`${DATABASE_URL ? 'DATABASE_URL=postgres://… ' : ''}npm run bench:slack -- --write\``,
  ].join('\n');

async function main(): Promise<void> {
  const loads = makeLoads();
  const slack = await startLocalSlack();
  const pair = contenders(slack.url, slack.app().botToken);
  const [app, bare] = pair;

  // The first start of each reads its files from the disk, and the app keeps what it read.
  for (const { program } of pair) await (await start(program)).stop();
  for (let round = 0; round < STARTS; round++) {
    for (const contender of inTurn(pair, round)) await measureStart(contender);
  }
  let different = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const contender of inTurn(pair, round)) {
      const given = await measureLoads(contender, loads);
      if (contender === app) different = given;
    }
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  }
  await slack.close();

  const report = [
    introduction(loads.corpus.length, different),
    surroundings(),
    drawTable(comparison(app.values, bare.values)),
    aims(app.values, bare.values),
  ].join('\n\n');
  process.stdout.write(`${report}\n`);
  const file = DATABASE_URL ? 'benchmark-slack-postgresql.md' : 'benchmark-slack.md';
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs', file), `${report}\n`);
}

main().catch((cause: Error) => {
  process.stderr.write(`${cause.stack}\n`);
  process.exit(1);
});
