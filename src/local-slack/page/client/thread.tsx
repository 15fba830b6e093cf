/** The thread at the side: its first message, the replies, and the field to reply. */
import { follows, useEnd } from './channel.js';
import { Composer } from './composer.js';
import { useReturn } from './focus.js';
import { Icon } from './icons.js';
import { MessageRow } from './message.js';
import { type ChannelShown, saidIn } from './places.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';
import { Status } from './status.js';

export function ThreadPane({ channel, ts, go }: Readonly<{ channel: ChannelShown; ts: string; go: Go }>) {
  const { state, me } = useDesk();
  useReturn();
  const said = saidIn(state, me, channel.id, ts);
  const list = useEnd(said.length);
  const close = () => go({ thread: undefined });
  const replies = said.length - 1;
  return (
    <aside className="aside" aria-label="Thread">
      <header className="bar">
        <h2>Thread</h2>
        <span className="where">{channel.kind === 'im' ? '' : `# ${channel.name}`}</span>
        <span className="spring" />
        <button type="button" className="icon" aria-label="Close the thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div className="list" ref={list} role="log" aria-label="Messages in the thread" tabIndex={0}>
        {said.map((one, index) => (
          <div key={`${one.ts} ${one.whispered}`} className="entry-of-list">
            <MessageRow said={one} short={index > 1 && follows(said[index - 1], one)} go={go} inThread />
            {index === 0 && replies > 0 && (
              <div className="replies-line">
                {replies} {replies === 1 ? 'reply' : 'replies'}
              </div>
            )}
          </div>
        ))}
      </div>
      <Status channel={channel.id} thread={ts} />
      <Composer channel={channel} thread={ts} label="Reply…" />
    </aside>
  );
}
