/** Changes → new texts of the knowledge files that pass their own check, and what can't be written, with the reason. */
import { readKnowledge } from '../knowledge/read.js';
import type { Knowledge, Sources } from '../knowledge/schema.js';
import type { Change, Choice, Comparison, Edition, Undecided } from './change.js';
import { clashOf } from './clash.js';
import { indexKnown } from './known.js';
import { findName } from './names.js';
import { A_DAY, secondsOf } from './times.js';
import { slug, statusLabel } from './words.js';
import { writeChanges } from './write.js';

/** A change that lacks a cell: the question, and the change with each answer. */
export type Gap = Readonly<{ change: Change; text: string; choices: readonly Choice[] }>;

/** Where the matrix is from. */
type Source = Knowledge['matrix']['source'];

/** What is to be written, and what nobody has decided. */
export type Decided = Readonly<{ changes: readonly Change[]; left: readonly Undecided[] }>;

/** A change that is not written, and why. */
export type Held = Readonly<{ change: Change; reason: string }>;

/** `edition` is what is written of it. */
export type Plan = Readonly<{
  sources: Sources;
  written: readonly Change[];
  held: readonly Held[];
  edition: Edition;
}>;

/** The first cell that each new row or column lacks; nothing says what it is, so a person must. */
export function gapsOf(knowledge: Knowledge, changes: readonly Change[]): Gap[] {
  const { matrix } = knowledge;
  const gone = new Set(changes.flatMap((c) => (c.kind === 'deployment-absent' ? [c.deployment] : [])));
  const lost = new Set(changes.flatMap((c) => (c.kind === 'platform-absent' ? [c.platform] : [])));
  const columns = [
    ...matrix.deployments.map((d) => d.id).filter((id) => !gone.has(id)),
    ...changes.flatMap((c) => (c.kind === 'deployment-added' ? [c.deployment] : [])),
  ];
  const rows = matrix.platforms.filter((p) => !lost.has(p.id));
  const nameOf = (id: string): string => matrix.deployments.find((d) => d.id === id)?.short ?? id;
  return changes.flatMap((change): Gap[] => {
    if (change.kind === 'platform-added') {
      const lacking = columns.find((id) => change.cells[id] === undefined);
      return lacking
        ? [gap(change, lacking, `“${change.name}” is new, and no page says what it is on ${nameOf(lacking)}`)]
        : [];
    }
    if (change.kind === 'deployment-added') {
      const lacking = rows.find((p) => change.cells[p.id] === undefined);
      return lacking
        ? [gap(change, lacking.id, `${change.deployment} is new, and no page says what “${lacking.name}” is there`)]
        : [];
    }
    return [];
  });
}

function gap(change: Extract<Change, { cells: unknown }>, cell: string, text: string): Gap {
  const choices = (['available', 'unavailable', 'not-applicable'] as const).map((status) => ({
    label: statusLabel(status),
    changes: [{ ...change, cells: { ...change.cells, [cell]: status } }],
  }));
  return { change, text, choices };
}

/** Whether the pages were loaded from another host than the source's, and none of them says that it is its own address. */
export const isElsewhere = ({ edition: { url }, addressOnly }: Comparison, source: Source): boolean =>
  addressOnly === true && url !== undefined && hostOf(url) !== hostOf(source.url);

const hostOf = (url: string): string => /^https:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/**
 * The edition that is written: a part of the matrix makes nothing else newer, and while something is left undecided, its cells
 * are those of the edition before. Where no cell differs, the same page read again on the same day is the same edition.
 */
export function editionToWrite(comparison: Comparison, source: Source, { changes, left }: Decided): Edition {
  if (!comparison.complete || left.length > 0) return {};
  const { url, ...rest } = comparison.edition;
  const edition: Edition = url === undefined || isElsewhere(comparison, source) ? rest : comparison.edition;
  const [now, before] = [edition.fetchedAt ?? source.fetchedAt, source.fetchedAt].map(secondsOf) as [number, number];
  const isSame = changes.length === 0 && (edition.url ?? source.url) === source.url && Math.abs(now - before) < A_DAY;
  return isSame ? {} : edition;
}

/** Whether anything may come of it: a change, a question, or a date. */
export function isToWrite(comparison: Comparison, source: Source): boolean {
  const decided: Decided = { changes: comparison.changes, left: comparison.undecided };
  const edition = editionToWrite(comparison, source, decided);
  return decided.changes.length + decided.left.length + Object.keys(edition).length > 0;
}

/**
 * Writes all that passes the check; a change that would break it, or lacks a cell, is held, and then the edition stays what it
 * was.
 */
export function planWrite(
  sources: Sources,
  knowledge: Knowledge,
  changes: readonly Change[],
  edition: Edition,
  isEnglish: (word: string) => boolean = () => false,
): Plan {
  const gaps = gapsOf(knowledge, changes);
  const lacking = new Set(gaps.map((g) => g.change));
  const held: Held[] = gaps.map(({ change, text }) => ({ change, reason: text }));
  const ready = changes.filter((change) => !lacking.has(change) && !belongsTo(change, [...lacking]));
  const known = indexKnown(knowledge, isEnglish);
  const misspelt = (name: string): boolean => {
    const found = findName(name, undefined, known);
    return found.kind === 'row' && found.as === 'misspelt';
  };
  const renewed = (): Edition => (held.length > 0 ? {} : edition);
  const tryAll = (some: readonly Change[]) => {
    const texts = writeChanges(sources, some, renewed(), knowledge, misspelt);
    return { texts, faults: readKnowledge(texts).faults };
  };
  const all = tryAll(ready);
  if (all.faults.length === 0) return { sources: all.texts, written: ready, held, edition: renewed() };
  // One of them does not fit: each group is tried with those that fit.
  let fitting: Change[] = [];
  for (const group of groups(ready)) {
    const { faults } = tryAll([...fitting, ...group]);
    const [fault] = faults;
    const [first] = group as [Change];
    const whose = first.kind === 'platform-added' ? `The new row “${first.name}” does not fit: ` : '';
    const reason = clashOf(first, knowledge) ?? `${whose}${fault?.file}: ${fault?.message}`;
    if (fault) held.push(...group.map((change) => ({ change, reason })));
    else fitting = [...fitting, ...group];
  }
  return { sources: tryAll(fitting).texts, written: fitting, held, edition: renewed() };
}

/** A note of a row that is new. */
const belongsTo = (change: Change, added: readonly Change[]): boolean =>
  change.kind === 'note' && added.some((a) => a.kind === 'platform-added' && slug(a.name) === change.platform);

function groups(changes: readonly Change[]): Change[][] {
  const added = changes.filter((c) => c.kind === 'platform-added');
  const notes = changes.filter((c) => belongsTo(c, added));
  return changes.filter((c) => !notes.includes(c)).map((c) => [c, ...notes.filter((note) => belongsTo(note, [c]))]);
}
