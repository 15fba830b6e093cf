/** The words for what the matrix says, and small tools to put names into sentences. */
import type { Cell } from '../answer/cells.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';

/** How a status is marked and said, in a sentence and in a cell; `width` in terminal columns. No mark stands without its words. */
export const STATUS_WORDS: Readonly<Record<Status, { mark: string; width: number; said: string; short: string }>> = {
  available: { mark: '✅', width: 2, said: 'available', short: 'yes' },
  unavailable: { mark: '❌', width: 2, said: 'not currently supported', short: 'not yet' },
  'not-applicable': { mark: '—', width: 1, said: 'not applicable', short: 'not applicable' },
};

/** ["a", "b", "c"] → "a, b and c". */
export function list(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

/** ["a", "b"] → "“a” and “b”". */
export const quoted = (items: readonly string[]): string => list(items.map((item) => `“${item}”`));

/** A few of many: "a, b, c and 9 more". */
export const few = (items: readonly string[], most: number): string =>
  items.length <= most ? list(items) : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Deployment ids → their names, in the order of the matrix; all of them at once have a shorter one. */
export function deploymentNames(named: readonly string[], matrix: MatrixIndex): string {
  const ids = matrix.deploymentIds.filter((id) => named.includes(id));
  if (ids.length > 2 && ids.length === matrix.deploymentIds.length) return `all ${ids.length} deployments`;
  return list(ids.map((id) => (ids.length > 1 ? matrix.deployment(id).short : matrix.deployment(id).name)));
}

export const platformNames = (ids: readonly string[], matrix: MatrixIndex, most = 4): string =>
  few(
    ids.map((id) => matrix.platform(id).name),
    most,
  );

/** Cells → the deployments of each status that occurs, in the order of the statuses. */
export function byStatus(cells: readonly Cell[]): [Status, string[]][] {
  return (Object.keys(STATUS_WORDS) as Status[])
    .map((status): [Status, string[]] => [status, cells.filter((c) => c.status === status).map((c) => c.deployment)])
    .filter(([, ids]) => ids.length > 0);
}

type Place = Pick<Cell, 'platform' | 'deployment'>;

export const idsOf = (cells: readonly Place[], key: keyof Place): string[] => [...new Set(cells.map((c) => c[key]))];

/** Rows that are meant on the same columns. */
export type Group = Readonly<{ rows: readonly string[]; columns: readonly string[] }>;

/** Cells → their rows with their columns: each row of a group meets each of its columns, in the order in which they come. */
export function groupsOf(cells: readonly Place[]): Group[] {
  const groups = new Map<string, { rows: string[]; columns: string[] }>();
  for (const row of idsOf(cells, 'platform')) {
    const columns = idsOf(
      cells.filter((c) => c.platform === row),
      'deployment',
    );
    const key = [...columns].sort().join();
    const found = groups.get(key) ?? { rows: [], columns };
    found.rows.push(row);
    groups.set(key, found);
  }
  return [...groups.values()];
}
