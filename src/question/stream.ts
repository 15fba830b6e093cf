/** Mentions of what is asked → targets and deployment words in order, each deployment word knowing whose it is. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import { isCue, type Mention } from './mentions.js';
import type { PlaceWord } from './places.js';
import { narrow, type Qualifier } from './qualifiers.js';

/**
 * What a question is about: a row named by itself, a `group` of rows (a family), a whole `section`, or a name that the
 * matrix lacks. `cloud`: where the name itself says the platform is.
 */
export type Target =
  | Readonly<{ kind: 'row' | 'group' | 'section'; rows: readonly string[]; cloud?: string; text: string }>
  | Readonly<{ kind: 'unknown'; text: string; suggests: readonly string[]; tool: boolean }>;

export type TargetElement = { type: 'target'; target: Target };
/** `owner`: whose deployment it names. `prefix`: it stands directly before a platform, "azure databricks". */
export type PlaceElement = {
  type: 'place';
  word: PlaceWord;
  owner: 'dbt' | 'from' | 'platform' | 'foreign' | 'open';
  prefix: boolean;
  heading?: 'from' | 'to';
};
export type Element = TargetElement | PlaceElement;

export type Stream = Readonly<{
  elements: readonly Element[];
  except: Readonly<{ rows: readonly string[]; words: readonly PlaceWord[] }>;
  /** Qualifiers beside no name of their family: they may narrow what was asked before. */
  loose: readonly Qualifier[];
}>;

type Scan = {
  anchor: 'none' | 'dbt' | 'platform' | 'foreign';
  preposition: 'none' | 'from' | 'to' | 'at';
  hard: boolean;
  joined: boolean;
  except: 'no' | 'open' | 'targets' | 'places';
  placed: boolean;
  /** The owner and heading of the deployment word before, while its list goes on. */
  list?: Pick<PlaceElement, 'owner' | 'heading'> | undefined;
};

/** `compared`: sides are compared, so "from … to …" separates them and says nothing of dbt or the platform. */
export function readStream(mentions: readonly Mention[], matrix: MatrixIndex, compared: boolean): Stream {
  const elements: Element[] = [];
  const rows: string[] = [];
  const words: PlaceWord[] = [];
  let pending: Qualifier[] = [];
  const scan: Scan = { anchor: 'none', preposition: 'none', hard: false, joined: false, except: 'no', placed: false };

  for (const [i, mention] of mentions.entries()) {
    if (mention.gap > 0) scan.joined = true;
    if (mention.gap === 2) scan.anchor = 'none';
    if (mention.gap === 2 && scan.except !== 'no') scan.except = 'no';
    const { meaning } = mention;
    switch (meaning.kind) {
      case 'platform':
      case 'section':
      case 'product': {
        if (takesAway(scan, 'targets')) {
          if (meaning.kind !== 'product') rows.push(...meaning.rows);
          break;
        }
        const [target, used] = targetOf(mention, pending, matrix);
        if (used) pending = [];
        elements.push({ type: 'target', target });
        scan.anchor = meaning.kind === 'product' && meaning.tool ? 'foreign' : 'platform';
        resetLink(scan);
        break;
      }
      case 'qualifier':
        if (takesAway(scan, 'targets')) rows.push(...meaning.rows);
        else pending = qualify(elements, meaning, matrix) ? pending : [...pending, meaning];
        break;
      case 'cloud':
      case 'tenancy': {
        if (isPartOfName(mentions, i, matrix) || isIdleVendor(mentions, i, scan)) break;
        const word = placeWord(mention, scan);
        if (takesAway(scan, 'places')) {
          words.push(word);
          resetLink(scan);
          break;
        }
        const prefix = isPrefix(mentions, i, scan);
        const heading = scan.preposition === 'from' || scan.preposition === 'to' ? { heading: scan.preposition } : {};
        const list = prefix ? undefined : scan.list;
        const own = list ?? { owner: ownerOf(mentions, i, scan, compared), ...heading };
        elements.push({ type: 'place', word, prefix, ...own });
        scan.placed = true;
        resetLink(scan);
        scan.list = own;
        break;
      }
      case 'cue':
        if (isCue(mention, 'excluded')) rows.push(...takeTrailing(elements));
        else followCue(mentions, i, scan, compared);
        break;
      case 'other':
      case 'name':
      case 'near':
        scan.preposition = 'none';
        break;
      case 'policy':
      case 'deployment':
        break;
      default:
        meaning satisfies never;
    }
  }
  return { elements, except: { rows, words }, loose: pending };
}

