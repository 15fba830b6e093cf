/** Whether what was read is the matrix, and all of it; else why not. */
import type { Comparison } from './change.js';
import type { Known } from './known.js';
import type { Resolved } from './resolve.js';
import type { ReadTable } from './rows.js';

/** At least this part of the rows on a page must be the matrix's. */
const OURS = 1 / 3;
/** More than this part of the matrix's rows may not be missing from a page that has all of it. */
const MISSING = 1 / 3;
/** So many rows missing at the end are a table that breaks off. */
const SHORTEST_END = 3;

const platformsOf = (resolved: readonly Resolved[]): Set<string> =>
  new Set(resolved.flatMap((r) => (r.kind === 'row' ? [r.platform] : r.kind === 'doubt' ? r.platforms : [])));

/** The rows of one page, resolved → why they are none of this matrix's. */
export function strange(resolved: readonly Resolved[]): string | undefined {
  const ours = resolved.filter((r) => r.kind !== 'new');
  if (ours.length > 0 && ours.length >= resolved.length * OURS) return undefined;
  const names = resolved.slice(0, 3).map((r) => `“${r.row.name}”`);
  return `its rows are not those of the matrix: ${ours.length} of ${resolved.length} are known, it has ${names.join(', ')}, …`;
}

/** All rows of pages that give the whole matrix → what of it is missing, if it is so much that the pages can't be whole. */
export function half(resolved: readonly Resolved[], tables: readonly ReadTable[], known: Known): string | undefined {
  const { platforms, deployments, sections } = known.knowledge.matrix;
  const columns = new Set(tables.flatMap((t) => t.columns.map((c) => c.deployment)));
  const read = deployments.filter((d) => columns.has(d.id)).length;
  if (read * 2 < deployments.length) return `half a table: it has ${read} of ${deployments.length} deployments`;
  const seen = platformsOf(resolved);
  const gone = platforms.filter((p) => !seen.has(p.id));
  const rows = `it has ${platforms.length - gone.length} of ${platforms.length} rows`;
  if (gone.length > platforms.length * MISSING) return `half a table: ${rows}`;
  const section = sections.find((s) => {
    const rows = platforms.filter((p) => p.section === s.id);
    return rows.length > 1 && rows.every((p) => !seen.has(p.id));
  });
  if (section) return `half a table: ${rows}, and none of “${section.name}”`;
  const end = platforms.slice(platforms.length - gone.length);
  if (gone.length >= SHORTEST_END && end.every((p) => !seen.has(p.id)))
    return `half a table: ${rows}, and ends before “${gone[0]?.name}”`;
  return undefined;
}

/** So many cells that are otherwise, and more than this part of them, are another matrix's: no edition ever was like that. */
const OTHERWISE = { least: 12, part: 1 / 2 };

/** What differs → why it can't be a newer edition, where nearly everything does. */
export function otherwise({ changes, unchanged }: Pick<Comparison, 'changes' | 'unchanged'>): string | undefined {
  const differ = changes.filter(({ kind }) => kind === 'status').length;
  const all = differ + unchanged;
  return differ >= OTHERWISE.least && differ > all * OTHERWISE.part
    ? `${differ} of its ${all} cells are otherwise: it may be another matrix; a new edition like that is for a person to write`
    : undefined;
}
