import { compareWithin } from '../src/comparing.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { defaultKnowledge } from '../src/paths.js';
import { gridOf, pipeTable } from './editions/shapes.js';

const knowledge = loadKnowledge(defaultKnowledge({}));
const [page] = pipeTable(gridOf(knowledge)) as [{ name: string; text: string }];

test('a page is compared', async () => {
  expect(await compareWithin(knowledge, [page])).toMatchObject({ changes: [], undecided: [], unreadable: [] });
});

test('a page that takes too long is unreadable, and holds nobody up', async () => {
  const endless = { name: 'quotes.md', text: `${'> '.repeat(100_000)}${page.text}` };
  let ticks = 0;
  const ticking = setInterval(() => void ticks++, 10);
  const { unreadable, changes } = await compareWithin(knowledge, [endless], 500);
  clearInterval(ticking);
  expect([changes, unreadable]).toEqual([[], [{ page: 'quotes.md', reason: 'it takes longer than 0.5 s to read' }]]);
  expect(ticks).toBeGreaterThan(10);
});
