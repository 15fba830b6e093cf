/** Every phrase that the knowledge claims, and what it means. */
import type { Cue, Knowledge } from './schema.js';
import { wordsOf } from './words.js';

export type Meaning =
  /** One row, or a family of rows; `cloud` where the name says it. */
  | { kind: 'platform'; rows: readonly string[]; group: boolean; cloud?: string }
  /** Narrows `family` to `rows` when both are named; without rows, to what the matrix lacks. */
  | { kind: 'qualifier'; family: string; rows: readonly string[]; cloud?: string }
  /** Whole sections. */
  | { kind: 'section'; rows: readonly string[] }
  /** `vendor` words ("amazon") count only before a platform or after a preposition. */
  | { kind: 'cloud'; clouds: readonly string[]; via: 'name' | 'technology' | 'vendor' | 'region' | 'all' }
  | { kind: 'tenancy'; tenancies: readonly string[] }
  | { kind: 'deployment'; cloud: string; tenancy: string }
  | { kind: 'policy'; policy: string }
  /** A product without a row: a `tool` stands beside the platforms, of a `stranger` the knowledge never heard. */
  | { kind: 'product'; suggests: readonly string[]; tool: boolean; stranger?: true }
  | { kind: 'cue'; cue: Cue };

/** A phrase (folded words; `…` stands for up to six more), what it means, and where it is written. */
export type Claim = {
  words: readonly string[];
  meaning: Meaning;
  file: string;
  path: string;
  /** A typing error itself: read where it stands, never what another error is mended to. */
  misprint?: true;
};

const GAP = '…';

function claim(file: string, path: string, phrases: readonly string[], meaning: Meaning): Claim[] {
  return phrases.map((phrase, i) => ({
    words: phrase.includes(GAP)
      ? phrase.split(GAP).flatMap((part, at) => (at === 0 ? wordsOf(part) : [GAP, ...wordsOf(part)]))
      : wordsOf(phrase),
    meaning,
    file,
    path: `${path}.${i}`,
  }));
}

/** Knowledge → all claims. A platform's name is a phrase too, and so is "aws mt" for each cloud and tenancy. */
export function claimsOf(knowledge: Knowledge): Claim[] {
  return [...matrixClaims(knowledge), ...policyClaims(knowledge), ...vocabularyClaims(knowledge)];
}

function matrixClaims({ matrix }: Knowledge): Claim[] {
  return matrix.platforms.flatMap(({ id, name, phrases, misprints }, i) => {
    const meaning: Meaning = { kind: 'platform', rows: [id], group: false };
    return [
      ...claim('matrix.yaml', `platforms.${i}.phrases`, [...phrases, name], meaning),
      ...claim('matrix.yaml', `platforms.${i}.misprints`, misprints, meaning).map((c) => ({
        ...c,
        misprint: true as const,
      })),
    ];
  });
}

function policyClaims({ policies }: Knowledge): Claim[] {
  return policies.flatMap((policy, i) =>
    claim('policies.yaml', `${i}.phrases`, policy.phrases, { kind: 'policy', policy: policy.id }),
  );
}

function vocabularyClaims({ matrix, vocabulary: v }: Knowledge): Claim[] {
  const file = 'vocabulary.yaml';
  const rowsIn = (sections: readonly string[]) =>
    matrix.platforms.filter((p) => sections.includes(p.section)).map((p) => p.id);
  const cloudIds = matrix.clouds.map((c) => c.id);
  return [
    ...v.families.flatMap((f, i) =>
      claim(file, `families.${i}.phrases`, f.phrases, { kind: 'platform', rows: f.platforms, group: true }),
    ),
    ...v.qualifiers.flatMap((q, i) =>
      claim(file, `qualifiers.${i}.phrases`, q.phrases, {
        kind: 'qualifier',
        family: q.family,
        rows: q.platforms,
        ...(q.cloud && { cloud: q.cloud }),
      }),
    ),
    ...qualifiedClaims(v, file),
    ...v.groups.flatMap((g, i) =>
      claim(file, `groups.${i}.phrases`, g.phrases, { kind: 'section', rows: rowsIn(g.sections) }),
    ),
    ...v.clouds.flatMap((c, i) => [
      ...claim(file, `clouds.${i}.phrases`, c.phrases, { kind: 'cloud', clouds: [c.id], via: 'name' }),
      ...claim(file, `clouds.${i}.technology`, c.technology, { kind: 'cloud', clouds: [c.id], via: 'technology' }),
      ...claim(file, `clouds.${i}.vendor`, c.vendor, { kind: 'cloud', clouds: [c.id], via: 'vendor' }),
      ...claim(file, `clouds.${i}.regions`, c.regions, { kind: 'cloud', clouds: [c.id], via: 'region' }),
    ]),
    ...claim(file, 'allClouds', v.allClouds, { kind: 'cloud', clouds: cloudIds, via: 'all' }),
    ...v.tenancies.flatMap((t, i) =>
      claim(file, `tenancies.${i}.phrases`, t.phrases, { kind: 'tenancy', tenancies: [t.id] }),
    ),
    ...claim(file, 'allTenancies', v.allTenancies, { kind: 'tenancy', tenancies: matrix.tenancies.map((t) => t.id) }),
    ...v.clouds.flatMap((c, i) =>
      v.tenancies.flatMap((t) =>
        claim(file, `clouds.${i}`, [`${c.id} ${t.id}`], { kind: 'deployment', cloud: c.id, tenancy: t.id }),
      ),
    ),
    ...v.products.flatMap((p, i) =>
      claim(file, `products.${i}.phrases`, p.phrases, { kind: 'product', suggests: p.suggests, tool: false }).filter(
        ({ words }) => !isOfRow(words, p.name, matrix),
      ),
    ),
    ...claim(file, 'tools', v.tools, { kind: 'product', suggests: [], tool: true }),
    ...(Object.entries(v.cues) as [Cue, string[]][]).flatMap(([cue, phrases]) =>
      claim(file, `cues.${cue}`, phrases, { kind: 'cue', cue }),
    ),
  ];
}

/** A row that goes is written as a product first: until the row is gone, a name that the two have is the row's. */
function isOfRow(words: readonly string[], product: string, { platforms }: Knowledge['matrix']): boolean {
  const row = platforms.find(({ name }) => name === product);
  const phrase = words.join(' ');
  return row !== undefined && [row.name, ...row.phrases].some((own) => wordsOf(own).join(' ') === phrase);
}

/** "rds postgres", "postgres rds": a qualifier that says a cloud, directly beside a name of its family, is one name. */
function qualifiedClaims(v: Knowledge['vocabulary'], file: string): Claim[] {
  return v.qualifiers.flatMap((q, i) => {
    if (!q.cloud) return [];
    const family = v.families.find((f) => f.id === q.family);
    const names = (family?.phrases ?? []).flatMap((f) =>
      q.phrases.flatMap((p) => [`${p} ${f}`, `${f} ${p}`, `${p} for ${f}`, `${f} on ${p}`]),
    );
    if (q.platforms.length === 0)
      return claim(file, `qualifiers.${i}.phrases`, names, {
        kind: 'product',
        suggests: family?.platforms ?? [],
        tool: false,
      });
    return claim(file, `qualifiers.${i}.phrases`, names, {
      kind: 'platform',
      rows: q.platforms,
      group: false,
      cloud: q.cloud,
    });
  });
}