/** "…, synapse and fabric excluded": the platforms just named are taken out again. */
function takeTrailing(elements: Element[]): string[] {
  const rows: string[] = [];
  for (let last = elements.at(-1); last?.type === 'target' && last.target.kind !== 'section'; last = elements.at(-1)) {
    if (last.target.kind !== 'unknown') rows.push(...last.target.rows);
    elements.pop();
  }
  return rows;
}

function resetLink(scan: Scan): void {
  scan.list = undefined;
  scan.preposition = 'none';
  scan.hard = false;
  scan.joined = false;
}

function followCue(mentions: readonly Mention[], i: number, scan: Scan, compared: boolean): void {
  const mention = mentions[i] as Mention;
  if (!isCue(mention, 'and', 'or', 'at', 'ordinary', 'both')) scan.list = undefined;
  if (isCue(mention, 'dbt', 'owner')) scan.anchor = 'dbt';
  else if (isCue(mention, 'and', 'or')) scan.joined = true;
  else if (isCue(mention, 'compare')) scan.hard = true;
  else if (isCue(mention, 'from', 'to')) {
    scan.preposition = isCue(mention, 'from') ? 'from' : 'to';
    if (compared) scan.hard = true;
  } else if (isCue(mention, 'at')) scan.preposition = 'at';
  else if (isCue(mention, 'except') || excludes(mentions, i)) scan.except = 'open';
  else if (isCue(mention, 'which', 'what', 'whether', 'how', 'where') && scan.except !== 'open') scan.except = 'no';
}

const isSlot = (mention: Mention | undefined): boolean =>
  ['platform', 'section', 'qualifier', 'cloud', 'tenancy'].includes(mention?.meaning.kind ?? '');

/** "on every cloud but gcp", "databricks, not snowflake": small words that take away where they stand before a name. */
function excludes(mentions: readonly Mention[], i: number): boolean {
  const [before, mention] = [mentions[i - 1], mentions[i]];
  const name = mentions.slice(i + 1, i + 3).find((m) => !isCue(m, 'at', 'ordinary'));
  if (!isSlot(name)) return false;
  if (isCue(mention, 'not')) return mention?.gap === 1 || isCue(before, 'and', 'but');
  const whole =
    isCue(before, 'everywhere', 'everything', 'list') ||
    before?.meaning.kind === 'section' ||
    (before?.meaning.kind === 'cloud' && before.meaning.via === 'all');
  return isCue(mention, 'but') && whole;
}

/** Whether a mention of this kind stands under an exception; the first one decides of which kind the exception is. */
function takesAway(scan: Scan, kind: 'targets' | 'places'): boolean {
  if (scan.except === 'open') scan.except = kind;
  else if (scan.except !== kind) {
    if (scan.except !== 'no') scan.except = 'no';
    return false;
  }
  return true;
}

function targetOf(mention: Mention, pending: readonly Qualifier[], matrix: MatrixIndex): [Target, boolean] {
  const { meaning, text } = mention;
  switch (meaning.kind) {
    case 'platform': {
      const cloud = meaning.cloud ? { cloud: meaning.cloud } : {};
      const plain: Target = { kind: meaning.group ? 'group' : 'row', rows: meaning.rows, text, ...cloud };
      const narrowed = meaning.group
        ? pending.reduce<Target>((t, q) => narrow(t, q, matrix)?.target ?? t, plain)
        : plain;
      return [narrowed, narrowed !== plain];
    }
    case 'section':
      return [{ kind: 'section', rows: meaning.rows, text }, false];
    case 'product':
      return [{ kind: 'unknown', text, suggests: meaning.suggests, tool: meaning.tool }, false];
    default:
      throw new Error(`no target in a mention of kind ${meaning.kind}`);
  }
}

