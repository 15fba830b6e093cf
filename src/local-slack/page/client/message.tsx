/** One message as it stands in a list, with what can be done with it. */
import { useState } from 'react';
import { Avatar } from './avatar.js';
import { Blocks } from './blocks/blocks.js';
import { Mrkdwn } from './blocks/mrkdwn.js';
import { Icon } from './icons.js';
import { clock, dateOf, type Said, userIn } from './places.js';
import { MenuItem, Popup } from './popup.js';
import type { Go } from './route.js';
import { useDesk } from './state.js';

type RowProps = Readonly<{ said: Said; short: boolean; go: Go; opened?: boolean; inThread?: boolean }>;

export function MessageRow({ said, short, go, opened = false, inThread = false }: RowProps) {
  const { state } = useDesk();
  const [hidden, setHidden] = useState(false);
  const [editing, setEditing] = useState(false);
  const author = said.whispered ? userIn(state, state.app.botUser) : userIn(state, said.user);
  if (hidden) return null;
  const time = (
    <time dateTime={dateOf(said.ts).toISOString()} title={dateOf(said.ts).toLocaleString('en-US')}>
      {clock(said.ts)}
    </time>
  );
  return (
    <article
      className="message"
      aria-label={`${author?.realName ?? 'Somebody'}, ${clock(said.ts)}`}
      data-whispered={said.whispered || undefined}
      data-short={short || undefined}
      data-opened={opened || undefined}
    >
      {said.whispered && (
        <p className="whisper">
          <Icon name="eye" /> Only visible to you
        </p>
      )}
      <div className="gutter">{short ? time : <Avatar user={author} />}</div>
      <div className="said">
        {!short && (
          <p className="by">
            <strong>{author?.realName ?? 'Somebody'}</strong>
            {author?.isBot && <span className="app-badge">APP</span>}
            {time}
          </p>
        )}
        {editing ? <Edit said={said} done={() => setEditing(false)} /> : <Body said={said} />}
        {said.whispered && (
          <button type="button" className="link" onClick={() => setHidden(true)}>
            Dismiss message
          </button>
        )}
        {!inThread && <Replies said={said} go={go} />}
      </div>
      <Tools said={said} go={go} inThread={inThread} edit={() => setEditing(true)} />
    </article>
  );
}

/** What people write is text with marks; what the app writes is blocks, or text where it has none. */
export function Body({ said }: Readonly<{ said: Said }>) {
  const { blocks, attachments, text } = said;
  const typed = 'client_msg_id' in said || !blocks || blocks.length === 0;
  const edited = 'edited' in said && said.edited && 'client_msg_id' in said;
  return (
    <>
      {typed ? (
        <div className="typed">
          <Mrkdwn text={text} /> {edited && <span className="edited">(edited)</span>}
        </div>
      ) : (
        <Blocks spot={{ in: said.whispered ? 'ephemeral' : 'message', ts: said.ts }} blocks={blocks} />
      )}
      {attachments?.map((attachment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no other name
        <Attachment key={index} said={said} attachment={attachment} />
      ))}
    </>
  );
}

function Attachment({ said, attachment }: Readonly<{ said: Said; attachment: unknown }>) {
  const { blocks, text } = attachment as { blocks?: readonly unknown[]; text?: string };
  return (
    <div className="attachment">
      {text && <Mrkdwn text={text} />}
      {blocks && <Blocks spot={{ in: said.whispered ? 'ephemeral' : 'message', ts: said.ts }} blocks={blocks} />}
    </div>
  );
}

function Replies({ said, go }: Readonly<{ said: Said; go: Go }>) {
  const { state } = useDesk();
  if (!('reply_count' in said) || !said.reply_count) return null;
  return (
    <button type="button" className="replies" onClick={() => go({ thread: said.ts, inspect: undefined })}>
      {said.reply_users?.map((id) => (
        <Avatar key={id} user={userIn(state, id)} small />
      ))}
      <span>
        {said.reply_count} {said.reply_count === 1 ? 'reply' : 'replies'}
      </span>
      {said.latest_reply && <span className="last">Last reply {clock(said.latest_reply)}</span>}
    </button>
  );
}

type ToolsProps = Readonly<{ said: Said; go: Go; inThread: boolean; edit: () => void }>;

function Tools({ said, go, inThread, edit }: ToolsProps) {
  const { state, me, act } = useDesk();
  const own = !said.whispered && said.user === me;
  const about = { channel: said.channel, ts: said.ts };
  const shortcuts = said.whispered ? [] : state.app.shortcuts.filter(({ type }) => type === 'message');
  const menu = shortcuts.length > 0 || own;
  return (
    <div className="tools" role="toolbar" aria-label="What can be done with the message">
      {!said.whispered && !inThread && (
        <button
          type="button"
          className="icon"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ thread: said.ts, inspect: undefined })}
        >
          <Icon name="reply" />
        </button>
      )}
      <button
        type="button"
        className="icon"
        aria-label="Inspect"
        title="Inspect"
        onClick={() => go({ inspect: said.ts })}
      >
        <Icon name="search" />
      </button>
      {menu && (
        <Popup role="menu" name="More actions" label={<Icon name="more" />}>
          {(close) => {
            const item = (key: string, words: string, run: () => void, danger = false) => (
              <MenuItem
                key={key}
                danger={danger}
                onPick={() => {
                  close();
                  run();
                }}
              >
                {words}
              </MenuItem>
            );
            return [
              ...shortcuts.map(({ callbackId, name }) =>
                item(callbackId, name ?? callbackId, () => act('messageShortcut', { ...about, callback: callbackId })),
              ),
              ...(own ? [item('edit', 'Edit message', edit)] : []),
              ...(own ? [item('remove', 'Delete message', () => act('remove', about), true)] : []),
            ];
          }}
        </Popup>
      )}
    </div>
  );
}

function Edit({ said, done }: Readonly<{ said: Said; done: () => void }>) {
  const { state, act } = useDesk();
  const [text, setText] = useState(() => untyped(said.text, (id) => userIn(state, id)?.name ?? id));
  const save = async () => {
    await act('edit', { channel: said.channel, ts: said.ts, text });
    done();
  };
  return (
    <div className="edit">
      <textarea
        aria-label="Edit message"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit it
        autoFocus
        rows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') done();
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          save();
        }}
      />
      <button type="button" className="button" onClick={done}>
        Cancel
      </button>
      <button type="button" className="button" data-style="primary" onClick={save}>
        Save
      </button>
    </div>
  );
}

/** A message's text → what was typed. */
export const untyped = (text: string, nameOf: (id: string) => string): string =>
  text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<(https?:[^>|]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
