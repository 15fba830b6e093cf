/** The small square that stands for somebody. */
import type { User } from '../../types.js';

const TONES = 6;

export function Avatar({ user, small = false }: Readonly<{ user: User | undefined; small?: boolean }>) {
  const name = user?.realName ?? '?';
  const tone = user?.isBot ? 'bot' : [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % TONES;
  return (
    <span
      className="avatar"
      data-letter={name.slice(0, 1).toUpperCase()}
      data-tone={tone}
      data-small={small || undefined}
      aria-hidden="true"
    />
  );
}
