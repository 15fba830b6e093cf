/** Answer → view: what is shown, in its order, in words and still without a form (terminal, Slack). */
import type { Answer } from '../answer/answer.js';
import { cellsBehind, isFiltered } from '../answer/behind.js';
import type { Cell } from '../answer/cells.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import type { Query } from '../question/query.js';
import { isAllLacking, lackingWords } from './lacking.js';
import { onwardOf } from './onward.js';
import { type Refinement, refinementsOf } from './refinements.js';
import { requestParts } from './requests.js';
import { missingNames, type Verdict, verdictOf } from './verdict.js';
import { deploymentNames, few, idsOf, list } from './words.js';

export type TableRow = Readonly<{ name: string; statuses: readonly (Status | undefined)[] }>;

/** What is asked for: its name and look, and where it is found. */
export type FieldLine = Readonly<{ name: string; looks: string; where?: string; command?: string; example?: string }>;

/** A part of an answer below its verdict. */
export type Part =
  | Readonly<{ kind: 'reading'; text: string }>
  | Readonly<{ kind: 'table'; title: string; columns: readonly string[]; rows: readonly TableRow[] }>
  | Readonly<{ kind: 'notes'; title?: string; lines: readonly string[] }>
  | Readonly<{ kind: 'steps'; title: string; steps: readonly Readonly<{ who: string; does: string }>[] }>
  | Readonly<{ kind: 'fields'; title: string; subject: string; fields: readonly FieldLine[] }>
  | Readonly<{ kind: 'links'; title: string; links: readonly Readonly<{ title: string; url: string }>[] }>
  | Readonly<{ kind: 'fact'; title: string; text: string; url: string }>
  | Readonly<{ kind: 'examples'; title: string; questions: readonly string[] }>;

export type View = Readonly<{
  question: string;
  verdict: Verdict;
  parts: readonly Part[];
  /** What to ask next, beside this answer. */
  next: readonly Refinement[];
  /** From a yes to a connection: the question for its steps, and the one whose answer offers the drafts. */
  onward?: Readonly<{ steps?: Refinement; draft?: Readonly<{ question: string; said: readonly string[] }> }>;
  /** The cells that can be watched from this answer. */
  watchable?: readonly Readonly<{ platform: string; deployment: string }>[];
  /** A question that gets this answer with nothing before it, where there is one. */
  again: string | undefined;
  /** Which of several this is, where an answer is more than one message holds. */
  page?: Readonly<{ number: number; of: number }>;
  source: Readonly<{ title: string; url: string; date: string }>;
}>;

/** What people may ask, made of what is known, so that each example gets a real answer. */
export type Examples = readonly string[];

/** `examples`: shown where there is no answer. `again`: as in the view. */
export type Extras = Readonly<{ examples: Examples; again: string | undefined }>;

/** An answer about more is about none in particular. */
const MOST_WATCHABLE = 10;

/** An answer and its query → its view. */
export function viewOf(answer: Answer, query: Query, { examples, again }: Extras, matrix: MatrixIndex): View {
  const verdict = verdictOf(answer, query, matrix);
  const { title, source } = matrix.knowledge.matrix;
  const shown = statesNothing(answer) ? examples : [];
  const asked = requestParts(answer, query, matrix);
  const parts = [
    ...readingOf(answer, matrix),
    ...tableOf('', answer.cells, matrix),
    ...notesOf(answer, matrix),
    ...asked,
    ...relatedOf(answer, matrix),
    ...guidesOf(answer, asked),
    ...listOf(unguided(answer, matrix)),
    ...factsOf(answer, verdict, matrix),
    ...listOf(gapsIn(answer, matrix)),
    ...(shown.length > 0 ? [{ kind: 'examples', title: 'For example', questions: shown } as const] : []),
  ];
  return {
    question: answer.question,
    verdict,
    parts,
    next:
      shown.length > 0
        ? shown.map((question) => ({ label: question, question }))
        : refinementsOf(answer, query, matrix),
    onward: onwardOf(answer, query, again, matrix),
    watchable: watchableOf(answer, query, matrix),
    again,
    source: { title, url: source.url, date: source.fetchedAt.slice(0, 10) },
  };
}

/** Those that an answer of a few cells was asked about. */
function watchableOf({ cells }: Answer, query: Query, matrix: MatrixIndex): NonNullable<View['watchable']> {
  if (cells.length === 0 || cells.length > MOST_WATCHABLE) return [];
  const all = isFiltered(query) ? cellsBehind(query, matrix) : cells;
  return all.map(({ platform, deployment }) => ({ platform, deployment }));
}

/** An answer that states nothing of the matrix: help, a greeting, talk. */
export const statesNothing = ({ intent, cells, policies, unknown, missing, suggestions }: Answer): boolean =>
  intent === 'help' || cells.length + policies.length + unknown.length + missing.length + suggestions.length === 0;

