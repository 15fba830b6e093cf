/** Buttons of every kind, and the menu behind three dots. */
import { useState } from 'react';
import type { Json } from '../../../types.js';
import { Icon } from '../icons.js';
import { MenuItem, Popup } from '../popup.js';
import { useConfirm } from './confirm.js';
import type { ElementProps } from './element.js';
import { isSafe } from './link.js';
import { useHandle } from './spot.js';
import { plain } from './text.js';

export function ButtonElement({ element }: ElementProps) {
  const { press } = useHandle(element);
  const [busy, setBusy] = useState(false);
  const [ask, asking] = useConfirm(element);
  const shared = {
    className: 'button',
    'data-style': element.style as string | undefined,
    'aria-label': element.accessibility_label as string | undefined,
  };
  const { url } = element;
  if (typeof url === 'string' && isSafe(url)) {
    return (
      <a {...shared} href={url} target="_blank" rel="noopener noreferrer" onClick={() => press()}>
        {plain(element.text)}
      </a>
    );
  }
  const run = async () => {
    setBusy(true);
    await press();
    setBusy(false);
  };
  return (
    <>
      <button type="button" {...shared} aria-busy={busy} onClick={() => !busy && ask(run)}>
        {plain(element.text)}
      </button>
      {asking}
    </>
  );
}

export function IconButton({ element }: ElementProps) {
  const { press } = useHandle(element);
  const [ask, asking] = useConfirm(element);
  const name = String(element.accessibility_label ?? plain(element.text));
  return (
    <>
      <button type="button" className="icon" aria-label={name} title={name} onClick={() => ask(() => press())}>
        <Icon name="trash" />
      </button>
      {asking}
    </>
  );
}

export function Feedback({ element }: ElementProps) {
  const { press } = useHandle(element);
  const [given, setGiven] = useState<unknown>();
  const { positive_button: good, negative_button: bad } = element as Readonly<Record<string, Json>>;
  const thumb = (button: Json, icon: 'up' | 'thumbsdown') => {
    const name = String(button.accessibility_label ?? plain(button.text));
    return (
      <button
        type="button"
        className="icon"
        aria-label={name}
        title={plain(button.text)}
        aria-pressed={given === button.value}
        onClick={() => {
          setGiven(button.value);
          press(String(button.value));
        }}
      >
        <Icon name={icon} />
      </button>
    );
  };
  return (
    <span className="feedback">
      {good && thumb(good, 'up')}
      {bad && thumb(bad, 'thumbsdown')}
    </span>
  );
}

type Option = Readonly<{ value: string; text: Json; description?: Json; url?: string }>;

export function Overflow({ element }: ElementProps) {
  const { choose } = useHandle(element);
  const [ask, asking] = useConfirm(element);
  return (
    <>
      <Popup role="menu" name="More" className="button overflow" label={<Icon name="more" />}>
        {(close) =>
          ((element.options ?? []) as readonly Option[]).map(({ value, text, description, url }) => (
            <MenuItem
              key={value}
              onPick={() => {
                close();
                if (url && isSafe(url)) window.open(url, '_blank', 'noopener,noreferrer');
                ask(() => choose(value));
              }}
            >
              {plain(text)}
              {description && <span className="about">{plain(description)}</span>}
            </MenuItem>
          ))
        }
      </Popup>
      {asking}
    </>
  );
}
