import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Change } from '../../src/editions/change.js';
import { compare } from '../../src/editions/compare.js';
import { gapsOf, planWrite } from '../../src/editions/plan.js';
import { loadEnglish } from '../../src/english.js';
import { readKnowledge } from '../../src/knowledge/read.js';
import { FILES, type Knowledge, type Sources, type Status } from '../../src/knowledge/schema.js';
import { defaultKnowledge } from '../../src/paths.js';
import { type Grid, gridOf, pipeTable, SIGNS } from './shapes.js';

const open = (folder: string): { sources: Sources; knowledge: Knowledge } => {
  const files = Object.entries(FILES).map(([part, file]) => [part, readFileSync(join(folder, file), 'utf8')]);
  const sources = Object.fromEntries(files) as Sources;
  return { sources, knowledge: reread(sources) };
};
const reread = (sources: Sources): Knowledge => {
  const { knowledge, faults } = readKnowledge(sources);
  if (!knowledge) throw new Error(JSON.stringify(faults));
  return knowledge;
};

const shipped = open(defaultKnowledge({}));
const isEnglish = loadEnglish(shipped.knowledge.vocabulary.everyday);
const LATER = { url: 'https://example.org/next', fetchedAt: '2027-01-02T03:04:05Z' };
const comments = (text: string): string[] => text.split('\n').filter((line) => line.includes('#'));

/** The same, where a row with the statuses of one before it has them by an alias. */
function sharing({ sources }: { sources: Sources }): { sources: Sources; knowledge: Knowledge } {
  const anchors = new Map<string, string>();
  const matrix = sources.matrix.replace(/statuses:\s*(\{[^}]*\})/g, (_, statuses: string) => {
    const key = statuses.replace(/\s/g, '');
    const anchor = anchors.get(key);
    if (anchor) return `statuses: *${anchor}`;
    anchors.set(key, `all-${anchors.size}`);
    return `statuses: &all-${anchors.size - 1} ${statuses}`;
  });
  expect(matrix).toMatch(/statuses: \*all-\d/);
  return { sources: { ...sources, matrix }, knowledge: reread({ ...sources, matrix }) };
}

