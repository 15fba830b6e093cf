import { checkRequests } from '../../src/knowledge/check-requests.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { orders } from '../support/orders.js';
import { realBot } from '../support/real-bot.js';

type Loose = { guides: Record<string, unknown>[]; policies: Record<string, unknown>[] };
const faults = (change: (k: Loose) => void) => {
  const draft = structuredClone(orders) as unknown as Loose;
  change(draft);
  return checkRequests(draft as unknown as Knowledge).map(({ path, message }) => `${path}: ${message}`);
};
const first = ({ guides }: Loose) =>
  guides[0] as {
    requests: { fields: Record<string, unknown>[]; platforms: string[]; steps: Record<string, unknown>[] }[];
  };
const request = (k: Loose, i = 0) =>
  first(k).requests[i] as (typeof k extends never ? never : ReturnType<typeof first>)['requests'][number];

test('sound requests have no fault', () => {
  expect(checkRequests(orders)).toEqual([]);
  expect(checkRequests(realBot().bot.knowledge)).toEqual([]);
});

test.each<[string, (k: Loose) => void, string]>([
  [
    'facts of no time',
    (k) => delete k.guides[0]?.edition,
    '0.edition: got nothing; would be right: of which time these facts are, and whether confirmed',
  ],
  [
    'a row without a request',
    (k) => first(k).requests.pop(),
    '0.requests: got none for "mango-juice"; would be right: one request for each platform',
  ],
  [
    'a request for a row of another guide',
    (k) => request(k).platforms.push('pepper'),
    '0.requests.0.platforms: got "pepper", which is no platform here; would be right: mango, mango-juice',
  ],
  [
    'a tenancy that is none',
    (k) => Object.assign(request(k).fields[5] ?? {}, { tenancies: ['dawn'] }),
    '0.requests.0.fields.5.tenancies: got "dawn", which is no tenancy here; would be right: day, night',
  ],
  [
    'a field twice',
    (k) => Object.assign(request(k).fields[1] ?? {}, { id: 'stand' }),
    '0.requests.0.fields.1.id: got "stand" a second time; would be right: an id of its own',
  ],
  [
    'an example that fails its own check',
    (k) => Object.assign(request(k).fields[0] ?? {}, { example: 'x' }),
    "0.requests.0.fields.0.example: fails the field's own check: expected a host name such as name.example.com, got “x”",
  ],
  [
    'a step for a row of another guide',
    (k) => Object.assign(request(k).steps[0] ?? {}, { platforms: ['pepper'] }),
    '0.requests.0.steps.0.platforms: got "pepper", which is no platform here; would be right: mango, mango-juice',
  ],
  [
    'something to ask for a row that is none',
    (k) => Object.assign(k.policies[2] ?? {}, { ask: [{ says: 'x', platforms: ['plum'] }] }),
    '2.ask.0.platforms: got "plum", which is no platform here; would be right: mango, mango-juice, quince-fresh, quince-dried, saffron, pepper',
  ],
])('%s is told with its place', (_, change, line) => {
  expect(faults(change)).toContain(line);
});

test('all faults are told at once', () => {
  const found = faults((k) => {
    delete k.guides[0]?.edition;
    first(k).requests.pop();
    Object.assign(request(k).fields[1] ?? {}, { id: 'stand' });
  });
  expect(found).toHaveLength(3);
});
