/** The request to dbt Support, drafted: which ones an answer offers, what is known of it already, and the finished text. */
import type { Cell } from '../answer/cells.js';
import { ageOf, fieldsOf, picksFor } from '../answer/requests.js';
import { cloudOfRegion, faultOf } from '../knowledge/field-checks.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Field, GuideRequest } from '../knowledge/requests.js';
import type { Guide } from '../knowledge/schema.js';
import { list } from './words.js';

/** One request for one deployment of dbt. */
export type Draft = Readonly<{
  key: string;
  name: string;
  guide: Guide;
  request: GuideRequest;
  deployment: string;
  fields: readonly Field[];
}>;

/** What was typed, by the id of the field. */
export type Values = Readonly<Record<string, string>>;

/** The text of one draft may be as long as one message shows. */
const ROOM = 7_000;
const LONGEST_LINE = 300;
const LONGEST_TEXT = 3_000;

/** Cells → the drafts that can be made for them, in matrix order. */
export function draftsFor(cells: readonly Cell[], matrix: MatrixIndex): Draft[] {
  return picksFor(cells, matrix).flatMap(({ guide, request, cells: own }) =>
    matrix.sortColumns(own.map((c) => c.deployment)).map((deployment) => {
      const { short, tenancy } = matrix.deployment(deployment);
      return {
        key: `${guide.id} ${request.id} ${deployment}`,
        name: `${request.title} · dbt on ${short}`,
        guide,
        request,
        deployment,
        fields: fieldsOf(request, new Set([tenancy])),
      };
    }),
  );
}

/** How many characters a field may hold, so that all of them together fit into one message. */
export function longest({ lines }: Field, { request, fields }: Draft): number {
  const said = fields.reduce((sum, f) => sum + f.name.length, request.subject.length);
  const share = Math.floor(Math.max(ROOM - said, ROOM / 3) / (fields.length + 1));
  const line = Math.min(LONGEST_LINE, share);
  const long = fields.filter((f) => f.lines).length;
  const rest = Math.max(ROOM - said, ROOM / 3) - line * (fields.length - long);
  return lines ? Math.min(LONGEST_TEXT, Math.floor(rest / long)) : line;
}

/** What a conversation said of the reader's systems → the fields that it fills in: those whose check it passes. */
export function prefilled(draft: Draft, said: readonly string[], { knowledge }: MatrixIndex): Values {
  const home = { cloud: draft.guide.cloud, knowledge };
  const entries = draft.fields.flatMap((field): [string, string][] => {
    if (field.options?.length === 1) return [[field.id, field.options[0] as string]];
    if (!field.check || field.optional) return [];
    const { kind } = field.check;
    const found = said
      .map((one) => (kind === 'host' ? one.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '') : one))
      .find((one) => one.length <= longest(field, draft) && !faultOf(field, one, home) && fits(one, kind, knowledge));
    return found ? [[field.id, found]] : [];
  });
  return Object.fromEntries(entries);
}

/** A region is no host name and no ID, though it may look like one. */
const fits = (value: string, kind: string, knowledge: MatrixIndex['knowledge']): boolean =>
  kind === 'region' || cloudOfRegion(value, knowledge) === undefined;

/** What seems wrong with the values, and what is still to be filled in: a sentence each, which stops nobody. */
export function doubtsAbout(draft: Draft, values: Values, { knowledge }: MatrixIndex): string[] {
  const home = { cloud: draft.guide.cloud, knowledge };
  const odd = draft.fields.flatMap((field) => {
    const fault = faultOf(field, values[field.id] ?? '', home);
    return fault ? [`${field.name}: ${fault}.`] : [];
  });
  const open = draft.fields.filter((f) => !f.optional && !values[f.id]?.trim()).map((f) => f.name);
  return [...odd, ...(open.length > 0 ? [`Still to be filled in: ${list(open)}.`] : [])];
}

const OPEN = '(to be filled in)';

/** A draft and what was typed → the finished text, exactly as typed, to send to dbt Support. */
export function draftText(draft: Draft, values: Values, matrix: MatrixIndex): string {
  const { guide, request, deployment, fields } = draft;
  const { tenancy, name } = matrix.deployment(deployment);
  const own = guide.tenancies.find((t) => t.id === tenancy);
  const lines = fields.flatMap((field) => lineOf(field, values[field.id] ?? ''));
  return [
    `Subject: ${own?.subject ?? request.subject}`,
    '',
    `- Type: ${request.type}`,
    `- dbt runs on: ${name}`,
    ...lines,
    ...(own && own.asks.length > 0 ? ['', ...own.asks] : []),
  ].join('\n');
}

function lineOf({ name, optional }: Field, typed: string): string[] {
  if (typed.trim() === '') return optional ? [] : [`- ${name}: ${OPEN}`];
  return typed.includes('\n') ? [`- ${name}:`, typed] : [`- ${name}: ${typed}`];
}

/** What to know before it is sent: what the tenancy changes, and of which time these facts are. */
export function remarksOn({ guide, deployment }: Draft, matrix: MatrixIndex): string[] {
  const { tenancy } = matrix.deployment(deployment);
  return [
    ...guide.tenancies.filter((t) => t.id === tenancy).map((t) => t.says),
    ...(guide.edition ? [ageOf(guide.edition)] : []),
  ];
}
