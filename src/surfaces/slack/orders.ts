/** What a text may begin with that is no question: words of the bot's own, as data. */

export const ORDERS = {
  watching: { words: ['watching', 'watch list'], rest: false },
  changes: { words: ['changes', 'what changed'], rest: false },
  unwatch: { words: ['unwatch', 'stop watching'], rest: true },
  watch: { words: ['watch'], rest: true },
} as const satisfies Readonly<Record<string, Readonly<{ words: readonly string[]; rest: boolean }>>>;

export type Order = Readonly<{ kind: keyof typeof ORDERS; rest: string }>;

type Kind = Order['kind'];
const KINDS = Object.entries(ORDERS) as readonly (readonly [Kind, (typeof ORDERS)[Kind]])[];
/** Nearly all that is asked is told from an order by its first word. */
const FIRST_WORDS = new Set(KINDS.flatMap(([, { words }]) => words.map((word) => word.split(' ')[0])));
const OPENING = /^\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>)?\s*([a-z]+)/i;

/** A text → its order, with what it is about; undefined where it is a question. */
export function readOrder(text: string): Order | undefined {
  if (!FIRST_WORDS.has(OPENING.exec(text)?.[1]?.toLowerCase())) return undefined;
  const said = text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>/, '').trim();
  const low = said.toLowerCase();
  for (const [kind, { words, rest }] of KINDS) {
    for (const word of words) {
      if (low.replace(/[?.!\s]+$/, '') === word) return { kind, rest: '' };
      if (rest && low.startsWith(`${word} `)) return { kind, rest: said.slice(word.length).trim() };
    }
  }
  return undefined;
}
