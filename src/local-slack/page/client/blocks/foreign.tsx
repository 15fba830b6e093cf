/** Blocks that a bot seldom uses and that hold nothing to act on, drawn by a library. */
import 'slack-blocks-to-jsx/dist/style.css';
import { Component, type ReactNode } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { Json } from '../../../types.js';
import { Link } from './link.js';

const NO_LOGO = '';

function Foreign({ block }: Readonly<{ block: Json }>) {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  return (
    <Guarded fallback={<p className="empty">There is nothing here that draws a “{String(block.type)}” block.</p>}>
      <Message
        blocks={[block as unknown as Block]}
        name=""
        logo={NO_LOGO}
        theme={theme}
        withoutWrapper
        hooks={{ link: ({ href, children }) => <Link href={href}>{children}</Link> }}
      />
    </Guarded>
  );
}

/** A block that the library stumbles over leaves the rest of the message as it is. */
class Guarded extends Component<{ children: ReactNode; fallback: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

// `React.lazy` takes what a module exports as its default.
export default Foreign;
