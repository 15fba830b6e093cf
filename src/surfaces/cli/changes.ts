/** A comparison → the table of changes that a terminal shows, and the object that programs read. */
import type { Change, Comparison, Statuses, Undecided } from '../../editions/change.js';
import { statusLabel } from '../../editions/words.js';
import type { Knowledge, Status } from '../../knowledge/schema.js';
import { toJsonText } from './json.js';

/** What `diff --json` prints. */
export const toJson = ({ edition, changes, undecided, unchanged, unreadable }: Comparison): string =>
  toJsonText({
    edition,
    changes,
    undecided: undecided.map(({ text, where }) => ({ text, where })),
    unchanged,
    ...(unreadable.length > 0 && { unreadable }),
  });

type Line = readonly [what: string, where: string, was: string, is: string];

/** A readable table with a line for each change, then what is undecided, then a summary. */
export function changesTable(comparison: Comparison, knowledge: Knowledge): string {
  const { changes, undecided } = comparison;
  return [...changeLines(changes, knowledge), ...undecidedLines(undecided), summary(comparison)].join('\n');
}

/** The table alone; of no change, nothing. */
export function changeLines(changes: readonly Change[], knowledge: Knowledge): string[] {
  const lines: Line[] = changes.map((change) => lineOf(change, knowledge));
  return lines.length > 0 ? [columns([['What', 'Where', 'Was', 'Is'], ...lines]), ''] : [];
}

export const undecidedLines = (undecided: readonly Undecided[]): string[] =>
  undecided.length > 0
    ? ['For you to decide:', ...undecided.map(({ text, where }) => `  • ${text}\n    ${where}`), '']
    : [];

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function summary({ changes, undecided, unchanged, unsaid }: Comparison): string {
  const agree = count(unchanged, 'cell agrees', 'cells agree');
  const rest =
    unsaid > 0 ? ` Nothing is said of ${count(unsaid, 'other cell', 'other cells')} in the same columns.` : '';
  if (changes.length + undecided.length === 0) return `No difference: ${agree}.${rest}`;
  return `${count(changes.length, 'change', 'changes')}, ${undecided.length} undecided; ${agree}.${rest}`;
}

function lineOf(change: Change, { matrix }: Knowledge): Line {
  const row = (id: string): string => matrix.platforms.find((p) => p.id === id)?.name ?? id;
  const column = (id: string): string => matrix.deployments.find((d) => d.id === id)?.short ?? id;
  const section = (id: string): string => matrix.sections.find((s) => s.id === id)?.name ?? id;
  switch (change.kind) {
    case 'status':
      return [row(change.platform), column(change.deployment), statusLabel(change.from), statusLabel(change.to)];
    case 'platform-added':
      return [change.name, section(change.section), '', `new row: ${cells(change.cells, column)}`];
    case 'platform-absent':
      return [row(change.platform), '', 'a row', 'no row'];
    case 'renamed':
      return [row(change.platform), '', change.from, change.to];
    case 'deployment-added':
      return [column(change.deployment), '', '', `new column: ${cells(change.cells, row)}`];
    case 'deployment-absent':
      return [column(change.deployment), '', 'a column', 'no column'];
    case 'note':
      return [row(change.platform), 'note', change.from ?? '', change.to ?? 'no note'];
    default:
      return change satisfies never;
  }
}

/** Cells by status: "✅ AWS MT, AWS ST; — GCP MT". */
function cells(statuses: Statuses, nameOf: (id: string) => string): string {
  const kinds = [...new Set(Object.values(statuses))];
  const of = (status: Status): string[] =>
    Object.keys(statuses)
      .filter((id) => statuses[id] === status)
      .map(nameOf);
  return (
    kinds.map((status) => `${statusLabel(status).split(' ')[0]} ${of(status).join(', ')}`).join('; ') || 'no cells'
  );
}

/** The longest that a column is padded to; a longer text pushes the rest of its line on. */
const WIDEST = 44;

function columns(lines: readonly Line[]): string {
  const widths = [0, 1, 2].map((i) => Math.min(WIDEST, Math.max(...lines.map((line) => width(line[i] ?? '')))));
  return lines
    .map((line) =>
      line
        .map((text, i) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(text))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** How many places a text takes on a terminal: marks take two. */
const width = (text: string): number => [...text].length + (text.match(/[✅❌]/gu)?.length ?? 0);
