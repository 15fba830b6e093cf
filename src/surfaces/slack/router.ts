/** One way in for every surface of Slack: a question and its conversation → what to show. No surface words a sentence. */
import type { Bot, Turn } from '../../bot.js';
import type { Memory } from '../../memory.js';
import { type Form, type Message, messageOf } from '../../presentation/blocks/message.js';
import { FORGOT } from '../../presentation/blocks/notices.js';
import type { Query } from '../../question/query.js';

export type Asked = Readonly<{
  text: string;
  /** What follow-ups belong together by, such as a channel and a thread; none where nothing is remembered. */
  conversation?: string;
  /** Where to look for what was asked before, if the conversation has nothing yet. */
  wider?: string;
  /** The question is complete in itself, whatever was asked before. */
  afresh?: boolean;
  /** Nobody spoke to the bot: it answers only what is plainly asked of it, and only where it answered before. */
  overheard?: boolean;
}>;

/** An answer, and how it is drawn as a message. */
export type Reply = Readonly<{ turn: Turn; message: (form?: Form) => Message }>;

export type Router = Readonly<{
  bot: () => Bot;
  /** The answer to what was asked; undefined where it was overheard and not for the bot. */
  reply: (asked: Asked) => Promise<Reply | undefined>;
  /** The answer to a question by itself, at once. */
  answer: (text: string) => Reply;
}>;

/** Memory that is not there by then is done without. */
const MEMORY_MS = 300;

export function createRouter(bot: () => Bot, memory: Memory): Router {
  const recall = async ({ conversation, wider }: Asked): Promise<Query | undefined> => {
    const own = conversation === undefined ? undefined : await soon(memory.recall(conversation));
    return own ?? (wider === undefined ? undefined : await soon(memory.recall(wider)));
  };
  const remember = async ({ conversation, wider }: Asked, query: Query): Promise<void> => {
    for (const name of [conversation, wider]) if (name !== undefined) await soon(memory.remember(name, query));
  };

  // Who turns the pages of a long answer asks for the same one again and again.
  let latest: Readonly<{ of: Bot; text: string; reply: Reply }> | undefined;
  const answer = (text: string): Reply => {
    const of = bot();
    if (latest?.of !== of || latest.text !== text) latest = { of, text, reply: replyOf(of.ask(text)) };
    return latest.reply;
  };

  return {
    bot,
    answer,
    async reply(asked) {
      let remark: string | undefined;
      const forgotten = () => {
        remark = FORGOT;
        return undefined;
      };
      const before = asked.afresh ? undefined : await recall(asked).catch(forgotten);
      if (asked.overheard && !before) return undefined;
      const turn = bot().ask(asked.text, before);
      if (asked.overheard && !turn.addressed) return undefined;
      if (turn.memory) await remember(asked, turn.memory).catch(forgotten);
      return replyOf(turn, remark);
    },
  };
}

const replyOf = (turn: Turn, remark?: string): Reply => ({
  turn,
  message: (form = {}) => messageOf(turn.view, remark ? { remark, ...form } : form),
});

/** A promise's value, or an error when it takes too long. */
function soon<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${MEMORY_MS} ms`)), MEMORY_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
