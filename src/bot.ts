/** The one door: a question in, an answer out, and what the conversation should remember. */
import { type Answer, answerQuery } from './answer/answer.js';
import type { Knowledge } from './knowledge/schema.js';
import { exampleQuestions } from './presentation/examples.js';
import { textOf } from './presentation/text.js';
import { type View, viewOf } from './presentation/view.js';
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
  /** What a follow-up carries on: hand it to the next `ask` of the conversation. */
  memory: Query | undefined;
}>;

export type Bot = Readonly<{
  knowledge: Knowledge;
  /** A question, and the memory of the turn before if it is part of a conversation. Deterministic; never throws. */
  ask: (question: string, memory?: Query) => Turn;
}>;

/** Knowledge, and a test for ordinary English words → a bot. */
export function createBot(knowledge: Knowledge, isEnglish: (word: string) => boolean): Bot {
  const lexicon = buildLexicon(knowledge, isEnglish);
  const { matrix } = lexicon;
  const examples = exampleQuestions(matrix);
  return {
    knowledge,
    ask(question, memory) {
      const { tokens, mentions, query } = understand(question, lexicon, memory);
      const { source, ...answer } = answerQuery(question, query, matrix);
      const view = viewOf({ ...answer, source }, query, examples, matrix);
      return {
        answer: { ...answer, text: textOf(view), source },
        view,
        tokens,
        mentions,
        query,
        memory: query.clauses.length > 0 ? query : memory,
      };
    },
  };
}
