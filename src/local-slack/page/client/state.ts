/** The workspace as it is pushed to the page, and what the person does, sent back. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { Snapshot } from '../../snapshot.js';
import type { Json } from '../../types.js';

export type Note = Readonly<{ title: string; lines: readonly string[] }>;
export type State = Snapshot & Readonly<{ connected: boolean; explains: boolean; notes: readonly Note[] }>;

/** The pushed state, and whether the page still hears of changes. */
export function useWorkspace(): Readonly<{ state: State | undefined; lost: boolean }> {
  const [state, setState] = useState<State>();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const source = new EventSource('/page/events');
    source.onmessage = ({ data }) => {
      setLost(false);
      setState(JSON.parse(data));
    };
    source.onerror = () => setLost(true);
    return () => source.close();
  }, []);
  return { state, lost };
}

/** Does something as somebody. @throws the reason, in words to show */
export async function act(user: string, name: string, args: Json = {}): Promise<unknown> {
  const reply = await fetch('/page/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...args, user, act: name }),
  });
  const { ok, result, error } = await reply.json();
  if (!ok) throw new Error(error);
  return result;
}

export type Desk = Readonly<{
  state: State;
  /** Who acts. */
  me: string;
  /** Does something as the person, and says at the foot of the page what went wrong. */
  act: (name: string, args?: Json) => Promise<unknown>;
  say: (words: string) => void;
}>;

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk above this component.');
  return desk;
}
