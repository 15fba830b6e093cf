/** Answers that say what bears on them beside the matrix: a page that says otherwise, and an edition that is old. */
import type { Bot, Turn } from './bot.js';
import type { Status } from './knowledge/schema.js';
import { textOf } from './presentation/text.js';
import type { Part } from './presentation/view.js';
import { cellName, knownInWords } from './presentation/watching.js';

/** What a page says otherwise, not settled yet. `to` of a cell is what the page says; `none`: it has no such cell. */
export type Finding = Readonly<{
  key: string;
  text: string;
  cells: readonly Readonly<{ platform: string; deployment: string; to: Status | 'none' }>[];
}>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const OLD_DAYS = 180;
/** An answer says so much of what a page says otherwise. */
const MOST = 10;

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
      made = { of, by, fetched, days, marked: withMarks(of, by, ageIn(days)) };
    return made.marked;
  };
}

/** Nothing while the edition is young. */
const ageIn = (days: number): string =>
  days > OLD_DAYS ? `This edition is ${days} days old, so the page may say otherwise by now.` : '';

function withMarks(bot: Bot, findings: readonly Finding[], age: string): Bot {
  const said = new Map(
    findings.flatMap(({ cells }) =>
      cells.map(({ to, ...cell }) => [`${cell.platform} ${cell.deployment}`, to] as const),
    ),
  );
  if (said.size === 0 && age === '') return { ...bot };
  const linesFor = (cells: Turn['answer']['cells']): string[] => {
    const lines = cells.flatMap((cell) => {
      const to = said.get(`${cell.platform} ${cell.deployment}`);
      return to === undefined || to === cell.status
        ? []
        : [`${cellName(cell, bot.matrix)}: the page now says ${knownInWords(to)}, not reviewed yet.`];
    });
    const more = lines.length - MOST;
    return more > 0 ? [...lines.slice(0, MOST), `The page now says otherwise of ${more} more cells.`] : lines;
  };
  return {
    ...bot,
    ask(question, memory) {
      const turn = bot.ask(question, memory);
      const { cells } = turn.answer;
      if (cells.length === 0) return turn;
      const parts: Part[] = [...notes(linesFor(cells)), ...turn.view.parts, ...notes(age ? [age] : [])];
      const view = { ...turn.view, parts };
      return { ...turn, view, answer: { ...turn.answer, text: textOf(view) } };
    },
  };
}

const notes = (lines: readonly string[]): Part[] => (lines.length > 0 ? [{ kind: 'notes', lines }] : []);
