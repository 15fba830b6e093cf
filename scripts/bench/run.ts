/**
 * `npm run bench [-- --write]`: the engine over the corpus beside Fuse alone, then over made-up matrices that grow.
 * `--write` puts the tables into docs/benchmark.md too. Bundled by esbuild, so that what is measured is what ships.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Bot, createBot } from '../../src/bot.js';
import { loadEnglish } from '../../src/english.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { defaultKnowledge, projectRoot } from '../../src/paths.js';
import { fuseAlone } from './fuse-alone.js';
import { type Contender, heapInUse, type Times, takeTurns, timed } from './measure.js';
import { corpusQuestions, type Question } from './questions.js';
import { makeKnowledge, makeQuestions } from './synthetic.js';
import { drawTable, micro, milli, number, type Table } from './table.js';

const SIZES = [21, 2_100, 21_000] as const;
const ROUNDS = 9;
const WARM_UP = 2;
const BUILDS = 3;
const ASKED = 400; // made-up questions of each kind

const root = projectRoot();
const real = loadKnowledge(defaultKnowledge({}));
const isEnglish = loadEnglish(real.vocabulary.everyday);

const engine = (name: string, bot: Bot, questions: readonly Question[]): Contender => ({
  name,
  questions,
  ask: ({ text, memory }) => bot.ask(text, memory),
});

/** Fuse alone in both ways, over some of the questions only, since it takes so long. */
function fuseContenders(knowledge: Knowledge, questions: readonly Question[]): Contender[] {
  const fuse = fuseAlone(knowledge);
  const some = sample(questions, Math.max(8, Math.min(100, Math.round(200_000 / fuse.names))));
  return [
    { name: 'Fuse alone, word by word', questions: some, ask: ({ text }) => fuse.byWord(text) },
    { name: 'Fuse alone, whole question', questions: some, ask: ({ text }) => fuse.whole(text) },
  ];
}

/** `most` of the questions, evenly spread over them. */
const sample = (questions: readonly Question[], most: number): Question[] => {
  const step = Math.ceil(questions.length / most);
  return questions.filter((_, i) => i % step === 0);
};

function corpusTimes(): Times[] {
  const bot = createBot(real, isEnglish);
  const questions = corpusQuestions(join(root, 'test', 'corpus'), bot);
  const fuse = fuseContenders(real, questions);
  const same = engine('engine, the questions Fuse got', bot, fuse[0]?.questions ?? []);
  return takeTurns([engine('engine', bot, questions), same, ...fuse], ROUNDS, WARM_UP);
}

type Built = Readonly<{ bot: Bot; build: number; index: number; memory: number }>;

/** Builds a bot several times: the best times of the lexicon and of the spelling index, and the memory of both. */
function buildBot(knowledge: Knowledge, [misspelt]: readonly Question[]): Built {
  const before = heapInUse();
  let built = buildOnce(knowledge, misspelt);
  for (let i = 1; i < BUILDS; i++) {
    const { bot, build, index } = buildOnce(knowledge, misspelt);
    built = { bot, build: Math.min(build, built.build), index: Math.min(index, built.index) };
  }
  return { ...built, memory: heapInUse() - before };
}

/** The index of spellings is made by the first question that needs it. */
function buildOnce(knowledge: Knowledge, misspelt: Question | undefined): Omit<Built, 'memory'> {
  const { value: bot, time: build } = timed(() => createBot(knowledge, isEnglish));
  return { bot, build, index: timed(() => bot.ask(misspelt?.text ?? '')).time };
}

type Size = Omit<Built, 'bot'> & Readonly<{ rows: number; right: number; exact: Times; misspelt: Times; fuse: Times }>;

function syntheticTimes(): Size[] {
  const sizes = SIZES.map((rows) => {
    const knowledge = makeKnowledge(real, rows, isEnglish);
    const [exact, misspelt] = [false, true].map((typos) => makeQuestions(knowledge, ASKED, typos)) as [
      Question[],
      Question[],
    ];
    const { bot, ...built } = buildBot(knowledge, misspelt);
    const right = misspelt.filter(({ text, row }) => row && bot.ask(text).answer.platforms.includes(row)).length;
    const [fuse] = fuseContenders(knowledge, misspelt) as [Contender];
    const contenders = [engine('exact', bot, exact), engine('misspelt', bot, misspelt)];
    return { rows, right: right / ASKED, ...built, contenders, fuse };
  });
  const times = takeTurns(
    sizes.flatMap((size) => size.contenders),
    ROUNDS,
    WARM_UP,
  );
  return sizes.map(({ contenders: _, fuse, ...size }, i) => ({
    ...size,
    exact: times[2 * i] as Times,
    misspelt: times[2 * i + 1] as Times,
    fuse: takeTurns([fuse], 1, 0)[0] as Times,
  }));
}

