/** What a message tells beside its question: where dbt runs, where a platform is hosted, what "it" is. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import { ASPECTS } from '../knowledge/schema.js';
import { type Element, headed, type PlaceElement, withoutLeftPlaces } from './elements.js';
import { deniesPlace } from './exceptions.js';
import { isCue, type Mention, PLACES } from './mentions.js';
import type { PlaceWord } from './places.js';
import { readStream } from './stream.js';
import { countStray, type Unit, type Units } from './units.js';

export type Host = Readonly<{ rows: readonly string[]; place: PlaceElement }>;

export type Context = Readonly<{
  /** What the question speaks of when it names nothing itself: "We have Synapse. Can dbt reach it?" */
  referent: readonly Mention[];
  /** Bare deployments told beside the question: "azure st: which …" */
  open: readonly Mention[];
  /** Where dbt was said to run. */
  dbt: readonly PlaceElement[];
  hosts: readonly Host[];
  /** Where dbt was said not to run. */
  denied: readonly PlaceWord[];
}>;

const TARGETS: readonly string[] = ['platform', 'section', 'product', 'policy'];

/**
 * What a question needs from what was told: nothing, the platform it speaks of, all of them ("are both ok?"), the member
 * of the section it names ("the git server"), or only what stands bare beside it ("redshift on aws, what is possible").
 */
export type Needs = 'nothing' | 'bare' | 'member' | 'platform' | 'one' | 'all';

/** The units of a message → what they tell. `compares`: the question is what differs, so a move told is its two sides. */
export function readContext(
  { told }: Units,
  asked: readonly Mention[],
  needs: Needs,
  compares: boolean,
  matrix: MatrixIndex,
): Context {
  const units = joinPronouns(told).map(withoutFeeding).map(withoutLeft);
  const referents = needs === 'nothing' ? [] : referentsIn(units, asked, needs);
  const rest = units.filter((u) => !referents.includes(u));
  const placed = asked.some((m) => PLACES.has(m.meaning.kind));
  // "we do not like azure. does it work on aws?"
  const isAside = (u: Unit) => placed && u.mentions.some((m) => isCue(m, 'not', 'nobody'));
  const isOpen = (u: Unit) => (isBarePlace(u) && !isAside(u)) || (compares && isMove(u));
  const bare = rest.filter(isOpen);
  const streams = rest.filter((u) => !isOpen(u)).map((u) => readTold(u, matrix));
  return {
    referent: referents.flatMap((u) => u.mentions),
    open: bare.flatMap((u) => u.mentions),
    dbt: dbtPlaces(streams),
    hosts: streams.flatMap(({ elements }) => hostsIn(elements)),
    denied: streams.flatMap(({ denied }) => denied),
  };
}

const isAskable = ({ meaning }: Mention): boolean =>
  meaning.kind === 'section' || meaning.kind === 'platform' || (meaning.kind === 'product' && !meaning.tool);

/** An everyday word among more strange ones than this is no platform: "PG 13 movie night". */
const MOST_STRAY = 1;

function referentsIn(units: readonly Unit[], asked: readonly Mention[], needs: Needs): Unit[] {
  const sections = new Set(asked.flatMap((m) => (m.meaning.kind === 'section' ? m.meaning.rows : [])));
  const isMember = ({ meaning }: Mention) =>
    meaning.kind === 'platform' && meaning.rows.every((row) => sections.has(row));
  const fitting = needs === 'member' ? isMember : needs === 'platform' ? isPlatform : isAskable;
  const toThePoint = asked.some((m) =>
    isCue(m, 'available', 'unavailable', 'topic', 'asking', 'guide', 'both', ...ASPECTS),
  );
  const speaksOf = (u: Unit) => u.mentions.some((m) => fitting(m) && (!m.weak || toThePoint || u.stray <= MOST_STRAY));
  const named = units.filter((u) => speaksOf(u) && (needs !== 'bare' || isBareName(u)));
  if (needs === 'all') return named;
  const items = needs === 'one' ? named.filter(isPlacedItem) : [];
  if (items.length > 1) return items;
  const policy =
    needs === 'one' ? units.findLast((u) => u.mentions.some((m) => m.meaning.kind === 'policy')) : undefined;
  const last = named.at(-1) ?? policy;
  return last ? [last] : [];
}

/** "prod (aws mt): glue", of a list under "does this work?". */
const isPlacedItem = ({ mentions, feeds }: Unit): boolean =>
  !feeds &&
  mentions.some((m) => PLACES.has(m.meaning.kind)) &&
  mentions.every((m) => m.meaning.kind !== 'cue' || isCue(m, 'and', 'or', 'at', 'from', 'to', 'ordinary', 'courtesy'));

const isBareName = ({ mentions, stray }: Unit): boolean =>
  stray === 0 &&
  mentions.every(
    (m) => m.meaning.kind !== 'cue' || isCue(m, 'and', 'or', 'at', 'from', 'to', 'ordinary', 'courtesy', 'dbt'),
  );

/** Of "Fivetran copies data from Oracle on GCP into Snowflake" only the platforms stay; "from Snowflake into dbt" is dbt's own reading. */
function withoutFeeding(unit: Unit): Unit {
  if (!unit.feeds || unit.mentions.some((m, i) => isCue(m, 'dbt') && isCue(unit.mentions[i - 1], 'to'))) return unit;
  const mentions = unit.mentions.filter(
    (m, i) =>
      m.meaning.kind !== 'product' &&
      m.meaning.kind !== 'policy' &&
      !(m.meaning.kind === 'platform' && isCue(unit.mentions[i - 1], 'from')),
  );
  return {
    ...unit,
    mentions: mentions.some((m) => isCue(m, 'dbt', 'owner'))
      ? mentions
      : mentions.filter((m) => !PLACES.has(m.meaning.kind)),
  };
}