describe.each([
  ['the shipped knowledge', shipped],
  ['the shipped knowledge with aliases', sharing(shipped)],
  ['another knowledge, laid out in another way', open(join(__dirname, '..', 'fixtures', 'browsers'))],
])('%s', (_, { sources, knowledge }) => {
  const { platforms, deployments, sections, clouds, tenancies } = knowledge.matrix;
  const statuses = Object.keys(SIGNS) as Status[];
  const missing = clouds
    .flatMap((c) => tenancies.map((t) => ({ id: `${c.id}-${t.id}`, cloud: c, tenancy: t })))
    .find(({ id }) => !deployments.some((d) => d.id === id));

  test('nothing that changes leaves every letter as it was', () => {
    expect(planWrite(sources, knowledge, [], {}).sources).toEqual(sources);
  });

  type Made = {
    cells: [number, number, Status][];
    lost: number | null;
    added: [string, number] | null;
    renamed: [number, string] | null;
    column: boolean;
  };

  const addColumn = (grid: Grid): void => {
    if (!missing) return;
    const head = `${missing.cloud.name} ${missing.tenancy.name}`;
    grid.columns.push({ id: missing.id, cloud: missing.cloud.id, tenancy: missing.tenancy.id, head });
    for (const row of grid.rows) row.cells[missing.id] = '❌';
  };

  /** The knowledge's own table with other cells, a row less, a row more, a tag or a column more. */
  const edited = ({ cells, lost, added, renamed, column }: Made): Grid => {
    const grid: Grid = gridOf(knowledge);
    for (const [row, at, status] of cells) {
      const target = grid.rows[row];
      const id = deployments[at]?.id;
      if (target && id) target.cells[id] = SIGNS[status];
    }
    const tagged = renamed && grid.rows[renamed[0]];
    if (tagged) tagged.name = `${tagged.name} ${renamed[1]}`;
    const gone = lost === null ? undefined : platforms[lost];
    if (gone && platforms.filter((p) => p.section === gone.section).length > 2) grid.rows.splice(lost as number, 1);
    if (added)
      grid.rows.push({
        section: sections[added[1]]?.name ?? '',
        name: added[0],
        under: false,
        cells: Object.fromEntries(deployments.map((d) => [d.id, '✅'])),
      });
    if (column) addColumn(grid);
    return grid;
  };

  test('what a page changes is written, passes the check, and is no difference afterwards', () => {
    const edit = fc.record({
      cells: fc.array(
        fc.tuple(fc.nat(platforms.length - 1), fc.nat(deployments.length - 1), fc.constantFrom(...statuses)),
        { maxLength: 8 },
      ),
      lost: fc.option(fc.nat(platforms.length - 1)),
      added: fc.option(
        fc.tuple(
          fc.constantFrom('Zorblax: the 2nd', 'Wibble (self-hosted)', "Quark's no. 1"),
          fc.nat(sections.length - 1),
        ),
      ),
      renamed: fc.option(fc.tuple(fc.nat(platforms.length - 1), fc.constantFrom('(beta)', '(early access)'))),
      column: fc.boolean(),
    });
    fc.assert(
      fc.property(edit, (made) => {
        const pages = pipeTable(edited(made));
        const found = compare(knowledge, pages, { isEnglish });
        expect(found).toMatchObject({ unreadable: [], undecided: [] });
        const plan = planWrite(sources, knowledge, found.changes, LATER, isEnglish);
        expect(plan.held).toEqual([]);
        const after = reread(plan.sources);
        expect(after.matrix.source).toEqual(LATER);
        expect(compare(after, pages, { isEnglish })).toMatchObject({ changes: [], undecided: [], unreadable: [] });
        expect(planWrite(plan.sources, after, [], LATER).sources).toEqual(plan.sources);
        if (!found.changes.some((c) => c.kind === 'platform-absent'))
          expect(comments(plan.sources.matrix)).toEqual(comments(sources.matrix));
      }),
      { numRuns: 6 },
    );
  });
});

const { sources, knowledge } = shipped;
const first = knowledge.matrix.platforms[0];
const column = knowledge.matrix.deployments[0]?.id ?? '';
if (!first) throw new Error('no platforms');

test('a status that changes touches its own letters alone', () => {
  const change: Change = {
    kind: 'status',
    platform: first.id,
    deployment: column,
    from: 'unavailable',
    to: 'available',
  };
  const { matrix } = planWrite(sources, knowledge, [change], {}).sources;
  const before = sources.matrix.split('\n');
  const differ = matrix.split('\n').flatMap((line, i) => (line === before[i] ? [] : [[before[i], line]]));
  expect(differ).toEqual([
    [expect.stringContaining(`${column}: unavailable`), expect.stringContaining(`${column}: available`)],
  ]);
});

test('a new name keeps the old one as a phrase, a slip becomes a misprint', () => {
  const long = knowledge.matrix.platforms.find((p) => p.name.length > 9 && !p.name.includes(' '));
  if (!long) throw new Error('no long name');
  const slip = `${long.name.slice(0, 4)}${long.name.slice(5)}`;
  const renamed = (to: string) => {
    const plan = planWrite(
      sources,
      knowledge,
      [{ kind: 'renamed', platform: long.id, from: long.name, to }],
      {},
      isEnglish,
    );
    return reread(plan.sources).matrix.platforms.find((p) => p.id === long.id);
  };
  expect(renamed(slip)).toMatchObject({ name: long.name, misprints: expect.arrayContaining([slip]) });
  expect(renamed('Zorblax')).toMatchObject({
    name: 'Zorblax',
    phrases: expect.arrayContaining([long.name.toLowerCase()]),
  });
});

