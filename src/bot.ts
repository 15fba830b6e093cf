/** The one door: a question in, an answer out, and what the conversation should remember. */
import { type Answer, answerQuery } from './answer/answer.js';
import type { MatrixIndex } from './knowledge/matrix.js';
import type { Knowledge } from './knowledge/schema.js';
import { fold } from './knowledge/words.js';
import { exampleQuestions } from './presentation/examples.js';
import { NOTHING_OTHERWISE, type Otherwise } from './presentation/marks.js';
import { restate } from './presentation/refinements.js';
import { textOf } from './presentation/text.js';
import { type View, viewOf } from './presentation/view.js';
import { isAddressed } from './question/addressed.js';
import { buildLexicon } from './question/lexicon.js';
import type { Mention } from './question/mentions.js';
import type { Query } from './question/query.js';
import type { Token } from './question/tokens.js';
import { understand } from './question/understand.js';

/** The answer as the contract has it: see README, "The answer as JSON". */
export type AnswerWithText = Answer & Readonly<{ text: string }>;

export type Turn = Readonly<{
  answer: AnswerWithText;
  view: View;
  tokens: readonly Token[];
  mentions: readonly Mention[];
  query: Query;
  /** As a reply among people that names nobody, it is meant for the bot. */
  addressed: boolean;
  /** What a follow-up carries on: hand it to the next `ask` of the conversation. */
  memory: Query | undefined;
}>;

export type Bot = Readonly<{
  knowledge: Knowledge;
  matrix: MatrixIndex;
  /** Questions that get a real answer, to show to a newcomer. */
  examples: readonly string[];
  /** What a page says otherwise, not reviewed yet; nothing of a bot that no page is held against (`marks.ts`). */
  otherwise: Otherwise;
  /** A question, and the memory of the turn before if it is part of a conversation. Deterministic; never throws. */
  ask: (question: string, memory?: Query) => Turn;
}>;

/** Knowledge, and a test for ordinary English words → a bot. */
export function createBot(knowledge: Knowledge, isEnglish: (word: string) => boolean): Bot {
  const lexicon = buildLexicon(knowledge, isEnglish);
  const { matrix } = lexicon;
  const examples = exampleQuestions(matrix);
  const talk = new Set(knowledge.vocabulary.talk.map(fold));
  const answerAlone = (question: string): Answer => answerQuery(question, understand(question, lexicon).query, matrix);
  return {
    knowledge,
    matrix,
    examples,
    otherwise: NOTHING_OTHERWISE,
    ask(question, memory) {
      const understood = understand(question, lexicon, memory);
      const { tokens, mentions, query } = understood;
      const { source, ...answer } = answerQuery(question, query, matrix);
      const again = memory
        ? [question, restate({ ...answer, source }, query, matrix)].find((q) => q && sameFacts(answerAlone(q), answer))
        : question;
      const view = viewOf({ ...answer, source }, query, { examples, again }, matrix);
      return {
        answer: { ...answer, text: textOf(view), source },
        view,
        tokens,
        mentions,
        query,
        addressed: isAddressed(question, understood, talk),
        memory: query.clauses.length > 0 ? query : memory,
      };
    },
  };
}

/** Two questions that get the same verdicts and the same policies. */
const sameFacts = (a: Pick<Answer, 'cells' | 'policies'>, b: Pick<Answer, 'cells' | 'policies'>): boolean =>
  JSON.stringify([a.cells, a.policies]) === JSON.stringify([b.cells, b.policies]);
