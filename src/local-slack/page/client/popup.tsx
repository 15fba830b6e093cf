/** A button with something that opens beneath it, above everything else, and closes at Escape or a click elsewhere. */
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';

const GAP = 4;
const EDGE = 8;

/** Beneath its button, or above it where there is no room; never beyond the edge of the window. */
function place(panel: HTMLElement, { left, top, bottom, width }: DOMRect, wide: boolean): void {
  if (wide) panel.style.minWidth = `${width}px`;
  const { offsetWidth, offsetHeight } = panel;
  const below = bottom + GAP + offsetHeight <= innerHeight - EDGE;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - offsetWidth - EDGE))}px`;
  panel.style.top = `${Math.max(EDGE, below ? bottom + GAP : top - GAP - offsetHeight)}px`;
}

type PopupProps = Readonly<{
  label: ReactNode;
  /** What a screen reader says, where the label is no text. */
  name?: string | undefined;
  className?: string;
  role: 'menu' | 'dialog';
  /** At least as wide as the button. */
  wide?: boolean;
  disabled?: boolean;
  children: (close: () => void) => ReactNode;
}>;

export function Popup({ label, name, className = 'icon', role, wide = false, disabled = false, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open || !panel.current || !button.current) return;
    panel.current.showPopover();
    const [one, other] = [panel.current, button.current];
    place(one, other.getBoundingClientRect(), wide);
    const watch = new ResizeObserver(() => place(one, other.getBoundingClientRect(), wide));
    watch.observe(one);
    (one.querySelector('[data-first], input, [role^=menuitem], button') as HTMLElement | null)?.focus();
    return () => watch.disconnect();
  }, [open, wide]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        aria-haspopup={role}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={name}
        title={className === 'icon' ? name : undefined}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useAriaPropsSupportedByRole: its role is given
        <div
          ref={panel}
          id={id}
          className="popup"
          popover="auto"
          role={role}
          aria-label={name}
          onToggle={({ newState }) => newState === 'closed' && setOpen(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              close();
            }
            if (role === 'menu') moveFocus(event.key, panel) && event.preventDefault();
          }}
        >
          {children(close)}
        </div>
      )}
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(key: string, panel: RefObject<HTMLDivElement | null>): boolean {
  const step = STEPS[key];
  const items = [...(panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  if (!step || items.length === 0) return false;
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
  return true;
}

type ItemProps = Readonly<{ children: ReactNode; onPick: () => void; checked?: boolean; danger?: boolean }>;

export function MenuItem({ children, onPick, checked, danger }: ItemProps) {
  const role = checked === undefined ? 'menuitem' : 'menuitemradio';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: where it is checked its role is menuitemradio
    <button
      type="button"
      className="item"
      data-danger={danger || undefined}
      role={role}
      aria-checked={checked}
      tabIndex={-1}
      onClick={onPick}
    >
      {children}
    </button>
  );
}
