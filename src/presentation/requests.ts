/** What guides ask for, in words: the sentence that answers, and the parts below it. */
import type { Answer } from '../answer/answer.js';
import type { Cell } from '../answer/cells.js';
import { withoutGuide } from '../answer/guides.js';
import {
  ageOf,
  caveatsOf,
  fieldsOf,
  type Pick,
  picksFor,
  type StepLine,
  stepsOf,
  tenanciesOf,
} from '../answer/requests.js';
import type { MatrixIndex } from '../knowledge/matrix.js';
import type { Step } from '../knowledge/requests.js';
import type { Aspect, Guide } from '../knowledge/schema.js';
import type { Query } from '../question/query.js';
import type { Part } from './view.js';
import { count, deploymentNames, idsOf, list, platformNames } from './words.js';

/** More requests than this are named, and not told at length. */
const MOST_TOLD = 3;

const nameOf = (who: Step['who'], guide: Guide): string =>
  ({ customer: 'You', vendor: guide.vendor ?? 'The vendor of the platform', support: 'dbt Support' })[who];

/** What was asked of guides, answered in a sentence each; empty where nothing was asked or nothing is known. */
export function leadOf({ cells }: Answer, { aspects }: Query, matrix: MatrixIndex): string {
  const picks = picksFor(cells, matrix);
  if (aspects.length === 0) return '';
  if (picks.length === 0)
    return cells.some((c) => c.status === 'available') ? 'No guide is linked for it: ask dbt Support.' : '';
  return [...aspects.map((aspect) => sentenceOf(aspect, picks, matrix)), ...unguided(cells, matrix)].join(' ');
}

/** What the sentence before does not speak of: what is available and has no guide. */
function unguided(cells: readonly Cell[], matrix: MatrixIndex): string[] {
  const without = withoutGuide(cells, matrix);
  const rows = idsOf(without, 'platform');
  if (rows.length === 0) return [];
  const where = deploymentNames(idsOf(without, 'deployment'), matrix);
  return [`This is from the guides; none is linked for ${platformNames(rows, matrix)} on ${where}.`];
}

function sentenceOf(aspect: Aspect, picks: readonly Pick[], matrix: MatrixIndex): string {
  const [only] = picks.length === 1 ? picks : [];
  switch (aspect) {
    case 'sending':
      return only
        ? `dbt Support asks for ${count(fieldsOf(only.request, tenanciesOf(only, matrix)).length, 'thing')}, see below.`
        : `That is ${picks.length} different requests, see below.`;
    case 'approval':
      return sameFor(picks, approvers) ?? 'Who approves depends on the way, see below.';
    case 'duration':
      return sameFor(picks, (pick) => saysOf(pick, 'time', 'How long', matrix)) ?? 'How long it takes: see below.';
    case 'interruption':
      return (
        sameFor(picks, (pick) => saysOf(pick, 'interruption', 'Restart or downtime', matrix)) ??
        'Restart or downtime depends on the way, see below.'
      );
    case 'caveat':
      return 'What to mind, see below.';
    default:
      return aspect satisfies never;
  }
}

function sameFor(picks: readonly Pick[], say: (pick: Pick) => string): string | undefined {
  const said = [...new Set(picks.map(say))];
  return said.length === 1 ? said[0] : undefined;
}

function approvers(pick: Pick): string {
  const steps = stepsOf(pick).filter((s) => s.approves);
  const who = [...new Set(steps.map((s) => (s.who === 'customer' ? 'you' : nameOf(s.who, pick.guide))))];
  return who.length > 0 ? `Who approves: ${list(who)}.` : 'Nobody has to approve anything, as far as the guide says.';
}

function saysOf(pick: Pick, about: 'time' | 'interruption', lead: string, matrix: MatrixIndex): string {
  const said = caveatsOf([pick], matrix).filter((c) => c.about === about);
  return `${lead}: ${said.length > 0 ? said.map((c) => c.says).join(' ') : 'nothing is known to me; ask dbt Support.'}`;
}

