import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLivingBot } from '../src/living-bot.js';

const SOURCE = join(__dirname, 'fixtures', 'browsers');
const SOON_MS = 1_000;

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0).reverse()) end();
});

/** A bot on a copy of the knowledge, and what comes of a change there, if it comes soon. */
function living() {
  const home = mkdtempSync(join(tmpdir(), 'living-'));
  ending.push(() => rmSync(home, { recursive: true }));
  const folder = join(home, 'knowledge');
  cpSync(SOURCE, folder, { recursive: true });
  let told: (faults: readonly string[]) => void = () => undefined;
  const { current, close } = createLivingBot(folder, undefined, (faults) => told(faults));
  ending.push(close);
  const file = join(folder, 'matrix.yaml');
  const good = readFileSync(file, 'utf8');
  const after = (change: () => void): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Nothing was told within ${SOON_MS} ms.`)), SOON_MS);
      told = (faults) => {
        clearTimeout(timer);
        resolve(faults);
      };
      change();
    });
  const verdicts = (question = 'subgrid on safari') => current().ask(question).answer.cells.length;
  return { folder, file, good, after, verdicts };
}

const renamed = (good: string) => good.replace(/phrases: \[/, 'phrases: [gridlets, ');

test('a file that is written anew counts within a second', async () => {
  const { file, good, after, verdicts } = living();
  expect(verdicts('gridlets on safari')).toBe(0);
  expect(await after(() => writeFileSync(file, renamed(good)))).toEqual([]);
  expect(verdicts('gridlets on safari')).toBe(1);
});

test('a file that an editor puts in the place of the other counts within a second', async () => {
  const { file, good, after, verdicts } = living();
  writeFileSync(`${file}.new`, renamed(good));
  expect(await after(() => renameSync(`${file}.new`, file))).toEqual([]);
  expect(verdicts('gridlets on safari')).toBe(1);
});

test.each([
  ['deleted', (file: string) => rmSync(file)],
  ['renamed', (file: string) => renameSync(file, `${file}.old`)],
])('a file that is %s is missed by its name, and what was read before answers', async (_, take) => {
  const { file, good, after, verdicts } = living();
  expect(await after(() => take(file))).toEqual(['matrix.yaml: the file is missing; would be right: a readable file']);
  expect(verdicts()).toBe(1);
  expect(await after(() => writeFileSync(file, good))).toEqual([]);
});

test.each([
  ['half of a file', (good: string) => good.length / 2],
  ['an empty file', () => 0],
])('%s is a fault until the rest is there', async (_, cut) => {
  const { file, good, after, verdicts } = living();
  const at = Math.floor(cut(good));
  expect(await after(() => writeFileSync(file, good.slice(0, at)))).not.toEqual([]);
  expect(verdicts()).toBe(1);
  expect(await after(() => appendFileSync(file, good.slice(at)))).toEqual([]);
  expect(verdicts()).toBe(1);
});

test('several faults in several files are told at once', async () => {
  const { folder, file, good, after } = living();
  const faults = await after(() => {
    writeFileSync(file, good.replace('name: ', 'nam: ').replace('-stable: available', '-stable: perhaps'));
    writeFileSync(join(folder, 'guides.yaml'), 'guides: 5');
  });
  expect(faults.filter((line) => line.startsWith('matrix.yaml')).length).toBeGreaterThan(1);
  expect(faults.filter((line) => line.startsWith('guides.yaml'))).toHaveLength(1);
});

test('a folder in the place of the other is followed, also when there was none for a while', async () => {
  const { folder, file, good, after, verdicts } = living();
  await after(() => {
    renameSync(folder, `${folder}-old`);
    cpSync(SOURCE, folder, { recursive: true });
  });
  expect(await after(() => rmSync(folder, { recursive: true }))).toHaveLength(4);
  expect(verdicts()).toBe(1);
  expect(await after(() => cpSync(SOURCE, folder, { recursive: true }))).toEqual([]);
  expect(await after(() => writeFileSync(file, renamed(good)))).toEqual([]);
  expect(verdicts('gridlets on safari')).toBe(1);
});