test('a product that gets a row brings its names along, and the vocabulary lets go of them', () => {
  const product = knowledge.vocabulary.products.find((p) => p.suggests.length > 0 && p.phrases.length > 2);
  if (!product) throw new Error('no such product');
  const cells = Object.fromEntries(knowledge.matrix.deployments.map((d) => [d.id, 'available' as const]));
  const section = knowledge.matrix.sections[0]?.id ?? '';
  const plan = planWrite(sources, knowledge, [{ kind: 'platform-added', name: product.name, section, cells }], {});
  expect(plan.held).toEqual([]);
  const after = reread(plan.sources);
  expect(after.vocabulary.products.map((p) => p.name)).not.toContain(product.name);
  expect(after.matrix.platforms.find((p) => p.name === product.name)?.phrases.length).toBeGreaterThan(1);
});

test('a row that is gone is gone from guides, families and suggestions, and its children stand alone', () => {
  const parent = knowledge.matrix.platforms.find((p) => knowledge.matrix.platforms.some((c) => c.parent === p.id));
  const gone = [parent?.id ?? '', ...(knowledge.vocabulary.families[0]?.platforms ?? [])];
  const plan = planWrite(
    sources,
    knowledge,
    gone.map((platform) => ({ kind: 'platform-absent', platform })),
    {},
  );
  expect(plan.held).toEqual([]);
  const after = JSON.stringify(reread(plan.sources));
  expect(gone.filter((id) => after.includes(`"${id}"`) && !after.includes(`"id":"${id}"`))).toEqual([]);
});

test('what a guide that goes had for others to use goes on to the first of them', () => {
  const of = (platform: string) => [
    `- id: ${platform}`,
    `  cloud: ${knowledge.matrix.clouds[0]?.id}`,
    '  title: Guide',
    '  url: https://example.org/guide',
    '  edition: { of: "2025", confirmed: true }',
  ];
  const [one, two] = [knowledge.matrix.platforms[0]?.id ?? '', knowledge.matrix.platforms[1]?.id ?? ''];
  const guides = [
    ...[...of(one), `  platforms: [${one}]`, '  caveats:', '    - &wait { says: "Takes a day, or two." }'],
    ...[
      ...of(two),
      `  platforms: [${two}]`,
      '  caveats:',
      `    - { says: For one, platforms: [${two}] }`,
      '    - *wait',
      '    - *wait',
      '',
    ],
  ].join('\n');
  const plan = planWrite({ ...sources, guides }, knowledge, [{ kind: 'platform-absent', platform: one }], {});
  expect(plan.held).toEqual([]);
  expect(reread(plan.sources).guides.map((g) => g.caveats.map((c) => c.says))).toEqual([
    ['For one', 'Takes a day, or two.', 'Takes a day, or two.'],
  ]);
});

test('a change that would break the knowledge is held, and the others are written', () => {
  const family = knowledge.vocabulary.families[0];
  const plan = planWrite(
    sources,
    knowledge,
    [
      { kind: 'renamed', platform: first.id, from: first.name, to: family?.name ?? '' },
      { kind: 'status', platform: first.id, deployment: column, from: 'unavailable', to: 'available' },
    ],
    LATER,
  );
  expect(plan.written.map((c) => c.kind)).toEqual(['status']);
  expect([plan.edition, reread(plan.sources).matrix.source]).toEqual([{}, knowledge.matrix.source]);
  expect(plan.held).toEqual([
    { change: expect.objectContaining({ kind: 'renamed' }), reason: expect.stringContaining('claimed already') },
  ]);
});

test('a new row with cells that no page gives is held, with its note, until a person gives them', () => {
  const added: Change = {
    kind: 'platform-added',
    name: 'Zorblax',
    section: first.section,
    cells: { [column]: 'available' },
  };
  const plan = planWrite(
    sources,
    knowledge,
    [added, { kind: 'note', platform: 'zorblax', from: null, to: 'Beta.' }],
    LATER,
  );
  expect(plan.sources).toEqual(sources);
  expect(plan.written).toEqual([]);
  expect(plan.held).toHaveLength(1);
  let changes: readonly Change[] = [added];
  for (let [gap] = gapsOf(knowledge, changes); gap; [gap] = gapsOf(knowledge, changes))
    changes = gap.choices[1]?.changes ?? [];
  expect(changes).toEqual([expect.objectContaining({ kind: 'platform-added' })]);
  expect(planWrite(sources, knowledge, changes, LATER)).toMatchObject({ held: [], edition: LATER });
});
