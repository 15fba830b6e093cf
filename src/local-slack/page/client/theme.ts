/** Light or dark: the machine's own choice, until the person makes another. */
import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';
const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

const chosenBefore = (): Theme | undefined => {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};

export function useTheme(): readonly [Theme, () => void] {
  const [chosen, setChosen] = useState(chosenBefore);
  const [system, setSystem] = useState<Theme>(dark.matches ? 'dark' : 'light');
  useEffect(() => {
    const read = () => setSystem(dark.matches ? 'dark' : 'light');
    dark.addEventListener('change', read);
    return () => dark.removeEventListener('change', read);
  }, []);
  const theme = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, next);
    setChosen(next);
  };
  return [theme, turn];
}