/** The parts that an answer about guides has: steps, fields, caveats, and of which time they are, with the guide's link. */
export function requestParts(answer: Answer, query: Query, matrix: MatrixIndex): Part[] {
  const { guide, aspects } = query;
  if (!guide) return [];
  const picks = picksFor(answer.cells, matrix);
  if (picks.length === 0) return asksOf(answer, matrix);
  if (picks.length > (aspects.length > 0 ? MOST_TOLD : 1)) return [{ kind: 'notes', lines: [tooMany(picks)] }];
  const shows = (...which: Aspect[]) => aspects.some((aspect) => which.includes(aspect));
  const told = picks.flatMap((pick) => [
    ...(shows('sending') ? [fieldsPart(pick, matrix)] : []),
    ...(aspects.length === 0 || shows('sending', 'approval') ? [stepsPart(pick)] : []),
  ]);
  return [
    ...told,
    ...caveatParts(picks, aspects, leadOf(answer, query, matrix), matrix),
    ...ages(picks),
    ...asksOf(answer, matrix),
  ];
}

const tooMany = (picks: readonly Pick[]): string =>
  `There are ${picks.length} ways (${list(picks.map((p) => p.request.title))}), each with steps of its own. Ask for one of them.`;

function fieldsPart(pick: Pick, matrix: MatrixIndex): Part {
  const { title, type, subject } = pick.request;
  const tenancies = tenanciesOf(pick, matrix);
  const own = pick.guide.tenancies.find((t) => tenancies.size === 1 && tenancies.has(t.id));
  return {
    kind: 'fields',
    title: `What to send dbt Support: ${title}`,
    subject: own?.subject ?? subject,
    fields: [
      { name: 'Type', looks: type },
      ...fieldsOf(pick.request, tenancies).map(({ name, looks, where, command, example, options, optional }) => ({
        name: optional ? `${name} (optional)` : name,
        looks: options ? `${looks}: ${list(options, 'or')}` : looks,
        ...(where && { where }),
        ...(command && { command }),
        ...(example && { example }),
      })),
    ],
  };
}

const stepsPart = (pick: Pick): Part => ({
  kind: 'steps',
  title: `Steps: ${pick.request.title}`,
  steps: stepsOf(pick).map((step) => ({ who: nameOf(step.who, pick.guide), does: doesOf(step) })),
});

const doesOf = ({ does, approves }: StepLine): string => (approves ? `${does} (approval)` : does);

/** Always where texts disagree; the rest where it was asked and the first sentence (`told`) does not say it. */
function caveatParts(picks: readonly Pick[], aspects: readonly Aspect[], told: string, matrix: MatrixIndex): Part[] {
  const wanted = new Set<string>(['conflict']);
  if (aspects.length === 0 || aspects.some((a) => a === 'sending' || a === 'approval'))
    for (const about of ['tenancy', 'order']) wanted.add(about);
  if (aspects.includes('duration')) wanted.add('time');
  if (aspects.includes('interruption')) wanted.add('interruption');
  const all = aspects.includes('caveat');
  const several = new Set(picks.map((p) => p.guide)).size > 1;
  const lines = caveatsOf(picks, matrix)
    .filter((c) => c.about !== 'edition' && (all || wanted.has(c.about)) && !told.includes(c.says))
    .map((c) => (several ? `${picks.find((p) => p.guide.id === c.guide)?.guide.title}: ${c.says}` : c.says));
  return lines.length > 0 ? [{ kind: 'notes', title: 'To mind', lines }] : [];
}

function ages(picks: readonly Pick[]): Part[] {
  return [...new Set(picks.map((p) => p.guide))].flatMap(({ title, url, edition }) =>
    edition ? [{ kind: 'fact' as const, title, text: ageOf(edition), url }] : [],
  );
}

/** Of cells without a guide, what to ask instead. */
function asksOf({ cells, policies }: Answer, matrix: MatrixIndex): Part[] {
  const [policy] = matrix.policiesFor('without-guide').filter((id) => policies.includes(id));
  const rows = idsOf(
    cells.filter((c) => c.status === 'available'),
    'platform',
  );
  const asks = (policy && matrix.policy(policy)?.ask) || [];
  const lines = asks.filter((a) => a.platforms.length === 0 || a.platforms.some((id) => rows.includes(id)));
  if (lines.length === 0) return [];
  const { title, source } = matrix.knowledge.matrix;
  return [
    { kind: 'notes', title: 'Where no guide is linked, ask dbt Support', lines: lines.map((a) => a.says) },
    { kind: 'links', title: 'Overview', links: [{ title, url: source.url }] },
  ];
}
