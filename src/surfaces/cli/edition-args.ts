/** The arguments of `knowledge diff` and `knowledge apply`. */
import { parseArgs } from 'node:util';
import { A_DAY, secondsOf, utcOf } from '../../editions/times.js';

/** What an error shows as right. */
export const TIME_LIKE = 'a time such as 2026-01-31T12:00:00Z';

export type EditionArgs = Readonly<{
  command: 'diff' | 'apply';
  pages: readonly string[];
  json: boolean;
  partial: boolean;
  fetchedAt: string | undefined;
  knowledge: string | undefined;
}>;

/** `now`: in milliseconds, since no page is fetched later. @throws Error whose message says what is wrong. */
export function readEditionArgs(command: 'diff' | 'apply', argv: readonly string[], now: number): EditionArgs {
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
  return {
    command,
    pages: positionals,
    json: given.json ?? false,
    partial: given.partial ?? false,
    fetchedAt: given['fetched-at'] === undefined ? undefined : pastTime(given['fetched-at'], now / 1000),
    knowledge: given.knowledge,
  };
}

/** Clocks and zones may be a day apart. */
function pastTime(time: string, now: number): string {
  const seconds = secondsOf(time);
  if (seconds === undefined)
    throw new Error(`--fetched-at: got “${time}”, which is no time; would be right: ${TIME_LIKE}`);
  if (seconds > now + A_DAY)
    throw new Error(
      `--fetched-at: got “${time}”, which is in the future; would be right: a time up to ${utcOf(Math.floor(now))}`,
    );
  return utcOf(seconds);
}
