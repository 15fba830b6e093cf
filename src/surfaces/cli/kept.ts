/** `forget` and `report`: what is kept, taken away or put together. */
import { parseArgs } from 'node:util';

export type ForgetArgs = Readonly<{ person: string; team?: string } | { team: string }>;
export type ReportArgs = Readonly<{ days: number; json: boolean; team?: string }>;

export const FORGET_USAGE = `Usage: forget --user U… [--team T…]
       forget --team T…

  --user U…   all that is kept of a person
  --team T…   all that is kept of a workspace, or of an organisation (E…) with all its workspaces

Both: the person in that workspace alone.`;

export const REPORT_USAGE = `Usage: report [options]

  --days N    the last N days, 7 if not said
  --team T…   one workspace alone
  --json      print it as JSON`;

const PERSON = /^[UW][A-Z0-9]{2,}$/;
const TEAM = /^[TE][A-Z0-9]{2,}$/;
const MOST_DAYS = 400;

/** @throws an Error whose message is for the person */
export function readForget(argv: readonly string[]): ForgetArgs {
  const { user, team } = parseArgs({
    args: [...argv],
    options: { user: { type: 'string' }, team: { type: 'string' } },
  }).values;
  if (user !== undefined) expect('--user', user, PERSON, 'the id of a person, U… or W…');
  if (team !== undefined) expect('--team', team, TEAM, 'the id of a workspace, T…, or of an organisation, E…');
  if (user !== undefined) return { person: user, ...(team === undefined ? {} : { team }) };
  if (team !== undefined) return { team };
  throw new Error(`Nobody was named.\n\n${FORGET_USAGE}`);
}

/** @throws an Error whose message is for the person */
export function readReport(argv: readonly string[]): ReportArgs {
  const { days, team, json } = parseArgs({
    args: [...argv],
    options: {
      days: { type: 'string', default: '7' },
      team: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  }).values;
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > MOST_DAYS) {
    throw new Error(`--days got "${days}"; would be right: a whole number from 1 to ${MOST_DAYS}`);
  }
  if (team !== undefined) expect('--team', team, TEAM, 'the id of a workspace, T…');
  return { days: Number(days), json, ...(team === undefined ? {} : { team }) };
}

function expect(option: string, value: string, pattern: RegExp, right: string): void {
  if (!pattern.test(value)) throw new Error(`${option} got "${value}"; would be right: ${right}`);
}

/** Of so many installations it is not known whether they are of the organisation that was to be forgotten. */
export const unknownText = (count: number): string =>
  `Not known of which organisation: ${count} of installations, kept by an older version. Start the bot once, then do it again.`;

/** How many rows of each table went → a sentence. */
export function goneText(gone: Readonly<Record<string, number>>): string {
  const some = Object.entries(gone).filter(([, count]) => count > 0);
  if (some.length === 0) return 'Nothing was kept.';
  return `Removed: ${some.map(([table, count]) => `${count} of ${table}`).join(', ')}.`;
}
