/** Values of the pipeline as short strings, so that a table of expectations can be read. */
import type { Cell } from '../../src/answer/cells.js';
import type { Place } from '../../src/knowledge/matrix.js';
import type { Clause } from '../../src/question/clauses.js';
import type { Element, Target } from '../../src/question/elements.js';
import type { Mention } from '../../src/question/mentions.js';
import type { Side } from '../../src/question/places.js';

/** "hill", "night", "hill-night". */
export const showPlace = ({ cloud, tenancy }: Place): string => [cloud, tenancy].filter(Boolean).join('-');

/** Sides apart by " / ", places of one side by "+". */
export const showSides = (sides: readonly Side[]): string =>
  sides.map((side) => side.map(showPlace).join('+')).join(' / ');

export const showTarget = (target: Target): string =>
  target.kind === 'unknown' ? `?${target.text}` : target.rows.join('+');

/** "mango, pepper @ hill-day". */
export const showClause = ({ targets, sides, crossed }: Clause): string =>
  `${targets.map(showTarget).join(', ') || 'all'} @ ${showSides(sides) || 'any'}${crossed ? ' crossed' : ''}`;

export const showClauses = (clauses: readonly Clause[]): string[] => clauses.map(showClause);

/** "mango", "hill:open", "night:dbt". */
export const showElement = (element: Element): string =>
  element.type === 'target'
    ? showTarget(element.target)
    : `${(element.word.clouds ?? element.word.tenancies ?? []).join('+')}:${element.owner}`;

/** "mango:platform", "is:whether". */
export const showMention = ({ text, meaning }: Mention): string =>
  `${text}:${meaning.kind === 'cue' ? meaning.cue : meaning.kind}`;

/** "mango hill-day available". */
export const showCell = ({ platform, deployment, status }: Cell): string => `${platform} ${deployment} ${status}`;
export const showCells = (cells: readonly Cell[]): string[] => cells.map(showCell);
