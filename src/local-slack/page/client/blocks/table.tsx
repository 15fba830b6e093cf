/** Tables; the first row is the head. */
import type { Json } from '../../../types.js';
import { withEmoji } from '../emoji.js';
import { RichText } from './rich-text.js';
import { useAt } from './spot.js';
import { plain } from './text.js';

type Row = readonly Json[];

const Cell = ({ cell }: Readonly<{ cell: Json }>) =>
  cell.type === 'rich_text' ? <RichText of={cell} /> : withEmoji(String(cell.text ?? cell.value ?? ''));

export function Table({ block }: Readonly<{ block: Json }>) {
  const { spot } = useAt();
  const [head = [], ...rows] = (block.rows ?? []) as readonly Row[];
  const settings = (block.column_settings ?? []) as readonly (Json | null)[];
  const align = (column: number) => String(settings[column]?.align ?? 'left');
  const caption = typeof block.caption === 'string' ? block.caption : plain(block.caption);
  const label = caption || `Table in the ${spot.in === 'home' ? 'Home' : 'message'}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="table" aria-label={label} tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells are in their order
              <th key={column} scope="col" data-align={align(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are in their order
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are in their order
                  <th key={column} scope="row" data-align={align(column)}>
                    <Cell cell={cell} />
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are in their order
                  <td key={column} data-align={align(column)}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