const corpusTable = (times: readonly Times[]): Table => ({
  title: 'The corpus',
  head: ['', 'questions', 'questions/s', 'median', '99th percentile', 'times the engine'],
  rows: times.map((t) => [
    t.name,
    number(t.questions),
    number(t.perSecond),
    micro(t.median),
    micro(t.p99),
    number(t.median / (times[1]?.median ?? 1)),
  ]),
});

const syntheticTable = (sizes: readonly Size[]): Table => ({
  title: 'Made-up matrices',
  head: ['', ...sizes.map((s) => `${number(s.rows)} rows`)],
  rows: (
    [
      ['well spelt: median', (s) => micro(s.exact.median)],
      ['well spelt: 99th percentile', (s) => micro(s.exact.p99)],
      ['misspelt: median', (s) => micro(s.misspelt.median)],
      ['misspelt: 99th percentile', (s) => micro(s.misspelt.p99)],
      ['misspelt: right row found', (s) => `${number(s.right * 100)} %`],
      ['Fuse alone, word by word: median', (s) => micro(s.fuse.median)],
      ['lexicon built in', (s) => milli(s.build)],
      ['spelling index built in', (s) => milli(s.index)],
      ['memory of both', (s) => `${number(s.memory)} MB`],
    ] satisfies [string, (size: Size) => string][]
  ).map(([name, show]) => [name, ...sizes.map(show)]),
});

function aims([ours, same, byWord, whole]: readonly Times[], sizes: readonly Size[]): string {
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (!ours || !same || !byWord || !whole || !small || !large) return '';
  const growth = (kind: 'exact' | 'misspelt') => large[kind].median / small[kind].median;
  const built = large.build + large.index;
  const checks: [boolean, string][] = [
    [ours.median < 50, `corpus, median under 50 µs: ${micro(ours.median)}`],
    [ours.p99 < 500, `corpus, 99th percentile under 500 µs: ${micro(ours.p99)}`],
    [
      byWord.median >= 10 * same.median,
      `10 times as fast as Fuse word by word: ${number(byWord.median / same.median)}`,
    ],
    [
      whole.median >= 10 * same.median,
      `10 times as fast as Fuse with the whole: ${number(whole.median / same.median)}`,
    ],
    [growth('exact') <= 3, `well spelt, 21,000 rows at most 3 times 21 rows: ${number(growth('exact'))}`],
    [growth('misspelt') <= 3, `misspelt, 21,000 rows at most 3 times 21 rows: ${number(growth('misspelt'))}`],
    [built < 2000, `21,000 rows, lexicon and spelling index under 2 s: ${milli(built)}`],
  ];
  return ['## Aims', '', ...checks.map(([met, aim]) => `- ${met ? 'met' : 'NOT met'}: ${aim}`)].join('\n');
}

const INTRODUCTION = `# Benchmark

The contenders take turns for ${ROUNDS} rounds after ${WARM_UP} to warm up. A question's time is its best of the rounds, which keeps other
work on the machine out; median and 99th percentile are over the questions. Questions a second are those of the best
whole round. Fuse alone (default options, all names and aliases of the matrix in one index) gives names that look alike,
no answer: no deployment, no status, no guide, no "not in the matrix". It gets every nth question. A made-up question
names one row; the time of a question for the whole matrix grows with its answer.`;

const surroundings = (): string =>
  [
    `- ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'} × ${cpus().length}`,
    '- Command: `npm run bench -- --write`',
  ].join('\n');

const corpus = corpusTimes();
const synthetic = syntheticTimes();
const report = [
  INTRODUCTION,
  surroundings(),
  drawTable(corpusTable(corpus)),
  drawTable(syntheticTable(synthetic)),
  aims(corpus, synthetic),
].join('\n\n');
process.stdout.write(`${report}\n`);
if (process.argv.includes('--write')) {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs', 'benchmark.md'), `${report}\n`);
}