/** How the question was read, where cells were given: "Snowflake · Azure ST". */
function readingOf({ cells }: Answer, matrix: MatrixIndex): Part[] {
  if (cells.length < 2) return [];
  const rows = idsOf(cells, 'platform').map((id) => matrix.platform(id).name);
  return [{ kind: 'reading', text: `${few(rows, 3)} · ${deploymentNames(idsOf(cells, 'deployment'), matrix)}` }];
}

function tableOf(title: string, cells: readonly Cell[], matrix: MatrixIndex): Part[] {
  if (cells.length === 0 || (title === '' && cells.length === 1)) return [];
  const columns = matrix.sortColumns(idsOf(cells, 'deployment'));
  const at = new Map(cells.map((c) => [`${c.platform} ${c.deployment}`, c.status]));
  const rows = idsOf(cells, 'platform').map((id) => ({
    name: matrix.platform(id).name,
    statuses: columns.map((column) => at.get(`${id} ${column}`)),
  }));
  return [{ kind: 'table', title, columns: columns.map((id) => matrix.deployment(id).short), rows }];
}

/** Beside the verdict: what belongs to a row asked about, and where else one works that does not work here. */
function relatedOf({ cells, related }: Answer, matrix: MatrixIndex): Part[] {
  const asked = new Set(cells.map((c) => c.platform));
  return [
    ...tableOf(
      'Beside it',
      related.filter((c) => !asked.has(c.platform)),
      matrix,
    ),
    ...tableOf(
      'Where it works',
      related.filter((c) => asked.has(c.platform)),
      matrix,
    ),
  ];
}

const listOf = (lines: readonly string[]): Part[] => (lines.length > 0 ? [{ kind: 'notes', lines }] : []);

const notesOf = ({ notes }: Answer, matrix: MatrixIndex): Part[] =>
  listOf(notes.map((n) => `${matrix.platform(n.platform).name}: ${n.text}`));

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What the answer could not say: names that the matrix lacks, deployments without a column. */
function gapsIn(answer: Answer, matrix: MatrixIndex): string[] {
  const { cells, unknown, missing, suggestions, policies } = answer;
  const crossed = matrix.policiesFor('crossed').some((id) => policies.includes(id));
  const known = cells.length > 0 || crossed;
  return [
    ...(unknown.length > 0 && known ? [`${capital(lackingWords(unknown, matrix))}, so I can't say.`] : []),
    ...(unknown.length > 0 && !known && isAllLacking(unknown, matrix)
      ? ['That means unknown, neither yes nor no. The source page may say more.']
      : []),
    ...(suggestions.length > 0 && unknown.length > 0
      ? [
          `Did you mean ${list(
            suggestions.map((id) => matrix.platform(id).name),
            'or',
          )}?`,
        ]
      : []),
    ...(missing.length > 0 && (known || unknown.length > 0)
      ? [`The matrix has no column for ${missingNames(answer, matrix)}, so I can't say.`]
      : []),
    ...(missing.length > 0 && !known && unknown.length === 0 ? ['That means unknown, neither yes nor no.'] : []),
  ];
}

/** A platform that was asked about, is available and has no guide of its own there. */
function unguided({ cells, guides, policies }: Answer, matrix: MatrixIndex): string[] {
  if (!matrix.policiesFor('without-guide').some((id) => policies.includes(id))) return [];
  const served = (c: Cell) =>
    matrix
      .guidesOf(c.platform)
      .some((g) => guides.some((have) => have.id === g.id && g.cloud === matrix.deployment(c.deployment).cloud));
  const open = cells.filter((c) => c.status === 'available' && !served(c));
  return idsOf(open, 'platform').map((id) => {
    const where = open.filter((c) => c.platform === id).map((c) => c.deployment);
    return `The source links no guide for ${matrix.platform(id).name} on ${deploymentNames(where, matrix)}.`;
  });
}

/** The guides as links, save those that a part links already. */
function guidesOf(answer: Answer, parts: readonly Part[]): Part[] {
  const linked = new Set(parts.flatMap((part) => (part.kind === 'fact' ? [part.url] : [])));
  const guides = answer.guides.filter((g) => !linked.has(g.url));
  if (guides.length === 0) return [];
  return [
    {
      kind: 'links',
      title: guides.length > 1 ? 'Guides' : 'Guide',
      links: guides.map(({ title, url }) => ({ title, url })),
    },
  ];
}

function factsOf({ policies }: Answer, verdict: Verdict, matrix: MatrixIndex): Part[] {
  return policies.flatMap((id) => {
    const policy = matrix.policy(id);
    if (!policy) return [];
    const text = policy.text === verdict.text ? '' : policy.text;
    return [{ kind: 'fact' as const, title: policy.title, text, url: policy.url }];
  });
}
