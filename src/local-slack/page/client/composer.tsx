/** The field to write in: `/command`, `@name` and `:emoji:` are completed as they are typed. */
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { type Completion, completed, completionsFor } from './completions.js';
import { useReady } from './focus.js';
import { Icon } from './icons.js';
import type { ChannelShown } from './places.js';
import { useDesk } from './state.js';

type ComposerProps = Readonly<{ channel: ChannelShown; thread?: string; label: string }>;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function Composer({ channel, thread, label }: ComposerProps) {
  const { state, act } = useDesk();
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  /** Where the caret is to stand once the text is there. */
  const wanted = useRef<number>(undefined);
  const id = useId();
  useReady(field);
  const found = closed === text ? [] : completionsFor(state, channel, text, caret);
  const picked = found[Math.min(at, found.length - 1)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    const one = field.current;
    if (!one) return;
    one.style.height = 'auto';
    one.style.height = `${Math.min(one.scrollHeight, 200)}px`;
    if (wanted.current === undefined) return;
    one.focus();
    one.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  }, [text]);

  const take = (one: Completion) => {
    const next = completed(text, caret, one);
    setText(next.text);
    setCaret(next.caret);
    setAt(0);
    wanted.current = next.caret;
  };
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    const place = { channel: channel.id, text: words };
    if (words.startsWith('/')) act('command', place);
    else act('post', { ...place, ...(thread ? { thread } : {}) });
  };
  /** Whether the key was one for the suggestions. */
  const suggested = (key: string): boolean => {
    if (!picked) return false;
    const step = STEPS[key];
    if (step) setAt((found.indexOf(picked) + step + found.length) % found.length);
    else if (key === 'Tab' || (key === 'Enter' && !picked.whole)) take(picked);
    else if (key === 'Escape') setClosed(text);
    else return false;
    return true;
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    const sends = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    if (suggested(event.key)) return event.preventDefault();
    if (!sends) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="composer">
      {found.length > 0 && (
        <div className="completions" role="listbox" id={id} aria-label="Suggestions">
          {found.map((one, index) => (
            <div
              key={one.insert}
              id={`${id}-${index}`}
              className="item"
              role="option"
              aria-selected={one === picked}
              tabIndex={-1}
              onMouseDown={(event) => {
                event.preventDefault();
                take(one);
              }}
            >
              {one.mark && <span className="mark">{one.mark}</span>}
              <strong>{one.words}</strong>
              {one.hint && <span className="hint">{one.hint}</span>}
              {one.about && <span className="about">{one.about}</span>}
            </div>
          ))}
        </div>
      )}
      <div className="field">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={label}
          placeholder={label}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={picked ? `${id}-${found.indexOf(picked)}` : undefined}
          onChange={({ target }) => {
            setText(target.value);
            setCaret(target.selectionStart);
            setAt(0);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="send" aria-label="Send" disabled={text.trim() === ''} onClick={send}>
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
