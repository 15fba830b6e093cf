/** What was asked in some days, as a message. */
import type { KnownBlock } from '@slack/types';
import type { MatrixIndex } from '../../knowledge/matrix.js';
import { type Summary, summarySections, summaryText } from '../summary.js';
import { clip, LIMITS } from './limits.js';
import type { Message } from './message.js';
import { bold, escapeMarkup, paragraph, plain } from './rich-text.js';

/** A section within what a message holds; the whole is `npm run report`. */
const LINES = 10;
const LINE = 220;

export function summaryMessage(summary: Summary, matrix: Pick<MatrixIndex, 'knowledge'>): Message {
  const { heading, sections } = summarySections(summary, matrix);
  const blocks: KnownBlock[] = [
    paragraph(bold(heading)),
    ...sections.flatMap(({ title, lines }) => [
      paragraph(bold(title)),
      ...lines.slice(0, LINES).map((line) => paragraph(plain(`• ${clip(line, LINE)}`))),
      ...(lines.length > LINES ? [paragraph(plain(`… and ${lines.length - LINES} more`))] : []),
    ]),
  ];
  return { text: escapeMarkup(clip(summaryText(summary, matrix), LIMITS.fallbackText)), blocks };
}
