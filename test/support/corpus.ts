/**
 * Reads test/corpus/*.yaml: what is expected, and the many ways of asking for it.
 *
 * `cells` lines are `ROWS @ COLUMNS`, globs parted by blanks; ` = STATUS` keeps the cells of that status, ` applying` drops
 * the rows that are not applicable on all of the line's columns. No `cells` means that no verdict may be given.
 * `intent`, where given, is the answer's.
 * `guides` are `cloud:subject`; they and `policies` must be in the answer, `unknown` and `missing` must be all of theirs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AnswerWithText } from '../../src/bot.js';
import type { MatrixIndex } from '../../src/knowledge/matrix.js';

export type Expectation = Readonly<{
  cells?: readonly string[];
  guides?: readonly string[];
  policies?: readonly string[];
  unknown?: readonly string[];
  missing?: readonly string[];
  intent?: string;
}>;
export type CorpusTurn = Expectation & Readonly<{ ask: string }>;
export type Conversation = readonly CorpusTurn[];

const FOLDER = join(__dirname, '..', 'corpus');
type Entry = Expectation & { ask?: string[]; conversation?: CorpusTurn[] };

/** The conversations of a corpus file; a question that stands alone is one of a single turn. */
export function conversationsIn(file: string): Conversation[] {
  const entries = parse(readFileSync(join(FOLDER, file), 'utf8')) as Entry[];
  return entries.flatMap(({ ask = [], conversation, ...expected }) =>
    conversation ? [conversation] : ask.map((question) => [{ ...expected, ask: question }]),
  );
}

export const corpusFiles = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

const LINE = /^(.+?) @ (.+?)(?: = (\S+)| (applying))?$/;

/** `cells` lines → "platform@deployment" keys. */
export function expandCells(lines: readonly string[], matrix: MatrixIndex): Set<string> {
  const keys = lines.flatMap((line) => {
    const [, rows = '', columns = '', status, applying] = LINE.exec(line) ?? [];
    const ids = matched(columns, matrix.deploymentIds);
    return matched(rows, matrix.platformIds).flatMap((row) => {
      const statuses = ids.map((id) => matrix.status(row, id));
      if (applying && statuses.every((s) => s === 'not-applicable')) return [];
      return ids.filter((_, i) => !status || statuses[i] === status).map((id) => `${row}@${id}`);
    });
  });
  return new Set(keys);
}

function matched(globs: string, ids: readonly string[]): string[] {
  const patterns = globs.split(' ').map((glob) => new RegExp(`^${glob.replaceAll('*', '.*')}$`));
  const found = ids.filter((id) => patterns.some((p) => p.test(id)));
  if (found.length === 0) throw new Error(`no id matches "${globs}"`);
  return found;
}

/** What an answer has otherwise than expected, one line each; none where it is exact. */
export function faultsOf(answer: AnswerWithText, expected: Expectation, matrix: MatrixIndex): string[] {
  const wanted = expandCells(expected.cells ?? [], matrix);
  const given = new Set(answer.cells.map((c) => `${c.platform}@${c.deployment}`));
  const shown = [...answer.cells, ...answer.related];
  return [
    ...[...given].filter((key) => !wanted.has(key)).map((key) => `gives ${key}`),
    ...[...wanted].filter((key) => !given.has(key)).map((key) => `lacks ${key}`),
    ...shown
      .filter((c) => c.status !== matrix.status(c.platform, c.deployment))
      .map((c) => `says ${c.platform} is ${c.status}`),
    ...lackingGuides(answer, expected).map((id) => `lacks guide ${id}`),
    ...lentGuides(answer, matrix).map((id) => `lends guide ${id}`),
    ...(expected.policies ?? []).filter((id) => !answer.policies.includes(id)).map((id) => `lacks policy ${id}`),
    ...nameFaults(answer.unknown, expected.unknown ?? [], 'unknown'),
    ...nameFaults(answer.missing, expected.missing ?? [], 'missing'),
    ...(expected.intent && expected.intent !== answer.intent ? [`has intent ${answer.intent}`] : []),
  ];
}

const lackingGuides = (answer: AnswerWithText, { guides = [] }: Expectation): string[] =>
  guides.map((id) => id.replace(':', '-')).filter((id) => !answer.guides.some((g) => g.id === id));

/** Guides that no cell shown is of. */
function lentGuides({ guides, cells, related }: AnswerWithText, matrix: MatrixIndex): string[] {
  const serves = (id: string, cloud: string) =>
    [...cells, ...related].some(
      (c) => matrix.deployment(c.deployment).cloud === cloud && matrix.guidesOf(c.platform).some((g) => g.id === id),
    );
  return guides.filter((g) => !serves(g.id, g.cloud)).map((g) => g.id);
}

function nameFaults(given: readonly string[], wanted: readonly string[], kind: string): string[] {
  const same = (a: string, b: string) =>
    a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());
  return [
    ...wanted.filter((name) => !given.some((g) => same(g, name))).map((name) => `does not call ${name} ${kind}`),
    ...given.filter((name) => !wanted.some((w) => same(name, w))).map((name) => `calls ${name} ${kind}`),
  ];
}
