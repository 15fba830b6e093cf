/** Rich text: sections, lists, quotes and code. */
import { Fragment, type ReactNode } from 'react';
import type { Json } from '../../../types.js';
import { Link } from './link.js';
import { Emoji } from './mrkdwn.js';
import { Broadcast, ChannelName, UserName } from './names.js';

type Style = Readonly<Partial<Record<'bold' | 'italic' | 'strike' | 'underline' | 'code', boolean>>>;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);

export const RichText = ({ of }: Readonly<{ of: Json }>) => (
  <div className="rich">
    {list(of.elements).map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are in their order
      <Part key={index} part={part} />
    ))}
  </div>
);

function Part({ part }: Readonly<{ part: Json }>) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Leaves of={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Leaves of={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves of={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <List part={part} />;
    default:
      return null;
  }
}

function List({ part }: Readonly<{ part: Json }>) {
  const Tag = part.style === 'ordered' ? 'ol' : 'ul';
  const indent = Number(part.indent ?? 0);
  const start = Tag === 'ol' && typeof part.offset === 'number' ? { start: part.offset + 1 } : {};
  return (
    <Tag className="rich-list" data-indent={indent} data-border={part.border === 1 || undefined} {...start}>
      {list(part.elements).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are in their order
        <li key={index}>
          <Leaves of={item.elements} />
        </li>
      ))}
    </Tag>
  );
}

const Leaves = ({ of }: Readonly<{ of: unknown }>) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are in their order
  list(of).map((leaf, index) => <Fragment key={index}>{styled(shown(leaf), (leaf.style ?? {}) as Style)}</Fragment>);

function shown(leaf: Json): ReactNode {
  switch (leaf.type) {
    case 'text':
      return String(leaf.text);
    case 'link':
      return <Link href={String(leaf.url)}>{String(leaf.text ?? leaf.url)}</Link>;
    case 'emoji':
      return <Emoji name={String(leaf.name)} />;
    case 'user':
      return <UserName id={String(leaf.user_id)} />;
    case 'channel':
      return <ChannelName id={String(leaf.channel_id)} />;
    case 'usergroup':
      return <Broadcast range={String(leaf.usergroup_id)} />;
    case 'broadcast':
      return <Broadcast range={String(leaf.range)} />;
    case 'date':
      return <time>{String(leaf.fallback ?? new Date(Number(leaf.timestamp) * 1_000).toLocaleString('en-US'))}</time>;
    case 'color':
      return <code>{String(leaf.value)}</code>;
    default:
      return null;
  }
}

function styled(inside: ReactNode, { bold, italic, strike, underline, code }: Style): ReactNode {
  const coded = code ? <code>{inside}</code> : inside;
  const lined = underline ? <u>{coded}</u> : coded;
  const struck = strike ? <s>{lined}</s> : lined;
  const slanted = italic ? <i>{struck}</i> : struck;
  return bold ? <b>{slanted}</b> : slanted;
}
