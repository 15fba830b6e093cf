/** Lifecycle tags as sentences of a row's note: "Beta on AWS MT and AWS ST." */
import type { Knowledge } from '../knowledge/schema.js';
import { tagOf } from './marks.js';

/** By deployment; the whole row's under `ROW`. */
export type Tags = ReadonlyMap<string, string>;
export const ROW = '*';

/** A note → what it says beside tags, and the tags in it. */
function parse(note: string, { matrix }: Knowledge): { said: string[]; tags: Map<string, string> } {
  const ids = new Map(matrix.deployments.map((d) => [d.short, d.id]));
  const tags = new Map<string, string>();
  const said = note.split(/(?<=\.)\s+/).filter((sentence) => {
    const [tag = '', places] = sentence.replace(/\.$/, '').split(' on ');
    if (!tagOf(tag)) return true;
    const found = places?.split(/, | and /).map((short) => ids.get(short)) ?? [ROW];
    if (found.some((id) => id === undefined)) return true;
    for (const id of found) tags.set(id as string, tag);
    return false;
  });
  return { said: said.filter(Boolean), tags };
}

const list = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');

function sentences(tags: Tags, shortOf: (id: string) => string, order: readonly string[]): string[] {
  const row = tags.get(ROW);
  const kinds = [...new Set(order.flatMap((id) => tags.get(id) ?? []))];
  return [
    ...(row ? [`${row}.`] : []),
    ...kinds.map((tag) => `${tag} on ${list(order.filter((id) => tags.get(id) === tag).map(shortOf))}.`),
  ];
}

/**
 * A row's note with the tags that the page gives now. `read` are the deployments that the page was read for; tags of
 * others stay. The note comes back as it was where no tag differs.
 */
export function noteWithTags(
  note: string | undefined,
  given: Tags,
  read: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  knowledge: Knowledge,
): string | undefined {
  const { said, tags } = parse(note ?? '', knowledge);
  const now = new Map([...[...tags].filter(([id]) => !read.has(id)), ...given]);
  const same = now.size === tags.size && [...now].every(([id, tag]) => tags.get(id) === tag);
  if (same) return note;
  const order = [...new Set([...knowledge.matrix.deployments.map((d) => d.id), ...names.keys()])];
  const shortOf = (id: string): string =>
    knowledge.matrix.deployments.find((d) => d.id === id)?.short ?? names.get(id) ?? id;
  return [...said, ...sentences(now, shortOf, order)].join(' ') || undefined;
}
