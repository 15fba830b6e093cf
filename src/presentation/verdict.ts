/** Answer → its first sentence: the verdict in words, with its mark. */
import { type Answer, differencesIn, isAlone, sidesOf } from '../answer/answer.js';
import type { Cell } from '../answer/cells.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Status } from '../knowledge/schema.js';
import type { Comparison, Query } from '../question/query.js';
import { LONGEST_QUESTION } from '../question/understand.js';
import { lackingWords } from './lacking.js';
import { leadOf } from './requests.js';
import {
  byStatus,
  count,
  deploymentNames,
  type Group,
  groupsOf,
  idsOf,
  list,
  platformNames,
  STATUS_WORDS,
} from './words.js';

/** `mark` is empty where there is no verdict. */
export type Verdict = Readonly<{ mark: string; text: string }>;

const said = (text: string): Verdict => ({ mark: '', text });

/** An answer's verdict. */
export function verdictOf(answer: Answer, query: Query, matrix: MatrixIndex): Verdict {
  if (query.tooLong)
    return said(
      `That is too long for me: I read questions of up to ${LONGEST_QUESTION} characters. Please ask in a few sentences.`,
    );
  if (answer.intent === 'help')
    return said(`Ask me what dbt can reach privately. ${matrix.knowledge.matrix.title} is all I know.`);
  if (answer.cells.length > 0) {
    const verdict = cellsVerdict(answer, query, matrix);
    const lead = leadOf(answer, query, matrix);
    return lead ? { ...verdict, text: `${verdict.text} ${lead}` } : verdict;
  }
  if (crosses(answer, matrix)) return crossedVerdict(answer, matrix);
  const [policy] = answer.policies;
  if (answer.intent === 'policy' && policy) return said(matrix.policy(policy)?.text ?? '');
  if (answer.unknown.length > 0) return said(`I can't say: ${lackingWords(answer.unknown, matrix)}.`);
  if (answer.missing.length > 0)
    return said(`I can't say: the matrix has no column for ${missingNames(answer, matrix)}.`);
  if (answer.suggestions.length > 0)
    return said(
      `I am not sure which platform you mean. Did you mean ${list(names(answer.suggestions, matrix), 'or')}?`,
    );
  return said('I did not find a question about private connections in that. Name a platform, a cloud or both.');
}

const names = (ids: readonly string[], matrix: MatrixIndex): string[] => ids.map((id) => matrix.platform(id).name);

/** "gcp-st" → "GCP single-tenant", in the matrix's own words. */
export function missingNames({ missing }: Answer, { knowledge }: MatrixIndex): string {
  const { clouds, tenancies } = knowledge.matrix;
  const pairs = clouds.flatMap((c) => [
    [c.id, c.name] as const,
    ...tenancies.map((t) => [`${c.id}-${t.id}`, `${c.name} ${t.name}`] as const),
  ]);
  return list(missing.map((id) => pairs.find(([pair]) => pair === id)?.[1] ?? id));
}

const crosses = (answer: Answer, matrix: MatrixIndex): boolean =>
  answer.intent !== 'policy' &&
  answer.platforms.length > 0 &&
  matrix.policiesFor('crossed').some((id) => answer.policies.includes(id));

function crossedVerdict(answer: Answer, matrix: MatrixIndex): Verdict {
  const { clouds } = matrix.knowledge.matrix;
  const at = [...answer.deployments.map((id) => matrix.deployment(id).cloud), ...answer.missing];
  const dbt = list(clouds.filter((c) => at.some((id) => id === c.id || id.startsWith(`${c.id}-`))).map((c) => c.name));
  return {
    mark: STATUS_WORDS.unavailable.mark,
    text: `No: dbt on ${dbt} has no private connection to ${platformNames(answer.platforms, matrix)} on another cloud.`,
  };
}

function cellsVerdict(answer: Answer, query: Query, matrix: MatrixIndex): Verdict {
  const { cells } = answer;
  const rows = idsOf(cells, 'platform');
  const bare = query.told || query.aspects.length > 0 || answer.intent === 'policy' || isOneSided(query, matrix);
  if (query.comparison !== 'none' && !bare) return said(comparedVerdict(answer, query, matrix));
  if (rows.length === 1) return rowVerdict(rows[0] as string, cells, bare, matrix);
  const statuses = byStatus(cells);
  if (statuses.length === 1) {
    const [status] = statuses[0] as [Status, string[]];
    const lead = bare ? '' : `${LEADS[status]}: `;
    return { mark: STATUS_WORDS[status].mark, text: `${lead}${sameStatus(cells, status, matrix)}.` };
  }
  const subject = subjectOf(rows, matrix);
  return said(
    `${bare ? subject : `It depends, ${subject}`}: ${statuses.map(([status, ids]) => `${ids.length} ${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].said}`).join(', ')}.`,
  );
}

