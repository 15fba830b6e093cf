/** Colour for a terminal; it only repeats what marks and words say already. */
import type { Style } from '../../presentation/text.js';

const CODES: Readonly<Record<Parameters<Style>[1], [open: number, close: number]>> = {
  verdict: [1, 22],
  title: [4, 24],
  link: [36, 39],
  faint: [2, 22],
  available: [32, 39],
  unavailable: [31, 39],
  'not-applicable': [2, 22],
};

export const coloured: Style = (text, role) => `\u001b[${CODES[role][0]}m${text}\u001b[${CODES[role][1]}m`;
