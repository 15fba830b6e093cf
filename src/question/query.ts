/** What was asked, as plain data: one intent and its slots, which follow-ups carry on. */
import type { Place } from '../knowledge/matrix.js';
import type { Aspect, Status } from '../knowledge/schema.js';
import type { Clause } from './clauses.js';

export type Intent = 'availability' | 'list' | 'compare' | 'guide' | 'policy' | 'help' | 'clarify' | 'unknown';

/** `lose` and `gain` are differences in one direction. */
export type Comparison = 'none' | 'compare' | 'difference' | 'lose' | 'gain';

/** Which cells of a section or of the whole matrix are wanted (contract, rule 6). */
export type Selection = Readonly<{ status?: Status; quantifier?: 'everywhere' | 'nowhere' }>;

export type Query = Readonly<{
  intent: Intent;
  /** Where nothing was named, one clause without targets stands for the whole matrix. */
  clauses: readonly Clause[];
  comparison: Comparison;
  selection: Selection;
  except: Readonly<{ rows: readonly string[]; places: readonly Place[] }>;
  policies: readonly string[];
  /** A policy was told of beside the question, so that a yes of the matrix alone would be too much. */
  told: boolean;
  /** A setup guide was asked for. */
  guide: boolean;
  /** Of what guides tell, what was asked; none where it is the guide itself or something else. */
  aspects: readonly Aspect[];
  /** Regions that were named. */
  regions: readonly string[];
  /** Rows for "did you mean". */
  suggestions: readonly string[];
  /** The text was over the limit and not read. */
  tooLong: boolean;
}>;

export const NOTHING: Query = {
  intent: 'unknown',
  clauses: [],
  comparison: 'none',
  selection: {},
  except: { rows: [], places: [] },
  policies: [],
  told: false,
  guide: false,
  aspects: [],
  regions: [],
  suggestions: [],
  tooLong: false,
};
