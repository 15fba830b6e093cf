/** What the guides of asked cells ask for: the requests, and of them steps, fields and caveats. */
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Caveat, Field, GuideRequest, Step } from '../knowledge/requests.js';
import type { Guide } from '../knowledge/schema.js';
import type { Cell } from './cells.js';
import { guideOf } from './guides.js';

/** One request of a guide, and the available cells that it would be made for. */
export type Pick = Readonly<{ guide: Guide; request: GuideRequest; cells: readonly Cell[] }>;

export type StepLine = Readonly<{ guide: string; request: string; who: Step['who']; does: string; approves: boolean }>;
export type RequestForm = Readonly<{
  guide: string;
  request: string;
  title: string;
  url: string;
  type: string;
  subject: string;
  fields: readonly Omit<Field, 'tenancies' | 'check' | 'lines'>[];
}>;
export type CaveatLine = Readonly<{ guide: string; about: Caveat['about'] | 'tenancy' | 'edition'; says: string }>;

/** Cells → the requests that the available ones need, in the order of the cells. */
export function picksFor(cells: readonly Cell[], matrix: MatrixIndex): Pick[] {
  const picks = new Map<GuideRequest, { guide: Guide; request: GuideRequest; cells: Cell[] }>();
  for (const cell of cells) {
    const guide = cell.status === 'available' ? guideOf(cell, matrix) : undefined;
    const serves = (r: GuideRequest) => r.platforms.length === 0 || r.platforms.includes(cell.platform);
    for (const request of guide?.requests.filter(serves) ?? []) {
      const pick = picks.get(request);
      if (pick) pick.cells.push(cell);
      else if (guide) picks.set(request, { guide, request, cells: [cell] });
    }
  }
  return [...picks.values()];
}

const isFor = (platforms: readonly string[], { cells }: Pick): boolean =>
  platforms.length === 0 || cells.some((c) => platforms.includes(c.platform));

/** The tenancies of dbt that a pick is for. */
export const tenanciesOf = ({ cells }: Pick, matrix: MatrixIndex): ReadonlySet<string | undefined> =>
  new Set(cells.map((c) => matrix.deployment(c.deployment).tenancy));

export const stepsOf = (pick: Pick): StepLine[] =>
  pick.request.steps
    .filter((s) => isFor(s.platforms, pick))
    .map(({ who, does, approves }) => ({ guide: pick.guide.id, request: pick.request.id, who, does, approves }));

/** The fields that a request asks for of one or several tenancies. */
export function fieldsOf({ fields }: GuideRequest, tenancies: ReadonlySet<string | undefined>): Field[] {
  return fields.filter((f) => f.tenancies.length === 0 || f.tenancies.some((id) => tenancies.has(id)));
}

export function formOf(pick: Pick, matrix: MatrixIndex): RequestForm {
  const { guide, request } = pick;
  return {
    guide: guide.id,
    request: request.id,
    title: request.title,
    url: guide.url,
    type: request.type,
    subject: request.subject,
    fields: fieldsOf(request, tenanciesOf(pick, matrix)).map(
      ({ tenancies: _t, check: _c, lines: _l, ...shown }) => shown,
    ),
  };
}

/** What to mind: where facts disagree first, then what differs by tenancy; of which time all of this is, last. */
export function caveatsOf(picks: readonly Pick[], matrix: MatrixIndex): CaveatLine[] {
  const guides = [...new Set(picks.map((p) => p.guide))];
  return guides.flatMap((guide) => {
    const own = picks.filter((p) => p.guide === guide);
    const tenancies = new Set(own.flatMap((p) => [...tenanciesOf(p, matrix)]));
    const said = guide.caveats.filter((c) => own.some((pick) => isFor(c.platforms, pick)));
    const lines = [
      ...said.filter((c) => c.about === 'conflict'),
      ...guide.tenancies.filter((t) => tenancies.has(t.id)).map(({ says }) => ({ about: 'tenancy' as const, says })),
      ...said.filter((c) => c.about !== 'conflict'),
      ...(guide.edition ? [{ about: 'edition' as const, says: ageOf(guide.edition) }] : []),
    ];
    return lines.map(({ about, says }) => ({ guide: guide.id, about, says }));
  });
}

/** Of which time a guide's facts are. */
export const ageOf = ({ of, confirmed }: NonNullable<Guide['edition']>): string =>
  confirmed
    ? `These facts are of ${of}. Check the guide.`
    : `These facts are of ${of}, and not confirmed for the edition of the matrix. Check the guide.`;
