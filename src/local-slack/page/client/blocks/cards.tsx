/** Blocks that hold others: cards, rows of cards, containers. */
import type { Json } from '../../../types.js';
import { Blocks, Picture } from './blocks.js';
import { Element } from './element.js';
import { RichText } from './rich-text.js';
import { useAt } from './spot.js';
import { Text } from './text.js';

type Props = Readonly<{ block: Json }>;

export function Card({ block }: Props) {
  const { title, subtitle, body, hero_image: hero, icon, actions } = block as Readonly<Record<string, Json>>;
  return (
    <div className="card">
      {hero && <Picture image={hero} />}
      {title && (
        <p className="card-title">
          {icon && <Picture image={icon} small />} <Text of={title} />
        </p>
      )}
      {subtitle && (
        <div className="hint">
          <Text of={subtitle} />
        </div>
      )}
      {body && <Text of={body} />}
      {Array.isArray(actions) && (
        <div className="actions">
          {(actions as readonly Json[]).map((element) => (
            <Element key={String(element.action_id)} element={element} />
          ))}
        </div>
      )}
    </div>
  );
}

export const Carousel = ({ block }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  <section className="carousel" aria-label="Cards" tabIndex={0}>
    {((block.elements ?? []) as readonly Json[]).map((card, index) => (
      <Card key={String(card.block_id ?? index)} block={card} />
    ))}
  </section>
);

export function Container({ block }: Props) {
  const { spot } = useAt();
  const { title, rich_text_title: rich, subtitle } = block as Readonly<Record<string, Json>>;
  const head = (
    <>
      <b>{rich ? <RichText of={rich} /> : title && <Text of={title} />}</b>
      {subtitle && (
        <div className="hint">
          <Text of={subtitle} />
        </div>
      )}
    </>
  );
  const inside = <Blocks spot={spot} blocks={(block.child_blocks ?? []) as readonly unknown[]} />;
  if (block.is_collapsible !== true) {
    return (
      <div className="card">
        {head}
        {inside}
      </div>
    );
  }
  return (
    <details className="card" open={block.default_collapsed !== true}>
      <summary>{head}</summary>
      {inside}
    </details>
  );
}
