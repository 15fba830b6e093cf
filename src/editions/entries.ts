/** New rows and columns as they are written in matrix.yaml. */
import type { Knowledge } from '../knowledge/schema.js';
import type { Change } from './change.js';
import { slug } from './words.js';
import { inline } from './yaml-edits.js';

/** How the entries of a list are laid out: each in one line, or `indent` deep with an empty line between. */
export type Layout = Readonly<{ flow: boolean; indent: string }>;

/** A new row; `phrases` are what it is called beside its name. */
export function newPlatform(
  { name, section, parent, cells }: Extract<Change, { kind: 'platform-added' }>,
  notes: ReadonlyMap<string, string | null>,
  phrases: readonly string[],
  { flow, indent }: Layout,
): string {
  const id = slug(name);
  const note = notes.get(id);
  const keys = [
    `id: ${inline(id)}`,
    `name: ${inline(name)}`,
    `section: ${inline(section)}`,
    ...(parent ? [`parent: ${inline(parent)}`] : []),
    ...(note ? [`note: ${inline(note)}`] : []),
    `statuses: { ${Object.entries(cells)
      .map(([d, s]) => `${d}: ${s}`)
      .join(', ')} }`,
    ...(phrases.length > 0 ? [`phrases: [${phrases.map(inline).join(', ')}]`] : []),
  ];
  return flow ? `{ ${keys.join(', ')} }` : keys.join(`\n${indent}`);
}

/** A new column for a cloud and a tenancy that the knowledge has, called as the others are. */
export function newDeployment(id: string, { matrix }: Knowledge): string {
  const [cloud, tenancy] = matrix.clouds
    .flatMap((c) => matrix.tenancies.map((t) => [c, t] as const))
    .find(([c, t]) => `${c.id}-${t.id}` === id) ?? [undefined, undefined];
  const sibling = matrix.deployments.find((d) => d.tenancy === tenancy?.id);
  const tenancyShort = matrix.clouds
    .filter((c) => c.id === sibling?.cloud && sibling.short.startsWith(`${c.name} `))
    .map((c) => sibling?.short.slice(c.name.length + 1))[0];
  const short = `${cloud?.name ?? id} ${tenancyShort ?? tenancy?.name ?? ''}`.trim();
  const name = `${cloud?.name ?? id} ${tenancy?.name ?? ''}`.trim();
  return `{ id: ${id}, name: ${inline(name)}, short: ${inline(short)}, cloud: ${cloud?.id}, tenancy: ${tenancy?.id} }`;
}
