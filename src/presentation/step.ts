/** Answer → what a step of a workflow gives on. */
import type { Answer } from '../answer/answer.js';
import { escapeMarkup } from './blocks/rich-text.js';

/** Of several statuses `mixed`; `unknown` where there is no verdict. Escaped, since a workflow may put it into a message. */
export function stepOutputs({ text, cells, guides }: Answer & Readonly<{ text: string }>): Record<string, string> {
  const statuses = [...new Set(cells.map((c) => c.status))];
  const [first] = statuses;
  const status = statuses.length > 1 ? 'mixed' : (first ?? 'unknown');
  return { answer: escapeMarkup(text), status, guide_url: guides[0]?.url ?? '' };
}
