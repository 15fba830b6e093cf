/** Rows that are one platform's, on whichever page → the platform's cells, and where the pages say two things. */
import type { Status } from '../knowledge/schema.js';
import type { Mark } from './marks.js';
import type { ReadCell, ReadRow } from './rows.js';

/** What all pages say of one cell; `unclear` is why a person must look. */
export type Gathered = Readonly<{ where: string }> &
  (Readonly<{ status: Status }> | Readonly<{ unclear: string; said: readonly Status[] }>);

/** By deployment. */
export function gatherCells(rows: readonly ReadRow[]): Map<string, Gathered> {
  const byDeployment = new Map<string, Placed[]>();
  for (const cell of rows.flatMap(({ cells, page }) => cells.map((cell) => ({ ...cell, page }))))
    byDeployment.set(cell.deployment, [...(byDeployment.get(cell.deployment) ?? []), cell]);
  return new Map([...byDeployment].map(([id, cells]) => [id, oneOf(cells)]));
}

type Placed = ReadCell & Readonly<{ page: string }>;

function oneOf(cells: readonly Placed[]): Gathered {
  const said = [...new Set(cells.flatMap(({ mark }) => (mark.kind === 'status' ? [mark.status] : [])))];
  const where = cells.map((c) => c.where).join('; ');
  const odd = cells.find(({ mark }) => mark.kind !== 'status');
  if (odd) return { where: odd.where, unclear: reasonOf(odd.mark), said };
  const [status] = said;
  const who = new Set(cells.map((c) => c.page)).size > 1 ? 'the pages contradict' : 'the page contradicts itself';
  if (said.length > 1 || !status) return { where, unclear: `${who}: ${said.join(' and ')}`, said };
  return { where: cells[0]?.where ?? '', status };
}

function reasonOf(mark: Mark): string {
  switch (mark.kind) {
    case 'partly':
      return `“${mark.text}” means partly, a status that the knowledge has no word for`;
    case 'empty':
      return 'the cell is empty';
    default:
      return `“${mark.kind === 'status' ? mark.status : mark.text}” is no mark; would be right: ✅, ❌ or -`;
  }
}

/** The first lifecycle tag of each cell that is available, and of the whole row under `row`. */
export function tagsOfRows(rows: readonly ReadRow[], isWhole: (row: ReadRow) => boolean, whole: string) {
  const tags = new Map<string, string>();
  const read = new Set<string>();
  for (const row of rows) {
    const [named] = row.tags;
    if (isWhole(row)) read.add(whole);
    if (named && isWhole(row)) tags.set(whole, named);
    for (const { deployment, mark } of row.cells) {
      read.add(deployment);
      if (mark.kind !== 'status' || mark.status !== 'available') continue;
      const tag = mark.tags[0] ?? (isWhole(row) ? undefined : named);
      if (tag) tags.set(deployment, tag);
    }
  }
  return { tags, read };
}
