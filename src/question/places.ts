/** Cloud and tenancy words in the order said → the deployments meant, by side (contract, rule 2). */
import type { Place } from '../knowledge/matrix.js';

/**
 * One word of a list of deployments. `hard`: "vs", "from … to …" or another clause stands before it, which no tenancy
 * crosses. `joined`: "and", "or" or a comma stands before it; otherwise it stands directly behind the one before.
 */
export type PlaceWord = Readonly<{
  clouds?: readonly string[];
  tenancies?: readonly string[];
  hard: boolean;
  joined: boolean;
  /** A region: it says again, more closely, which cloud is meant. */
  region: boolean;
}>;

/** What is compared when deployments are: one list of places a side. */
export type Side = readonly Place[];

type Item = { cloud: string; tenancies: string[]; own: boolean; region: boolean };

/** The words of one list → its sides; "aws and azure st" has two (aws-st, azure-st), "mt and st on aws" too. */
export function readSides(words: readonly PlaceWord[]): Side[] {
  const lists = splitHard(words);
  return lists.flatMap((list, i) => sidesOfList(withClouds(list, lists[i - 1] ?? lists[i + 1] ?? [])));
}

/** "mt vs st on azure", "aws mt vs st": a side that says a tenancy alone is on the cloud of the other, which says one too. */
function withClouds(list: readonly PlaceWord[], other: readonly PlaceWord[]): readonly PlaceWord[] {
  const clouds = other.filter((word) => word.clouds);
  return list.every((word) => !word.clouds) && other.some((word) => word.tenancies) ? [...clouds, ...list] : list;
}

export const placesOf = (sides: readonly Side[]): Place[] => uniquePlaces(sides.flat());

export function uniquePlaces(places: readonly Place[]): Place[] {
  const seen = new Map(places.map((p) => [`${p.cloud ?? ''} ${p.tenancy ?? ''}`, p]));
  return [...seen.values()];
}

function splitHard(words: readonly PlaceWord[]): PlaceWord[][] {
  const lists: PlaceWord[][] = [];
  for (const word of words) {
    if (word.hard || lists.length === 0) lists.push([]);
    lists.at(-1)?.push(word);
  }
  return lists;
}

function sidesOfList(words: readonly PlaceWord[]): Side[] {
  const items: Item[] = [];
  let ahead: string[] = []; // tenancies said before the clouds they are for
  let given: Item[] = []; // the clouds that the last tenancy went to
  for (const [i, word] of words.entries()) {
    if (word.clouds) {
      addClouds(items, word, ahead);
      given = [];
      continue;
    }
    const tenancies = word.tenancies ?? [];
    const next = words[i + 1];
    const forward = word.joined && next?.clouds !== undefined && !next.joined;
    if (items.length === 0) ahead = [...ahead, ...tenancies];
    else if (forward) {
      ahead = [...tenancies];
      given = [];
    } else given = attachBack(items, given, tenancies, !word.joined);
  }
  if (items.length === 0) return ahead.map((tenancy) => [{ tenancy }]);
  return sidesOfItems(items);
}

/** A region of a cloud already said, or a cloud said again after its region, adds nothing. */
function addClouds(items: Item[], { clouds = [], region }: PlaceWord, ahead: readonly string[]): void {
  for (const cloud of clouds) {
    const said = items.find((item) => item.cloud === cloud);
    if (said && (region || said.region)) said.region &&= region;
    else items.push({ cloud, tenancies: [...ahead], own: false, region });
  }
}

/** A tenancy behind clouds goes to those before it that have none; directly behind one, to that one in any case. */
function attachBack(items: Item[], given: readonly Item[], tenancies: readonly string[], direct: boolean): Item[] {
  if (given.length > 0) {
    for (const item of given) item.tenancies.push(...tenancies);
    return [...given];
  }
  const last = items.at(-1) as Item;
  if (direct && last.tenancies.length > 0 && !last.own) last.tenancies = [];
  const open = items.filter((item) => item.tenancies.length === 0);
  const to = open.length > 0 ? open : [last];
  for (const item of to) {
    item.tenancies.push(...tenancies);
    item.own = true;
  }
  return to;
}

function sidesOfItems(items: readonly Item[]): Side[] {
  const [first] = items as [Item];
  const shared =
    first.tenancies.length > 1 && items.every((item) => String(item.tenancies) === String(first.tenancies));
  if (shared) return first.tenancies.map((tenancy) => items.map(({ cloud }) => ({ cloud, tenancy })));
  return items.map(({ cloud, tenancies }) =>
    tenancies.length > 0 ? tenancies.map((tenancy) => ({ cloud, tenancy })) : [{ cloud }],
  );
}
