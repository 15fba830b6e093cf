import { goneText, readForget, readReport, unknownText } from '../../../src/surfaces/cli/kept.js';

test.each([
  [['--user', 'U0ANA'], { person: 'U0ANA' }],
  [['--team', 'T0ONE'], { team: 'T0ONE' }],
  [['--team', 'E0ORG'], { team: 'E0ORG' }],
  [['--user', 'W0ANA', '--team', 'T0ONE'], { person: 'W0ANA', team: 'T0ONE' }],
])('forget %j', (argv, whom) => {
  expect(readForget(argv)).toEqual(whom);
});

test.each([
  [[], /Nobody was named[\s\S]*--user/],
  [['--user', 'ana'], '--user got "ana"; would be right: the id of a person, U… or W…'],
  [['--team', 'U0ANA'], '--team got "U0ANA"; would be right: the id of a workspace, T…'],
  [['--everyone'], /Unknown option '--everyone'/],
])('forget %j is refused, with what would be right', (argv, message) => {
  expect(() => readForget(argv)).toThrow(message);
});

test('a report is of seven days and all workspaces, unless it is said otherwise', () => {
  expect(readReport([])).toEqual({ days: 7, json: false });
  expect(readReport(['--days', '30', '--team', 'T0ONE', '--json'])).toEqual({ days: 30, json: true, team: 'T0ONE' });
});

test.each(['0', '-1', '401', 'week', '1.5'])('a report of %s days is refused', (days) => {
  expect(() => readReport([`--days=${days}`])).toThrow(`--days got "${days}"; would be right: a whole number`);
});

test('what went is said in one sentence', () => {
  expect(goneText({ threads: 2, reports: 0, gaps: 1 })).toBe('Removed: 2 of threads, 1 of gaps.');
  expect(goneText({ threads: 0 })).toBe('Nothing was kept.');
});

test('what may belong to a forgotten organisation as well is said, with what to do', () => {
  expect(unknownText(2)).toBe(
    'Not known of which organisation: 2 of installations, kept by an older version. Start the bot once, then do it again.',
  );
});