/** So many rows are named, more are counted. */
const NAMED = 4;

const subjectOf = (rows: readonly string[], matrix: MatrixIndex): string =>
  rows.length <= NAMED ? list(names(rows, matrix)) : count(rows.length, 'platform');

/** Cells of one status in words. Not all rows have it on all the deployments: then each is said with its own, or counted. */
function sameStatus(cells: readonly Cell[], status: Status, matrix: MatrixIndex): string {
  const rows = idsOf(cells, 'platform');
  const parts = groupsOf(cells);
  const says = ({ rows: some }: Group) => `${some.length > 1 ? 'are' : 'is'} ${STATUS_WORDS[status].said}`;
  const [only] = parts;
  if (only && parts.length === 1)
    return `${subjectOf(rows, matrix)} ${says(only)} on ${deploymentNames(only.columns, matrix)}`;
  const counted = rows.length > NAMED;
  const told = counted ? byColumn(cells, matrix) : parts;
  const texts = told.map((part, i) => {
    const subject = counted
      ? i > 0
        ? String(part.rows.length)
        : count(part.rows.length, 'platform')
      : list(names(part.rows, matrix));
    return `${subject}${i > 0 ? '' : ` ${says(part)}`} on ${list(part.columns.map((id) => matrix.deployment(id).short))}`;
  });
  return texts.join(counted ? ', ' : '; ');
}

const byColumn = (cells: readonly Cell[], matrix: MatrixIndex): Group[] =>
  matrix.deploymentIds.flatMap((id) => {
    const rows = idsOf(
      cells.filter((c) => c.deployment === id),
      'platform',
    );
    return rows.length > 0 ? [{ rows, columns: [id] }] : [];
  });

/** "does anything break on aws?": compared with nothing, so that nothing can be said to be lost or not. */
const isOneSided = (query: Query, matrix: MatrixIndex): boolean =>
  (query.comparison === 'lose' || query.comparison === 'gain') &&
  query.clauses.flatMap((c) => c.sides).length < 2 &&
  differencesIn(query, matrix).length === 0;

const LEADS: Readonly<Record<Status, string>> = {
  available: 'Yes',
  unavailable: 'No, not yet',
  'not-applicable': 'Not applicable',
};

/** `bare`: without a yes or no before it, which the question may not be about. */
function rowVerdict(row: string, cells: readonly Cell[], bare: boolean, matrix: MatrixIndex): Verdict {
  const { name } = matrix.platform(row);
  const statuses = byStatus(cells);
  const said = statuses.map(([status, ids]) => `${STATUS_WORDS[status].said} on ${deploymentNames(ids, matrix)}`);
  const [[only]] = statuses as [[Status, string[]]];
  if (statuses.length === 1) {
    const why = only === 'not-applicable' ? ' It makes no sense there, which is not the same as “not yet”.' : '';
    return { mark: STATUS_WORDS[only].mark, text: `${bare ? '' : `${LEADS[only]}: `}${name} is ${said[0]}.${why}` };
  }
  const some = only === 'available';
  const lead = some ? 'It depends on the deployment: ' : 'No: ';
  return { mark: '', text: `${bare ? '' : lead}${name} is ${said.join('; ')}.` };
}

const DIFFERENCES: Readonly<Record<Comparison, string>> = {
  none: '',
  compare: 'Side by side',
  difference: 'What differs',
  lose: 'What is lost',
  gain: 'What is gained',
};

const SAME: Readonly<Record<Comparison, string>> = {
  none: '',
  compare: '',
  difference: 'No difference',
  lose: 'Nothing is lost',
  gain: 'Nothing is gained',
};

function comparedVerdict(answer: Answer, query: Query, matrix: MatrixIndex): string {
  const { cells, missing } = answer;
  const { comparison } = query;
  const rows = idsOf(cells, 'platform');
  const columns = idsOf(cells, 'deployment');
  const where = deploymentNames(columns, matrix);
  const subject = subjectOf(rows, matrix);
  if (comparison !== 'compare' && missing.length > 0 && isAlone(sidesOf(query, matrix)))
    return `I can't compare: the matrix has no column for ${missingNames(answer, matrix)}. This is ${subject} on ${where}.`;
  if (comparison !== 'compare' && differencesIn(query, matrix).length === 0)
    return `${SAME[comparison]}: ${subject} on ${where}.`;
  const available = (id: string) => cells.filter((c) => c.deployment === id && c.status === 'available').length;
  const counts = columns.map((id) => `${matrix.deployment(id).short} ${available(id)}`).join(', ');
  return `${DIFFERENCES[comparison]}: ${subject} on ${where}.${rows.length > NAMED ? ` Available: ${counts}.` : ''}`;
}
