/** Fields to type in. */
import { useEffect, useRef, useState } from 'react';
import type { Json } from '../../../types.js';
import { naming } from './choosing.js';
import type { ElementProps } from './element.js';
import { useAt, useHandle } from './spot.js';
import { plain } from './text.js';

const PAUSE_MS = 150;
const KINDS: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

export function TextField({ element, labelled, optional = false }: ElementProps) {
  const { spot } = useAt();
  const { value, live, choose, keep } = useHandle(element);
  const given = String(value?.value ?? element.initial_value ?? '');
  const [text, setText] = useState(given);
  const told = useRef(given);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLElement>(null);
  const when = (element.dispatch_action_config as Json | undefined)?.trigger_actions_on as string[] | undefined;
  const eager = live && when?.includes('on_character_entered');
  const onEnter = live && (when === undefined || when.includes('on_enter_pressed'));

  // The app put something else in it: taken over, unless somebody is typing there.
  useEffect(() => {
    if (field.current !== document.activeElement && given !== told.current) setText(given);
    told.current = given;
  }, [given]);

  const tell = () => {
    clearTimeout(timer.current);
    told.current = text;
    return choose(text);
  };
  const change = (next: string) => {
    setText(next);
    keep(next);
    if (!eager) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => choose(next), PAUSE_MS);
  };
  const shared = {
    className: 'input',
    ...naming(labelled, plain(element.placeholder) || 'Text'),
    placeholder: plain(element.placeholder),
    value: text,
    required: !optional && spot.in === 'modal',
    ...(typeof element.min_length === 'number' ? { minLength: element.min_length } : {}),
    ...(typeof element.max_length === 'number' ? { maxLength: element.max_length } : {}),
    onBlur: () => {
      if (!live && text !== told.current) tell();
    },
  };
  if (element.multiline === true) {
    return (
      <textarea
        {...shared}
        ref={field as React.RefObject<HTMLTextAreaElement>}
        rows={4}
        onChange={({ target }) => change(target.value)}
      />
    );
  }
  return (
    <input
      {...shared}
      ref={field as React.RefObject<HTMLInputElement>}
      type={KINDS[String(element.type)] ?? 'text'}
      onChange={({ target }) => change(target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !onEnter) return;
        event.preventDefault();
        tell();
      }}
    />
  );
}
