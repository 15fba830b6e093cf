/** Matrix → the whole of it by cloud, told by what is alike: "✅ available: Snowflake, Databricks". */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Platform, Status } from '../knowledge/schema.js';
import type { Part } from './view.js';
import { list, STATUS_WORDS } from './words.js';

/** The most characters of names on one line; more go on in the next. */
const LINE = 1_200;

/** One part a cloud and section, in matrix order. */
export function overviewOf(matrix: MatrixIndex): readonly Part[] {
  const { clouds, sections, platforms } = matrix.knowledge.matrix;
  return clouds.flatMap((cloud) => {
    const columns = matrix.deploymentsAt({ cloud: cloud.id });
    if (columns.length === 0) return [];
    return sections.flatMap((section): Part[] => {
      const rows = platforms.filter((p) => p.section === section.id);
      const lines = alike(rows, columns, matrix).flatMap(([statuses, names]) =>
        wrapped(names).map((some) => `${told(statuses, columns, matrix)}: ${some}`),
      );
      return lines.length > 0 ? [{ kind: 'notes', title: `${cloud.name}: ${section.name}`, lines }] : [];
    });
  });
}

/** Rows with the same statuses on these columns together, those with most available first. */
function alike(rows: readonly Platform[], columns: readonly string[], matrix: MatrixIndex): [Status[], string[]][] {
  const kinds = new Map<string, [Status[], string[]]>();
  for (const { id, name } of rows) {
    const statuses = columns.map((column) => matrix.status(id, column));
    const key = String(statuses);
    const kind = kinds.get(key) ?? [statuses, []];
    kind[1].push(name);
    kinds.set(key, kind);
  }
  const order = (statuses: readonly Status[]) =>
    statuses.reduce((sum, status) => sum + Object.keys(STATUS_WORDS).indexOf(status), 0);
  return [...kinds.values()].sort(([a], [b]) => order(a) - order(b));
}

/** ["unavailable", "available"] → "✅ available on AWS ST, ❌ not currently supported on AWS MT"; alike on all: without where. */
function told(statuses: readonly Status[], columns: readonly string[], matrix: MatrixIndex): string {
  const said = (status: Status) => `${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].said}`;
  const [first] = statuses as [Status];
  if (statuses.every((status) => status === first)) return said(first);
  const used = (Object.keys(STATUS_WORDS) as Status[]).filter((status) => statuses.includes(status));
  return used
    .map((status) => {
      const where = columns.filter((_, i) => statuses[i] === status).map((id) => matrix.deployment(id).short);
      return `${said(status)} on ${list(where)}`;
    })
    .join(', ');
}

function wrapped(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < LINE) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(name);
  }
  return lines;
}
