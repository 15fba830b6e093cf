/** What a conversation was last about, kept for its follow-ups. */
import type { Query } from './question/query.js';

/** Ids are Slack's. Without a thread it is the whole channel. */
export type Conversation = Readonly<{ team: string; channel: string; thread?: string | undefined }>;

/** A question in a conversation: when it was written, as Slack tells (`1700000001.000100`), by whom, and how it was read. */
export type Remembered = Readonly<{
  conversation: Conversation & { thread: string };
  at: string;
  person: string;
  query: Query;
}>;

/** Of each question the memory that `Bot.ask` gave, to hand to the next `ask` of its conversation. */
export type Memory = Readonly<{
  /** The newest question of a conversation that was written before; the same for a question that is brought again. */
  recall: (conversation: Conversation, before: string) => Promise<Query | undefined>;
  remember: (question: Remembered) => Promise<void>;
}>;

export type MemoryLimits = Readonly<{ most: number; lifeMs: number; now: () => number }>;

/** A memory in this process: at most `most` questions, each for `lifeMs`; the oldest go first. */
export function memoryInProcess({ most, lifeMs, now }: MemoryLimits): Memory {
  const kept = new Map<string, Remembered & { until: number }>();
  const isOf = ({ team, channel, thread }: Conversation, one: Conversation): boolean =>
    one.team === team && one.channel === channel && (thread === undefined || one.thread === thread);

  return {
    async recall(conversation, before) {
      const asked = [...kept.values()].filter(
        (one) => isOf(conversation, one.conversation) && one.at < before && one.until > now(),
      );
      return asked.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]?.query;
    },
    async remember(question) {
      const { conversation, at } = question;
      kept.set(JSON.stringify([conversation, at]), { ...question, until: now() + lifeMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
