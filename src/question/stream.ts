/** Mentions of what is asked → targets and deployment words in order, each deployment word knowing whose it is. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Meaning } from '../knowledge/phrases.js';
import type { Cue } from '../knowledge/schema.js';
import { takeLastPlaces, takeLastTarget } from './corrections.js';
import type { Element, Stream, Target } from './elements.js';
import { takesAway } from './exceptions.js';
import { endLink, type Heard, hearCue, type Reading } from './heard.js';
import { isCue, type Mention } from './mentions.js';
import { isIdleVendor, isPartOfName, isPrefix, ownerOf } from './owners.js';
import type { PlaceWord } from './places.js';
import { lacking, narrow, type Qualifier } from './qualifiers.js';

/**
 * `compared`: sides are compared, so "from … to …" separates them and says nothing of dbt or the platform.
 * `told`: the mentions ask nothing, so that a "not" denies where dbt is.
 */
export function readStream(
  mentions: readonly Mention[],
  matrix: MatrixIndex,
  { compared = false, told = false }: { compared?: boolean; told?: boolean } = {},
): Stream {
  const heard: Heard = {
    anchor: 'none',
    preposition: 'none',
    hard: false,
    joined: false,
    listed: false,
    except: 'no',
    brief: false,
    placed: false,
    corrects: false,
    prefers: false,
    denies: false,
    list: undefined,
  };
  const reading: Reading = {
    heard,
    elements: [],
    rows: [],
    words: [],
    pending: [],
    denied: [],
    mentions,
    matrix,
    compared,
    told,
  };
  for (let i = 0; i < mentions.length; i++) hear(reading, i);
  const { elements, rows, words, pending, denied } = reading;
  if (denied.length > 0 && !elements.some((e) => e.type === 'target')) {
    return { elements: [...denied, ...elements], except: { rows: [], words }, loose: pending };
  }
  if (asksForDenied(reading)) {
    const places = words.map((word): Element => ({ type: 'place', word, prefix: false, owner: 'open' }));
    return { elements: [...elements, ...places], except: { rows, words: [] }, loose: pending };
  }
  return { elements, except: { rows, words }, loose: pending };
}

const WHOLES: readonly Cue[] = ['everywhere', 'everything', 'anywhere', 'list', 'which', 'what', 'where', 'platforms'];

/** "glue: not on aws mt, nor on aws st?": of deployments that alone are named, and denied, it asks. */
const asksForDenied = ({ words, elements, mentions, told }: Reading): boolean =>
  !told &&
  words.length > 0 &&
  !elements.some((e) => e.type === 'place') &&
  !mentions.some((m) => isCue(m, 'except', 'dismiss', 'but', 'excluded', 'who', ...WHOLES));

function hear(reading: Reading, i: number): void {
  const mention = reading.mentions[i] as Mention;
  const { heard } = reading;
  if (mention.gap > 0) {
    heard.joined = true;
    heard.denies = false;
    if (heard.brief) heard.except = 'no';
    if (heard.anchor === 'foreign') heard.anchor = 'none';
  }
  if (mention.gap === 2) {
    heard.anchor = 'none';
    heard.except = 'no';
  }
  const { kind } = mention.meaning;
  switch (kind) {
    case 'platform':
    case 'section':
    case 'product':
      hearTarget(reading, mention);
      break;
    case 'qualifier':
      hearQualifier(reading, { ...(mention.meaning as Extract<Meaning, { kind: 'qualifier' }>), text: mention.text });
      break;
    case 'cloud':
    case 'tenancy':
      hearPlace(reading, i);
      break;
    case 'cue':
      hearCue(reading, i);
      break;
    case 'other':
    case 'name':
    case 'near':
      heard.preposition = 'none';
      break;
    case 'policy':
    case 'deployment':
      break;
    default:
      kind satisfies never;
  }
}

