import { findingsIn } from '../../src/daily/found.js';
import { compare } from '../../src/editions/compare.js';
import type { Finding } from '../../src/marks.js';
import { tiny } from '../support/tiny.js';
import { PAGE } from './support.js';

const found = (text: string): readonly Finding[] => findingsIn(compare(tiny, [{ name: 'page', text }]), tiny);
const saidOf = (findings: readonly Finding[]): string[] => [
  ...new Set(
    findings.flatMap(({ cells }) => cells.map(({ platform, deployment, to }) => `${platform} ${deployment} ${to}`)),
  ),
];

test.each([
  ['partly', '⚠️'],
  ['unreadable', 'see below'],
  ['empty', ''],
])('a cell that is %s is unclear, and no other', (_, mark) => {
  expect(saidOf(found(PAGE.replace('| Mango | ✅', `| Mango | ${mark}`)))).toEqual(['mango hill-day unclear']);
});

test('cells that two tables give differently are unclear', () => {
  const said = saidOf(found(`${PAGE}\n\n${PAGE.replace('| Mango | ✅', '| Mango | ❌')}`));
  expect(said).toEqual(['mango hill-day unclear']);
});

test('a row that may be another product makes the cells unclear that it would change, and those of a row that is gone then', () => {
  const said = saidOf(found(PAGE.replace('| Mango | ✅', '| Mango Pulp | ❌')));
  expect(said.length).toBeGreaterThan(0);
  expect(said.filter((one) => !/^mango \S+ unclear$/.test(one))).toEqual([]);
});

test('a new row, another name and a note are of no cell', () => {
  const [, , ...rows] = PAGE.split('\n');
  const added = PAGE.replace(rows[0] ?? '', `${rows[0]}\n| Zorbex | ✅ | ✅ | ❌ |`);
  const findings = found(added);
  expect(findings.length).toBeGreaterThan(0);
  expect(saidOf(findings)).toEqual([]);
});
