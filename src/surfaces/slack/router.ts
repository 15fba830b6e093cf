/** One way in for every surface of Slack: a question and its conversation → what to show. No surface words a sentence. */
import type { Bot, Turn } from '../../bot.js';
import { type Asker, type Figures, NO_FIGURES, noteOf } from '../../figures.js';
import type { Conversation, Memory } from '../../memory.js';
import { type Form, type Message, messageOf } from '../../presentation/blocks/message.js';
import { FORGOT } from '../../presentation/blocks/notices.js';
import type { Query } from '../../question/query.js';
import { within } from '../../within.js';

export type Asked = Readonly<{
  text: string;
  asker: Asker;
  /** What follow-ups belong together by. */
  conversation: Conversation & { thread: string };
  /** When it was written, as Slack tells. */
  at: string;
  /** What was asked before in the whole channel counts, if the thread has nothing yet. */
  wider?: boolean;
  /** The question is complete in itself, whatever was asked before. */
  afresh?: boolean;
  /** Nobody spoke to the bot: it answers only what is plainly asked of it, and only where it answered before. */
  overheard?: boolean;
  hold?: Hold;
}>;

/** Given what notes an answer in the figures, to be called once it has arrived. Without it, it is noted as soon as it is made. */
export type Hold = (note: () => void) => void;

/** An answer, and how it is drawn as a message. */
export type Reply = Readonly<{ turn: Turn; message: (form?: Form) => Message }>;

export type Router = Readonly<{
  bot: () => Bot;
  /** The answer to what was asked; undefined where it was overheard and not for the bot. */
  reply: (asked: Asked) => Promise<Reply | undefined>;
  /** The answer to a question by itself, at once. */
  answer: (text: string, asker?: Asker, hold?: Hold) => Reply;
}>;

/** Memory that is not there by then is done without. */
const MEMORY_MS = 1_000;

export function createRouter(bot: () => Bot, memory: Memory, figures: Figures = NO_FIGURES): Router {
  const recall = async ({ conversation, at, wider }: Asked): Promise<Query | undefined> => {
    // A message that begins a thread follows nothing in it.
    const begins = conversation.thread === at;
    const own = begins ? undefined : await within(MEMORY_MS, memory.recall(conversation, at));
    const { team, channel } = conversation;
    return own ?? (wider ? await within(MEMORY_MS, memory.recall({ team, channel }, at)) : undefined);
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
    answer(text, asker, hold = atOnce) {
      const reply = answer(text);
      if (asker) hold(() => figures.answered(asker, noteOf(reply.turn)));
      return reply;
    },
    async reply(asked) {
      const { asker, conversation, at, hold = atOnce } = asked;
      let remark: string | undefined;
      const forgotten = () => {
        remark = FORGOT;
        return undefined;
      };
      const before = asked.afresh ? undefined : await recall(asked).catch(forgotten);
      if (asked.overheard && !before) return undefined;
      const turn = askAfter(bot(), asked.text, before) ?? bot().ask(asked.text);
      if (asked.overheard && !turn.addressed) return undefined;
      if (turn.memory) {
        const remembered = { conversation, at, person: asker.person, query: turn.memory };
        await within(MEMORY_MS, memory.remember(remembered)).catch(forgotten);
      }
      hold(() => figures.answered(asker, noteOf(turn)));
      return replyOf(turn, remark);
    },
  };
}

const atOnce: Hold = (note) => note();

/** Undefined where what was asked before is of another knowledge, so that it cannot be carried on. */
function askAfter(bot: Bot, text: string, before: Query | undefined): Turn | undefined {
  try {
    return bot.ask(text, before);
  } catch {
    return undefined;
  }
}

const replyOf = (turn: Turn, remark?: string): Reply => ({
  turn,
  message: (form = {}) => messageOf(turn.view, remark ? { remark, ...form } : form),
});
