/** A page that says what a small knowledge says. */
import type { Matrix } from '../../src/knowledge/schema.js';
import { tiny } from '../support/tiny.js';

const MARKS = { available: '✅', unavailable: '❌', 'not-applicable': '-' } as const;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** `isOther`: which cells it gives as ❌, whatever they are. */
export const pageOf = (
  { deployments, platforms }: Matrix,
  isOther: (platform: string, deployment: string) => boolean = () => false,
): string =>
  [
    line(['Good', ...deployments.map((d) => d.name)]),
    line(['---', ...deployments.map(() => '---')]),
    ...platforms.map(({ id, name, statuses }) =>
      line([name, ...deployments.map((d) => (isOther(id, d.id) ? '❌' : MARKS[statuses[d.id] ?? 'not-applicable']))]),
    ),
  ].join('\n');

export const PAGE = pageOf(tiny.matrix);
