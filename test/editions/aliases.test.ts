/** YAML layouts that pass the check: what is written stays within its row, and all else is left as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Change } from '../../src/editions/change.js';
import { planWrite } from '../../src/editions/plan.js';
import { readKnowledge } from '../../src/knowledge/read.js';
import { FILES, type Knowledge, type Sources, type Status } from '../../src/knowledge/schema.js';

const folder = join(__dirname, '..', 'fixtures', 'browsers');
const shipped = Object.fromEntries(
  Object.entries(FILES).map(([part, name]) => [part, readFileSync(join(folder, name), 'utf8')]),
) as Sources;

const reread = (sources: Sources): Knowledge => {
  const { knowledge, faults } = readKnowledge(sources);
  if (!knowledge) throw new Error(JSON.stringify(faults));
  return knowledge;
};

const HEAD = shipped.matrix.slice(0, shipped.matrix.indexOf('platforms:'));
const ALL = '{ firefox-stable: available, firefox-preview: available, safari-stable: available }';
const withRows = (...rows: string[]): Sources => ({
  matrix: `${HEAD}platforms:\n${rows.join('')}`,
  guides: '[]\n',
  policies: '[]\n',
  vocabulary: parse(shipped.vocabulary).cues ? cuesAlone() : '{}\n',
});

/** The vocabulary without what points to rows. */
function cuesAlone(): string {
  const { cues, everyday } = parse(shipped.vocabulary) as Record<string, unknown>;
  return `${JSON.stringify({ cues, ...(everyday !== undefined && { everyday }) })}\n`;
}

const block = (id: string, statuses: string, more = ''): string =>
  `  - id: ${id}\n    name: ${id.toUpperCase()}X\n    section: layout\n    statuses: ${statuses}\n${more}`;
const BLOCK_ALL =
  '&all\n      firefox-stable: available\n      firefox-preview: available # of late\n      safari-stable: available';

const set = (platform: string, deployment = 'safari-stable'): Change => ({
  kind: 'status',
  platform,
  deployment,
  from: 'available',
  to: 'unavailable',
});
const write = (sources: Sources, changes: readonly Change[]) => {
  const knowledge = reread(sources);
  const plan = planWrite(sources, knowledge, changes, {});
  expect(plan.held).toEqual([]);
  return { plan, before: knowledge, after: reread(plan.sources) };
};
const statusesOf = (knowledge: Knowledge) =>
  Object.fromEntries(knowledge.matrix.platforms.map(({ id, statuses }) => [id, statuses]));

describe.each([
  ['in one line', `&all ${ALL}`],
  ['over several lines', BLOCK_ALL],
])('statuses that rows share by an alias, %s', (_, anchored) => {
  const sources = withRows(block('aa', anchored), block('bb', '*all # as above'), block('cc', '*all'));

  test.each(['aa', 'bb', 'cc'])('a status of %s changes in its row alone', (row) => {
    const { before, after, plan } = write(sources, [set(row)]);
    const expected = { ...statusesOf(before), [row]: { ...statusesOf(before)[row], 'safari-stable': 'unavailable' } };
    expect(statusesOf(after)).toEqual(expected);
    expect(plan.sources.matrix).toContain('# as above');
    // An alias stays where neither it nor its anchor is written to.
    expect(plan.sources.matrix.includes('*all')).toBe(row !== 'aa');
  });

  test('all change, each in its own way', () => {
    const { after } = write(sources, [set('aa'), set('bb', 'firefox-stable'), set('cc', 'firefox-preview')]);
    expect(Object.values(statusesOf(after)).map((s) => Object.values(s))).toEqual([
      ['available', 'available', 'unavailable'],
      ['unavailable', 'available', 'available'],
      ['available', 'unavailable', 'available'],
    ]);
  });

  test('a row that others share with goes, and another of them changes', () => {
    const { before, after } = write(sources, [{ kind: 'platform-absent', platform: 'aa' }, set('bb')]);
    expect(statusesOf(after)).toEqual({
      bb: { ...statusesOf(before).bb, 'safari-stable': 'unavailable' },
      cc: statusesOf(before).cc,
    });
  });

  test('a column comes and a column goes', () => {
    const cells: Record<string, Status> = { aa: 'available', bb: 'unavailable', cc: 'not-applicable' };
    const changes: Change[] = [
      { kind: 'deployment-added', deployment: 'safari-preview', cells },
      { kind: 'deployment-absent', deployment: 'firefox-stable' },
    ];
    const { after } = write(sources, changes);
    expect(statusesOf(after)).toEqual(
      Object.fromEntries(
        Object.entries(cells).map(([id, status]) => [
          id,
          { 'firefox-preview': 'available', 'safari-stable': 'available', 'safari-preview': status },
        ]),
      ),
    );
  });
});

test('what a row shares by an alias of one word stays in the others when it changes', () => {
  const sources = withRows(
    block('aa', '{ firefox-stable: &a available, firefox-preview: *a, safari-stable: *a }', '    note: &n Of late.\n'),
    block('bb', '{ firefox-stable: *a, firefox-preview: *a, safari-stable: *a }', '    note: *n\n'),
  );
  const changes: Change[] = [
    set('aa', 'firefox-stable'),
    { kind: 'note', platform: 'aa', from: 'Of late.', to: 'Of old.' },
  ];
  const { before, after } = write(sources, changes);
  expect(statusesOf(after)).toEqual({
    ...statusesOf(before),
    aa: { ...statusesOf(before).aa, 'firefox-stable': 'unavailable' },
  });
  expect(after.matrix.platforms.map((p) => p.note)).toEqual(['Of old.', 'Of late.']);
});

