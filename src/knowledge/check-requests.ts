/** What is wrong between and inside the requests of guides: ids twice or of nothing, rows without a request, bad examples. */
import { faultOf } from './field-checks.js';
import type { GuideRequest } from './requests.js';
import type { Fault, Guide, Knowledge } from './schema.js';

const FILE = 'guides.yaml';
const fault = (path: string, message: string): Fault => ({ file: FILE, path, message });

/** Knowledge whose files are well formed → the faults of its guides' requests, and of what policies say to ask. */
export function checkRequests(knowledge: Knowledge): Fault[] {
  const rows = knowledge.matrix.platforms.map((p) => p.id);
  return [
    ...knowledge.guides.flatMap((guide, i) => guideFaults(guide, `${i}`, knowledge)),
    ...knowledge.policies.flatMap((policy, i) =>
      policy.ask.flatMap(({ platforms }, j) =>
        strangers(platforms, rows, 'platform', `${i}.ask.${j}.platforms`).map((f) => ({ ...f, file: 'policies.yaml' })),
      ),
    ),
  ];
}

function guideFaults(guide: Guide, at: string, knowledge: Knowledge): Fault[] {
  const { requests, platforms, tenancies, caveats } = guide;
  const facts = requests.length + caveats.length + tenancies.length > 0;
  const known = knowledge.matrix.tenancies.map((t) => t.id);
  const served = requests.flatMap((r) => (r.platforms.length > 0 ? r.platforms : platforms));
  return [
    ...(facts && !guide.edition
      ? [fault(`${at}.edition`, 'got nothing; would be right: of which time these facts are, and whether confirmed')]
      : []),
    ...twice(requests, `${at}.requests`),
    ...twice(tenancies, `${at}.tenancies`),
    ...strangers(
      tenancies.map((t) => t.id),
      known,
      'tenancy',
      `${at}.tenancies`,
    ),
    ...(requests.length > 0
      ? platforms
          .filter((id) => !served.includes(id))
          .map((id) => fault(`${at}.requests`, `got none for "${id}"; would be right: one request for each platform`))
      : []),
    ...caveats.flatMap((c, j) => strangers(c.platforms, platforms, 'platform', `${at}.caveats.${j}.platforms`)),
    ...requests.flatMap((request, j) => requestFaults(request, guide, `${at}.requests.${j}`, knowledge)),
  ];
}

function requestFaults(request: GuideRequest, guide: Guide, at: string, knowledge: Knowledge): Fault[] {
  const tenancies = knowledge.matrix.tenancies.map((t) => t.id);
  const home = { cloud: guide.cloud, knowledge };
  return [
    ...strangers(request.platforms, guide.platforms, 'platform', `${at}.platforms`),
    ...twice(request.fields, `${at}.fields`),
    ...request.steps.flatMap((s, i) =>
      strangers(s.platforms, guide.platforms, 'platform', `${at}.steps.${i}.platforms`),
    ),
    ...request.fields.flatMap((field, i) => {
      const path = `${at}.fields.${i}`;
      const wrong = field.example === undefined ? undefined : faultOf(field, field.example, home);
      return [
        ...strangers(field.tenancies, tenancies, 'tenancy', `${path}.tenancies`),
        ...(wrong ? [fault(`${path}.example`, `fails the field's own check: ${wrong}`)] : []),
        ...(field.check && field.options
          ? [fault(`${path}.check`, 'stands beside options; would be right: one of the two')]
          : []),
      ];
    }),
  ];
}

function strangers(ids: readonly string[], known: readonly string[], kind: string, path: string): Fault[] {
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => fault(path, `got "${id}", which is no ${kind} here; would be right: ${known.join(', ')}`));
}

function twice(entries: readonly { id: string }[], path: string): Fault[] {
  return entries.flatMap(({ id }, i) =>
    entries.findIndex((e) => e.id === id) < i
      ? [fault(`${path}.${i}.id`, `got "${id}" a second time; would be right: an id of its own`)]
      : [],
  );
}
