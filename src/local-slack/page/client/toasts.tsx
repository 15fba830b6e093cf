/** Short words at the foot of the page: what went wrong, and what Slack itself would tell the person. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { State } from './state.js';

const SHOWN_MS = 8_000;
type Toast = Readonly<{ id: number; words: string }>;

let count = 0;

export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const say = useCallback((words: string) => {
    count += 1;
    const id = count;
    setToasts((before) => [...before.filter((one) => one.words !== words), { id, words }]);
    setTimeout(() => setToasts((before) => before.filter((one) => one.id !== id)), SHOWN_MS);
  }, []);
  return { toasts, say };
}

/** Says what the person was told since the page was opened. */
export function useNotices(state: State | undefined, me: string | undefined, say: (words: string) => void): void {
  const since = useRef(Date.now());
  useEffect(() => {
    for (const { user, at, about, error } of state?.notices ?? []) {
      if (at < since.current) continue;
      if (user === me) say(`${about} failed with the error “${error}”.`);
    }
    since.current = Math.max(since.current, ...(state?.notices ?? []).map(({ at }) => at + 1));
  }, [state?.notices, me, say]);
}

export function Toasts({ toasts }: Readonly<{ toasts: readonly Toast[] }>) {
  return (
    <div className="toasts" role="alert">
      {toasts.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  );
}
