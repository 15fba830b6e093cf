/** What could be meant by the word that is being typed. */
import { emojiLike } from './emoji.js';
import type { ChannelShown } from './places.js';
import type { State } from './state.js';

export type Completion = Readonly<{
  /** What takes the word's place. */
  insert: string;
  words: string;
  mark?: string;
  hint?: string;
  about?: string;
  /** It is typed in full, so that Enter sends it. */
  whole: boolean;
}>;

const MOST = 7;
const SHORTEST_EMOJI = 2;

/** The word before the caret, with the mark it begins with. */
const wordBefore = (text: string, caret: number): string =>
  /(?:^|\s)([@:/][^\s@:/]*)$/.exec(text.slice(0, caret))?.[1] ?? '';

function commands(state: State, word: string): readonly Completion[] {
  return state.app.commands
    .filter(({ command }) => command.startsWith(word))
    .map(({ command, usageHint, description }) => ({
      insert: `${command} `,
      words: command,
      ...(usageHint ? { hint: usageHint } : {}),
      ...(description ? { about: description } : {}),
      whole: command === word,
    }));
}

function names(state: State, { members }: ChannelShown, typed: string): readonly Completion[] {
  const fits = (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());
  return state.users
    .filter(({ name, realName }) => fits(name) || fits(realName))
    .map(({ id, name, realName }) => ({
      insert: `@${name} `,
      words: name,
      ...(realName === name ? {} : { hint: realName }),
      ...(members.includes(id) ? {} : { about: 'not in the channel' }),
      whole: false,
    }));
}

/** The text and where the caret stands → what is offered, best first. */
export function completionsFor(
  state: State,
  channel: ChannelShown,
  text: string,
  caret: number,
): readonly Completion[] {
  const word = wordBefore(text, caret);
  const [mark, typed] = [word[0], word.slice(1)];
  if (mark === '/' && caret === word.length) return commands(state, word).slice(0, MOST);
  if (mark === '@') return names(state, channel, typed).slice(0, MOST);
  if (mark !== ':' || typed.length < SHORTEST_EMOJI) return [];
  return emojiLike(typed, MOST).map(({ name, emoji }) => ({
    insert: `:${name}: `,
    words: `:${name}:`,
    mark: emoji,
    whole: false,
  }));
}

export function completed(text: string, caret: number, { insert }: Completion): { text: string; caret: number } {
  const before = text.slice(0, caret - wordBefore(text, caret).length) + insert;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}
