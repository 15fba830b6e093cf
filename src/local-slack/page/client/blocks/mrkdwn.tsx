/** Text with Slack's marks. */
import { Fragment } from 'react';
import { emojiNamed } from '../emoji.js';
import { Link } from './link.js';
import { Broadcast, ChannelName, UserName } from './names.js';
import { type Node, parse } from './parse-mrkdwn.js';

export const Mrkdwn = ({ text }: Readonly<{ text: string }>) => <Nodes of={parse(text)} />;

const Nodes = ({ of }: Readonly<{ of: readonly Node[] }>) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are in their order
  of.map((node, index) => <Fragment key={index}>{<Shown node={node} />}</Fragment>);

function Shown({ node }: Readonly<{ node: Node }>) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code>{node.text}</code>;
    case 'block':
      return <pre>{node.text}</pre>;
    case 'emoji':
      return <Emoji name={node.text} />;
    case 'bold':
      return (
        <b>
          <Nodes of={node.inside} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Nodes of={node.inside} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Nodes of={node.inside} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Nodes of={node.inside} />
        </blockquote>
      );
    case 'mark':
      return <Mark target={node.target} label={node.label} />;
    default:
      return node satisfies never;
  }
}

export function Emoji({ name }: Readonly<{ name: string }>) {
  const emoji = emojiNamed(name);
  if (!emoji) return `:${name}:`;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {emoji}
    </span>
  );
}

/** What stands between `<` and `>`: somebody, a channel, everybody, a date, a link. */
function Mark({ target, label }: Readonly<{ target: string; label: string }>) {
  if (target.startsWith('@')) return <UserName id={target.slice(1)} />;
  if (target.startsWith('#')) return <ChannelName id={target.slice(1)} />;
  if (target.startsWith('!date^')) return label || target;
  if (target.startsWith('!subteam^')) return <Broadcast range={label || 'group'} />;
  if (target.startsWith('!')) return <Broadcast range={target.slice(1)} />;
  return <Link href={target.replaceAll('&amp;', '&')}>{label || target}</Link>;
}
