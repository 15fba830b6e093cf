/** New rows that stand under another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../src/editions/change.js';
import { compare } from '../../src/editions/compare.js';
import { planWrite } from '../../src/editions/plan.js';
import { readKnowledge } from '../../src/knowledge/read.js';
import { FILES, type Sources } from '../../src/knowledge/schema.js';
import { tiny } from '../support/tiny.js';
import { cloudPages, type Grid, type GridRow, gridOf, mangledTable, oneHtmlTable, pipeTable } from './shapes.js';

const row = (section: string, name: string, under: boolean): GridRow => ({
  section,
  name,
  under,
  cells: { 'hill-day': '✅', 'hill-night': '✅', 'lake-day': '❌' },
});

/** The tiny matrix with rows behind one of its own. */
function gridWith(after: string, ...rows: GridRow[]): Grid {
  const grid = gridOf(tiny);
  const at = grid.rows.findIndex((r) => r.name === after);
  grid.rows.splice(at + 1, 0, ...rows);
  return grid;
}

const parentsIn = (changes: readonly Change[]) =>
  changes.flatMap((c) => (c.kind === 'platform-added' ? [[c.name, c.parent]] : []));

describe.each([
  ['marked by a dash', pipeTable],
  ['run together', mangledTable],
  ['indented in HTML', oneHtmlTable],
  ['indented, one page a cloud', (grid: Grid) => cloudPages(grid, tiny)],
])('%s', (_, render) => {
  const read = (grid: Grid) => parentsIn(compare(tiny, render(grid)).changes);

  test('a new row under a known one has it for its parent', () => {
    expect(read(gridWith('Mango Juice', row('Fruit', 'Mango Pulp', true)))).toEqual([['Mango Pulp', 'mango']]);
  });

  test('so have rows under a new one', () => {
    const rows = ['Guava', 'Guava Juice', 'Guava Pulp'].map((name, i) => row('Fruit', name, i > 0));
    expect(read(gridWith('Quince (dried)', ...rows))).toEqual([
      ['Guava', undefined],
      ['Guava Juice', 'guava'],
      ['Guava Pulp', 'guava'],
    ]);
  });

  test('a row that is not marked has none', () => {
    expect(read(gridWith('Mango Juice', row('Fruit', 'Guava', false)))).toEqual([['Guava', undefined]]);
  });

  test('a row that a section begins with is under none of the section before', () => {
    const grid = gridWith('Quince (dried)', row('Spices', 'Cardamom', true));
    expect(read(grid)).toEqual([['Cardamom', undefined]]);
  });
});

describe('in the knowledge', () => {
  const folder = join(__dirname, '..', '..', 'knowledge');
  const files = Object.entries(FILES).map(([part, file]) => [part, readFileSync(join(folder, file), 'utf8')]);
  const sources = Object.fromEntries(files) as Sources;
  const knowledge = readKnowledge(sources).knowledge;
  if (!knowledge) throw new Error('no knowledge');
  const [{ id, name, section } = { id: '', name: '', section: '' }] = knowledge.matrix.platforms;
  const cells = Object.fromEntries(knowledge.matrix.deployments.map((d) => [d.id, 'available' as const]));
  const added = (row: string, parent?: string): Change => ({
    kind: 'platform-added',
    name: row,
    section,
    ...(parent && { parent }),
    cells,
  });
  const written = (...changes: Change[]) => {
    const plan = planWrite(sources, knowledge, changes, {});
    const after = readKnowledge(plan.sources).knowledge?.matrix.platforms ?? [];
    return { rows: after.map((p) => [p.id, p.parent]), held: plan.held.length };
  };

  test('it stands behind its parent and what belongs to that already', () => {
    const { rows, held } = written(added('Zorbex', id), added('Quark', id), added('Wibble'));
    expect(held).toBe(0);
    expect(rows.slice(0, 3)).toEqual([
      [id, undefined],
      ['zorbex', id],
      ['quark', id],
    ]);
    expect(rows).toContainEqual(['wibble', undefined]);
  });

  test('a new parent comes before its rows', () => {
    const { rows } = written(added('Zorbex'), added('Zorbex Stage', 'zorbex'));
    const at = rows.findIndex(([row]) => row === 'zorbex');
    expect(rows.slice(at, at + 2)).toEqual([
      ['zorbex', undefined],
      ['zorbex-stage', 'zorbex'],
    ]);
  });

  test('a parent that goes, or is not written, is none', () => {
    expect(written({ kind: 'platform-absent', platform: id }, added('Zorbex', id)).rows).toContainEqual([
      'zorbex',
      undefined,
    ]);
    expect(written(added('Zorbex Stage', 'zorbex')).rows).toContainEqual(['zorbex-stage', undefined]);
    const claimed = added(name);
    expect(written(claimed, added('Zorbex', 'no-such-row'))).toMatchObject({ held: 1 });
  });
});
