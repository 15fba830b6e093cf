import fc from 'fast-check';
import { inUtc, secondsOf, utcOf } from '../../src/editions/times.js';

test.each([
  ['2026-01-31', '2026-01-31T00:00:00Z'],
  ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
  ['2026-01-31T12:00:00.987Z', '2026-01-31T12:00:00Z'],
  ['2026-01-31t12:00:00z', '2026-01-31T12:00:00Z'],
  ['2026-01-31 12:00', '2026-01-31T12:00:00Z'],
  ['2026-01-31 12:00:30 UTC', '2026-01-31T12:00:30Z'],
  ['2027-01-01T00:00:00+01:00', '2026-12-31T23:00:00Z'],
  ['2026-12-31T23:30:00-0500', '2027-01-01T04:30:00Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['2000-02-29', '2000-02-29T00:00:00Z'],
  ['Tue, 03 Feb 2026 04:05:06 GMT', '2026-02-03T04:05:06Z'],
  ['3 February 2026', '2026-02-03T00:00:00Z'],
])('“%s” is %s', (given, utc) => {
  expect(inUtc(given)).toBe(utc);
});

test.each([
  'yesterday at noon',
  '',
  '2026',
  '2026-02-31',
  '2025-02-29',
  '1900-02-29',
  '2026-04-31T00:00:00Z',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-01-31T24:00:00Z',
  '2026-01-31T12:60:00Z',
  '2026-01-31T12:00:60Z',
  '2026-01-31T12:00:00+25:00',
  '31 Feb 2026',
  '3 Foo 2026',
  'edition 1',
])('“%s” is no time', (given) => {
  expect(inUtc(given)).toBeUndefined();
});

test('every second of the calendar is written and read as it is by the clock of the machine', () => {
  const seconds = fc.date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(seconds, (date) => {
      const at = Math.floor(date.getTime() / 1000);
      expect(utcOf(at)).toBe(new Date(at * 1000).toISOString().replace('.000Z', 'Z'));
      expect(secondsOf(utcOf(at))).toBe(at);
    }),
  );
});
