/** A comparison → what is found, in words for those who look after the knowledge, with the cells that answers mark. */
import type { Change, Comparison, Undecided } from '../editions/change.js';
import { statusLabel } from '../editions/words.js';
import { cellKey } from '../knowledge/matrix.js';
import type { Knowledge, Matrix } from '../knowledge/schema.js';
import type { Finding } from '../marks.js';

type Cells = Finding['cells'];

/** A comparison → what is found, each with a key that is the same every day. */
export function findingsIn({ changes, undecided }: Comparison, { matrix }: Knowledge): readonly Finding[] {
  const all = [
    ...changes.map((change) => ({
      key: JSON.stringify(change),
      text: textOf(change, matrix),
      cells: cellsOf(change, matrix),
    })),
    ...undecided.map((one) => ({
      key: `undecided ${one.text}`,
      text: `To decide: ${one.text}`,
      cells: unclearCells(one, matrix),
    })),
  ];
  return [...new Map(all.map((finding) => [finding.key, finding])).values()];
}

function cellsOf(change: Change, matrix: Matrix): Cells {
  switch (change.kind) {
    case 'status':
      return [{ platform: change.platform, deployment: change.deployment, to: change.to }];
    case 'platform-absent':
      return matrix.deployments.map(({ id }) => ({ platform: change.platform, deployment: id, to: 'none' }));
    case 'deployment-absent':
      return matrix.platforms.map(({ id }) => ({ platform: id, deployment: change.deployment, to: 'none' }));
    default:
      return [];
  }
}

/** The cells that some way to decide it would change. */
function unclearCells({ choices }: Undecided, matrix: Matrix): Cells {
  const cells = choices.flatMap((choice) => choice.changes.flatMap((change) => cellsOf(change, matrix)));
  const places = new Map(cells.map((cell) => [cellKey(cell), cell]));
  return [...places.values()].map((cell) => ({ ...cell, to: 'unclear' }));
}

function textOf(change: Change, { platforms, deployments }: Matrix): string {
  const row = (id: string): string => platforms.find((p) => p.id === id)?.name ?? id;
  const column = (id: string): string => deployments.find((d) => d.id === id)?.short ?? id;
  switch (change.kind) {
    case 'status':
      return `${row(change.platform)} on ${column(change.deployment)}: was ${statusLabel(change.from)}, is ${statusLabel(change.to)}`;
    case 'platform-added':
      return `${change.name}: a new row`;
    case 'platform-absent':
      return `${row(change.platform)}: its row is gone`;
    case 'renamed':
      return `${change.from}: now called ${change.to}`;
    case 'deployment-added':
      return `${change.deployment}: a new column`;
    case 'deployment-absent':
      return `${column(change.deployment)}: its column is gone`;
    case 'note':
      return `${row(change.platform)}: its note is now ${change.to === null ? 'gone' : `“${change.to}”`}`;
    default:
      return change satisfies never;
  }
}
