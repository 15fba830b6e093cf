/** Answers that say what bears on them beside the matrix: a page that says otherwise, and an edition that is old. */
import { consideredCells } from './answer/considered.js';
import type { Bot } from './bot.js';
import { cellKey, type MatrixIndex } from './knowledge/matrix.js';
import { markLines, NOTHING_OTHERWISE, type Otherwise, type Said } from './presentation/marks.js';
import { textOf } from './presentation/text.js';
import { type Part, statesNothing } from './presentation/view.js';
import { isIn } from './presentation/watching.js';

/** What a page says otherwise, not settled yet. `to` of a cell is what the page says. */
export type Finding = Readonly<{
  key: string;
  text: string;
  cells: readonly Readonly<{ platform: string; deployment: string; to: Said }>[];
}>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const OLD_DAYS = 180;

/**
 * A bot → the same bot with marks. It is another object whenever its answers may be others, so that what is kept of it
 * holds as long as it is the same. `findings` gives another list when they change.
 */
export function markedBot(bot: () => Bot, findings: () => readonly Finding[], now: () => number): () => Bot {
  let made: Readonly<{ of: Bot; by: readonly Finding[]; fetched: number; days: number; marked: Bot }> | undefined;
  return () => {
    const [of, by] = [bot(), findings()];
    const fetched = made?.of === of ? made.fetched : Date.parse(of.knowledge.matrix.source.fetchedAt);
    // All editions that are still young are of one age.
    const days = Math.max(Math.floor((now() - fetched) / DAY_MS), OLD_DAYS);
    if (made?.of !== of || made.by !== by || made.days !== days)
      made = { of, by, fetched, days, marked: withMarks(of, otherwiseIn(by, of.matrix), ageIn(days)) };
    return made.marked;
  };
}

/** Nothing while the edition is young. */
const ageIn = (days: number): string =>
  days > OLD_DAYS ? `This edition is ${days} days old, so the page may say otherwise by now.` : '';

function withMarks(bot: Bot, otherwise: Otherwise, age: string): Bot {
  if (otherwise.size === 0 && age === '') return { ...bot };
  return {
    ...bot,
    otherwise,
    ask(question, memory) {
      const turn = bot.ask(question, memory);
      if (statesNothing(turn.answer)) return turn;
      const considered = otherwise.size > 0 ? consideredCells(turn.answer, turn.query, bot.matrix) : [];
      const marks = markLines(considered, otherwise, bot.matrix);
      const parts: Part[] = [...notes(marks), ...turn.view.parts, ...notes(age ? [age] : [])];
      const view = { ...turn.view, parts };
      return { ...turn, view, answer: { ...turn.answer, text: textOf(view) } };
    },
  };
}

/** The cells of findings that the matrix has and gives otherwise; a status is more than that a cell is unclear. */
function otherwiseIn(findings: readonly Finding[], matrix: MatrixIndex): Otherwise {
  const cells = findings.flatMap((finding) => finding.cells).filter((cell) => isIn(matrix, cell));
  const differing = cells.filter(({ platform, deployment, to }) => to !== matrix.status(platform, deployment));
  if (differing.length === 0) return NOTHING_OTHERWISE;
  const sorted = [
    ...differing.filter(({ to }) => to === 'unclear'),
    ...differing.filter(({ to }) => to !== 'unclear'),
  ].sort((a, b) => matrix.placeOf(a.platform, a.deployment) - matrix.placeOf(b.platform, b.deployment));
  return new Map(sorted.map(({ to, ...cell }) => [cellKey(cell), { ...cell, said: to }]));
}

const notes = (lines: readonly string[]): Part[] => (lines.length > 0 ? [{ kind: 'notes', lines }] : []);
