/** A page that says what the tiny knowledge says. */
import { tiny } from '../support/tiny.js';

const MARKS = { available: '✅', unavailable: '❌', 'not-applicable': '-' } as const;
const { deployments, platforms } = tiny.matrix;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const PAGE = [
  line(['Good', ...deployments.map((d) => d.name)]),
  line(['---', ...deployments.map(() => '---')]),
  ...platforms.map((p) => line([p.name, ...deployments.map((d) => MARKS[p.statuses[d.id] ?? 'not-applicable'])])),
].join('\n');
