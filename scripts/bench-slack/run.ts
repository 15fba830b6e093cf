/**
 * `npm run bench:slack [-- --write]`: `/privatelink` over HTTP beside a bare Bolt app. `--write` puts the table into
 * docs/benchmark-slack.md too. The app is what `npm start` starts; nothing of it is known here but its settings.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
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
import { aims, comparison, noValues, type Values } from './measures.js';
import { memoryOf, type Program, pause, processorTime, start } from './process.js';

const ROUNDS = 9;
const STARTS = 21;
const CONNECTIONS = 10;
const TIMES_CORPUS = 2;
const IDLE_MS = 2_000;
const COMMAND = '/privatelink';
const SECRET = '0123456789abcdef0123456789abcdef';

const root = projectRoot();

type Contender = Readonly<{ program: Program; values: Values; isAnswer: (body: string) => boolean }>;

/** The questions that need no conversation. */
function questionsOfCorpus(): string[] {
  const knowledge = loadKnowledge(defaultKnowledge({}));
  const bot = createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday));
  const questions = corpusQuestions(join(root, 'test', 'corpus'), bot).filter(({ memory }) => memory === undefined);
  const texts = questions.map(({ text }) => text);
  return Array.from({ length: TIMES_CORPUS }, () => texts).flat();
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

/** Starts an app, lets it idle, warms it up, loads it and ends it → how many different answers it gave. */
async function measureLoad({ program, values, isAnswer }: Contender, questions: readonly string[]): Promise<number> {
  const { pid, origin, stop } = await start(program);
  await pause(IDLE_MS);
  const { pss, rss } = memoryOf(pid);
  await load(origin, signedCommands(COMMAND, questions, SECRET), CONNECTIONS);
  const requests = signedCommands(COMMAND, questions, SECRET);
  const before = processorTime(pid);
  const { seconds, times, answers } = await load(origin, requests, CONNECTIONS);
  const used = processorTime(pid) - before;
  const after = memoryOf(pid);
  await stop();

  const wrong = answers.findIndex((body) => !isAnswer(body));
  if (wrong >= 0) throw new Error(`${program.name}, asked "${questions[wrong]}", gave no answer: ${answers[wrong]}`);
  values.idle.push(pss);
  values.idleAll.push(rss);
  values.loaded.push(after.pss);
  values.perSecond.push(times.length / seconds);
  values.median.push(quantile(times, 0.5));
  values.p99.push(quantile(times, 0.99));
  values.processor.push((1000 * used) / times.length);
  values.bytes.push(answers.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / answers.length);
  return new Set(answers).size;
}

/** Every other round begins with the other one. */
const inTurn = <T>(pair: readonly [T, T], round: number): readonly T[] =>
  round % 2 === 0 ? pair : [...pair].reverse();

const introduction = (questions: number, different: number): string => `# Benchmark of the Slack app

\`${COMMAND}\` over HTTP, as \`npm start\` runs it, beside a bare Bolt app: bundled in the same way, with the same options
where they concern HTTP, its command acknowledging a constant text. Both check their token with the same local Slack
before they listen. One runs at a time, in turn. From start to listening: ${STARTS} starts of each, until the port takes a
connection. The rest: ${ROUNDS} rounds, each with a new process, its memory after ${IDLE_MS / 1000} seconds of idling, ${number(questions)} requests to warm up and
as many measured, over ${CONNECTIONS} connections. The requests are the corpus twice, each with a body of its own, signed before the
round. Every answer is checked to be one; the app gave ${number(different)} different ones. A figure is the median of the rounds, in
brackets the least and the most. Ratios are of neighbours in time, so that whatever else the machine does hits both; the
one that sends the requests shares the processors with them.`;

const surroundings = (): string =>
  [
    `- ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'} × ${cpus().length}`,
    '- Command: `npm run bench:slack -- --write`',
  ].join('\n');

async function main(): Promise<void> {
  const questions = questionsOfCorpus();
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
      const given = await measureLoad(contender, questions);
      if (contender === app) different = given;
    }
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  }
  await slack.close();

  const report = [
    introduction(questions.length, different),
    surroundings(),
    drawTable(comparison(app.values, bare.values)),
    aims(app.values, bare.values),
  ].join('\n\n');
  process.stdout.write(`${report}\n`);
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs', 'benchmark-slack.md'), `${report}\n`);
}

main().catch((cause: Error) => {
  process.stderr.write(`${cause.stack}\n`);
  process.exit(1);
});
