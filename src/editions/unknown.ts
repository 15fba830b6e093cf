/** Rows of the pages that are new, or that only a person can place. */
import type { Change, Choice, Statuses, Undecided } from './change.js';
import { gatherCells, tagsOfRows } from './gather.js';
import { type Known, wordsIn } from './known.js';
import { noteWithTags, ROW } from './notes.js';
import { newNames, type Read, shortOf, wholeRow } from './reading.js';
import { keyOf, type Resolved } from './resolve.js';
import type { ReadRow } from './rows.js';
import { sectionOf } from './sections.js';
import { slug } from './words.js';

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

/** The rows of one new name → the row that it adds, where its section is certain. */
export function ofNew(resolved: readonly (Resolved & { kind: 'new' })[], read: Read, known: Known) {
  const rows = resolved.map((r) => r.row);
  const [first] = rows as [ReadRow];
  const { cells, undecided } = clearCells(rows, first.bare, known);
  const added = (section: string): Change[] => [
    { kind: 'platform-added', name: first.bare, section, ...parentOf(rows, read), cells },
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

/** The row that the rows of one name stand under, where it is certain which that is. */
function parentOf(rows: readonly ReadRow[], { resolved }: Read): { parent?: string } {
  const over = rows.flatMap((row) => {
    const above = resolved.find(
      (r) =>
        r.row.bare === row.parent &&
        r.row.parent === undefined &&
        r.row.page === row.page &&
        r.row.table === row.table &&
        r.row.section === row.section,
    );
    if (above?.kind === 'row') return [above.platform];
    return above?.kind === 'new' ? [slug(above.row.bare)] : [];
  });
  const [parent, ...others] = new Set(over);
  return parent && others.length === 0 ? { parent } : {};
}

function noteOfNew(name: string, rows: readonly ReadRow[], read: Read, known: Known): Change[] {
  const { tags, read: covered } = tagsOfRows(rows, wholeRow(read), ROW);
  const to = noteWithTags(undefined, tags, covered, newNames(read), known.knowledge);
  return to ? [{ kind: 'note', platform: slug(name), from: null, to }] : [];
}

/** The rows of one doubtful name → the question, with what each answer changes. */
export function ofDoubt(resolved: readonly (Resolved & { kind: 'doubt' })[], read: Read, known: Known): Undecided {
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
            label: `it is a new row${goes(gone, known)}`,
            changes: [
              { kind: 'platform-added', name: row.bare, section, ...parentOf(rows, read), cells } as const,
              ...gone.map((platform) => ({ kind: 'platform-absent', platform }) as const),
            ],
          },
        ]
      : []),
  ];
  return { text: `“${row.name}”: ${why}`, where: row.where, choices };
}

/** What choosing a new row takes away. */
const goes = (gone: readonly string[], { lexicon }: Known): string => {
  const names = gone.map((platform) => `“${lexicon.matrix.platform(platform).name}”`);
  if (names.length === 0) return '';
  return `, and the ${names.length === 1 ? 'row' : 'rows'} ${names.join(' and ')} ${names.length === 1 ? 'goes' : 'go'}`;
};

/** Whether another row than this one is or may be the platform. */
const isSeen = (platform: string, but: ReadRow, { resolved }: Read, known: Known): boolean =>
  resolved.some(
    (r) =>
      keyOf(r.row, known) !== keyOf(but, known) &&
      ((r.kind === 'row' && r.platform === platform) || (r.kind === 'doubt' && r.platforms.includes(platform))),
  );
