/** What the bot says it is doing. */
import { botIn } from './places.js';
import { useDesk } from './state.js';

export function Status({ channel, thread }: Readonly<{ channel: string; thread?: string }>) {
  const { state } = useDesk();
  const found = Object.entries(state.statuses).find(([key, value]) =>
    thread ? key === `${channel}:${thread}` && value.status : false,
  );
  const status = found?.[1]?.status;
  return (
    <p className="status" role="status">
      {typeof status === 'string' && status !== '' && `${botIn(state).realName} ${status}`}
    </p>
  );
}
