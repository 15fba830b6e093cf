/**
 * What Slack takes, with some room to spare.
 * Source: docs.slack.dev, reference "Block Kit" and "chat.postMessage"; the sum of a message's text is undocumented and was
 * reported as about 13,200 characters (slackapi/bolt-js issue 2509).
 */
export const LIMITS = {
  /** Of one page: the text of its parts, and how many parts. */
  pageText: 9_500,
  pageParts: 20,
  fallbackText: 3_500,
  /** Rows and columns of data, beside the heading and the names. */
  tableRows: 95,
  tableColumns: 19,
  tableText: 8_500,
  listItems: 40,
  richText: 2_800,
  buttonText: 75,
  buttonValue: 2_000,
  /** Shown before the rest goes into a menu. */
  buttons: 5,
  actions: 25,
  optionText: 75,
  optionValue: 150,
  options: 100,
  optionGroups: 100,
  groupLabel: 75,
  inputText: 3_000,
  privateMetadata: 3_000,
  viewTitle: 24,
  id: 255,
  hint: 2_000,
  placeholder: 150,
} as const;

/** Cut to `most` characters at a whole one, with a sign that something is missing. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Items in stretches of at most `most`, in their order. */
export const chunks = <T>(items: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, i) => items.slice(i * most, (i + 1) * most));
