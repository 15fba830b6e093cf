/** `knowledge apply`, as a process of its own, killed while it writes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { readKnowledge } from '../../../src/knowledge/read.js';
import { FILES, type Part, type Sources } from '../../../src/knowledge/schema.js';
import { defaultKnowledge } from '../../../src/paths.js';
import { differ, readSources } from '../../../src/surfaces/cli/files.js';
import { gridOf, pipeTable } from '../../editions/shapes.js';

const COMMAND = join(__dirname, '../../../dist/check-knowledge.js');
const original = defaultKnowledge({});
const knowledge = loadKnowledge(original);
const PARTS = Object.keys(FILES) as Part[];

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'killed-'));
  cpSync(original, path, { recursive: true });
  return path;
};

/** A page without one row of each kind that other files name, and with another mark: it changes several files. */
function pageOfManyChanges(): string {
  const grid = gridOf(knowledge);
  const named = [
    knowledge.guides.flatMap(({ requests }) => requests.flatMap(({ platforms }) => platforms)),
    knowledge.policies.flatMap(({ ask }) => ask.flatMap(({ platforms }) => platforms)),
  ];
  const ids = named.map((some) => some.at(-1));
  const gone = knowledge.matrix.platforms.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const rows = grid.rows.filter((row) => !gone.includes(row.name));
  const [column] = grid.columns;
  if (rows[0] && column) rows[0].cells[column.id] = rows[0].cells[column.id] === '✅' ? '❌' : '✅';
  const path = join(mkdtempSync(join(tmpdir(), 'page-')), 'page.md');
  writeFileSync(path, pipeTable({ ...grid, rows })[0]?.text ?? '');
  return path;
}
const page = pageOfManyChanges();

/** Runs the command, and kills it at the so many-th thing that happens in the folder. */
async function applyIn(path: string, killAt = Number.POSITIVE_INFINITY): Promise<number | null> {
  const child = spawn(process.execPath, [COMMAND, 'apply', '--knowledge', path, page], { stdio: 'ignore' });
  let seen = 0;
  const watcher = watch(path, () => {
    seen++;
    if (seen >= killAt) child.kill('SIGKILL');
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  watcher.close();
  return status;
}

const before = readSources(original);
let after: Sources;

beforeAll(async () => {
  const path = folder();
  expect(await applyIn(path)).toBe(0);
  after = readSources(path);
});

test('the page changes several files, and applied again it changes none', async () => {
  expect(PARTS.filter((part) => before[part] !== after[part]).length).toBeGreaterThan(2);
  expect(readKnowledge(after).faults).toEqual([]);
  const path = folder();
  await applyIn(path);
  expect(await applyIn(path)).toBe(0);
  expect(differ(readSources(path), after)).toBe(false);
});

test.each([1, 2, 4, 6, 8, 10, 12, 14])(
  'killed at event %i, it leaves whole files, and is done when it runs again',
  async (n) => {
    const path = folder();
    await applyIn(path, n);
    const left = readSources(path);
    for (const part of PARTS) expect([before[part], after[part]]).toContain(left[part]);
    expect(readKnowledge(left).faults).toEqual([]);
    expect(await applyIn(path)).toBe(0);
    expect(differ(readSources(path), after)).toBe(false);
    expect(readdirSync(path).toSorted()).toEqual(readdirSync(original).toSorted());
  },
);

test('it is killed by then', async () => {
  expect(await applyIn(folder(), 1)).toBeNull();
});
