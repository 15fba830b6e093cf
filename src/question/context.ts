/** What a message tells beside its question: where dbt runs, where a platform is hosted, what "it" is. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import { isCue, type Mention } from './mentions.js';
import { type Element, headed, type PlaceElement, readStream } from './stream.js';
import type { Unit, Units } from './units.js';

export type Host = Readonly<{ rows: readonly string[]; place: PlaceElement }>;

export type Context = Readonly<{
  /** What the question speaks of when it names nothing itself: "We have Synapse. Can dbt reach it?" */
  referent: readonly Mention[];
  /** Bare deployments told beside the question: "azure st: which …" */
  open: readonly Mention[];
  /** Where dbt was said to run. */
  dbt: readonly PlaceElement[];
  hosts: readonly Host[];
}>;

const TARGETS: readonly string[] = ['platform', 'section', 'product', 'policy'];
const PLACES: readonly string[] = ['cloud', 'tenancy'];

/** The units of a message → what they tell; `needsReferent`: the question itself names no platform, section or policy. */
export function readContext({ told }: Units, needsReferent: boolean, matrix: MatrixIndex): Context {
  const units = told.map(withoutFeeding);
  const referent = needsReferent ? units.findLast((u) => u.mentions.some((m) => m.meaning.kind === 'platform' || isAskable(m))) : undefined;
  const rest = units.filter((u) => u !== referent);
  const bare = rest.filter(isBarePlace);
  const streams = rest.filter((u) => !isBarePlace(u)).map((u) => readTold(u, matrix));
  return {
    referent: referent?.mentions ?? [],
    open: bare.flatMap((u) => u.mentions),
    dbt: streams.flatMap((elements) => elements.filter((e) => e.type === 'place').filter((e) => e.owner === 'dbt')),
    hosts: streams.flatMap(hostsIn),
  };
}

const isAskable = ({ meaning }: Mention): boolean =>
  meaning.kind === 'section' || (meaning.kind === 'product' && !meaning.tool);

/** Of "Fivetran copies data from Oracle on GCP into Snowflake" only the platforms stay: the rest is not asked about. */
function withoutFeeding(unit: Unit): Unit {
  if (!unit.feeds && !unit.mentions.some((m) => m.meaning.kind === 'product' && m.meaning.tool)) return unit;
  const mentions = unit.mentions.filter(
    (m, i) => m.meaning.kind !== 'product' && m.meaning.kind !== 'policy' && !(m.meaning.kind === 'platform' && isCue(unit.mentions[i - 1], 'from')),
  );
  return { ...unit, mentions: mentions.some((m) => isCue(m, 'dbt', 'owner')) ? mentions : mentions.filter((m) => !PLACES.includes(m.meaning.kind)) };
}

const isBarePlace = ({ mentions, stray }: Unit): boolean =>
  stray === 0 &&
  mentions.some((m) => PLACES.includes(m.meaning.kind)) &&
  !mentions.some((m) => TARGETS.includes(m.meaning.kind) || isCue(m, 'dbt', 'owner'));

function readTold(unit: Unit, matrix: MatrixIndex): readonly Element[] {
  const moves = unit.mentions.some((m) => isCue(m, 'move'));
  const { elements } = readStream(unit.mentions, matrix, false);
  if (!moves || !elements.some((e) => e.type === 'place' && e.heading === 'to')) return elements;
  return headed(elements, 'to').map((e) => (e.type === 'place' ? { ...e, owner: 'dbt' } : e));
}

function hostsIn(elements: readonly Element[]): Host[] {
  let rows: readonly string[] = [];
  return elements.flatMap((element) => {
    if (element.type === 'target') {
      rows = element.target.kind === 'unknown' ? [] : element.target.rows;
      return [];
    }
    return element.owner === 'platform' && rows.length > 0 ? [{ rows, place: element }] : [];
  });
}

/** Deployment words told of a platform are put behind its name, where the question says no deployment itself. */
export function withHosts(elements: readonly Element[], hosts: readonly Host[]): readonly Element[] {
  if (hosts.length === 0 || elements.some((e) => e.type === 'place' && e.owner !== 'dbt')) return elements;
  return elements.flatMap((element) => {
    if (element.type !== 'target' || element.target.kind === 'unknown') return [element];
    const { rows } = element.target;
    return [element, ...hosts.filter((h) => h.rows.some((row) => rows.includes(row))).map((h) => h.place)];
  });
}
