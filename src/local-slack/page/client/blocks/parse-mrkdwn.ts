/** Slack's marks in text → a tree. docs.slack.dev/messaging/formatting-message-text */
export type Node =
  | Readonly<{ kind: 'text' | 'code' | 'block' | 'emoji'; text: string }>
  | Readonly<{ kind: 'bold' | 'italic' | 'strike' | 'quote'; inside: readonly Node[] }>
  | Readonly<{ kind: 'mark'; target: string; label: string }>;

type Rule = Readonly<{ pattern: RegExp; make: (found: RegExpExecArray) => Node }>;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A pair of marks counts where it stands at the edge of words, as in Slack. */
const paired = (mark: string): RegExp =>
  new RegExp(`(?<![\\w${mark}])${mark}(?!\\s)([^${mark}\\n]+?)(?<!\\s)${mark}(?![\\w${mark}])`);

const nested =
  (kind: 'bold' | 'italic' | 'strike') =>
  (found: RegExpExecArray): Node => ({ kind, inside: parse(found[1] ?? '') });

/** Those that hold others literally come first. */
const RULES: readonly Rule[] = [
  { pattern: /```\n?([\s\S]+?)\n?```/, make: ([, text = '']) => ({ kind: 'block', text: unescaped(text) }) },
  { pattern: /`([^`\n]+)`/, make: ([, text = '']) => ({ kind: 'code', text: unescaped(text) }) },
  {
    pattern: /<([^<>\n|]+)(?:\|([^<>\n]*))?>/,
    make: ([, target = '', label = '']) => ({ kind: 'mark', target, label }),
  },
  { pattern: /(?:^|(?<=\n))&gt; ?([^\n]*(?:\n&gt;[^\n]*)*)\n?/, make: ([, text = '']) => quote(text) },
  { pattern: paired('\\*'), make: nested('bold') },
  { pattern: paired('_'), make: nested('italic') },
  { pattern: paired('~'), make: nested('strike') },
  { pattern: /(?<!\w):([a-z0-9_+'-]+(?:::skin-tone-\d)?):/, make: ([, text = '']) => ({ kind: 'emoji', text }) },
];

const quote = (text: string): Node => ({ kind: 'quote', inside: parse(text.replace(/\n&gt; ?/g, '\n')) });

/** Text as Slack keeps it → its nodes. What is no mark stays text. */
export function parse(text: string): readonly Node[] {
  for (const { pattern, make } of RULES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    return [...(before ? parse(before) : []), make(found), ...(after ? parse(after) : [])];
  }
  return text === '' ? [] : [{ kind: 'text', text: unescaped(text) }];
}
