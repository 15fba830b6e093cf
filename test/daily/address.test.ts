import type { LookupAddress } from 'node:dns';
import { isPublic, publicLookup } from '../../src/daily/address.js';

test.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
  ],
  ...['::1', '::', 'fc00::1', 'fe80::1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', 'no address'],
])('%s is not public', (address) => {
  expect(isPublic(address)).toBe(false);
});

const lookUp = (found: LookupAddress[]) =>
  new Promise((resolve) =>
    publicLookup((_, __, answer) => answer(null, found))('a.test', { all: true }, (cause, address) =>
      resolve(cause ? cause.message : address),
    ),
  );

test('a name with public addresses gives them, and one with any other gives none', async () => {
  const good = { address: '93.184.216.34', family: 4 };
  expect(await lookUp([good])).toEqual([good]);
  expect(await lookUp([good, { address: '10.0.0.1', family: 4 }])).toContain('not public');
  expect(await lookUp([])).toContain('not public');
});
