/** Blocks → what they look like. One component for each type; those seldom used come from a library, when they are met. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { Json } from '../../../types.js';
import { Card, Carousel, Container } from './cards.js';
import { Element } from './element.js';
import { InputBlock } from './input.js';
import { RichText } from './rich-text.js';
import { AtContext, type Spot } from './spot.js';
import { Table } from './table.js';
import { Text } from './text.js';

export type BlockProps = Readonly<{ block: Json }>;
const Foreign = lazy(() => import('./foreign.js'));

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

const Elements = ({ of }: Readonly<{ of: unknown }>) =>
  list(of).map((element, index) => <Element key={String(element.action_id ?? index)} element={element} />);

function Section({ block }: BlockProps) {
  const { text, fields, accessory } = block as Json & { text?: Json; accessory?: Json };
  return (
    <div className="section">
      <div className="section-text">
        {text && <Text of={text} />}
        {list(fields).length > 0 && (
          <div className="fields">
            {list(fields).map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name
              <Text key={index} of={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Element element={accessory} />
        </div>
      )}
    </div>
  );
}

const Header = ({ block }: BlockProps) => (
  <h3 className="header">
    <Text of={block.text as Json} />
  </h3>
);

function Context({ block }: BlockProps) {
  return (
    <div className="context">
      {list(block.elements).map((element, index) =>
        element.type === 'image' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
          <Picture key={index} image={element} small />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
          <Text key={index} of={element} />
        ),
      )}
    </div>
  );
}

const Actions = ({ block }: BlockProps) => (
  <div className="actions">
    <Elements of={block.elements} />
  </div>
);

const ContextActions = ({ block }: BlockProps) => (
  <div className="context-actions">
    <Elements of={block.elements} />
  </div>
);

/** The page asks nothing outside for anything, so a picture is its words and where it lies. */
export function Picture({ image, small = false }: Readonly<{ image: Json; small?: boolean }>) {
  const address = image.image_url;
  if (typeof address === 'string' && address.startsWith('data:image/')) {
    return <img className="picture" data-small={small || undefined} src={address} alt={String(image.alt_text)} />;
  }
  return (
    <span className="picture-words" data-small={small || undefined} role="img" aria-label={String(image.alt_text)}>
      🖼 {!small && String(image.alt_text)}
    </span>
  );
}

function ImageBlock({ block }: BlockProps) {
  return (
    <figure className="figure">
      {block.title ? (
        <figcaption>
          <Text of={block.title as Json} />
        </figcaption>
      ) : null}
      <Picture image={block} />
    </figure>
  );
}

function Alert({ block }: BlockProps) {
  return (
    <div className="alert" data-level={String(block.level ?? 'default')} role="note">
      <Text of={block.text as Json} />
    </div>
  );
}

const BLOCKS: Readonly<Record<string, ComponentType<BlockProps>>> = {
  section: Section,
  header: Header,
  divider: () => <hr />,
  image: ImageBlock,
  context: Context,
  actions: Actions,
  context_actions: ContextActions,
  input: InputBlock,
  rich_text: ({ block }) => <RichText of={block} />,
  table: Table,
  data_table: Table,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
};

export function Blocks({ blocks, spot }: Readonly<{ blocks: readonly unknown[]; spot: Spot }>) {
  return (
    <div className="blocks">
      {list(blocks).map((block, index) => {
        const Known = Object.hasOwn(BLOCKS, String(block.type)) ? BLOCKS[String(block.type)] : undefined;
        return (
          <AtContext value={{ spot, block }} key={String(block.block_id ?? index)}>
            {Known ? (
              <Known block={block} />
            ) : (
              <Suspense fallback={null}>
                <Foreign block={block} />
              </Suspense>
            )}
          </AtContext>
        );
      })}
    </div>
  );
}