test('a guide that names its rows by an alias loses the one that is gone', () => {
  const guide = (id: string, platforms: string): string =>
    `- { id: ${id}, cloud: firefox, title: Guide, url: "https://example.org/${id}", platforms: ${platforms} }\n`;
  const sources = {
    ...withRows(block('aa', ALL), block('bb', ALL), block('cc', ALL)),
    guides: `${guide('one', '&both [aa, bb]')}${guide('two', '*both')}${guide('three', '&rest [bb, cc]')}${guide('four', '*rest')}`,
  };
  const { after, plan } = write(sources, [{ kind: 'platform-absent', platform: 'aa' }]);
  expect(after.guides.map((g) => g.platforms)).toEqual([['bb'], ['bb'], ['bb', 'cc'], ['bb', 'cc']]);
  expect(plan.sources.guides).toContain('*rest');
});

test('a row whose section and parent are aliases is found by what they stand for', () => {
  const rows = [
    '  - id: &aa aa\n    name: AAX\n    section: &s layout\n',
    `    statuses: ${ALL}\n`,
    '  - id: bb\n    name: BBX\n    section: *s\n    parent: *aa\n',
    `    statuses: ${ALL}\n`,
  ];
  const { after } = write(withRows(...rows), [{ kind: 'platform-absent', platform: 'aa' }]);
  expect(after.matrix.platforms).toEqual([expect.objectContaining({ id: 'bb', section: 'layout' })]);
  expect(after.matrix.platforms[0]?.parent).toBeUndefined();
});

describe.each(['|', '|-', '|+', '>', '>-'])('a note as a block scalar (%s)', (mark) => {
  const note = `    note: ${mark}\n      Of late.\n      And: more.\n`;
  const first = `  - id: aa\n    name: AAX\n    section: layout\n${note}    statuses: ${ALL}\n`;

  test.each([
    ['in the middle of a row', withRows(first, block('bb', ALL))],
    ['at the end of a row', withRows(block('aa', ALL, note), block('bb', ALL))],
    ['at the end of a row before an empty line', withRows(block('aa', ALL, `${note}\n`), block('bb', ALL))],
    ['at the end of the file', withRows(block('bb', ALL), block('aa', ALL, note))],
  ])('is replaced %s', (_, sources) => {
    const changes: Change[] = [{ kind: 'note', platform: 'aa', from: 'x', to: 'Of old.' }, set('aa')];
    const { before, after, plan } = write(sources, changes);
    const without = (k: Knowledge) => k.matrix.platforms.map(({ note: _note, statuses: _statuses, ...rest }) => rest);
    expect(without(after)).toEqual(without(before));
    expect(after.matrix.platforms.find((p) => p.id === 'aa')?.note).toBe('Of old.');
    expect(plan.sources.matrix.endsWith('\n')).toBe(true);
    const lines = (text: string): number => text.split('\n').length;
    expect(lines(plan.sources.matrix)).toBe(lines(sources.matrix) - 2);
  });

  test.each([
    ['a name', { kind: 'renamed', platform: 'aa', from: 'AAX', to: 'Zorblax' }],
    [
      'a row',
      {
        kind: 'platform-added',
        name: 'Zorblax',
        section: 'layout',
        cells: statusesOf(reread(withRows(first))).aa ?? {},
      },
    ],
  ] as [string, Change][])('keeps all its letters when %s comes behind it', (_, change) => {
    const { before, after } = write(withRows(block('aa', ALL, note)), [change]);
    expect(after.matrix.platforms[0]?.note).toBe(before.matrix.platforms[0]?.note);
  });
});

describe('a new row whose name is claimed', () => {
  const sources = { ...shipped };
  const knowledge = reread(sources);
  const cells = knowledge.matrix.platforms[0]?.statuses ?? {};
  const section = knowledge.matrix.platforms[0]?.section ?? '';
  const [row] = knowledge.matrix.platforms;
  const [[cue, [word = ''] = []] = ['', []]] = Object.entries(knowledge.vocabulary.cues);

  test.each([
    ['by an everyday word', word, `vocabulary.yaml › cues.${cue}.0`],
    ['by a row', row?.phrases[0] ?? '', `“${row?.name}” in matrix.yaml`],
  ])('%s says which phrase, whose it is and what to do', (_, name, owner) => {
    const { held } = planWrite(sources, knowledge, [{ kind: 'platform-added', name, section, cells }], {});
    expect(held.map(({ reason }) => reason)).toEqual([
      `The phrase “${name}” of the new row “${name}” is claimed already by ${owner}. Take it out there, or write the row by hand, with another name and other phrases.`,
    ]);
  });

  test('has an id that another row has, and it is said which row does not fit', () => {
    const id = row?.id ?? '';
    const renamed = {
      ...sources,
      matrix: sources.matrix.replace(`id: ${id},`, 'id: zorblax,').replace(`parent: ${id},`, 'parent: zorblax,'),
    };
    const plain = { ...renamed, guides: '[]\n', policies: '[]\n', vocabulary: cuesAlone() };
    const added: Change = { kind: 'platform-added', name: 'Zorblax', section, cells };
    const { held } = planWrite(plain, reread(plain), [added], {});
    expect(held.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^The new row “Zorblax” does not fit: matrix\.yaml: got "zorblax" a second time/),
    ]);
  });

  test('by nobody is written', () => {
    const added: Change = { kind: 'platform-added', name: 'Zorblax', section, cells };
    expect(planWrite(sources, knowledge, [added], {}).held).toEqual([]);
  });
});
