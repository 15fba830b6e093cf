/** Tokens → mentions: the longest known phrase first, none overlapping; what is left is an ordinary word or a name. */
import type { Meaning } from '../knowledge/phrases.js';
import type { Cue } from '../knowledge/schema.js';
import { isWeak, type Lexicon } from './lexicon.js';
import { matchPattern, matchPhrase } from './match.js';
import { isPlain, respell } from './respell.js';
import type { Token } from './tokens.js';

/** A word that no phrase explains: `other` is plain English, `name` is not; `near` stands for rows it may have meant. */
export type Unexplained = { kind: 'other' } | { kind: 'name' } | { kind: 'near'; rows: readonly string[] };

export type Mention = Readonly<{
  meaning: Meaning | Unexplained;
  /** As written. */
  text: string;
  /** What separates it from the mention before, as in `Token`. */
  gap: 0 | 1 | 2;
  /** A question mark stands behind it. */
  asks: boolean;
  certainty: 'exact' | 'respelled';
  /** An everyday word, which alone proves no question. */
  weak: boolean;
}>;

export type Kind = Mention['meaning']['kind'];

/** The kinds of mention that say where. */
export const PLACES: ReadonlySet<Kind> = new Set(['cloud', 'tenancy']);

/** Whether a mention is one of these cue words; no mention is none. */
export function isCue(mention: Mention | undefined, ...cues: readonly Cue[]): boolean {
  return mention !== undefined && mention.meaning.kind === 'cue' && cues.includes(mention.meaning.cue);
}

/** What a name is listed with: platforms with their kinds, sections, deployments. */
export function listOf(mention: Mention | undefined): 'platforms' | 'sections' | 'places' | undefined {
  switch (mention?.meaning.kind) {
    case 'platform':
    case 'qualifier':
      return 'platforms';
    case 'section':
      return 'sections';
    case 'cloud':
    case 'tenancy':
      return 'places';
    default:
      return undefined;
  }
}

/** The meanings of one kind among mentions, in order. */
export function meaningsOf<K extends Kind>(
  mentions: readonly Mention[],
  kind: K,
): Extract<Mention['meaning'], { kind: K }>[] {
  const found: Extract<Mention['meaning'], { kind: K }>[] = [];
  for (const { meaning } of mentions)
    if (meaning.kind === kind) found.push(meaning as Extract<Mention['meaning'], { kind: K }>);
  return found;
}

const OTHER: Unexplained = { kind: 'other' };
const NAME: Unexplained = { kind: 'name' };
const DECORATION: Meaning = { kind: 'cue', cue: 'ordinary' };

/** Cleaned text and its tokens → mentions in order, covering every token. */
export function findMentions(text: string, tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const words = respell(tokens, lexicon);
  const mentions: Mention[] = [];
  const taken = new Set<number>();
  for (let at = 0; at < words.length; ) {
    if (taken.has(at)) {
      at++;
      continue;
    }
    const match = matchPattern(words, at, lexicon, taken) ?? matchPhrase(words, at, lexicon);
    const to = match?.to ?? at + 1;
    const meaning = match?.entry.meaning ?? unexplained(words[at] as Token, lexicon);
    pushMention(mentions, meaning, match ? isWeak(match.entry, lexicon) : true, words, at, to, text);
    at = to;
  }
  return mentions;
}

function pushMention(
  mentions: Mention[],
  meaning: Mention['meaning'],
  weak: boolean,
  words: readonly Token[],
  from: number,
  to: number,
  text: string,
): void {
  const first = words[from] as Token;
  const last = words[to - 1] as Token;
  let asks = false;
  let certainty: Mention['certainty'] = 'exact';
  for (let i = from; i < to; i++) {
    asks ||= (words[i] as Token).asks;
    if ((words[i] as Token).certainty === 'respelled') certainty = 'respelled';
  }
  const written = text.slice(first.start, last.end);
  if (meaning.kind !== 'deployment') {
    mentions.push({ meaning, text: written, gap: first.gap, asks, certainty, weak });
    return;
  }
  const { cloud, tenancy } = meaning;
  const shared = { text: written, asks, certainty, weak };
  mentions.push(
    { ...shared, gap: first.gap, meaning: { kind: 'cloud', clouds: [cloud], via: 'name' } },
    { ...shared, gap: 0, meaning: { kind: 'tenancy', tenancies: [tenancy] } },
  );
}

function unexplained({ word, emoji }: Token, { isEnglish }: Lexicon): Mention['meaning'] {
  if (emoji) return DECORATION;
  return isPlain(word, isEnglish) ? OTHER : NAME;
}
