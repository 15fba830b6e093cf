import { summaryMessage } from '../../src/presentation/blocks/summary.js';
import { type Summary, summaryText } from '../../src/presentation/summary.js';
import { tinyMatrix } from '../support/tiny.js';

const NASTY = 'a \u001b]0;owned\u0007\u009b2J b\u0000\r\nc\ttab\u202e';
const summary: Summary = {
  since: '2026-11-23',
  until: '2026-11-29',
  gaps: [{ reason: `not in the matrix: ${NASTY}`, example: NASTY, count: 2 }],
  wrong: [{ question: NASTY, wrong: NASTY, words: NASTY, count: 1 }],
  cells: [{ platform: NASTY, deployment: NASTY, count: 1 }],
  ratings: { good: 1, bad: 0 },
};

test('a report steers no terminal, and each of its entries is one line', () => {
  const text = summaryText(summary, tinyMatrix);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(text).toContain('  2 × not in the matrix: a ]0;owned2J b c tab, as in “a ]0;owned2J b c tab”');
  expect(text.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(4);
  expect(summaryMessage(summary, tinyMatrix).text).not.toContain('\u001b');
});
