/** How questions were read in their conversations, for whoever looks behind an answer. */
import type { Bot, Turn } from './bot.js';
import type { Asked } from './local-slack/page/server/asked.js';
import type { Conversation } from './memory.js';
import { readWish } from './presentation/blocks/controls.js';
import type { Router } from './surfaces/slack/router.js';

const MOST = 1_000;

export type WithTurns = Readonly<{
  router: Router;
  /** The last turn of that question in that conversation, completed by what was asked there before. */
  turnOf: (conversation: Conversation, question: string) => Turn | undefined;
}>;

/** A router → the same, which keeps the last `most` turns of conversations. */
export function withTurns(router: Router, most = MOST): WithTurns {
  const kept = new Map<string, Turn>();
  const key = (conversation: Conversation, question: string) => JSON.stringify([conversation, question]);
  return {
    router: {
      ...router,
      reply: async (asked) => {
        const reply = await router.reply(asked);
        if (reply) kept.set(key(asked.conversation, asked.text), reply.turn);
        const [oldest] = kept.keys();
        if (kept.size > most && oldest !== undefined) kept.delete(oldest);
        return reply;
      },
    },
    turnOf: (conversation, question) => kept.get(key(conversation, question)),
  };
}

export type Reading = Pick<Turn, 'tokens' | 'mentions' | 'query' | 'answer'>;

/** What was asked → how it was read in its conversation, else how it is read by itself; nothing for a press that asks nothing. */
export function readingOf(
  { words, value, channel = '', thread = '' }: Asked,
  team: string,
  turnOf: WithTurns['turnOf'],
  bot: Bot,
): Reading | undefined {
  const question = value === undefined ? words : readWish(value)?.question;
  if (question === undefined) return undefined;
  const turn = turnOf({ team, channel, thread }, question) ?? bot.ask(question);
  const { tokens, mentions, query, answer } = turn;
  return { tokens, mentions, query, answer };
}
