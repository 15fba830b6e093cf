/** Lines under a heading, and how many of them one message holds. */
import { clip, LIMITS } from './limits.js';
import type { Message } from './message.js';
import { bold, bullets, escapeMarkup, paragraph, plain } from './rich-text.js';

const MOST = 30;
const LONGEST = 1_000;

export function linesMessage(heading: string, lines: readonly string[]): Message {
  const shown = lines.map((line) => clip(line, LONGEST));
  return {
    text: escapeMarkup(clip([heading, ...shown.map((line) => `• ${line}`)].join('\n'), LIMITS.fallbackText)),
    blocks: [paragraph(bold(heading)), bullets(shown.map((line) => [plain(line)]))],
  };
}

/** Things that are told a line each → in portions of a message each, in their order. */
export function portionsOf<T>(things: readonly T[], lineOf: (thing: T) => string): T[][] {
  const portions: T[][] = [];
  let length = 0;
  for (const thing of things) {
    const own = Math.min(lineOf(thing).length, LONGEST);
    const last = portions.at(-1);
    if (last && last.length < MOST && length + own <= LIMITS.pageText) {
      last.push(thing);
      length += own;
    } else {
      portions.push([thing]);
      length = own;
    }
  }
  return portions;
}
