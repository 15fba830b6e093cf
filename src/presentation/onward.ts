/** Answer → what leads from a yes to a connection. */
import type { Answer } from '../answer/answer.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import { clean } from '../question/clean.js';
import type { Query } from '../question/query.js';
import { machineNamesIn, unique } from '../question/said.js';
import { draftsFor } from './draft.js';
import { setupQuestion } from './refinements.js';
import type { View } from './view.js';

/** More than this are no choice for one form. */
const MOST_DRAFTS = 100;

/** `again`: the question that gets this answer by itself. Nothing where no cell asked about is available. */
export function onwardOf(
  answer: Answer,
  query: Query,
  again: string | undefined,
  matrix: MatrixIndex,
): NonNullable<View['onward']> {
  const { intent, cells } = answer;
  const works = cells.some((c) => c.status === 'available');
  if (!works || (intent !== 'availability' && intent !== 'guide')) return {};
  const drafts = draftsFor(cells, matrix);
  const question = showsSteps(query) ? undefined : setupQuestion(answer, query, matrix);
  const label = drafts.length > 0 ? 'Steps' : 'What to ask Support';
  const offers = drafts.length > 0 && drafts.length <= MOST_DRAFTS && again !== undefined;
  return {
    ...(question && saysMore(drafts.length, matrix) ? { steps: { label, question } } : {}),
    ...(offers ? { draft: { question: again, said: saidIn(answer.question, query) } } : {}),
  };
}

/** An answer that tells the steps already. */
const showsSteps = ({ guide, aspects }: Query): boolean =>
  guide && (aspects.length === 0 || aspects.includes('sending') || aspects.includes('approval'));

/** What a question, and of regions the conversation before it, says of the reader's own systems. */
export const saidIn = (question: string, { regions }: Query): readonly string[] =>
  unique([...regions, ...machineNamesIn(clean(question))]);

/** With neither a request nor anything to ask instead, a guide's link is all there is. */
const saysMore = (drafts: number, matrix: MatrixIndex): boolean =>
  drafts > 0 || matrix.policiesFor('without-guide').some((id) => (matrix.policy(id)?.ask.length ?? 0) > 0);
