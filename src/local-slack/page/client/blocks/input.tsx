/** A field with its label, its hint, and what the app found wrong with it. */
import { useId } from 'react';
import type { Json } from '../../../types.js';
import { Element } from './element.js';
import { useAt } from './spot.js';
import { plain } from './text.js';

export function InputBlock({ block }: Readonly<{ block: Json }>) {
  const { spot } = useAt();
  const label = useId();
  const error = 'view' in spot ? spot.view.errors[String(block.block_id)] : undefined;
  const optional = block.optional === true;
  return (
    <div className="input-block" data-wrong={error !== undefined || undefined}>
      <span className="label" id={label}>
        {plain(block.label)}
        {optional && <span className="hint"> (optional)</span>}
      </span>
      <Element element={block.element as Json} labelled={label} optional={optional} />
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {block.hint ? <p className="hint">{plain(block.hint)}</p> : null}
    </div>
  );
}
