import { linesMessage, portionsOf } from '../../../src/presentation/blocks/lines.js';

const lengths = (lines: readonly string[]): number[] => portionsOf(lines, (line) => line).map((some) => some.length);
const times = (n: number, line: string): string[] => Array.from({ length: n }, () => line);

test.each([
  [0, []],
  [1, [1]],
  [30, [30]],
  [31, [30, 1]],
  [75, [30, 30, 15]],
])('%i short lines are told in messages of %j', (n, expected) => {
  expect(lengths(times(n, 'x'))).toEqual(expected);
});

test('long lines are told in more messages, in their order and each once', () => {
  const lines = Array.from({ length: 25 }, (_, i) => `${i} ${'x'.repeat(900)}`);
  const portions = portionsOf(lines, (line) => line);
  expect(portions.length).toBeGreaterThan(1);
  expect(portions.flat()).toEqual(lines);
  for (const some of portions) expect(JSON.stringify(linesMessage('Heading', some).blocks).length).toBeLessThan(13_000);
});

test('a line that no message holds is cut', () => {
  expect(lengths(times(2, 'x'.repeat(20_000)))).toEqual([2]);
  expect(JSON.stringify(linesMessage('Heading', ['x'.repeat(20_000)])).length).toBeLessThan(5_000);
});
