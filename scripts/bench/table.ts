/** Tables that read as well on a terminal as in Markdown. */

export type Table = Readonly<{ title: string; head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** A table → Markdown with aligned columns; all but the first column are numbers and stand to the right. */
export function drawTable({ title, head, rows }: Table): string {
  const widths = head.map((h, i) => Math.max(3, h.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const pad = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0));
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [`## ${title}`, '', line(head), line(rule), ...rows.map(line)].join('\n');
}

/** 1234567.8 → "1,234,568"; small numbers keep one decimal. */
export const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
export const micro = (value: number): string => `${number(value)} µs`;
export const milli = (value: number): string => `${number(value)} ms`;
