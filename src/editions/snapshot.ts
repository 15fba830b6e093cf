/** An edition's cells in few characters, and what differs between two. */
import { cellKey } from '../knowledge/matrix.js';
import type { Matrix, Status } from '../knowledge/schema.js';

/** Of a row: its id, its name, and a letter for each column. */
export type SnapshotRow = readonly [id: string, name: string, letters: string];

export type Snapshot = Readonly<{
  /** When the edition was fetched, such as "2026-01-02T03:04:05Z". */
  fetchedAt: string;
  /** Of a column: its id and its short name. */
  columns: readonly (readonly [id: string, name: string])[];
  rows: readonly SnapshotRow[];
}>;

/** `from` or `to` is undefined where an edition has no such cell. Names are those of the newer one that has it. */
export type CellChange = Readonly<{
  platform: string;
  deployment: string;
  name: string;
  place: string;
  from: Status | undefined;
  to: Status | undefined;
}>;

const LETTERS: Readonly<Record<Status, string>> = { available: 'a', unavailable: 'u', 'not-applicable': 'n' };
const STATUS_OF: ReadonlyMap<string, Status> = new Map(
  Object.entries(LETTERS).map(([status, letter]) => [letter, status as Status]),
);

export function snapshotOf({ source, deployments, platforms }: Matrix): Snapshot {
  return {
    fetchedAt: source.fetchedAt,
    columns: deployments.map(({ id, short }) => [id, short]),
    rows: platforms.map(({ id, name, statuses }) => [
      id,
      name,
      deployments.map((d) => LETTERS[statuses[d.id] ?? 'not-applicable']).join(''),
    ]),
  };
}

/** In the order of the newer edition, then what only the older one has. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly CellChange[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const changed = [...now].flatMap(([key, { status, ...cell }]): CellChange[] => {
    const from = old.get(key)?.status;
    return from === status ? [] : [{ ...cell, from, to: status }];
  });
  const gone = [...old].flatMap(([key, { status, ...cell }]): CellChange[] =>
    now.has(key) ? [] : [{ ...cell, from: status, to: undefined }],
  );
  return [...changed, ...gone];
}

function cellsOf({ rows, columns }: Snapshot) {
  return new Map(
    rows.flatMap(([platform, name, letters]) =>
      columns.map(([deployment, place], i) => {
        const status = STATUS_OF.get(letters[i] ?? '');
        return [cellKey({ platform, deployment }), { platform, deployment, name, place, status }] as const;
      }),
    ),
  );
}
