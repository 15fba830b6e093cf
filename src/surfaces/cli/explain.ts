/** A turn → its tokens, mentions, query and answer, to read. */
import type { Turn } from '../../bot.js';
import { toJsonText } from './json.js';

/** Tokens, mentions, query and answer, each under its heading. */
export function explain({ tokens, mentions, query, answer }: Turn): string {
  const { text: _text, ...rest } = answer;
  return [
    section('Tokens', [tokens.map((t) => `${BREAKS[t.gap]}${t.word}`).join(' ')]),
    section(
      'Mentions',
      mentions.map(
        (m) => `${m.text.padEnd(24)} ${toJsonText(m.meaning)}${m.certainty === 'exact' ? '' : ` (${m.certainty})`}`,
      ),
    ),
    section('Query', [toJsonText(query, 2)]),
    section('Answer', [toJsonText(rest, 2)]),
  ].join('\n\n');
}

const BREAKS = { 0: '', 1: ', ', 2: '| ' } as const;

const section = (title: string, lines: readonly string[]): string => [title, ...lines.map(indent)].join('\n');
const indent = (line: string): string => line.replace(/^/gm, '  ');
