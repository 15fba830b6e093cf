/** `knowledge diff` and `apply` as on a terminal or without one, on copies of the real knowledge and pages made of it. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { defaultKnowledge } from '../../src/paths.js';
import { runKnowledge } from '../../src/surfaces/cli/knowledge.js';
import type { Get } from '../../src/surfaces/cli/pages.js';
import { gridOf, pipeTable } from '../editions/shapes.js';

export const knowledge = loadKnowledge(defaultKnowledge({}));
const [first, second] = knowledge.matrix.platforms;
const [column] = knowledge.matrix.deployments;
if (!first || !second || !column) throw new Error('no matrix');
export const platform = first;
export const other = second;
export const deployment = column;

/** A status and mark that the first row does not have in its first cell. */
export const flipped = platform.statuses[deployment.id] === 'available' ? '❌' : '✅';

/** A page on which the first row's first cell is another, and the second row's as given. */
export const pageWith = (mark?: string, otherMark?: string, front = ''): string => {
  const grid = gridOf(knowledge);
  if (mark && grid.rows[0]) grid.rows[0].cells[deployment.id] = mark;
  if (otherMark && grid.rows[1]) grid.rows[1].cells[deployment.id] = otherMark;
  const text = pipeTable(grid)[0]?.text ?? '';
  return front ? `---\n${front}\n---\n${text}` : text;
};

const folder = mkdtempSync(join(tmpdir(), 'editions-'));
export const file = (text: string, name = 'page.md'): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
export const copy = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'knowledge-'));
  cpSync(defaultKnowledge({}), path, { recursive: true });
  return path;
};

export const NOW = Date.parse('2027-06-01T12:00:00Z');
type Options = { terminal?: boolean; typed?: string[]; get?: Get; knowledge?: string; now?: number };

export const CTRL_C = '\x03';
export const CTRL_D = '\x04';

/** `typed` are the answers, in order, or a key alone; past the last one a question is answered by Enter. */
export async function run(
  argv: string[],
  { terminal = false, typed = [], get, knowledge: dir, now = NOW }: Options = {},
) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()].map((s) =>
    Object.assign(s, { isTTY: terminal }),
  );
  if (!input || !output || !errors) throw new Error('no streams');
  let out = '';
  output.on('data', (piece) => {
    out += piece;
    // An answer is typed when a question stands there.
    if (!/: $|\] $/.test(String(piece))) return;
    const given = typed.shift() ?? '';
    input.write([CTRL_C, CTRL_D].includes(given) ? given : `${given}\n`);
  });
  const status = await runKnowledge(argv, {
    input,
    output,
    errors,
    knowledge: dir ?? defaultKnowledge({}),
    now: () => now,
    ...(get && { get }),
  });
  return { status, out, err: String(errors.read() ?? '') };
}

export const answer =
  (text: string, headers: Record<string, string> = {}, status = 200): Get =>
  async () =>
    new Response(status < 400 && status >= 300 ? null : text, { status, headers });
