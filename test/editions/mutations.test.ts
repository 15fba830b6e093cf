import fc from 'fast-check';
import type { Change } from '../../src/editions/change.js';
import { compare } from '../../src/editions/compare.js';
import { loadEnglish } from '../../src/english.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Knowledge, Status } from '../../src/knowledge/schema.js';
import { defaultKnowledge } from '../../src/paths.js';
import { tiny } from '../support/tiny.js';
import {
  cloudPages,
  type Grid,
  gridOf,
  htmlTables,
  mangledTable,
  oneHtmlTable,
  pipeTable,
  type Sheet,
  SIGNS,
} from './shapes.js';

const real = loadKnowledge(defaultKnowledge({}));
const isEnglish = loadEnglish(real.vocabulary.everyday);
const WHOLE: [string, (grid: Grid, knowledge: Knowledge) => Sheet[]][] = [
  ['a pipe table', (grid) => pipeTable(grid)],
  ['a mangled table', mangledTable],
  ['one HTML table', oneHtmlTable],
  ['several HTML tables', htmlTables],
];
const STATUSES = Object.keys(SIGNS) as Status[];
const SPELLINGS: Record<Status, string[]> = {
  available: ['✅', '✔️', '✅*', '✅\\*', '✅ [^1]', ':white_check_mark:'],
  unavailable: ['❌', '❌†', ':x:'],
  'not-applicable': ['-', '–', '—', '\\-', 'N/A', 'n/a'],
};
const sorted = (changes: readonly Change[]): string[] => changes.map((c) => JSON.stringify(c)).sort();
const runs = { numRuns: 12 };

