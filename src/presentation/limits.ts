/**
 * What Slack takes in one message, with some room to spare.
 * Source: docs.slack.dev, reference "Blocks" and "chat.postMessage"; the sum of a message's text is undocumented and was
 * reported as about 13,200 characters (slackapi/bolt-js issue 2509).
 */
export const LIMITS = {
  blocks: 50,
  messageText: 12_000,
  fallbackText: 3_500,
  tableRows: 100,
  tableColumns: 20,
  tableText: 9_000,
  listItems: 40,
} as const;

/** Cut to `most` characters at a whole one, with a sign that something is missing. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
