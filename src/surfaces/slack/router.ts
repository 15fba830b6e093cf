/** One way in for every surface of Slack: a question and its conversation → a message. No surface words a sentence. */
import type { Bot } from '../../bot.js';
import type { Memory } from '../../memory.js';
import { type Message, messageOf } from '../../presentation/blocks.js';

export type Asked = Readonly<{
  text: string;
  /** What follow-ups belong together by, such as a channel and a thread; none where nothing is remembered. */
  conversation?: string;
}>;

export type Router = (asked: Asked) => Promise<Message>;

export function createRouter(bot: Bot, memory: Memory): Router {
  return async ({ text, conversation }) => {
    const before = conversation === undefined ? undefined : await memory.recall(conversation);
    const turn = bot.ask(text, before);
    if (conversation !== undefined && turn.memory) await memory.remember(conversation, turn.memory);
    return messageOf(turn.view);
  };
}
