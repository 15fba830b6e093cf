/** Look-ups in the matrix, made once from a Knowledge. */
import {
  type Deployment,
  type Knowledge,
  OCCASIONS,
  type Occasion,
  type Platform,
  type Policy,
  type Status,
} from './schema.js';

/** Where a deployment might be: a cloud, a tenancy, both, or (neither given) anywhere. */
export type Place = Readonly<{ cloud?: string; tenancy?: string }>;

/** A cell's row and column → the two as one word, by which cells are told apart. */
export const cellKey = ({ platform, deployment }: Readonly<{ platform: string; deployment: string }>): string =>
  `${platform} ${deployment}`;

export type MatrixIndex = ReturnType<typeof indexMatrix>;

/** Knowledge → its matrix with quick look-ups. Every list is in matrix order. */
export function indexMatrix(knowledge: Knowledge) {
  const { platforms, deployments } = knowledge.matrix;
  const platformById = new Map(platforms.map((p) => [p.id, p]));
  const deploymentById = new Map(deployments.map((d) => [d.id, d]));
  const rowOrder = new Map(platforms.map((p, i) => [p.id, i]));
  const columnOrder = new Map(deployments.map((d, i) => [d.id, i]));
  const childrenOf = new Map<string, Platform[]>();
  for (const p of platforms) if (p.parent) childrenOf.set(p.parent, [...(childrenOf.get(p.parent) ?? []), p]);
  const guidesOf = new Map<string, Knowledge['guides'][number][]>();
  for (const guide of knowledge.guides) {
    for (const id of guide.platforms) guidesOf.set(id, [...(guidesOf.get(id) ?? []), guide]);
  }
  const policyById = new Map(knowledge.policies.map((p) => [p.id, p]));
  const policiesByOccasion = new Map(
    OCCASIONS.map((o) => [o, knowledge.policies.filter((p) => p.when.includes(o)).map((p) => p.id)] as const),
  );
  const deploymentIds = deployments.map((d) => d.id);
  const platformIds = platforms.map((p) => p.id);
  const cloudsWhereItApplies = new Map(
    platforms.map((p) => [
      p.id,
      new Set(deployments.filter((d) => p.statuses[d.id] !== 'not-applicable').map((d) => d.cloud)),
    ]),
  );

  return {
    knowledge,
    platformIds,
    deploymentIds,
    platform: (id: string): Platform => required(platformById, id, 'platform'),
    deployment: (id: string): Deployment => required(deploymentById, id, 'deployment'),
    status: (platform: string, deployment: string): Status =>
      required(platformById, platform, 'platform').statuses[deployment] ?? 'not-applicable',
    /** Where a cell stands when all are counted row by row. */
    placeOf: (platform: string, deployment: string): number =>
      (rowOrder.get(platform) ?? 0) * deployments.length + (columnOrder.get(deployment) ?? 0),
    childrenOf: (id: string): readonly Platform[] => childrenOf.get(id) ?? [],
    guidesOf: (id: string) => guidesOf.get(id) ?? [],
    /** The one cloud that every row of `rows` is limited to, if there is one. */
    onlyCloud(rows: readonly string[]): string | undefined {
      const clouds = new Set(rows.flatMap((row) => [...(cloudsWhereItApplies.get(row) ?? [])]));
      return clouds.size === 1 ? [...clouds][0] : undefined;
    },
    sortRows: (rows: Iterable<string>): string[] => sortBy(rows, rowOrder),
    sortColumns: (columns: Iterable<string>): string[] => sortBy(columns, columnOrder),
    /** The deployments at a place, in matrix order; none where the matrix has no such column. */
    deploymentsAt: (place: Place): string[] =>
      deployments
        .filter((d) => (!place.cloud || d.cloud === place.cloud) && (!place.tenancy || d.tenancy === place.tenancy))
        .map((d) => d.id),
    policy: (id: string): Policy | undefined => policyById.get(id),
    policiesFor: (occasion: Occasion): readonly string[] => policiesByOccasion.get(occasion) ?? [],
  };
}

function sortBy(ids: Iterable<string>, order: ReadonlyMap<string, number>): string[] {
  return [...new Set(ids)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

function required<T>(map: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = map.get(id);
  if (!found) throw new Error(`no ${what} "${id}" in the matrix`);
  return found;
}
