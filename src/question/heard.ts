/** What was heard last in a stream, and how the small words change it. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Cue } from '../knowledge/schema.js';
import { takeBefore } from './corrections.js';
import type { Element, PlaceElement } from './elements.js';
import { deniesPlace, endsException, excludes, isAdded } from './exceptions.js';
import type { Mention } from './mentions.js';
import type { PlaceWord } from './places.js';
import type { Qualifier } from './qualifiers.js';

/** What was heard last, which decides how the next word is taken. */
export type Heard = {
  anchor: 'none' | 'dbt' | 'platform' | 'foreign';
  preposition: 'none' | 'from' | 'to' | 'at';
  /** Stands before the next deployment word; see `PlaceWord`. */
  hard: boolean;
  joined: boolean;
  /** "and" or "or" stands before the next name. */
  listed: boolean;
  /** Under an exception: not yet known of what, of platforms, or of deployments. */
  except: 'no' | 'open' | 'targets' | 'places';
  /** The exception ends at a comma: "not snowflake, athena". */
  brief: boolean;
  placed: boolean;
  /** "no wait, …": the next name takes the place of the last of its kind. */
  corrects: boolean;
  /** "we chose …": what stands behind "over" was not chosen. */
  prefers: boolean;
  /** In what is only told: "we never used …". */
  denies: boolean;
  /** The owner and heading of the deployment word before, while its list goes on. */
  list: Pick<PlaceElement, 'owner' | 'heading'> | undefined;
};

/** A stream being read: what was heard so far and what has come of it. */
export type Reading = {
  heard: Heard;
  elements: Element[];
  rows: string[];
  words: PlaceWord[];
  pending: Qualifier[];
  /** Targets under a "not": asked about after all where nothing else is ("no snowflake on gcp?"). */
  denied: Element[];
  mentions: readonly Mention[];
  matrix: MatrixIndex;
  compared: boolean;
  told: boolean;
};

/** A name ends what prepositions and conjunctions before it had to say. */
export function endLink(heard: Heard): void {
  heard.list = undefined;
  heard.preposition = 'none';
  heard.hard = false;
  heard.joined = false;
  heard.listed = false;
}

/** Cues that an exception's list goes on over. */
const LISTING: ReadonlySet<Cue> = new Set(['and', 'or', 'ordinary', 'at', 'both', 'not', 'neither', 'pronoun']);

/** A cue word of the stream: whose the next deployment is, what is taken away, what is put right. */
export function hearCue({ heard, elements, mentions, compared, told }: Reading, i: number): void {
  const mention = mentions[i] as Mention;
  const { cue } = mention.meaning as { cue: Cue };
  if (!LISTING.has(cue) || cue === 'not') heard.list = undefined;
  const ends = heard.except === 'open' ? endsException(mention) : !LISTING.has(cue);
  if (ends) heard.except = 'no';
  switch (cue) {
    case 'dbt':
    case 'owner':
    case 'hypothesis':
      heard.anchor = 'dbt';
      break;
    case 'and':
    case 'or':
      heard.joined = true;
      heard.listed = true;
      if (heard.anchor === 'foreign') heard.anchor = 'none';
      break;
    case 'compare':
      heard.hard = true;
      break;
    case 'from':
    case 'leaving':
    case 'to':
      heard.preposition = cue === 'to' ? 'to' : 'from';
      heard.hard ||= compared;
      break;
    case 'at':
      heard.preposition = 'at';
      break;
    case 'over':
      if (heard.prefers) {
        heard.except = 'open';
        heard.brief = true;
      }
      heard.preposition = 'at';
      break;
    case 'prefer':
      heard.anchor = 'dbt';
      heard.prefers = true;
      break;
    case 'correction':
      heard.corrects = true;
      break;
    case 'except':
    case 'dismiss':
      if (isAdded(mentions, i)) break;
      heard.except = 'open';
      heard.brief = cue === 'dismiss';
      break;
    case 'neither':
    case 'nobody':
    case 'not':
    case 'but':
      heard.denies = told && cue !== 'but' && cue !== 'nobody' && (heard.denies || deniesPlace(mentions, i));
      heard.joined ||= cue === 'neither';
      heard.listed ||= cue === 'neither';
      if (told && cue === 'but') takeBefore(elements);
      if (excludes(mentions, i)) {
        heard.except = 'open';
        heard.brief = cue !== 'but';
      }
      break;
    default:
      break;
  }
}
