/** Rows of the pages, resolved → the changes in matrix order, and what is undecided. */
import type { Change, Comparison, Undecided } from './change.js';
import { type Gathered, gatherCells, tagsOfRows } from './gather.js';
import type { Known } from './known.js';
import { noteWithTags, ROW } from './notes.js';
import { newNames, type Read, shortOf, wholeRow } from './reading.js';
import { keyOf, type Resolved } from './resolve.js';
import { ofDoubt, ofNew } from './unknown.js';
import { statusLabel } from './words.js';

type Outcome = Pick<Comparison, 'changes' | 'undecided' | 'unchanged' | 'unsaid'>;
type Placed = { at: number; change: Change };

export function changesOf(read: Read, known: Known): Outcome {
  const { matrix } = known.knowledge;
  const order = new Map(matrix.platforms.map((p, i) => [p.id, i]));
  const placed: Placed[] = [];
  const undecided: Undecided[] = read.doubts.map(({ text, where }) => ({ text, where, choices: [] }));
  let unchanged = 0;

  const rowsOf = group(read.resolved.flatMap((r) => (r.kind === 'row' ? [[r.platform, r] as const] : [])));
  for (const [platform, resolved] of rowsOf) {
    const outcome = ofPlatform(platform, resolved, read, known);
    placed.push(...outcome.changes.map((change) => ({ at: order.get(platform) ?? 0, change })));
    undecided.push(...outcome.undecided);
    unchanged += outcome.unchanged;
  }
  const cellsOf = new Map([...rowsOf].map(([platform, rows]) => [platform, gatherCells(rows.map((r) => r.row))]));
  const disputed = disputedTables(rowsOf, cellsOf);
  for (const rows of group(keyed(read, 'new', known)).values()) {
    const outcome = ofNew(rows, read, known);
    const at = lastOf(outcome.section, known) + 0.5;
    const [{ row }] = rows as [(typeof rows)[number]];
    undecided.push(...outcome.undecided);
    if (disputed.has(row.table) && outcome.changes.length > 0) undecided.push(ofDisputed(row, outcome.changes));
    else placed.push(...outcome.changes.map((change) => ({ at, change })));
  }
  for (const rows of group(keyed(read, 'doubt', known)).values()) undecided.push(ofDoubt(rows, read, known));
  const absent = absentRows(read, known);
  const nameless = read.doubts.find((doubt) => doubt.nameless);
  if (nameless) undecided.push(...absent.map((change) => ofAbsent(change, nameless.where, known)));
  else placed.push(...absent.map((change) => ({ at: order.get(change.platform) ?? 0, change })));
  placed.sort((a, b) => a.at - b.at);
  const deployments = ofDeployments(read, known);
  undecided.push(...deployments.undecided);
  const unsaid = unsaidOf(cellsOf, read, known);
  return { changes: [...placed.map((p) => p.change), ...deployments.changes], undecided, unchanged, unsaid };
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, Gathered>>;

/** Of a page that gives one cloud's part, the rows that it leaves out; where a page gives all, those are gone. */
function unsaidOf(cellsOf: Cells, { tables, resolved, whole }: Read, { lexicon }: Known): number {
  if (whole) return 0;
  const columns = [...new Set(tables.flatMap((t) => t.columns.flatMap((c) => (c.known ? [c.deployment] : []))))];
  // A row that is asked about is not left out.
  const asked = new Set(resolved.flatMap((r) => (r.kind === 'doubt' ? r.platforms : [])));
  const others = lexicon.matrix.platformIds.filter((platform) => !asked.has(platform));
  return others.reduce((sum, id) => sum + columns.filter((column) => !cellsOf.get(id)?.has(column)).length, 0);
}

/** Tables of which one says of a cell what another does not: nobody knows which of them is the matrix. */
function disputedTables(rowsOf: ReadonlyMap<string, readonly RowOf[]>, cellsOf: Cells): ReadonlySet<number> {
  const disputed = [...rowsOf].flatMap(([platform, rows]) => {
    const tables = new Set(rows.map(({ row }) => row.table));
    const cells = [...(cellsOf.get(platform)?.values() ?? [])];
    return tables.size > 1 && cells.some((cell) => 'unclear' in cell && cell.said.length > 1) ? [...tables] : [];
  });
  return new Set(disputed);
}

const ofDisputed = ({ name, where }: Read['resolved'][number]['row'], changes: readonly Change[]): Undecided => ({
  text: `“${name}” is a new row in a table that contradicts another`,
  where,
  choices: [{ label: 'add it', changes }],
});

const keyed = <K extends Resolved['kind']>(read: Read, kind: K, known: Known) =>
  read.resolved.flatMap((r) => (r.kind === kind ? [[keyOf(r.row, known), r as Resolved & { kind: K }] as const] : []));

function group<V>(entries: readonly (readonly [string, V])[]): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) {
    const members = groups.get(key);
    if (members) members.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

const lastOf = (section: string | undefined, { knowledge }: Known): number =>
  knowledge.matrix.platforms.findLastIndex((p) => p.section === section);

type RowOf = Resolved & { kind: 'row' };

function ofPlatform(platform: string, resolved: readonly RowOf[], read: Read, known: Known) {
  const { statuses, name, note } = known.lexicon.matrix.platform(platform);
  const rows = resolved.map((r) => r.row);
  const cells = gatherCells(rows);
  const undecided: Undecided[] = [];
  const changes: Change[] = [];
  let unchanged = 0;
  const names = new Map(resolved.flatMap((r) => (r.as === 'alias' ? [] : [[keyOf(r.row, known), r.row] as const])));
  const [renamed] = names.values();
  if (renamed && names.size === 1 && resolved.every((r) => r.as !== 'alias'))
    changes.push({ kind: 'renamed', platform, from: name, to: renamed.bare });
  else if (names.size > 1)
    undecided.push({
      text: `“${name}” has several new names: ${[...names.values()].map((row) => `“${row.bare}”`).join(', ')}`,
      where: renamed?.where ?? '',
      choices: [...names.values()].map((row) => ({
        label: `call it “${row.bare}”`,
        changes: [{ kind: 'renamed', platform, from: name, to: row.bare }],
      })),
    });
  const remark = resolved.find((r) => r.remark)?.remark;
  const { tags, read: covered } = tagsOfRows(rows, wholeRow(read), ROW);
  const before = remark ? `${remark.charAt(0).toUpperCase()}${remark.slice(1)}.` : note;
  const to = noteWithTags(before, tags, covered, newNames(read), known.knowledge);
  if (to !== note) changes.push({ kind: 'note', platform, from: note ?? null, to: to ?? null });
  for (const deployment of known.lexicon.matrix.deploymentIds) {
    const cell = cells.get(deployment);
    const from = statuses[deployment];
    if (!cell || !from) continue;
    if (!('status' in cell)) undecided.push(unclear(platform, name, deployment, cell, known));
    else if (cell.status === from) unchanged++;
    else changes.push({ kind: 'status', platform, deployment, from, to: cell.status });
  }
  return { changes, undecided, unchanged };
}

function unclear(
  platform: string,
  name: string,
  deployment: string,
  cell: Gathered & { unclear: string },
  known: Known,
): Undecided {
  const from = known.lexicon.matrix.status(platform, deployment);
  return {
    text: `“${name}” on ${shortOf(deployment, known)}: ${cell.unclear}`,
    where: cell.where,
    choices: STATUSES.map((to) => ({
      label: statusLabel(to),
      changes: to === from ? [] : [{ kind: 'status', platform, deployment, from, to }],
    })),
  };
}

const STATUSES = ['available', 'unavailable', 'not-applicable'] as const;

function absentRows({ resolved, whole }: Read, known: Known): Extract<Change, { kind: 'platform-absent' }>[] {
  if (!whole) return [];
  const seen = new Set(
    resolved.flatMap((r) => (r.kind === 'row' ? [r.platform] : r.kind === 'doubt' ? r.platforms : [])),
  );
  return known.lexicon.matrix.platformIds
    .filter((platform) => !seen.has(platform))
    .map((platform) => ({ kind: 'platform-absent', platform }));
}

/** A row that is missed may be the one whose name can't be read. */
function ofAbsent(change: Extract<Change, { kind: 'platform-absent' }>, where: string, { lexicon }: Known): Undecided {
  const { name } = lexicon.matrix.platform(change.platform);
  return {
    text: `“${name}” has no row, or it is the one without a name`,
    where,
    choices: [{ label: 'its row is gone', changes: [change] }],
  };
}

function ofDeployments(read: Read, known: Known): { changes: Change[]; undecided: Undecided[] } {
  const columns = read.tables.flatMap((t) => t.columns);
  const added = [...new Set(columns.filter((c) => !c.known).map((c) => c.deployment))];
  const rowsOf = group(read.resolved.flatMap((r) => (r.kind === 'row' ? [[r.platform, r.row] as const] : [])));
  const cells = known.lexicon.matrix.platformIds.map(
    (platform) => [platform, gatherCells(rowsOf.get(platform) ?? [])] as const,
  );
  const changes = added.map((deployment): Change => {
    const clear = cells.flatMap(([platform, gathered]) => {
      const cell = gathered.get(deployment);
      return cell && 'status' in cell ? [[platform, cell.status] as const] : [];
    });
    return { kind: 'deployment-added', deployment, cells: Object.fromEntries(clear) };
  });
  const undecided = added.flatMap((deployment) =>
    cells.flatMap(([platform, gathered]): Undecided[] => {
      const cell = gathered.get(deployment);
      if (!cell || 'status' in cell) return [];
      const { name } = known.lexicon.matrix.platform(platform);
      return [{ text: `“${name}” on ${deployment}: ${cell.unclear}`, where: cell.where, choices: [] }];
    }),
  );
  const unsure = read.doubts.filter((d) => d.column);
  const absent = known.knowledge.matrix.deployments.filter(
    (d) =>
      read.whole &&
      !columns.some((c) => c.deployment === d.id) &&
      !unsure.some((doubt) => doubt.cloud === undefined || doubt.cloud === d.cloud),
  );
  return {
    changes: [...changes, ...absent.map((d): Change => ({ kind: 'deployment-absent', deployment: d.id }))],
    undecided,
  };
}
