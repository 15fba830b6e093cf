/** Names of emoji → the emoji, as people and apps write them between colons. */
import { get, search } from 'node-emoji';

/** Names that are in use beside those of the list. */
const OTHER: Readonly<Record<string, string>> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  book: '📖',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_green_square: '🟩',
  large_yellow_square: '🟨',
  large_red_square: '🟥',
  slightly_smiling_face: '🙂',
  thinking_face: '🤔',
  face_with_rolling_eyes: '🙄',
  hugging_face: '🤗',
  heavy_minus_sign: '➖',
  no_entry_sign: '🚫',
  information_source: 'ℹ️',
};

export const emojiNamed = (name: string): string | undefined =>
  Object.hasOwn(OTHER, name) ? OTHER[name] : get(name.replace(/::skin-tone-\d$/, ''));

/** The beginning of a name → emoji that are called so, those that begin with it first. */
export function emojiLike(typed: string, most: number): readonly Readonly<{ name: string; emoji: string }>[] {
  const begins = ({ name }: { name: string }) => Number(!name.startsWith(typed));
  const others = Object.entries(OTHER).map(([name, emoji]) => ({ name, emoji }));
  return [...others.filter(({ name }) => name.includes(typed)), ...search(typed)]
    .toSorted((a, b) => begins(a) - begins(b) || a.name.length - b.name.length)
    .slice(0, most);
}

/** Text → the same with emoji in the place of their names. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/g, (whole, name: string) => emojiNamed(name) ?? whole);
