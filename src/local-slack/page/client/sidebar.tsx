/** The side bar: channels, the direct message with the bot, and its Home. */
import { Avatar } from './avatar.js';
import { botIn, channelsFor, directFor, type Place } from './places.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';

type EntryProps = Readonly<{ current: boolean; onPick: () => void; children: React.ReactNode }>;

function Entry({ current, onPick, children }: EntryProps) {
  return (
    <li>
      <button type="button" className="entry" aria-current={current ? 'page' : undefined} onClick={onPick}>
        {children}
      </button>
    </li>
  );
}

export function Sidebar({ place, go }: Readonly<{ place: Place; go: Go }>) {
  const { state, me } = useDesk();
  const bot = botIn(state);
  const direct = directFor(state, me);
  const to = (id: string) => go({ in: id, thread: undefined, inspect: undefined });
  return (
    <nav className="side" aria-label="Channels and messages">
      <h2>Channels</h2>
      <ul>
        {channelsFor(state, me).map(({ id, name }) => (
          <Entry key={id} current={place.kind === 'channel' && place.channel.id === id} onPick={() => to(id)}>
            <span className="hash" aria-hidden="true">
              #
            </span>
            {name}
          </Entry>
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <Entry current={place.direct} onPick={() => to(direct?.id ?? 'home')}>
          <Avatar user={bot} small />
          {bot.realName}
          <span className="dot" data-on={state.connected || undefined}>
            <span className="unseen">{state.connected ? 'connected' : 'not connected'}</span>
          </span>
        </Entry>
      </ul>
    </nav>
  );
}