/** Narrows the last target of the qualifier's family, or adds the sibling it names; false where there is none. */
function qualify(elements: Element[], qualifier: Qualifier, matrix: MatrixIndex): boolean {
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i] as Element;
    if (element.type !== 'target') continue;
    const narrowed = narrow(element.target, qualifier, matrix);
    if (!narrowed) continue;
    if (narrowed.adds) elements.splice(i + 1, 0, { type: 'target', target: narrowed.target });
    else elements[i] = { type: 'target', target: narrowed.target };
    return true;
  }
  return false;
}

const placeWord = ({ meaning }: Mention, { hard, joined }: Scan): PlaceWord => ({
  ...(meaning.kind === 'cloud' && { clouds: meaning.clouds }),
  ...(meaning.kind === 'tenancy' && { tenancies: meaning.tenancies }),
  hard,
  joined,
  region: meaning.kind === 'cloud' && meaning.via === 'region',
});

const directly = (mentions: readonly Mention[], i: number): Mention | undefined =>
  mentions[i]?.gap === 0 ? mentions[i] : undefined;

/** Contract, rule 3: a cloud directly before a platform that exists on that cloud only is part of its name. */
function isPartOfName(mentions: readonly Mention[], i: number, matrix: MatrixIndex): boolean {
  const cloud = mentions[i]?.meaning;
  const next = directly(mentions, i + 1)?.meaning;
  if (cloud?.kind !== 'cloud' || cloud.clouds.length !== 1 || cloud.via === 'region') return false;
  if (next?.kind === 'product') return cloud.via === 'vendor';
  return next?.kind === 'platform' && matrix.onlyCloud(next.rows) === cloud.clouds[0];
}

/** "amazon" is a cloud before a platform or after a preposition, else a company. */
function isIdleVendor(mentions: readonly Mention[], i: number, { preposition }: Scan): boolean {
  const meaning = mentions[i]?.meaning;
  if (meaning?.kind !== 'cloud' || meaning.via !== 'vendor') return false;
  const next = directly(mentions, i + 1)?.meaning.kind;
  return next !== 'platform' && next !== 'tenancy' && preposition === 'none';
}

function endOfPlaces(mentions: readonly Mention[], i: number): number {
  let end = i;
  while (['cloud', 'tenancy'].includes(directly(mentions, end + 1)?.meaning.kind ?? '')) end++;
  return end;
}

function isPrefix(mentions: readonly Mention[], i: number, { preposition }: Scan): boolean {
  const next = directly(mentions, endOfPlaces(mentions, i) + 1)?.meaning.kind;
  return preposition === 'none' && (next === 'platform' || next === 'product');
}

function ownerOf(mentions: readonly Mention[], i: number, scan: Scan, compared: boolean): PlaceElement['owner'] {
  if (compared) return 'open';
  if (isCue(directly(mentions, endOfPlaces(mentions, i) + 1), 'dbt')) return 'dbt';
  if (isPrefix(mentions, i, scan)) return 'platform';
  if (scan.preposition === 'from') return 'from';
  if (scan.preposition === 'to' && scan.placed) return 'platform';
  return scan.anchor === 'none' ? 'open' : scan.anchor;
}

/** Of "from … to …", the elements of one heading, and all that have none. */
export function headed(elements: readonly Element[], heading: 'from' | 'to'): Element[] {
  let current: 'from' | 'to' | undefined;
  return elements.filter((element) => {
    if (element.type === 'target') return true;
    current = element.heading ?? current;
    return current === undefined || current === heading;
  });
}
