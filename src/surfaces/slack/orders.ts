/** What a text may begin with that is no question: words of the bot's own, as data. */

type Kind = 'watching' | 'changes' | 'unwatch' | 'watch';
/** `rest`: what an order is about; empty where that was not said. */
export type Order = Readonly<{ kind: Kind; rest: string }>;

/**
 * Texts that begin so are an order: those that say nothing more if `alone`, others where `rest` fits what comes after.
 * `strip`: what of that is no part of what the order is about.
 */
type Opening = Readonly<{ kind: Kind; words: readonly string[]; alone?: true; rest?: RegExp; strip?: RegExp }>;

const TIME =
  '(?:since|after|before|until|between|this|last|lately|recently|today|yet|so far|(?:in|over|during|from) (?:the )?(?:last|past))';
const PLACE = '(?:on|in|for|to|with|at|of)';
/** "to use an endpoint" after "tell me when" asks; "athena changes" or "is available" tells what to wait for. */
const COMES =
  /\b(?:chang(?:e|es|ed)|becomes?|gets?|comes?|arrives?|starts?|works?|(?:is|are) (?:\w+ )?(?:available|supported|possible|there|added|ready)|(?:we|i) can (?:use|reach|have))\b/i;
const CHANGE = /\bchang(?:e|es|ed)\b/i;
const OF_A_CHANGE =
  /\b(?:something|anything|there (?:is|are)|(?:a|any) (?=chang)|(?:has |have )?chang(?:e|es|ed))(?!\w)/gi;
const TO_ME = ['tell me', 'let me know', 'notify me', 'inform me', 'alert me', 'ping me', 'message me', 'write to me'];
const toMe = (words: readonly string[]) => TO_ME.flatMap((to) => words.map((word) => `${to} ${word}`));

export const ORDERS: readonly Opening[] = [
  {
    kind: 'watching',
    alone: true,
    words: [
      ...['watching', 'watch list', 'watchlist', 'watches', 'what am i watching', 'what do i watch', 'what i watch'],
      ...['what are you watching for me', 'what do you watch for me', 'what i am watching', "what i'm watching"],
      ...['my watches', 'my watch list', 'my watchlist', 'am i watching anything'],
    ],
  },
  { kind: 'watching', words: ['am i watching'], rest: /./, strip: /.*/gs },
  {
    kind: 'changes',
    alone: true,
    words: [
      'changes',
      'recent changes',
      'latest changes',
      'any changes',
      'what are the changes',
      'what were the changes',
    ],
  },
  { kind: 'changes', words: ['changes', 'recent changes', 'latest changes'], rest: new RegExp(`^${TIME}\\b`, 'i') },
  {
    kind: 'changes',
    alone: true,
    words: [
      'what changed',
      'what has changed',
      "what's changed",
      'whats changed',
      'what have changed',
      'what all changed',
    ],
    rest: new RegExp(`^(?:${TIME}|${PLACE})\\b`, 'i'),
    strip: new RegExp(`^${PLACE}\\s+`, 'i'),
  },
  {
    kind: 'changes',
    words: [
      'any changes',
      'has anything changed',
      'did anything change',
      'what are the changes',
      'what were the changes',
    ],
    rest: new RegExp(`^(?:${TIME}|${PLACE})\\b`, 'i'),
    strip: new RegExp(`^${PLACE}\\s+`, 'i'),
  },
  { kind: 'changes', alone: true, words: ['has anything changed', 'did anything change'] },
  {
    kind: 'unwatch',
    alone: true,
    words: ['unwatch', 'stop watching', "don't watch", 'dont watch', 'do not watch', 'no longer watch'],
    rest: /./,
  },
  { kind: 'watch', alone: true, words: ['watch', 'start watching', 'keep watching'], rest: /^(?!(?:out|over)\b)/i },
  { kind: 'watch', words: toMe(['when', 'once', 'whenever', 'as soon as']), rest: COMES, strip: OF_A_CHANGE },
  { kind: 'watch', words: toMe(['if', 'should']), rest: CHANGE, strip: OF_A_CHANGE },
  {
    kind: 'watch',
    words: toMe(['of changes', 'about changes', 'of any changes', 'about any changes']).filter(
      (w) => !w.startsWith('tell'),
    ),
    rest: new RegExp(`^${PLACE}\\b`, 'i'),
    strip: new RegExp(`^${PLACE}\\s+`, 'i'),
  },
  { kind: 'watch', words: ['keep me posted on', 'keep me posted about', 'keep me updated on'], rest: /./ },
];

const POLITE = [
  'please',
  'pls',
  'hey',
  'hi',
  'hello',
  'ok',
  'can you',
  'could you',
  'would you',
  'will you',
  'show me',
  'show',
  'list',
];
const LAST = /(?:[\s?.!,]|\b(?:please|pls|thanks|thank you|thx|any ?more|for me)$)+$/i;
/** Nearly all that is asked is told from an order by its first word. */
const FIRST_WORDS = new Set([...POLITE, ...ORDERS.flatMap(({ words }) => words)].map((w) => w.split(/[ ']/)[0]));
const OPENING = /^\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>)?[\s,:]*([a-z]+)/i;

/** A text → its order, with what it is about; undefined where it is a question. */
export function readOrder(text: string): Order | undefined {
  if (!FIRST_WORDS.has(OPENING.exec(text)?.[1]?.toLowerCase() ?? '')) return undefined;
  const said = plain(text.replace(/^\s*<@[A-Z0-9]+(\|[^>]*)?>/, '').replace(/[‘’]/g, "'"));
  for (const { kind, words, alone, rest, strip } of ORDERS) {
    for (const word of words) {
      const after = afterWord(said, word);
      if (after === undefined) continue;
      if (after === '' ? alone : rest?.test(after))
        return { kind, rest: tidy(strip ? after.replace(strip, ' ') : after) };
    }
  }
  return undefined;
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Without greetings and thanks around it. */
function plain(text: string): string {
  const said = text.replace(/^[\s,:!]+/, '').replace(LAST, '');
  for (const word of POLITE) {
    const after = afterWord(said, word);
    if (after) return plain(after);
  }
  return said;
}

/** What comes after a word or some that a text begins with; undefined where it does not. */
function afterWord(text: string, word: string): string | undefined {
  if (text.slice(0, word.length).toLowerCase() !== word) return undefined;
  const after = text.slice(word.length);
  return after === '' || /^[\s:,]/.test(after) ? after.replace(/^[\s:,]+/, '') : undefined;
}
