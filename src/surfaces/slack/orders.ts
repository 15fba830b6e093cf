/** What a text may begin with that is no question: words of the bot's own, as data. */

export const ORDERS = {
  watching: { words: ['watching', 'watch list'], rest: false },
  changes: { words: ['changes', 'what changed'], rest: false },
  unwatch: { words: ['unwatch', 'stop watching'], rest: true },
  watch: { words: ['watch'], rest: true },
} as const satisfies Readonly<Record<string, Readonly<{ words: readonly string[]; rest: boolean }>>>;

export type Order = Readonly<{ kind: keyof typeof ORDERS; rest: string }>;

/** A text → its order, with what it is about; undefined where it is a question. */
export function readOrder(text: string): Order | undefined {
  const said = text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>/, '').trim();
  const low = said.toLowerCase();
  for (const [kind, { words, rest }] of Object.entries(ORDERS) as [Order['kind'], (typeof ORDERS)[Order['kind']]][]) {
    for (const word of words) {
      if (low.replace(/[?.!\s]+$/, '') === word) return { kind, rest: '' };
      if (rest && low.startsWith(`${word} `)) return { kind, rest: said.slice(word.length).trim() };
    }
  }
  return undefined;
}
