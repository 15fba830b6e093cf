/** Who watches all of a platform or of a deployment watches what comes to it as well. */
import type { Snapshot } from './editions/snapshot.js';
import { cellKey, type MatrixIndex } from './knowledge/matrix.js';
import type { Watch, Watched, WatchedSince } from './watches.js';

/**
 * What somebody watches → the cells of today's matrix that are not among them, in a row or column of which they watch all
 * cells that its edition had when they were told last. `ran`: the editions by the numbers of their runs.
 */
export function cameSince(
  watched: readonly WatchedSince[],
  ran: ReadonlyMap<number, Snapshot>,
  matrix: MatrixIndex,
): readonly Watch[] {
  const has = new Set(watched.map(cellKey));
  const whole = (kind: 'platform' | 'deployment'): Watched[] =>
    [...new Set(watched.map((cell) => cell[kind]))].flatMap((id) => {
      const line = watched.filter((cell) => cell[kind] === id);
      const then = ran.get(Math.max(...line.map(({ run }) => run)));
      if (!then) return [];
      const [rows, columns] = [then.rows.map(([row]) => row), then.columns.map(([column]) => column)];
      const inRow = kind === 'platform';
      const cellOf = (other: string): Watched =>
        inRow ? { platform: id, deployment: other } : { platform: other, deployment: id };
      const [own, before, now] = inRow
        ? [matrix.platformIds, columns, matrix.deploymentIds]
        : [matrix.deploymentIds, rows, matrix.platformIds];
      const isWhole = own.includes(id) && before.every((other) => has.has(cellKey(cellOf(other))));
      return isWhole ? now.filter((other) => !before.includes(other)).map(cellOf) : [];
    });
  const fresh = [...whole('platform'), ...whole('deployment')].filter((cell) => !has.has(cellKey(cell)));
  return [...new Map(fresh.map((cell) => [cellKey(cell), { ...cell, known: 'none' as const }])).values()];
}