function hearTarget(reading: Reading, mention: Mention): void {
  const { heard, elements, rows, matrix } = reading;
  const { meaning } = mention;
  if (takesAway(heard, 'targets')) {
    if ('rows' in meaning) rows.push(...meaning.rows);
    if (heard.brief && (meaning.kind === 'platform' || asksForNone(reading)))
      reading.denied.push({ type: 'target', target: targetOf(mention) });
    return;
  }
  const plain = targetOf(mention);
  const target = reading.pending.reduce<Target>(
    (t, q) => (t.kind === 'group' ? narrow(t, q, matrix)?.target : t) ?? t,
    plain,
  );
  if (target !== plain) reading.pending = [];
  if (heard.corrects) takeLastTarget(elements);
  const { preposition } = heard;
  const heading = preposition === 'from' || preposition === 'to' ? { heading: preposition } : {};
  elements.push({ type: 'target', target, ...heading, ...(heard.listed && { listed: true }) });
  heard.corrects = false;
  heard.anchor = meaning.kind === 'product' && meaning.tool ? 'foreign' : 'platform';
  endLink(heard);
}

/** "no vcs on gcp?" */
const asksForNone = ({ mentions }: Reading): boolean => isCue(mentions[0], 'not');

function targetOf({ meaning, text }: Mention): Target {
  switch (meaning.kind) {
    case 'platform':
      return {
        kind: meaning.group ? 'group' : 'row',
        rows: meaning.rows,
        text,
        ...(meaning.cloud && { cloud: meaning.cloud }),
      };
    case 'section':
      return { kind: 'section', rows: meaning.rows, text };
    case 'product':
      return { kind: 'unknown', text, suggests: meaning.suggests, tool: meaning.tool };
    default:
      throw new Error(`no target in a mention of kind ${meaning.kind}`);
  }
}

/** Narrows the last target of the qualifier's family, or adds the sibling it names, or waits for the family. */
function hearQualifier(reading: Reading, qualifier: Qualifier): void {
  const { heard, elements, rows, matrix } = reading;
  if (takesAway(heard, 'targets')) {
    rows.push(...qualifier.rows);
    return;
  }
  for (let i = elements.length - 1; i >= 0; i--) {
    const element = elements[i] as Element;
    const narrowed = element.type === 'target' ? narrow(element.target, qualifier, matrix) : undefined;
    if (!narrowed) continue;
    elements.splice(narrowed.adds ? i + 1 : i, narrowed.adds ? 0 : 1, { type: 'target', target: narrowed.target });
    return;
  }
  // "is rds ok?" is about what the matrix has no row of; "managed" alone is about nothing.
  if (qualifier.cloud && qualifier.rows.length === 0)
    elements.push({ type: 'target', target: lacking(qualifier, matrix) });
  else reading.pending.push({ ...qualifier, ahead: true });
}

function hearPlace({ heard, elements, words, mentions, matrix, compared }: Reading, i: number): void {
  if (isPartOfName(mentions, i, matrix) || isIdleVendor(mentions, i, heard)) return;
  const word = placeWord(mentions[i] as Mention, heard);
  // "non-single-tenant aws": the tenancy is denied, not the cloud behind it.
  if (heard.except === 'places' && word.clouds && !word.joined && words.at(-1)?.tenancies) heard.except = 'no';
  const away = takesAway(heard, 'places');
  if (away || heard.denies) {
    words.push(word);
    endLink(heard);
    return;
  }
  const prefix = isPrefix(mentions, i, heard);
  const { preposition } = heard;
  const heading = preposition === 'from' || preposition === 'to' ? { heading: preposition } : {};
  const corrected = heard.corrects ? takeLastPlaces(elements, word) : undefined;
  const own = corrected ??
    (prefix ? undefined : heard.list) ?? { owner: ownerOf(mentions, i, heard, compared), ...heading };
  elements.push({ type: 'place', word, prefix, ...own });
  endLink(heard);
  heard.placed = true;
  heard.corrects = false;
  heard.list = own;
}

const placeWord = ({ meaning }: Mention, { hard, joined }: Heard): PlaceWord => ({
  ...(meaning.kind === 'cloud' && { clouds: meaning.clouds }),
  ...(meaning.kind === 'tenancy' && { tenancies: meaning.tenancies }),
  hard,
  joined,
  region: meaning.kind === 'cloud' && meaning.via === 'region',
});
