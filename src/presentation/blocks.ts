/**
 * View → Block Kit. Text from people and from the knowledge stands in rich text and table cells, which Slack shows as it
 * is: nothing in it can ping, link or format. The two places that are read as markup are escaped.
 */
import type { ContextBlock, KnownBlock, RichTextBlock, RichTextElement, TableBlock } from '@slack/types';
import { clip, LIMITS } from './limits.js';
import { textOf } from './text.js';
import type { Part, View } from './view.js';
import { list, STATUS_WORDS } from './words.js';

export type Message = Readonly<{ text: string; blocks: KnownBlock[] }>;
type Table = Extract<Part, { kind: 'table' }>;

/** Above this many cells a table reads better than lines. */
const MOST_LINES = 3;

/** A view as a message within Slack's limits; `text` says the same to screen readers and notifications. */
export function messageOf(view: View): Message {
  const [table] = view.parts.filter(isTable);
  const blocks = [
    richText([bold([view.verdict.mark, view.verdict.text].filter(Boolean).join(' '))]),
    ...view.parts.flatMap((part) =>
      part === table && cellsIn(part) > MOST_LINES ? tableBlocks(part) : partBlocks(part),
    ),
    sourceBlock(view),
  ];
  return { text: escapeMarkup(clip(textOf(view), LIMITS.fallbackText)), blocks: withinLimits(blocks) };
}

const isTable = (part: Part): part is Table => part.kind === 'table';
const cellsIn = ({ rows }: Table): number => rows.flatMap((row) => row.statuses).filter(Boolean).length;

function partBlocks(part: Part): KnownBlock[] {
  switch (part.kind) {
    case 'reading':
      return [
        { type: 'context', elements: [{ type: 'plain_text', text: clip(`Read as: ${part.text}`, 300), emoji: false }] },
      ];
    case 'table':
      return [heading(part.title), bullets(tableLines(part))];
    case 'notes':
      return [bullets(part.lines.map((line) => [plain(line)]))];
    case 'links':
      return [heading(part.title), bullets(part.links.map(({ title, url }) => [link(url, title)]))];
    case 'fact':
      return [richText([bold(part.title), plain(part.text ? `\n${part.text} ` : ' '), link(part.url, 'Read more')])];
    case 'examples':
      return [
        heading(part.title),
        bullets(part.questions.map((q) => [{ type: 'text', text: q, style: { code: true } }])),
      ];
    default:
      return part satisfies never;
  }
}

/** One line a row: "Snowflake Internal Stage: ✅ available on Azure MT". */
function tableLines({ columns, rows }: Table): RichTextElement[][] {
  return rows.map(({ name, statuses }) => {
    const used = [...new Set(statuses.filter((status) => status !== undefined))];
    const said = used.map((status) => {
      const where = columns.filter((_, i) => statuses[i] === status);
      return `${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].said} on ${list(where)}`;
    });
    return [plain(`${name}: ${said.join('; ')}`)];
  });
}

function tableBlocks({ columns, rows }: Table): KnownBlock[] {
  const shownColumns = columns.slice(0, LIMITS.tableColumns - 1);
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const table: TableBlock = { type: 'table', rows: [['Platform', ...shownColumns].map(cell)] };
  let size = 0;
  for (const { name, statuses } of rows) {
    const texts = [clip(name, 200), ...shownColumns.map((_, i) => statusCell(statuses[i]))];
    size += texts.join('').length;
    if (size > LIMITS.tableText || table.rows.length === LIMITS.tableRows) break;
    table.rows.push(texts.map(cell));
  }
  const hidden = rows.length - (table.rows.length - 1);
  const more =
    hidden > 0 ? [richText([plain(`… and ${hidden} more rows. Name a platform or a deployment to see them.`)])] : [];
  const wide = columns.length - shownColumns.length;
  const wider = wide > 0 ? [richText([plain(`… and ${wide} more deployments. Name one to see it.`)])] : [];
  return [table, ...more, ...wider];
}

const statusCell = (status: Table['rows'][number]['statuses'][number]): string =>
  status ? `${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].said}` : ' ';

function sourceBlock({ source }: View): ContextBlock {
  const label = escapeMarkup(source.title).replaceAll('|', '¦');
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: `Source: <${source.url}|${label}>, edition of ${source.date}` }],
  };
}

const plain = (text: string): RichTextElement => ({ type: 'text', text: clip(text || ' ', 2_800) });
const bold = (text: string): RichTextElement => ({
  type: 'text',
  text: clip(text || ' ', 2_800),
  style: { bold: true },
});
const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text: clip(text, 200) });
const richText = (elements: RichTextElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const heading = (title: string): RichTextBlock => richText([bold(title)]);

function bullets(items: RichTextElement[][]): RichTextBlock {
  const shown = items.slice(0, LIMITS.listItems);
  const rest = items.length - shown.length;
  const all = rest > 0 ? [...shown, [plain(`… and ${rest} more`)]] : shown;
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: all.map((elements) => ({ type: 'rich_text_section', elements })),
      },
    ],
  };
}

/** Leaves out blocks before the last that do not fit, and says so. */
function withinLimits(blocks: readonly KnownBlock[]): KnownBlock[] {
  const last = blocks.at(-1) as KnownBlock;
  const kept: KnownBlock[] = [];
  let size = textIn(last);
  for (const block of blocks.slice(0, -1)) {
    size += block.type === 'table' ? 0 : textIn(block);
    if (size > LIMITS.messageText || kept.length === LIMITS.blocks - 2) {
      return [
        ...kept,
        richText([plain('There is more than one message holds. Ask about one platform or deployment.')]),
        last,
      ];
    }
    kept.push(block);
  }
  return [...kept, last];
}

function textIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textIn(inner)),
    0,
  );
}

/** The three characters that Slack reads as markup, in a text that stands outside of rich text. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
