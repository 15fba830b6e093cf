/** A matrix → pages of every shape that such a table is published in. */
import type { Knowledge, Status } from '../../src/knowledge/schema.js';

export type GridRow = { section: string; name: string; under: boolean; cells: Record<string, string> };
export type Grid = { columns: { id: string; cloud: string; tenancy: string; head: string }[]; rows: GridRow[] };
export type Sheet = { name: string; text: string };

export const SIGNS: Record<Status, string> = { available: '✅', unavailable: '❌', 'not-applicable': '-' };

/** The knowledge as a page would print it. */
export function gridOf({ matrix }: Knowledge): Grid {
  const sections = new Map(matrix.sections.map((s) => [s.id, s.name]));
  return {
    columns: matrix.deployments.map((d) => ({ id: d.id, cloud: d.cloud, tenancy: d.tenancy ?? '', head: d.short })),
    rows: matrix.platforms.map((p) => ({
      section: sections.get(p.section) ?? '',
      name: p.name,
      under: p.parent !== undefined,
      cells: Object.fromEntries(matrix.deployments.map((d) => [d.id, SIGNS[p.statuses[d.id] as Status]])),
    })),
  };
}

const sectionsOf = (grid: Grid): [string, GridRow[]][] => {
  const names = [...new Set(grid.rows.map((row) => row.section))];
  return names.map((name) => [name, grid.rows.filter((row) => row.section === name)]);
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const marks = (row: GridRow, grid: Grid): string[] => grid.columns.map((c) => row.cells[c.id] ?? '');

export function pipeTable(grid: Grid, first = 'Connectivity type'): Sheet[] {
  const width = grid.columns.length;
  const body = sectionsOf(grid).flatMap(([section, rows]) => [
    line([`**${section.toUpperCase()}**`, ...Array.from({ length: width }, () => '')]),
    ...rows.map((row) => line([`${row.under ? '- ' : ''}${row.name}`, ...marks(row, grid)])),
  ]);
  const head = [line([first, ...grid.columns.map((c) => c.head)]), line([':--', ...grid.columns.map(() => ':-:')])];
  return [
    {
      name: 'pipe.md',
      text: `## The matrix\n\n✅ = yes | ❌ = not yet | \\- = senseless\n\n${[...head, ...body].join('\n')}\n\n## More\n`,
    },
  ];
}

/** All in one line, names and marks parted by blanks, each in a cell of tables within tables. */
export function mangledTable(grid: Grid): Sheet[] {
  const pieces = [
    ['Connectivity type', ...grid.columns.map((c) => c.head)].join(' '),
    ...sectionsOf(grid).flatMap(([section, rows]) => [
      `**${section}**`,
      ...rows.map((row) => [`${row.under ? '- ' : ''}${row.name}`, ...marks(row, grid)].join(' ')),
    ]),
  ];
  const empty = (n: number): string => Array.from({ length: n }, () => '|  ').join('');
  const dashes = (n: number): string => Array.from({ length: n }, () => '| --- ').join('');
  const body = pieces
    .map((piece, i) => `| ${piece}${empty(pieces.length - i)}| ${dashes(pieces.length - i)}|`)
    .join(' ');
  const head = `${empty(pieces.length)}|\n${dashes(pieces.length)}|`;
  const text = `## The matrix[](#the-matrix "Direct link to The matrix")\n\n✅ = Available | ❌ = Not yet\n\n${head}\n${body}\n\n|  |  |\n| --- | --- |\n| Loading table... | |\n\n### Further down[](#x "Direct link to Further down")\n\nMore.\n`;
  return [{ name: 'mangled.md', text }];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const tr = (tag: string, cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

export function oneHtmlTable(grid: Grid): Sheet[] {
  const rows = sectionsOf(grid).flatMap(([section, rows]) => [
    `<tr><td colspan="${grid.columns.length + 1}"><b>${escaped(section)}</b></td></tr>`,
    ...rows.map((row) => tr('td', [`${row.under ? '\u00a0\u00a0' : ''}${row.name}`, ...marks(row, grid)])),
  ]);
  const head = tr('th', ['Service', ...grid.columns.map((c) => c.head)]);
  return [
    {
      name: 'one.html',
      text: htmlPage(`<h2>The matrix</h2><table><thead>${head}</thead><tbody>${rows.join('\n')}</tbody></table>`),
    },
  ];
}

export function htmlTables(grid: Grid): Sheet[] {
  const tables = sectionsOf(grid).map(([section, rows]) => {
    const head = tr('th', ['Service', ...grid.columns.map((c) => c.head), 'Provisioning']);
    const body = rows.map((row) => tr('td', [row.name, ...marks(row, grid), 'Native']));
    return `<h3>${escaped(section)}</h3>\n<p>Some words.</p>\n<table>${head}${body.join('\n')}</table>`;
  });
  return [{ name: 'many.html', text: htmlPage(tables.join('\n')) }];
}

const htmlPage = (body: string): string =>
  `<!doctype html>\n<html><head><title>All of it</title></head><body><nav><a href="/">Home</a></nav>${body}<footer>Bye</footer></body></html>\n`;

/** One page for each cloud, its columns called by tenancy alone, a column of links beside them; rows that make no sense there are left out. */
export function cloudPages(grid: Grid, { matrix }: Knowledge): Sheet[] {
  return matrix.clouds.flatMap((cloud) => {
    const columns = grid.columns.filter((c) => c.cloud === cloud.id);
    if (columns.length === 0) return [];
    const here = { ...grid, columns };
    const tables = sectionsOf(grid).flatMap(([section, all]) => {
      const rows = all.filter((row) => columns.some((c) => row.cells[c.id] && row.cells[c.id] !== '-'));
      if (rows.length === 0) return [];
      const head = [line(['Service', ...columns.map((c) => c.tenancy.toUpperCase()), 'Setup guide'])];
      const rule = line(['---', ...columns.map(() => ':-:'), '---']);
      const body = rows.map((row) =>
        line([`${row.under ? '&nbsp;&nbsp;' : ''}${row.name}`, ...marks(row, here), '[View](/guide)']),
      );
      return [`### ${section}\n\nWords.\n\n${[...head, rule, ...body].join('\n')}\n`];
    });
    return [{ name: `${cloud.id}.md`, text: `## ${cloud.name} matrix\n\n${tables.join('\n')}` }];
  });
}
