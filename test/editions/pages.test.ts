import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../src/editions/compare.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import { tiny } from '../support/tiny.js';

const page = (name: string) => ({ name, text: readFileSync(join(__dirname, 'pages', name), 'utf8') });
const read = (...names: string[]) => compare(tiny, names.map(page));
const cell = (platform: string, deployment: string, from: string, to: string) => ({
  kind: 'status',
  platform,
  deployment,
  from,
  to,
});
const note = (platform: string, to: string, from: string | null = null) => ({ kind: 'note', platform, from, to });

test('a pipe table with all that MDX, footnotes, images and other names bring is read', () => {
  expect(read('pipe.md')).toEqual({
    edition: { url: 'https://markets.test/goods', fetchedAt: '2026-02-03T04:05:06Z' },
    complete: true,
    changes: [
      note('mango-juice', 'Beta on Lake Day.'),
      cell('mango-juice', 'hill-night', 'unavailable', 'not-applicable'),
      cell('mango-juice', 'lake-day', 'unavailable', 'available'),
      note('quince-dried', 'Preview on Hill Night.'),
      { kind: 'renamed', platform: 'pepper', from: 'Peppercorn', to: 'Peper' },
    ],
    undecided: [],
    unchanged: 16,
    unsaid: 0,
    unreadable: [],
  });
});

test('a table that a scraper ran together is read', () => {
  expect(read('mangled.md')).toMatchObject({
    complete: true,
    changes: [
      note('mango-juice', 'Beta on Hill Night.'),
      cell('mango-juice', 'hill-night', 'unavailable', 'available'),
      cell('pepper', 'hill-night', 'available', 'unavailable'),
    ],
    undecided: [],
    unchanged: 16,
  });
});

test('HTML tables with spans, two heads, pictures and tables around them are read', () => {
  expect(read('tables.html')).toMatchObject({
    edition: { url: 'https://markets.test/goods' },
    complete: true,
    changes: [
      note('mango-juice', 'Beta on Hill Night.'),
      cell('mango-juice', 'hill-night', 'unavailable', 'available'),
    ],
    undecided: [],
    unchanged: 17,
  });
});

test('pages of one cloud each are read together, and what they leave out says nothing', () => {
  expect(read('hill.md', 'lake.md')).toEqual({
    edition: {},
    complete: true,
    changes: [
      cell('mango', 'hill-night', 'available', 'unavailable'),
      note('mango-juice', 'Preview on Hill Day.'),
      cell('mango-juice', 'lake-day', 'unavailable', 'available'),
      note('pepper', 'Private preview on Hill Day and Hill Night.'),
      {
        kind: 'platform-added',
        name: 'Papaya',
        section: 'spice',
        cells: { 'hill-day': 'available', 'hill-night': 'unavailable' },
      },
      note('papaya', 'Beta on Hill Day.'),
    ],
    undecided: [],
    unchanged: 9,
    unsaid: 7,
    unreadable: [],
  });
});

test('a page of one cloud makes no other deployment absent, and is not the whole edition', () => {
  expect(read('lake.md')).toMatchObject({
    complete: false,
    changes: [cell('mango-juice', 'lake-day', 'unavailable', 'available')],
    undecided: [],
    unchanged: 2,
    unsaid: 3,
  });
});

const oneCloud: Knowledge = {
  ...tiny,
  matrix: {
    ...tiny.matrix,
    clouds: tiny.matrix.clouds.filter((c) => c.id === 'hill'),
    deployments: [
      ...tiny.matrix.deployments.filter((d) => d.cloud === 'hill'),
      { id: 'hill-dusk', name: 'Hill at dusk', short: 'Hill Dusk', cloud: 'hill' },
    ],
    platforms: tiny.matrix.platforms.map((p) => ({
      ...p,
      statuses: { ...p.statuses, 'hill-dusk': 'available' as const },
    })),
  },
};

test('a column that is no longer there is absent, and words do for marks', () => {
  expect(compare(oneCloud, [page('fewer.html')])).toMatchObject({
    complete: true,
    changes: [
      { kind: 'renamed', platform: 'quince-fresh', from: 'Quince (fresh)', to: 'Quinces, fresh' },
      { kind: 'deployment-absent', deployment: 'hill-dusk' },
    ],
    undecided: [],
    unchanged: 12,
  });
});

test('a new column stands with its cells', () => {
  const text = page('pipe.md').text.replaceAll('LAKE DAY', 'Lake Night');
  const { changes } = compare(tiny, [{ name: 'p', text }]);
  expect(changes.slice(-2)).toEqual([
    {
      kind: 'deployment-added',
      deployment: 'lake-night',
      cells: {
        mango: 'unavailable',
        'mango-juice': 'available',
        'quince-fresh': 'not-applicable',
        'quince-dried': 'not-applicable',
        saffron: 'available',
        pepper: 'available',
      },
    },
    { kind: 'deployment-absent', deployment: 'lake-day' },
  ]);
});

test('another product of a like name takes no row’s place, and a family narrowed is its row', () => {
  const text = page('pipe.md').text.replace('**Mangoes**', 'Papaya').replace('Quince (fresh) \\*', 'Fresh quinces');
  const { changes, undecided } = compare(tiny, [{ name: 'p', text }]);
  expect(undecided).toEqual([]);
  expect(changes).toEqual(
    expect.arrayContaining([
      { kind: 'platform-absent', platform: 'mango' },
      expect.objectContaining({ kind: 'platform-added', name: 'Papaya', section: 'fruit' }),
      { kind: 'renamed', platform: 'quince-fresh', from: 'Quince (fresh)', to: 'Fresh quinces' },
    ]),
  );
});

test('a tag that is gone from the page goes from the note, and all else that it says stays', () => {
  const platforms = tiny.matrix.platforms.map((p) =>
    p.id === 'saffron' ? { ...p, note: 'Sold by the gram. Beta on Lake Day.' } : p,
  );
  const { changes } = compare({ ...tiny, matrix: { ...tiny.matrix, platforms } }, [page('lake.md')]);
  expect(changes).toContainEqual(note('saffron', 'Sold by the gram.', 'Sold by the gram. Beta on Lake Day.'));
});

test('what the caller knows of the edition counts before what the page says', () => {
  const given = { ...page('pipe.md'), fetchedAt: '2026-05-05T00:00:00Z' };
  expect(compare(tiny, [given]).edition).toEqual({
    url: 'https://markets.test/goods',
    fetchedAt: '2026-05-05T00:00:00Z',
  });
});
