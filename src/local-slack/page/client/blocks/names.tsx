/** Somebody, a channel or everybody, named inside a text. */
import { userIn } from '../places.js';
import { useDesk } from '../state.js';

export function UserName({ id }: Readonly<{ id: string }>) {
  const { state, me } = useDesk();
  return (
    <span className="mention" data-me={id === me || undefined}>
      @{userIn(state, id)?.realName ?? id}
    </span>
  );
}

export function ChannelName({ id }: Readonly<{ id: string }>) {
  const { state } = useDesk();
  return <span className="mention">#{state.channels.find((channel) => channel.id === id)?.name ?? id}</span>;
}

export const Broadcast = ({ range }: Readonly<{ range: string }>) => (
  <span className="mention" data-me>
    @{range.replace(/^@/, '')}
  </span>
);
