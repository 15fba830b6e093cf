/** What was brought to the bot and is answered, so that nothing is answered twice. */

/** Deliveries by key: the same message, press or run of a step has the same key whenever it is brought. */
export type Deliveries = Readonly<{
  /**
   * Does the work of a delivery unless it is done: resolves once it is, whoever did it. Where the work fails, it rejects
   * and the next delivery of that key does it anew.
   */
  once: (key: string, work: () => Promise<void>) => Promise<void>;
}>;

export type DeliveryLimits = Readonly<{ most: number; lifeMs: number; now: () => number }>;

/** Deliveries in this process: at most `most` keys, each for `lifeMs`; the oldest go first. */
export function deliveriesInProcess({ most, lifeMs, now }: DeliveryLimits): Deliveries {
  const kept = new Map<string, { work: Promise<void>; until: number }>();
  return {
    async once(key, work) {
      const found = kept.get(key);
      if (found && found.until > now()) return found.work;
      kept.delete(key);
      const begun = { work: work(), until: now() + lifeMs };
      kept.set(key, begun);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      try {
        await begun.work;
      } catch (cause) {
        if (kept.get(key) === begun) kept.delete(key);
        throw cause;
      }
    },
  };
}