const isMove = ({ mentions }: Unit): boolean =>
  mentions.some((m) => isCue(m, 'move', 'leaving')) &&
  mentions.some((m) => isCue(m, 'from', 'to', 'leaving')) &&
  mentions.some((m) => PLACES.has(m.meaning.kind)) &&
  mentions.every((m) => !TARGETS.includes(m.meaning.kind));

/** Of "we moved from Teradata to Snowflake", "migrated Teradata → Snowflake" the platform left is not asked about. */
function withoutLeft(unit: Unit): Unit {
  const { mentions } = unit;
  const start = mentions.findIndex((m) => isCue(m, 'move', 'leaving'));
  if (start < 0) return unit;
  const end = mentions.findIndex(
    (m, i) => i > start && isCue(m, 'to') && isPlatform(mentions.slice(i + 1).find((n) => !isCue(n, 'ordinary'))),
  );
  let leaving = false;
  const kept = mentions.filter((m, i) => {
    const names = isPlatform(m) || m.meaning.kind === 'product';
    if (isCue(m, 'from', 'leaving')) leaving = true;
    else if (isCue(m, 'to', 'at', 'and') || (m.gap > 0 && !names)) leaving = false;
    return !names || !(leaving || (i > start && i < end));
  });
  return { ...unit, mentions: kept };
}

const isPlatform = (mention: Mention | undefined): boolean => mention?.meaning.kind === 'platform';

/** "We have Teradata. It was moved to azure." is told of one thing. */
function joinPronouns(units: readonly Unit[]): Unit[] {
  const joined: Unit[] = [];
  for (const unit of units) {
    const last = joined.at(-1);
    const [first, ...rest] = unit.mentions;
    if (!last || !first || !isCue(first, 'pronoun')) joined.push(unit);
    else
      joined[joined.length - 1] = {
        ...last,
        mentions: [...last.mentions, { ...first, gap: 1 }, ...rest],
        stray: last.stray + unit.stray,
      };
  }
  return joined;
}

/** A technology or a region is told for the sake of the connection, whatever it is told of. */
const isTelling = ({ meaning }: Mention): boolean =>
  meaning.kind === 'cloud' && (meaning.via === 'technology' || meaning.via === 'region');

/** "all on gcp, …", "azure st here": a deployment that no subject but the speaker stands before. */
const isBarePlace = ({ mentions }: Unit): boolean =>
  (mentions.some(isTelling) || barelyPlaced(mentions)) &&
  !mentions.some(
    (m) => TARGETS.includes(m.meaning.kind) || isCue(m, 'dbt', 'owner', 'move', 'leaving', 'hypothesis', 'prefer'),
  );

function barelyPlaced(mentions: readonly Mention[]): boolean {
  const at = mentions.findIndex((m) => PLACES.has(m.meaning.kind));
  if (at < 0) return false;
  let from = at;
  while (from > 0 && mentions[from]?.gap === 0) from--;
  const before = mentions.slice(from, at);
  return (
    countStray(before) === 0 && !before.some((m, i) => isCue(m, 'not', 'neither') && deniesPlace(mentions, from + i))
  );
}

type Told = Readonly<{ elements: readonly Element[]; denied: readonly PlaceWord[]; weight: number }>;

/** A supposition outweighs a move, and a move what was before it. */
const WEIGHTS = { supposed: 2, moved: 1, plain: 0 } as const;

function readTold(unit: Unit, matrix: MatrixIndex): Told {
  const moves = unit.mentions.some((m) => isCue(m, 'move', 'leaving'));
  const stream = readStream(unit.mentions, matrix, { told: true });
  const elements = ownTenancies(stream.elements);
  const denied = stream.except.words;
  const supposed = unit.mentions.some((m) => isCue(m, 'hypothesis'));
  const arrives =
    moves &&
    !elements.some((e) => e.type === 'target') &&
    elements.some((e) => e.type === 'place' && e.heading === 'to');
  if (denied.length > 0 && !elements.some((e) => e.type === 'target')) {
    // "not azure, gcp": what is left of the unit is where dbt is.
    return {
      elements: elements.map((e) => (e.type === 'place' ? { ...e, owner: 'dbt' } : e)),
      denied,
      weight: WEIGHTS.plain,
    };
  }
  if (!arrives) return { elements, denied, weight: supposed ? WEIGHTS.supposed : WEIGHTS.plain };
  const moved = withoutLeftPlaces(headed(elements, 'to')).map(
    (e): Element => (e.type === 'place' ? { ...e, owner: 'dbt' } : e),
  );
  return { elements: moved, denied, weight: WEIGHTS.moved };
}

/** Where dbt was said to run, by what weighs most. */
function dbtPlaces(told: readonly Told[]): PlaceElement[] {
  const placesIn = ({ elements }: Told) => elements.filter((e) => e.type === 'place').filter((e) => e.owner === 'dbt');
  const placed = told.filter((t) => placesIn(t).length > 0);
  const most = Math.max(...placed.map((t) => t.weight));
  return placed.filter((t) => t.weight === most).flatMap(placesIn);
}

/** A tenancy is dbt's, whatever is told around it, and so is a cloud in one breath with it. */
function ownTenancies(elements: readonly Element[]): readonly Element[] {
  return elements.map((element, i) => {
    if (element.type !== 'place' || element.owner !== 'open') return element;
    const beside = [elements[i - 1], element, elements[i + 1]];
    return beside.some((e) => e?.type === 'place' && e.word.tenancies) ? { ...element, owner: 'dbt' } : element;
  });
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
