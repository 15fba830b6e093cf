/** View → plain text, for a terminal and for screen readers. */
import type { Status } from '../knowledge/schema.js';
import type { FieldLine, Part, View } from './view.js';
import { STATUS_WORDS } from './words.js';

/** Marks up a piece of text by its role; `plain` leaves it as it is. */
export type Style = (text: string, role: 'verdict' | 'title' | 'link' | 'faint' | Status) => string;
export const plain: Style = (text) => text;

/** A view as text, the verdict first, the edition last. */
export function textOf(view: View, style: Style = plain): string {
  const { mark, text } = view.verdict;
  const { title, url, date } = view.source;
  const blocks = [
    style(`${mark ? `${mark} ` : ''}${text}`, 'verdict'),
    ...view.parts.map((part) => partText(part, style)),
    style(`Source: ${title}, edition of ${date}, ${url}`, 'faint'),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function partText(part: Part, style: Style): string {
  switch (part.kind) {
    case 'reading':
      return style(`Read as: ${part.text}`, 'faint');
    case 'table':
      return tableText(part, style);
    case 'notes':
      return [...(part.title ? [style(part.title, 'title')] : []), ...part.lines.map((line) => `• ${line}`)].join('\n');
    case 'steps':
      return [style(part.title, 'title'), ...part.steps.map(({ who, does }, i) => `  ${i + 1}. ${who}: ${does}`)].join(
        '\n',
      );
    case 'fields':
      return [
        style(part.title, 'title'),
        `  Subject: ${part.subject}`,
        ...part.fields.flatMap((field) => [
          `• ${field.name}: ${field.looks}`,
          ...hintLines(field).map((l) => `    ${l}`),
        ]),
      ].join('\n');
    case 'links':
      return [style(part.title, 'title'), ...part.links.map((l) => `  ${l.title}: ${style(l.url, 'link')}`)].join('\n');
    case 'fact':
      return [
        style(part.title, 'title'),
        ...(part.text ? [`  ${part.text}`] : []),
        `  ${style(part.url, 'link')}`,
      ].join('\n');
    case 'examples':
      return [style(part.title, 'title'), ...part.questions.map((q) => `  ${q}`)].join('\n');
    default:
      return part satisfies never;
  }
}

/** Where a field is found, the command that prints it and an example, as far as there are any. */
const hintLines = ({ where, command, example }: FieldLine): string[] => [
  ...(where ? [where] : []),
  ...(command ? [`Command: ${command}`] : []),
  ...(example ? [`For example: ${example}`] : []),
];

function tableText({ title, columns, rows }: Extract<Part, { kind: 'table' }>, style: Style): string {
  const nameWidth = Math.max(...rows.map((row) => row.name.length), title.length);
  const widths = columns.map((column) => Math.max(column.length, 2));
  const head = [title.padEnd(nameWidth), ...columns.map((column, i) => column.padEnd(widths[i] ?? 0))]
    .join('  ')
    .trimEnd();
  const lines = rows.map((row) => {
    const cells = row.statuses.map((status, i) => markText(status, widths[i] ?? 0, style));
    return [row.name.padEnd(nameWidth), ...cells].join('  ').trimEnd();
  });
  const used = (Object.keys(STATUS_WORDS) as Status[]).filter((status) =>
    rows.some((row) => row.statuses.includes(status)),
  );
  const legend = used.map((status) => `${STATUS_WORDS[status].mark} ${STATUS_WORDS[status].said}`).join('   ');
  return [style(head, 'title'), ...lines, style(legend, 'faint')].join('\n');
}

function markText(status: Status | undefined, width: number, style: Style): string {
  if (!status) return ' '.repeat(width);
  const { mark, width: own } = STATUS_WORDS[status];
  return style(mark, status) + ' '.repeat(Math.max(0, width - own));
}