describe.each([
  ['the shipped matrix', real],
  ['another matrix', tiny],
])('%s', (_, knowledge) => {
  const { platforms, deployments, sections } = knowledge.matrix;
  const own = gridOf(knowledge);

  test.each(WHOLE)('as %s without a change differs in nothing', (_name, render) => {
    const cells = platforms.length * deployments.length;
    expect(compare(knowledge, render(own, knowledge), { isEnglish })).toMatchObject({
      changes: [],
      undecided: [],
      unchanged: cells,
      unreadable: [],
      complete: true,
    });
  });

  test('as a page a cloud without a change differs in nothing', () => {
    expect(compare(knowledge, cloudPages(own, knowledge), { isEnglish })).toMatchObject({
      changes: [],
      undecided: [],
      unreadable: [],
      complete: true,
    });
  });

  /** Cells that are another than they were, by row and column; of more it would be another matrix. */
  const flips = fc.uniqueArray(
    fc.record({
      row: fc.nat(platforms.length - 1),
      column: fc.nat(deployments.length - 1),
      by: fc.integer({ min: 1, max: 2 }),
    }),
    { selector: ({ row, column }) => `${row} ${column}`, maxLength: 11 },
  );

  const flipped = (list: { row: number; column: number; by: number }[]): { grid: Grid; changes: Change[] } => {
    const grid = structuredClone(own);
    const changes = list.map(({ row, column, by }): Change => {
      const [platform, deployment] = [platforms[row], deployments[column]];
      if (!platform || !deployment) throw new Error('outside');
      const from = platform.statuses[deployment.id] as Status;
      const to = STATUSES[(STATUSES.indexOf(from) + by) % 3] as Status;
      const target = grid.rows[row];
      if (target) target.cells[deployment.id] = SIGNS[to];
      return { kind: 'status', platform: platform.id, deployment: deployment.id, from, to };
    });
    return { grid, changes };
  };

  test.each(WHOLE)(
    'as %s gives each cell that changed, whatever the spelling, the case and the order of columns',
    (_name, render) => {
      fc.assert(
        fc.property(
          flips,
          fc.infiniteStream(fc.nat(59)),
          fc.shuffledSubarray(own.columns, { minLength: own.columns.length }),
          fc.constantFrom('as is', 'upper', 'lower'),
          (list, chance, columns, casing) => {
            const { grid, changes } = flipped(list);
            const cased = (text: string): string =>
              casing === 'upper' ? text.toUpperCase() : casing === 'lower' ? text.toLowerCase() : text;
            const spelled: Grid = {
              columns: columns.map((c) => ({ ...c, head: cased(c.head) })),
              rows: grid.rows.map((row) => ({
                ...row,
                name: cased(row.name),
                cells: Object.fromEntries(
                  Object.entries(row.cells).map(([id, sign]) => {
                    const options = SPELLINGS[STATUSES.find((s) => SIGNS[s] === sign) as Status];
                    return [id, options[chance.next().value % options.length] as string];
                  }),
                ),
              })),
            };
            const read = compare(knowledge, render(spelled, knowledge), { isEnglish });
            expect(read.unreadable).toEqual([]);
            expect(read.undecided).toEqual([]);
            expect(sorted(read.changes)).toEqual(sorted(changes));
            expect(read.unchanged).toBe(platforms.length * deployments.length - changes.length);
          },
        ),
        runs,
      );
    },
  );

  test('as a page a cloud gives each cell that changed, and says nothing of rows it leaves out', () => {
    fc.assert(
      fc.property(flips, (list) => {
        const { grid, changes } = flipped(list);
        const read = compare(knowledge, cloudPages(grid, knowledge), { isEnglish });
        const shown = changes.filter((change) => {
          if (change.kind !== 'status') return false;
          const { cloud } = deployments.find((d) => d.id === change.deployment) ?? {};
          const row = grid.rows[platforms.findIndex((p) => p.id === change.platform)];
          return deployments.some((d) => d.cloud === cloud && row?.cells[d.id] !== '-');
        });
        expect(sorted(read.changes)).toEqual(sorted(shown));
        expect(read.undecided).toEqual([]);
      }),
      runs,
    );
  });

  test.each(WHOLE)('as %s gives rows that came and one that went', (_name, render) => {
    const names = fc.uniqueArray(
      fc.constantFrom('Zorblax', 'Quarkbase Cloud', 'Wibble DB (self-hosted)', 'Yottalake'),
      { maxLength: 2 },
    );
    const signs = fc.array(fc.constantFrom(...STATUSES), {
      minLength: deployments.length,
      maxLength: deployments.length,
    });
    fc.assert(
      fc.property(
        names,
        fc.nat(sections.length - 1),
        signs,
        fc.option(fc.nat(platforms.length - 1)),
        (added, at, statuses, lost) => {
          const section = sections[at];
          const gone = lost === null ? undefined : platforms[lost];
          const alone = gone && platforms.filter((p) => p.section === gone.section).length < 3;
          const kept = alone ? undefined : gone;
          const cells = Object.fromEntries(deployments.map((d, i) => [d.id, statuses[i] as Status]));
          const grid: Grid = structuredClone(own);
          grid.rows = grid.rows.filter((_row, i) => platforms[i]?.id !== kept?.id);
          for (const name of added)
            grid.rows.push({
              section: section?.name ?? '',
              name,
              under: false,
              cells: Object.fromEntries(Object.entries(cells).map(([id, s]) => [id, SIGNS[s]])),
            });
          const expected: Change[] = [
            ...(kept ? [{ kind: 'platform-absent' as const, platform: kept.id }] : []),
            ...added.map((name) => ({ kind: 'platform-added' as const, name, section: section?.id ?? '', cells })),
          ];
          const read = compare(knowledge, render(grid, knowledge), { isEnglish });
          expect(read.unreadable).toEqual([]);
          expect(read.undecided).toEqual([]);
          expect(sorted(read.changes)).toEqual(sorted(expected));
        },
      ),
      runs,
    );
  });

  test.each(WHOLE)('as %s by other names that the knowledge has differs in nothing', (_name, render) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(999)), (chance) => {
        const grid = structuredClone(own);
        grid.rows.forEach((row, i) => {
          const names = [row.name, ...(platforms[i]?.phrases ?? []), ...(platforms[i]?.misprints ?? [])];
          row.name = names[chance.next().value % names.length] as string;
        });
        expect(compare(knowledge, render(grid, knowledge), { isEnglish })).toMatchObject({
          changes: [],
          undecided: [],
          unreadable: [],
        });
      }),
      runs,
    );
  });
});
