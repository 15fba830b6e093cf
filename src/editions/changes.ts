/** Rows of the pages, resolved → the changes in matrix order, and what is undecided. */
import type { Change, Choice, Comparison, Statuses, Undecided } from './change.js';
import { type Gathered, gatherCells, tagsOfRows } from './gather.js';
import { type Known, wordsIn } from './known.js';
import { noteWithTags, ROW } from './notes.js';
import { keyOf, type Resolved } from './resolve.js';
import type { Doubt, ReadRow, ReadTable } from './rows.js';
import { sectionOf } from './sections.js';
import { slug, statusLabel } from './words.js';

export type Read = Readonly<{
  tables: readonly ReadTable[];
  resolved: readonly Resolved[];
  doubts: readonly Doubt[];
  /** Some table gives the whole matrix, so that what it lacks is gone. */
  whole: boolean;
}>;

type Outcome = Pick<Comparison, 'changes' | 'undecided' | 'unchanged'>;
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
  for (const rows of group(keyed(read, 'new', known)).values()) {
    const outcome = ofNew(rows, read, known);
    const at = lastOf(outcome.section, known) + 0.5;
    placed.push(...outcome.changes.map((change) => ({ at, change })));
    undecided.push(...outcome.undecided);
  }
  for (const rows of group(keyed(read, 'doubt', known)).values()) undecided.push(ofDoubt(rows, read, known));
  placed.push(...absentRows(read, known).map((change) => ({ at: order.get(change.platform) ?? 0, change })));
  placed.sort((a, b) => a.at - b.at);
  const deployments = ofDeployments(read, known);
  undecided.push(...deployments.undecided);
  return { changes: [...placed.map((p) => p.change), ...deployments.changes], undecided, unchanged };
}

const keyed = <K extends Resolved['kind']>(read: Read, kind: K, known: Known) =>
  read.resolved.flatMap((r) => (r.kind === kind ? [[keyOf(r.row, known), r as Resolved & { kind: K }] as const] : []));

function group<V>(entries: readonly (readonly [string, V])[]): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

const lastOf = (section: string | undefined, { knowledge }: Known): number =>
  knowledge.matrix.platforms.findLastIndex((p) => p.section === section);

const wholeRow =
  ({ tables }: Read) =>
  (row: ReadRow): boolean =>
    tables.some((t) => t.whole && t.rows.includes(row));

/** The page's names of deployments that the knowledge lacks. */
const newNames = ({ tables }: Read): Map<string, string> =>
  new Map(tables.flatMap((t) => t.columns.filter((c) => !c.known).map((c) => [c.deployment, c.text] as const)));

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

const shortOf = (deployment: string, { knowledge }: Known): string =>
  knowledge.matrix.deployments.find((d) => d.id === deployment)?.short ?? deployment;

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

/** The cells of rows, as far as they are clear, and what is not. */
function clearCells(rows: readonly ReadRow[], name: string, known: Known): { cells: Statuses; undecided: Undecided[] } {
  const gathered = [...gatherCells(rows)];
  return {
    cells: Object.fromEntries(gathered.flatMap(([id, cell]) => ('status' in cell ? [[id, cell.status]] : []))),
    undecided: gathered.flatMap(([id, cell]) =>
      'status' in cell
        ? []
        : [{ text: `“${name}” on ${shortOf(id, known)}: ${cell.unclear}`, where: cell.where, choices: [] }],
    ),
  };
}

function ofNew(resolved: readonly (Resolved & { kind: 'new' })[], read: Read, known: Known) {
  const rows = resolved.map((r) => r.row);
  const [first] = rows as [ReadRow];
  const { cells, undecided } = clearCells(rows, first.bare, known);
  const added = (section: string): Change[] => [
    { kind: 'platform-added', name: first.bare, section, cells },
    ...noteOfNew(first.bare, rows, read, known),
  ];
  const sections = rows.map((row) => sectionOf(row, resolved[0]?.suggests ?? [], read.resolved, known));
  const section = sections.find((s) => s !== undefined);
  if (section) return { section, changes: added(section), undecided };
  const asked: Undecided = {
    text: `“${first.bare}” is a new row, and its section is not certain: the page has it under “${first.section}”`,
    where: first.where,
    choices: known.knowledge.matrix.sections.map((s) => ({ label: `it is in “${s.name}”`, changes: added(s.id) })),
  };
  return { section, changes: [], undecided: [asked, ...undecided] };
}

function noteOfNew(name: string, rows: readonly ReadRow[], read: Read, known: Known): Change[] {
  const { tags, read: covered } = tagsOfRows(rows, wholeRow(read), ROW);
  const to = noteWithTags(undefined, tags, covered, newNames(read), known.knowledge);
  return to ? [{ kind: 'note', platform: slug(name), from: null, to }] : [];
}

function ofDoubt(resolved: readonly (Resolved & { kind: 'doubt' })[], read: Read, known: Known): Undecided {
  const rows = resolved.map((r) => r.row);
  const [{ platforms, merged, why, row }] = resolved as [Resolved & { kind: 'doubt' }];
  const { cells } = clearCells(rows, row.bare, known);
  const free = !known.lexicon.exact.has(wordsIn(row.bare, known).join(' '));
  const as = (platform: string, rename: boolean): Change[] => {
    const { name, statuses } = known.lexicon.matrix.platform(platform);
    return [
      ...(rename && free ? [{ kind: 'renamed', platform, from: name, to: row.bare } as const] : []),
      ...Object.entries(cells).flatMap(([deployment, to]): Change[] => {
        const from = statuses[deployment];
        return from && from !== to ? [{ kind: 'status', platform, deployment, from, to }] : [];
      }),
    ];
  };
  const section = sectionOf(row, platforms, read.resolved, known);
  const gone = merged ? [] : platforms.filter((p) => read.whole && !isSeen(p, row, read, known));
  const choices: Choice[] = [
    ...(merged ? [{ label: 'it is all of them', changes: platforms.flatMap((p) => as(p, false)) }] : []),
    ...platforms.slice(0, 6).map((p) => ({
      label: `it is “${known.lexicon.matrix.platform(p).name}”`,
      changes: as(p, true),
    })),
    ...(section && free
      ? [
          {
            label: 'it is a new row',
            changes: [
              { kind: 'platform-added', name: row.bare, section, cells } as const,
              ...gone.map((platform) => ({ kind: 'platform-absent', platform }) as const),
            ],
          },
        ]
      : []),
  ];
  return { text: `“${row.name}”: ${why}`, where: row.where, choices };
}

/** Whether another row than this one is or may be the platform. */
const isSeen = (platform: string, but: ReadRow, { resolved }: Read, known: Known): boolean =>
  resolved.some(
    (r) =>
      keyOf(r.row, known) !== keyOf(but, known) &&
      ((r.kind === 'row' && r.platform === platform) || (r.kind === 'doubt' && r.platforms.includes(platform))),
  );

function absentRows({ resolved, whole }: Read, known: Known): Extract<Change, { kind: 'platform-absent' }>[] {
  if (!whole) return [];
  const seen = new Set(
    resolved.flatMap((r) => (r.kind === 'row' ? [r.platform] : r.kind === 'doubt' ? r.platforms : [])),
  );
  return known.lexicon.matrix.platformIds
    .filter((platform) => !seen.has(platform))
    .map((platform) => ({ kind: 'platform-absent', platform }));
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
