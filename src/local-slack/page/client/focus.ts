/** Where the keyboard is, when something comes and goes. */
import { type RefObject, useEffect, useState } from 'react';

/** When what stands at the side goes, the keyboard is where it was before it came, if that is still there. */
export function useReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    },
    [before],
  );
}

/** A field that can be typed in at once, where that brings no keyboard onto the screen. */
export function useReady(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [field]);
}
