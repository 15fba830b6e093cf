/** Whether a reply among people, which names nobody, is meant for the bot: where it is doubtful, it is not. */
import { ASPECTS } from '../knowledge/schema.js';
import { isCue, type Mention } from './mentions.js';
import type { Query } from './query.js';
import type { Token } from './tokens.js';
import { countStray } from './units.js';

/** Beside a question, this many words that no phrase explains. */
const STRAY = 1;

/** A person is spoken to, or a page shown, in Slack's markup; `&gt;` at the beginning quotes somebody. */
const ELSEWHERE = /<@[UW]\w+|<https?:|^&gt;|```/;

/** Longer than this, people tell each other something. */
const LONGEST = 220;

/**
 * What was understood of a reply, and the words of talk between people → whether it asks the bot: a question about the
 * matrix, or a bare going on ("and gcp?", "same for postgres").
 */
export function isAddressed(
  text: string,
  { tokens, mentions, query }: Readonly<{ tokens: readonly Token[]; mentions: readonly Mention[]; query: Query }>,
  talk: ReadonlySet<string>,
): boolean {
  if (['help', 'unknown', 'clarify'].includes(query.intent)) return false;
  if (ELSEWHERE.test(text) || text.length > LONGEST) return false;
  if (tokens.some((token) => talk.has(token.word)) || mentions.every((m) => m.meaning.kind === 'near')) return false;
  const marked = text.includes('?');
  if (countStray(mentions) > (marked ? STRAY : 0)) return false;
  return marked || isGoingOn(mentions) || asksOutright(mentions);
}

/** Names and the words that join them, and nothing that tells: "gcp mt", "ok and databricks", "same for postgres". */
const isGoingOn = (mentions: readonly Mention[]): boolean =>
  mentions.every(
    (m) =>
      m.meaning.kind !== 'cue' ||
      isCue(
        m,
        'and',
        'or',
        'at',
        'to',
        'from',
        'courtesy',
        'continuation',
        'correction',
        'ordinary',
        'asking',
        'pronoun',
      ),
  ) && !isCue(mentions.at(-1), 'ordinary');

/** Begins as a question does, without its mark: "how do I set it up", "which ones don't". */
function asksOutright(mentions: readonly Mention[]): boolean {
  const first = mentions.find((m) => !isCue(m, 'courtesy', 'and', 'but', 'continuation'));
  if (first?.meaning.kind === 'policy') return true;
  return isCue(
    first,
    'which',
    'what',
    'where',
    'how',
    'whether',
    'list',
    'compare',
    'difference',
    'guide',
    'asking',
    ...ASPECTS,
  );
}
