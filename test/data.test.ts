import { claimsOf } from '../src/knowledge/phrases.js';
import { realBot } from './support/real-bot.js';

const { bot, matrix } = realBot();
const { platforms, deployments } = bot.knowledge.matrix;
const rows = platforms.flatMap((p) => [p.name, ...p.phrases].map((phrase) => ({ phrase, id: p.id })));

/** One slip of a kind that people make: two neighbours swapped in the middle of the longest word. */
function slip(phrase: string): string {
  const longest = phrase.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0] ?? '';
  const at = Math.floor(longest.length / 2);
  const swapped = longest.slice(0, at - 1) + longest[at] + longest[at - 1] + longest.slice(at + 1);
  return longest.length < 6 || swapped === longest ? phrase : phrase.replace(longest, swapped);
}

const platformsOf = (question: string): readonly string[] => [
  ...new Set(bot.ask(question).answer.cells.map((c) => c.platform)),
];

test('the matrix has its 105 cells: 51 available, 20 unavailable, 34 not applicable', () => {
  const statuses = platforms.flatMap((p) => Object.values(p.statuses));
  const count = (status: string) => statuses.filter((s) => s === status).length;
  expect([platforms.length, deployments.length, statuses.length]).toEqual([21, 5, 105]);
  expect([count('available'), count('unavailable'), count('not-applicable')]).toEqual([51, 20, 34]);
});

test('there are the 11 guides and the 9 policies', () => {
  expect(bot.knowledge.guides).toHaveLength(11);
  expect(bot.knowledge.policies.map((p) => p.id)).toEqual([
    'overview',
    'plans',
    'cross-cloud',
    'cross-region',
    'regions',
    'environment-variables',
    'support',
    'tenancy',
    'legend',
  ]);
});

test.each(rows)('"$phrase" alone is its own row, $id', ({ phrase, id }) => {
  expect(platformsOf(phrase)).toEqual([id]);
});

test.each(rows.filter(({ phrase }) => slip(phrase) !== phrase))(
  '"$phrase" with a slip is still $id',
  ({ phrase, id }) => {
    expect(platformsOf(`${slip(phrase)} on ${deployments[0]?.short}`)).toEqual([id]);
  },
);

test.each(platforms)('every cell of $name is given as the matrix has it', ({ id, name, statuses }) => {
  const { cells } = bot.ask(name).answer;
  expect(Object.fromEntries(cells.map((c) => [c.deployment, c.status]))).toEqual(statuses);
  expect(new Set(cells.map((c) => c.platform))).toEqual(new Set([id]));
});

test.each(deployments)('$name can be asked by both its names', ({ id, name, short }) => {
  const [row = ''] = matrix.platformIds;
  for (const asked of [name, short, id]) {
    const { cells } = bot.ask(`${matrix.platform(row).name} on ${asked}`).answer;
    expect(cells.map((c) => c.deployment)).toEqual([id]);
  }
});

const alike = bot.knowledge.vocabulary.products.filter((p) => p.suggests.length > 0);

test.each(alike)('$name is unknown, with its like row to choose', ({ phrases, suggests }) => {
  for (const phrase of phrases) {
    const { answer } = bot.ask(`can dbt reach ${phrase} privately?`);
    expect(answer).toMatchObject({ cells: [], unknown: [phrase], suggestions: suggests });
  }
});

test('where nothing is lost, all that was asked stays and the verdict says so', () => {
  const { cells, text } = bot.ask('what do we lose going from aws mt to aws st?').answer;
  expect(cells).toHaveLength(32);
  expect(text).toMatch(/^Nothing is lost: 16 platforms/);
});

test('all addresses are on https', () => {
  const urls = [
    bot.knowledge.matrix.source.url,
    ...bot.knowledge.guides.map((g) => g.url),
    ...bot.knowledge.policies.map((p) => p.url),
  ];
  expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([]);
});

test('no phrase is an everyday word that the bot would hear in every sentence', () => {
  const names = claimsOf(bot.knowledge)
    .filter((c) => c.meaning.kind === 'platform')
    .map((c) => c.words.join(' '));
  expect(names.filter((name) => ['a', 'the', 'is', 'on', 'it', 'in', 'we', 'to'].includes(name))).toEqual([]);
});

test('each example that the help shows gets a real answer', () => {
  const { view } = bot.ask('help');
  const examples = view.parts.flatMap((part) => (part.kind === 'examples' ? part.questions : []));
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(bot.ask(example).answer.cells).not.toEqual([]);
});
