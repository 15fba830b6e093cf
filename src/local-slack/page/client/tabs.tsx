/** The two tabs of the app: its Home and the messages with it. */
import type { Go } from './route.js';

export function Tabs({ go, at, direct }: Readonly<{ go: Go; at: 'home' | 'messages'; direct: string }>) {
  const tabs = [
    { id: 'home', words: 'Home', to: 'home' },
    { id: 'messages', words: 'Messages', to: direct },
  ] as const;
  return (
    <nav className="tabs" aria-label="App">
      {tabs.map(({ id, words, to }) => (
        <button
          key={id}
          type="button"
          aria-current={at === id ? 'page' : undefined}
          onClick={() => go({ in: to, thread: undefined, inspect: undefined })}
        >
          {words}
        </button>
      ))}
    </nav>
  );
}
