/** What was brought to the bot and is answered, so that nothing is answered twice. */

/** The same message, press or run of a step has the same key whenever it is brought; ids are Slack's. */
export type Delivery = Readonly<{ team: string; person: string; key: string }>;

/** `again`: it was begun before and its end is not known, so the answer may be there already. */
export type Work = (again: boolean) => Promise<void>;

export type Deliveries = Readonly<{
  /**
   * Does the work of a delivery unless it is done: resolves once it is, whoever did it, with whether it was done here.
   * Where the work fails, it rejects and the next delivery of that key does it anew.
   */
  once: (delivery: Delivery, work: Work) => Promise<boolean>;
}>;

export type DeliveryLimits = Readonly<{ most: number; lifeMs: number; now: () => number }>;

type Begun = { work: Promise<unknown>; until: number; failed?: boolean };

/** Deliveries in this process: at most `most` keys, each for `lifeMs`; the oldest go first. */
export function deliveriesInProcess({ most, lifeMs, now }: DeliveryLimits): Deliveries {
  const kept = new Map<string, Begun>();
  const keep = (key: string, begun: Begun): void => {
    kept.delete(key);
    kept.set(key, begun);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };
  return {
    async once({ team, key }, work) {
      const name = JSON.stringify([team, key]);
      const found = kept.get(name);
      const known = found !== undefined && found.until > now();
      if (known && !found.failed) return found.work.then(() => false);
      const begun: Begun = { work: work(known), until: now() + lifeMs };
      keep(name, begun);
      try {
        await begun.work;
      } catch (cause) {
        begun.failed = true;
        throw cause;
      }
      return true;
    },
  };
}
