/** A channel, or the direct message with the bot: what was said, and the field to say more. */
import { useEffect, useRef } from 'react';
import { Avatar } from './avatar.js';
import { Composer } from './composer.js';
import { Icon } from './icons.js';
import { MessageRow } from './message.js';
import { botIn, dayOf, type Place, type Said, saidIn } from './places.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';
import { Status } from './status.js';
import { Tabs } from './tabs.js';

const CLOSE_MS = 5 * 60 * 1_000;

/** One after the other by the same person, soon after: the name is not said again. */
export const follows = (before: Said | undefined, one: Said): boolean =>
  before !== undefined &&
  before.user === one.user &&
  !before.whispered &&
  !one.whispered &&
  (Number(one.ts) - Number(before.ts)) * 1_000 < CLOSE_MS;

/** Keeps the end of a list in sight as it grows. */
export function useEnd(count: unknown) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what grows is what moves it
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return list;
}

type ChannelProps = Readonly<{ place: Extract<Place, { kind: 'channel' }>; go: Go; open: string | undefined }>;

export function ChannelView({ place: { channel, name, direct }, go, open }: ChannelProps) {
  const { state, me, act } = useDesk();
  const said = saidIn(state, me, channel.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, each time it is come to
  useEffect(() => {
    if (direct) act('openMessages');
  }, [channel.id, direct]);
  const list = useEnd(said.length);
  return (
    <>
      <header className="bar">
        {direct && <Avatar user={botIn(state)} small />}
        <h2>{name}</h2>
        {direct ? <Tabs go={go} at="messages" direct={channel.id} /> : <Members members={channel.members} />}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <div className="list" ref={list} role="log" aria-label={`Messages in ${name}`} tabIndex={0}>
        <Beginning direct={direct} name={name} />
        {said.map((one, index) => (
          <div key={`${one.ts} ${one.whispered}`} className="entry-of-list">
            {dayOf(said[index - 1]?.ts ?? '0') !== dayOf(one.ts) && <Day ts={one.ts} />}
            <MessageRow
              said={one}
              short={follows(said[index - 1], one) && dayOf(said[index - 1]?.ts ?? '0') === dayOf(one.ts)}
              go={go}
              opened={open === one.ts}
            />
          </div>
        ))}
        {direct && <Prompts channel={channel.id} />}
      </div>
      <Status channel={channel.id} />
      <Composer channel={channel} label={`Message ${name}`} />
    </>
  );
}

function Day({ ts }: Readonly<{ ts: string }>) {
  return (
    <div className="day">
      <span>{dayOf(ts)}</span>
    </div>
  );
}

function Members({ members }: Readonly<{ members: readonly string[] }>) {
  const { state } = useDesk();
  const users = state.users.filter(({ id }) => members.includes(id));
  return (
    <span className="members" title={users.map(({ realName }) => realName).join(', ')}>
      {users.map((user) => (
        <Avatar key={user.id} user={user} small />
      ))}
      <span className="unseen">Members: {users.map(({ realName }) => realName).join(', ')}</span>
    </span>
  );
}

function Beginning({ direct, name }: Readonly<{ direct: boolean; name: string }>) {
  const { state } = useDesk();
  const [command] = state.app.commands;
  const bot = botIn(state).name;
  return (
    <div className="beginning">
      <p className="title">{direct ? <Avatar user={botIn(state)} /> : <span className="hash">#</span>}</p>
      <h3>{direct ? `This is you and ${name}` : `Welcome to ${name}`}</h3>
      <p>
        {direct ? (
          'Ask anything here. Only you see the answers.'
        ) : (
          <>
            Say <code>@{bot}</code> and a question
            {command && (
              <>
                , or type{' '}
                <code>
                  {command.command} {command.usageHint}
                </code>
              </>
            )}
            .
          </>
        )}
      </p>
    </div>
  );
}

type Prompt = Readonly<{ title: string; message: string }>;

/** What the bot suggests to ask. */
export function Prompts({ channel, thread }: Readonly<{ channel: string; thread?: string }>) {
  const { state, act } = useDesk();
  const { title, prompts } = (state.prompts[channel] ?? {}) as { title?: string; prompts?: readonly Prompt[] };
  if (!prompts || prompts.length === 0) return null;
  return (
    <section className="prompts" aria-label="Suggested questions">
      {title && <p>{title}</p>}
      <ul>
        {prompts.map((one) => (
          <li key={`${one.title} ${one.message}`}>
            <button
              type="button"
              className="prompt"
              onClick={() => act('post', { channel, text: one.message, ...(thread ? { thread } : {}) })}
            >
              <Icon name="reply" />
              {one.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
