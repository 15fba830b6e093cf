/** What a conversation was last about, kept for its follow-ups. */
import type { Query } from './question/query.js';

/** Of one conversation (a thread, say): the memory that `Bot.ask` gave, to hand to its next `ask`. */
export type Memory = Readonly<{
  recall: (conversation: string) => Promise<Query | undefined>;
  remember: (conversation: string, query: Query) => Promise<void>;
}>;

export type MemoryLimits = Readonly<{ most: number; lifeMs: number; now: () => number }>;

/** A memory in this process: at most `most` conversations, each for `lifeMs` after it was last remembered; the oldest go first. */
export function memoryInProcess({ most, lifeMs, now }: MemoryLimits): Memory {
  const kept = new Map<string, { query: Query; until: number }>();
  return {
    async recall(conversation) {
      const found = kept.get(conversation);
      return found && found.until > now() ? found.query : undefined;
    },
    async remember(conversation, query) {
      kept.delete(conversation);
      kept.set(conversation, { query, until: now() + lifeMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
