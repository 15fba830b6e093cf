/** Where the page is, kept in the address so that it can be linked to: `#as=ana&in=C0GENERAL&thread=…&inspect=…`. */
import { useEffect, useState } from 'react';

export type Route = Readonly<{
  as?: string;
  /** A channel, or `home` for the app's Home. */
  in?: string;
  thread?: string;
  /** The ts of a message or the id of a view. */
  inspect?: string;
}>;

const KEYS = ['as', 'in', 'thread', 'inspect'] as const;

export function readRoute(hash: string): Route {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
}

/** A route → its address. What is `undefined` or empty is left out. */
export function hashOf(route: Readonly<Record<keyof Route, string | undefined>> | Route): string {
  const kept = KEYS.filter((key) => route[key]).map((key): [string, string] => [key, route[key] as string]);
  return `#${new URLSearchParams(kept)}`;
}

export type Go = (changes: Partial<Record<keyof Route, string | undefined>>) => void;

export function useRoute(): readonly [Route, Go] {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const read = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const go: Go = (changes) => {
    location.hash = hashOf({ ...readRoute(location.hash), ...changes } as Route);
  };
  return [route, go];
}
