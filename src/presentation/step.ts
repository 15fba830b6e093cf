/** Answer → what a step of a workflow gives on. */
import type { Answer } from '../answer/answer.js';
import type { Cell } from '../answer/cells.js';
import { escapeMarkup } from './blocks/rich-text.js';

/** The status of all cells; of several statuses `mixed`; `unknown` where there is no verdict. */
export function statusOf({ cells }: Pick<Answer, 'cells'>): Cell['status'] | 'mixed' | 'unknown' {
  const first = cells[0]?.status;
  if (first === undefined) return 'unknown';
  return cells.every(({ status }) => status === first) ? first : 'mixed';
}

/** Escaped, since a workflow may put it into a message. */
export function stepOutputs(answer: Answer & Readonly<{ text: string }>): Record<string, string> {
  return { answer: escapeMarkup(answer.text), status: statusOf(answer), guide_url: answer.guides[0]?.url ?? '' };
}
