/** The arguments of `knowledge diff` and `knowledge apply`. */
import { parseArgs } from 'node:util';

export type EditionArgs = Readonly<{
  command: 'diff' | 'apply';
  pages: readonly string[];
  json: boolean;
  partial: boolean;
  fetchedAt: string | undefined;
  knowledge: string | undefined;
}>;

/** @throws Error whose message says what is wrong. */
export function readEditionArgs(command: 'diff' | 'apply', argv: readonly string[]): EditionArgs {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      ...(command === 'diff' ? { json: { type: 'boolean' as const } } : { partial: { type: 'boolean' as const } }),
      'fetched-at': { type: 'string' },
      knowledge: { type: 'string' },
    },
  });
  const given = values as { json?: boolean; partial?: boolean; 'fetched-at'?: string; knowledge?: string };
  if (positionals.length === 0) throw new Error(`${command} needs a page: a file or an https:// address`);
  const time = given['fetched-at'];
  if (time !== undefined && !/^\d{4}-\d\d-\d\d/.test(time))
    throw new Error(`--fetched-at: got “${time}”; would be right: a time such as 2026-01-31T12:00:00Z`);
  const date = time === undefined ? undefined : new Date(time);
  if (date && Number.isNaN(date.getTime()))
    throw new Error(`--fetched-at: got “${time}”; would be right: a time such as 2026-01-31T12:00:00Z`);
  return {
    command,
    pages: positionals,
    json: given.json ?? false,
    partial: given.partial ?? false,
    fetchedAt: date?.toISOString().replace(/\.\d+Z$/, 'Z'),
    knowledge: given.knowledge,
  };
}
