/** Targets and deployment words, as a stream of what is asked has them. */
import type { PlaceWord } from './places.js';
import type { Qualifier } from './qualifiers.js';

/**
 * What a question is about: a row named by itself, a `group` of rows (a family), a whole `section`, or a name that the
 * matrix lacks. `cloud`: where the name itself says the platform is.
 */
export type Target =
  | Readonly<{ kind: 'row' | 'group' | 'section'; rows: readonly string[]; cloud?: string; text: string }>
  | Readonly<{ kind: 'unknown'; text: string; suggests: readonly string[]; tool: boolean }>;

/** `heading`: "from" or "to" stands before it. `listed`: "and" or "or" does. */
export type TargetElement = { type: 'target'; target: Target; heading?: 'from' | 'to'; listed?: boolean };

/**
 * A deployment word. `owner`: whose deployment it names. `prefix`: it stands directly before a platform, "azure
 * databricks". `heading`: "from" or "to" stands before its list.
 */
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

/**
 * Contract, rule 4: a section's word beside a platform of it, or a smaller section, adds nothing ("our snowflake warehouse",
 * "outbound to git"), unless the two are listed ("vcs and codecommit").
 */
export function withoutCoveringSections(elements: readonly Element[]): Element[] {
  const named = elements.flatMap((e, i) =>
    e.type === 'target' && e.target.kind !== 'unknown' ? [{ i, rows: e.target.rows, listed: e.listed ?? false }] : [],
  );
  return elements.filter((element, i) => {
    if (element.type !== 'target' || element.target.kind !== 'section') return true;
    const { rows } = element.target;
    const isPart = (part: readonly string[]): boolean =>
      part.length < rows.length && part.some((row) => rows.includes(row));
    const members = named.filter((n) => isPart(n.rows));
    const next = members.find((n) => n.i > i);
    const isListed = element.listed ? members.some((n) => n.i < i) : (next?.listed ?? false);
    return members.length === 0 || isListed;
  });
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

/** "we are on aws mt and will move to aws st": a cloud before the one that is gone to is left; "on aws we move to st" keeps it. */
export function withoutLeftPlaces(elements: readonly Element[]): Element[] {
  const to = elements.findIndex((e) => e.type === 'place' && e.heading === 'to');
  const arrives = elements.slice(to).some((e) => e.type === 'place' && e.word.clouds);
  return elements.filter((e, i) => i >= to || e.type === 'target' || e.owner === 'platform' || !arrives);
}
