import { faultOf } from '../../src/knowledge/field-checks.js';
import { guidesSchema } from '../../src/knowledge/schemas.js';
import { type FIELDS, orders } from '../support/orders.js';

const home = { cloud: 'hill', knowledge: orders };
const fields = orders.guides[0]?.requests[0]?.fields ?? [];
const fault = (id: (typeof FIELDS)[number]['id'], value: string) => {
  const field = fields.find((f) => f.id === id);
  return field && faultOf(field, value, home);
};

test.each([
  ['stand', 'fresh.hill.test'],
  ['stand', ' FRESH.Hill.test '],
  ['slope', 'north-slope'],
  ['slope', 'NorthSlope'],
  ['permit', 'arn:crate:one'],
  ['project', 'fruit-crates-1'],
  ['list', 'anything <at> all'],
  ['stand', ''],
] as const)('%s may be "%s"', (id, value) => {
  expect(fault(id, value)).toBeUndefined();
});

test.each([
  ['stand', 'https://fresh.hill.test', 'expected the host name alone, without https://, got “https://fresh.hill.test”'],
  ['stand', 'fresh.hill.test/a', 'expected the host name alone, without a path, got “fresh.hill.test/a”'],
  ['stand', 'fresh hill', 'expected a host name such as name.example.com, got “fresh hill”'],
  ['stand', 'fresh.lake.test', 'expected a host name that ends in .hill.test, got “fresh.lake.test”'],
  ['slope', 'east-shore-1', 'expected a region of Hill, such as north-slope, got “east-shore-1”, which is one of Lake'],
  ['slope', 'moon', 'expected a region of Hill, such as north-slope, got “moon”'],
  ['permit', '123', 'expected an ARN, got “123”'],
  ['project', 'My Project', 'expected the ID of a project, got “My Project”'],
] as const)('%s should not be "%s"', (id, value, message) => {
  expect(fault(id, value)).toBe(message);
});

test('what came is quoted in short, on one line', () => {
  expect(fault('permit', `a\n${'b'.repeat(500)}`)?.length).toBeLessThan(120);
});

test('a pattern that is no regular expression is a fault of the knowledge', () => {
  const read = guidesSchema.safeParse([
    {
      ...orders.guides[0],
      requests: [
        {
          ...orders.guides[0]?.requests[0],
          fields: [{ id: 'a', name: 'A', looks: 'a', check: { kind: 'pattern', pattern: '(', expects: 'x' } }],
        },
      ],
    },
  ]);
  expect(read.error?.issues[0]).toMatchObject({ message: 'a regular expression' });
});
