/** What no single file can show wrong: ids that point nowhere, cells without a status, phrases claimed twice. */
import { checkRequests } from './check-requests.js';
import { claimsOf } from './phrases.js';
import type { Fault, Knowledge } from './schema.js';

/** Knowledge whose files are each well formed → the faults between and inside them. */
export function crossCheck(knowledge: Knowledge): Fault[] {
  return [
    ...repeatedIds(knowledge),
    ...danglingIds(knowledge),
    ...missingCells(knowledge),
    ...checkRequests(knowledge),
    ...phrasesClaimedTwice(knowledge),
  ];
}

const fault = (file: string, path: string, message: string): Fault => ({ file, path, message });

function repeatedIds({ matrix, guides, policies, vocabulary }: Knowledge): Fault[] {
  const lists: [string, string, readonly { id: string }[]][] = [
    ['matrix.yaml', 'clouds', matrix.clouds],
    ['matrix.yaml', 'tenancies', matrix.tenancies],
    ['matrix.yaml', 'deployments', matrix.deployments],
    ['matrix.yaml', 'sections', matrix.sections],
    ['matrix.yaml', 'platforms', matrix.platforms],
    ['guides.yaml', '', guides],
    ['policies.yaml', '', policies],
    ['vocabulary.yaml', 'families', vocabulary.families],
    ['vocabulary.yaml', 'groups', vocabulary.groups],
    ['vocabulary.yaml', 'clouds', vocabulary.clouds],
    ['vocabulary.yaml', 'tenancies', vocabulary.tenancies],
  ];
  return lists.flatMap(([file, list, entries]) => {
    const seen = new Set<string>();
    return entries.flatMap(({ id }, i) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [
        fault(file, `${list ? `${list}.` : ''}${i}.id`, `got "${id}" a second time; would be right: an id of its own`),
      ];
    });
  });
}

function danglingIds({ matrix, guides, vocabulary }: Knowledge): Fault[] {
  const known = {
    cloud: new Set(matrix.clouds.map((c) => c.id)),
    tenancy: new Set(matrix.tenancies.map((t) => t.id)),
    section: new Set(matrix.sections.map((s) => s.id)),
    platform: new Set(matrix.platforms.map((p) => p.id)),
    family: new Set(vocabulary.families.map((f) => f.id)),
  };
  const points = (kind: keyof typeof known, file: string, path: string, ids: readonly (string | undefined)[]) =>
    ids.flatMap((id) =>
      id === undefined || known[kind].has(id)
        ? []
        : [fault(file, path, `got "${id}", which is no ${kind}; would be right: ${few([...known[kind]])}`)],
    );
  return [
    ...matrix.deployments.flatMap((d, i) => [
      ...points('cloud', 'matrix.yaml', `deployments.${i}.cloud`, [d.cloud]),
      ...points('tenancy', 'matrix.yaml', `deployments.${i}.tenancy`, [d.tenancy]),
    ]),
    ...matrix.platforms.flatMap((p, i) => [
      ...points('section', 'matrix.yaml', `platforms.${i}.section`, [p.section]),
      ...points('platform', 'matrix.yaml', `platforms.${i}.parent`, [p.parent]),
      ...(p.parent === p.id
        ? [fault('matrix.yaml', `platforms.${i}.parent`, `got "${p.id}", the row itself; would be right: another row`)]
        : []),
    ]),
    ...guides.flatMap((g, i) => [
      ...points('cloud', 'guides.yaml', `${i}.cloud`, [g.cloud]),
      ...points('platform', 'guides.yaml', `${i}.platforms`, g.platforms),
    ]),
    ...vocabulary.families.flatMap((f, i) =>
      points('platform', 'vocabulary.yaml', `families.${i}.platforms`, f.platforms),
    ),
    ...vocabulary.qualifiers.flatMap((q, i) => [
      ...points('family', 'vocabulary.yaml', `qualifiers.${i}.family`, [q.family]),
      ...points('platform', 'vocabulary.yaml', `qualifiers.${i}.platforms`, q.platforms),
      ...points('cloud', 'vocabulary.yaml', `qualifiers.${i}.cloud`, [q.cloud]),
    ]),
    ...vocabulary.groups.flatMap((g, i) => points('section', 'vocabulary.yaml', `groups.${i}.sections`, g.sections)),
    ...vocabulary.clouds.flatMap((c, i) => points('cloud', 'vocabulary.yaml', `clouds.${i}.id`, [c.id])),
    ...vocabulary.tenancies.flatMap((t, i) => points('tenancy', 'vocabulary.yaml', `tenancies.${i}.id`, [t.id])),
    ...vocabulary.products.flatMap((p, i) =>
      points('platform', 'vocabulary.yaml', `products.${i}.suggests`, p.suggests),
    ),
  ];
}

function missingCells({ matrix }: Knowledge): Fault[] {
  const columns = matrix.deployments.map((d) => d.id);
  return matrix.platforms.flatMap((platform, i) => {
    const path = `platforms.${i}.statuses`;
    const given = Object.keys(platform.statuses);
    return [
      ...columns
        .filter((id) => !given.includes(id))
        .map((id) =>
          fault(
            'matrix.yaml',
            path,
            `"${platform.id}" has no status for ${id}; would be right: one for each of ${few(columns)}`,
          ),
        ),
      ...given
        .filter((id) => !columns.includes(id))
        .map((id) =>
          fault(
            'matrix.yaml',
            path,
            `got a status for "${id}", which is no deployment; would be right: ${few(columns)}`,
          ),
        ),
    ];
  });
}

function phrasesClaimedTwice(knowledge: Knowledge): Fault[] {
  const owners = new Map<string, { meaning: string; place: string }>();
  return claimsOf(knowledge).flatMap(({ words, meaning, file, path }) => {
    const phrase = words.join(' ');
    if (!phrase) return [fault(file, path, 'has no word in it; would be right: at least one letter or digit')];
    const mine = { meaning: JSON.stringify(meaning), place: `${file} › ${path}` };
    const first = owners.get(phrase);
    if (!first) owners.set(phrase, mine);
    if (!first || first.meaning === mine.meaning) return [];
    return [
      fault(file, path, `"${phrase}" is claimed already by ${first.place}; would be right: a phrase in one place only`),
    ];
  });
}

const few = (ids: readonly string[]): string =>
  ids.length > 24 ? `${ids.slice(0, 24).join(', ')}, … (${ids.length})` : ids.join(', ');
