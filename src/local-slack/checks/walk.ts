/** Ways through a payload: everything of a kind that is anywhere in it. */
import { isRecord } from './shape.js';

export type Found = Readonly<{ value: Readonly<Record<string, unknown>>; at: string }>;

/** A payload → every object in it, with its place, outer ones first. */
export function objectsIn(value: unknown, at = ''): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => objectsIn(entry, `${at}/${index}`));
  if (!isRecord(value)) return [];
  return [{ value, at }, ...Object.entries(value).flatMap(([key, entry]) => objectsIn(entry, `${at}/${key}`))];
}

/** A payload → the length of all text that is shown in it. */
export const textLength = (value: unknown): number =>
  objectsIn(value).reduce((sum, { value: { text } }) => sum + (typeof text === 'string' ? text.length : 0), 0);

/** Values with their places → those that came before, each with the place of the second. */
export function repeated(found: readonly Found[], key: string): readonly { id: string; at: string }[] {
  const seen = new Set<string>();
  return found.flatMap(({ value, at }) => {
    const id = value[key];
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return [{ id, at: `${at}/${key}` }];
    seen.add(id);
    return [];
  });
}
