/** What was asked, how often, and what could not be answered: for those who look after the knowledge. */
import { anonymous } from './anonymous.js';
import type { Turn } from './bot.js';
import { cellKey } from './knowledge/matrix.js';
import { wordsOf } from './knowledge/words.js';

/** Who asked; ids are Slack's. */
export type Asker = Readonly<{ team: string; person: string }>;

/** A question that could not be answered, and why; `also` are further reasons, each of which counts. */
export type Gap = Readonly<{ question: string; reason: string; also?: readonly string[] }>;

/** What of an answer is noted: the cells it is about, as `platform deployment`, and what could not be answered. */
export type Note = Readonly<{ cells: readonly string[]; gap?: Gap }>;

/** Notes are taken in passing: nobody waits for them, and none of them fails. */
export type Figures = Readonly<{
  answered: (asker: Asker, note: Note) => void;
  /** A thumb up or down. */
  rated: (asker: Asker, good: boolean) => void;
}>;

export const NO_FIGURES: Figures = { answered: () => undefined, rated: () => undefined };

/** A question about more cells is about none in particular. */
const MANY = 10;

/** So many names of one question count. */
const MOST_NAMES = 10;

/** An answer → what is noted of it; of the question as it is kept, without whom it is about. */
export function noteOf({ answer }: Pick<Turn, 'answer'>): Note {
  const { intent, cells } = answer;
  const particular = intent !== 'list' && cells.length <= MANY;
  const [reason, ...also] = reasonsOf({ ...answer, unknown: withoutPeople(answer) });
  return {
    cells: particular ? cells.map(cellKey) : [],
    ...(reason === undefined ? {} : { gap: { question: anonymous(answer.question), reason, also } }),
  };
}

/** The names that are not parts of what is taken out of the question. */
function withoutPeople({ question, unknown }: Pick<Turn['answer'], 'question' | 'unknown'>): readonly string[] {
  if (unknown.length === 0) return unknown;
  const kept = new Set(wordsOf(anonymous(question)));
  const gone = new Set(wordsOf(question).filter((word) => !kept.has(word)));
  return unknown.filter((name) => !wordsOf(name).some((word) => gone.has(word)));
}

type Asked = Pick<Turn['answer'], 'question' | 'intent' | 'cells' | 'unknown' | 'missing' | 'policies'>;

function reasonsOf({ question, intent, cells, unknown, missing, policies }: Asked): readonly string[] {
  if (unknown.length > 0) return foldedNames(unknown).map((name) => `not in the matrix: ${name}`);
  if (missing.length > 0) return missing.map((name) => `no such deployment: ${name}`);
  if (intent === 'unknown' && question.trim() !== '') return ['not understood'];
  return intent === 'clarify' && cells.length === 0 && policies.length === 0 ? ['asked back'] : [];
}

/** However it is written, one thing has one name: without capitals, accents and punctuation. */
function foldedNames(names: readonly string[]): readonly string[] {
  const folded = names.map((name) => wordsOf(name).join(' ') || name);
  return [...new Map(folded.map((name) => [name.replaceAll(' ', ''), name])).values()].slice(0, MOST_NAMES);
}
