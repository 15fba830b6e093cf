/**
 * Mentions → units, the stretches of a message that ask something or tell something, and which of them ask.
 * "We are single tenant on aws, can we use glue?" is two units: only the second asks, the first says where dbt runs.
 */
import { ASPECTS } from '../knowledge/schema.js';
import { isCue, type Mention } from './mentions.js';

/** A stretch of mentions. `stray` counts its words that no phrase explains. */
export type Unit = Readonly<{ mentions: readonly Mention[]; asks: boolean; stray: number; feeds: boolean }>;

export type Units = Readonly<{ asked: readonly Unit[]; told: readonly Unit[] }>;

const OPENERS = ['which', 'what', 'who', 'where', 'how', 'list', 'compare', ...ASPECTS] as const;
const LEADS = ['at', 'from', 'to', 'courtesy', 'continuation', 'and', 'ordinary', 'pronoun', 'asking'] as const;

/** All mentions of a message → its units. Where nothing asks, everything told is taken as asked (a bare "snowflake azure st"). */
export function splitUnits(mentions: readonly Mention[]): Units {
  const units = splitSentences(withoutSignature(mentions)).flatMap(splitAtQuestions).map(withoutPast);
  const asked = units.filter((u) => u.asks || isItem(u));
  if (units.some((u) => u.asks)) return { asked, told: units.filter((u) => !asked.includes(u)) };
  return { asked: units, told: [] };
}

/** "teradata; bigquery on gcp – ok?": an item of a list that the question is about, names and nothing else. */
const isItem = ({ mentions, stray }: Unit): boolean =>
  stray === 0 &&
  mentions.some((m) => isTarget(m) || (m.meaning.kind === 'product' && !m.meaning.tool)) &&
  mentions.every((m) => m.meaning.kind !== 'cue' || isCue(m, 'and', 'or', 'at', 'courtesy'));

function splitSentences(mentions: readonly Mention[]): Mention[][] {
  const sentences: Mention[][] = [];
  for (const mention of mentions) {
    if (mention.gap === 2 || sentences.length === 0) sentences.push([]);
    sentences.at(-1)?.push(mention);
  }
  return sentences;
}

/** A sentence is cut where, after a comma or dash, a question begins. */
function splitAtQuestions(sentence: readonly Mention[]): Unit[] {
  const cuts = sentence.flatMap((m, i) =>
    i > 0 && m.gap === 1 && opensQuestion(sentence.slice(i)) && !isRelative(sentence, i) && !opensException(sentence)
      ? [i]
      : [],
  );
  const bounds = [0, ...cuts, sentence.length];
  const parts = bounds.slice(0, -1).map((from, i) => sentence.slice(from, bounds[i + 1]));
  return parts.map((part, i) => toUnit(part, i === parts.length - 1 || opensQuestion(part)));
}

/** ", which runs on …" goes on about what was named; ", which warehouses …" asks. */
const isRelative = (mentions: readonly Mention[], i: number): boolean =>
  isCue(mentions[i], 'which') &&
  isCue(mentions[i + 1], 'whether', 'ordinary', 'available', 'owner', 'feeds', 'at') &&
  !['cloud', 'tenancy'].includes(mentions[i - 1]?.meaning.kind ?? '');

/** "besides snowflake, which …": the exception belongs to the question behind it. */
const opensException = (mentions: readonly Mention[]): boolean =>
  isCue(
    mentions.find((m) => !isCue(m, 'courtesy')),
    'except',
  );

function toUnit(mentions: readonly Mention[], last: boolean): Unit {
  const marked = last && mentions.some((m) => m.asks);
  const asks =
    marked ||
    opensQuestion(mentions) ||
    mentions.some(
      (m, i) =>
        isCue(m, 'asking', 'guide', 'correction', ...ASPECTS) ||
        (isCue(m, 'except', 'dismiss') && isTarget(mentions[i + 1])),
    );
  return { mentions, asks, stray: countStray(mentions), feeds: mentions.some((m) => isCue(m, 'feeds')) };
}

const isTarget = (mention: Mention | undefined): boolean =>
  ['platform', 'section'].includes(mention?.meaning.kind ?? '');

export const countStray = (mentions: readonly Mention[]): number =>
  mentions.reduce((n, { meaning: { kind } }) => (kind === 'other' || kind === 'name' ? n + 1 : n), 0);

/** Whether a stretch begins as a question does: "is …", "ok and which …", "so how do we …", "show …". */
function opensQuestion(mentions: readonly Mention[]): boolean {
  for (const [i, mention] of mentions.entries()) {
    if (isCue(mention, ...OPENERS) || (mention.meaning.kind === 'policy' && !mention.weak)) return true;
    if (isCue(mention, 'whether')) return !isCue(mentions[i - 1], 'ordinary', 'pronoun'); // "we have …" tells
    if (isCue(mention, 'continuation') && mention.text.includes(' ')) return true;
    if (!isCue(mention, ...LEADS)) return false;
  }
  return false;
}

/** What stands behind "Kind regards" is who wrote, not what was asked. */
function withoutSignature(mentions: readonly Mention[]): readonly Mention[] {
  const at = mentions.findIndex((m, i) => i > 0 && m.gap > 0 && isCue(m, 'signoff'));
  return at < 0 ? mentions : mentions.slice(0, at);
}

/**
 * Takes away what a unit says of systems that are gone: the whole stretch between commas or conjunctions that holds
 * "decommissioned", and of one with "used to" what follows it.
 */
function withoutPast(unit: Unit): Unit {
  if (!unit.mentions.some((m) => isCue(m, 'retired', 'formerly'))) return unit;
  const stretches: Mention[][] = [[]];
  for (const [i, mention] of unit.mentions.entries()) {
    if (mention.gap > 0 || beginsStretch(unit.mentions, i)) stretches.push([]);
    stretches.at(-1)?.push(mention);
  }
  const kept = stretches.flatMap((stretch) => {
    if (stretch.some((m, i) => isCue(m, 'retired') && !isCue(stretch[i - 1], 'not'))) return [];
    const past = stretch.findIndex((m) => isCue(m, 'formerly'));
    return past < 0 ? stretch : stretch.slice(0, past);
  });
  return { ...unit, mentions: kept, stray: countStray(kept), asks: unit.asks && kept.length > 0 };
}

/** A conjunction or a question, "can dbt …"; not the verb of what is gone, "redshift is retired", "they have used to". */
function beginsStretch(mentions: readonly Mention[], i: number): boolean {
  const mention = mentions[i];
  if (isCue(mention, 'and', 'but', 'prefer', 'which', 'what')) return true;
  if (!isCue(mention, 'whether') || isCue(mentions[i - 1], 'ordinary', 'pronoun', 'formerly', 'owner')) return false;
  return !mentions.slice(i + 1, i + 3).some((m) => isCue(m, 'retired'));
}
