/** The parts of a page → blocks. A table is a table where Slack has one (messages), and lines elsewhere. */
import type { ContextBlock, KnownBlock, RichTextElement, TableBlock } from '@slack/types';
import type { FieldLine, Part, View } from '../view.js';
import { list, STATUS_WORDS } from '../words.js';
import { clip } from './limits.js';
import { bold, bullets, code, escapeMarkup, link, numbered, paragraph, plain } from './rich-text.js';

export type Surface = 'message' | 'view';
type Table = Extract<Part, { kind: 'table' }>;

/** Above this many cells a table reads better than lines. */
const MOST_LINES = 3;

/** A page of a view → its verdict and its parts, without buttons and source. */
export function partsOf({ verdict, parts, page }: View, surface: Surface): KnownBlock[] {
  const table = surface === 'message' ? parts.filter(isTable).find((t) => cellsIn(t) > MOST_LINES) : undefined;
  // A piece of a larger table may have one row as well.
  const whole = page === undefined && parts.filter((part) => isTable(part) && part.title === '').length === 1;
  const paged = page ? [muted(`Page ${page.number} of ${page.of}`)] : [];
  return [
    paragraph(bold([verdict.mark, verdict.text].filter(Boolean).join(' '))),
    ...paged,
    ...parts
      .filter((part) => !whole || !saidByVerdict(part))
      .flatMap((part) => (part === table ? tableBlocks(table) : partBlocks(part))),
  ];
}

/** What Slack would read as formatting or as the end of a label, and what looks like it. */
const ALIKE: Readonly<Record<string, string>> = { '|': '¦', '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** The edition that answered, with a link to its page. */
export function sourceBlock({ source }: Pick<View, 'source'>): ContextBlock {
  const label = escapeMarkup(source.title.replace(/[|*_~`]/g, (mark) => ALIKE[mark] ?? mark));
  const url = source.url.replace(/[|<>]/g, encodeURIComponent);
  const text = `Source: <${url}|${label}>, edition of ${source.date}`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

export const muted = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: clip(text, 300), emoji: false }],
});

const isTable = (part: Part): part is Table => part.kind === 'table';
const cellsIn = ({ rows }: Table): number => rows.flatMap((row) => row.statuses).filter(Boolean).length;
const titled = (title: string): KnownBlock[] => (title ? [paragraph(bold(title))] : []);

function partBlocks(part: Part): KnownBlock[] {
  switch (part.kind) {
    case 'reading':
      return [muted(`Read as: ${part.text}`)];
    case 'table':
      return [...titled(part.title), bullets(tableLines(part))];
    case 'notes':
      return [...titled(part.title ?? ''), bullets(part.lines.map((line) => [plain(line)]))];
    case 'steps':
      return [...titled(part.title), numbered(part.steps.map(({ who, does }) => [bold(`${who}: `), plain(does)]))];
    case 'fields':
      return [
        ...titled(part.title),
        paragraph(plain('Subject: '), code(part.subject)),
        bullets(part.fields.map(fieldLine)),
      ];
    case 'links':
      return [...titled(part.title), bullets(part.links.map(({ title, url }) => [link(url, title)]))];
    case 'fact':
      return [paragraph(bold(part.title), plain(part.text ? `\n${part.text} ` : ' '), link(part.url, 'Read more'))];
    case 'examples':
      return titled(part.title); // the questions themselves are buttons
    default:
      return part satisfies never;
  }
}

function fieldLine({ name, looks, where, command, example }: FieldLine): RichTextElement[] {
  return [
    bold(name),
    plain(`: ${looks}`),
    ...(where ? [plain(`. ${where}`)] : []),
    ...(command ? [plain('. '), code(command)] : []),
    ...(example ? [plain('. For example '), code(example)] : []),
  ];
}

/** The verdict of one row names all its deployments. */
const saidByVerdict = (part: Part): boolean =>
  part.kind === 'table' && part.title === '' && part.rows.length === 1 && cellsIn(part) <= MOST_LINES;

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

function tableBlocks({ title, columns, rows }: Table): KnownBlock[] {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const statusCell = (status: Table['rows'][number]['statuses'][number]) =>
    status ? `${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].short}` : ' ';
  const table: TableBlock = {
    type: 'table',
    column_settings: [{ is_wrapped: true }],
    rows: [
      ['Platform', ...columns].map(cell),
      ...rows.map(({ name, statuses }) =>
        [clip(name, 200), ...columns.map((_, i) => statusCell(statuses[i]))].map(cell),
      ),
    ],
  };
  return [...titled(title), table];
}
