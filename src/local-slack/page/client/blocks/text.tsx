/** A text object, plain or with marks. */
import type { Json } from '../../../types.js';
import { withEmoji } from '../emoji.js';
import { Mrkdwn } from './mrkdwn.js';

export const plain = (of: unknown): string => {
  const { text, emoji } = (of ?? {}) as { text?: unknown; emoji?: unknown };
  if (typeof text !== 'string') return '';
  return emoji === false ? text : withEmoji(text);
};

export function Text({ of }: Readonly<{ of: Json }>) {
  if (of.type === 'mrkdwn') {
    return (
      <div className="text">
        <Mrkdwn text={String(of.text)} />
      </div>
    );
  }
  return <span className="text">{plain(of)}</span>;
}
