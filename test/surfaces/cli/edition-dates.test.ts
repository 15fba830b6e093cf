/** How old a page is, and what comes of one that is older than the knowledge or whose date is not believed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { cloudPages, gridOf } from '../../editions/shapes.js';
import {
  answer,
  copy,
  deployment,
  file,
  flipped,
  knowledge,
  NOW,
  pageWith,
  platform,
  run,
} from '../../support/run-editions.js';

const { fetchedAt } = knowledge.matrix.source;
const day = (time: string): string => time.slice(0, 10);
const matrixIn = (folder: string): string => readFileSync(join(folder, 'matrix.yaml'), 'utf8');
const shipped = matrixIn(copy());
/** A page with another cell that says it was fetched then. */
const pageOf = (time: string, mark = flipped): string => file(pageWith(mark, undefined, `fetched_at: ${time}`));

describe('a page that is older than the knowledge', () => {
  const older = `The page is older (2024-01-01) than the knowledge (${day(fetchedAt)}).`;

  test('is called older by diff, for people alone', async () => {
    const { status, out } = await run(['diff', pageOf('2024-01-01')]);
    expect([status, out.split('\n')[0]]).toEqual([1, older]);
    const json = await run(['diff', '--json', pageOf('2024-01-01')]);
    expect(Object.keys(JSON.parse(json.out))).toEqual(['edition', 'changes', 'undecided', 'unchanged']);
  });

  test.each([[[]], [['--partial']]])('is not written where nobody can be asked (%j)', async (options) => {
    const mine = copy();
    const { status, out } = await run(['apply', ...options, pageOf('2024-01-01')], { knowledge: mine });
    expect([status, out]).toEqual([1, expect.stringContaining(`${older}\nNothing is written.\n`)]);
    expect(matrixIn(mine)).toBe(shipped);
  });

  test('is not written where the caller says how old it is', async () => {
    const mine = copy();
    const argv = ['apply', '--fetched-at', '2024-01-01', file(pageWith(flipped))];
    expect(await run(argv, { knowledge: mine })).toMatchObject({ status: 1, out: expect.stringContaining(older) });
    expect(matrixIn(mine)).toBe(shipped);
  });

  test.each([
    ['no', ['n'], 1, fetchedAt],
    ['Enter', [''], 1, fetchedAt],
    ['yes', ['y', 'y'], 0, '2024-01-01T00:00:00Z'],
  ])('is asked about on a terminal: %s', async (_, typed, status, edition) => {
    const mine = copy();
    const said = await run(['apply', pageOf('2024-01-01')], { knowledge: mine, terminal: true, typed });
    expect(said.status).toBe(status);
    expect(said.out).toContain(`${older} Write it all the same? [y/N]`);
    expect(loadKnowledge(mine).matrix.source.fetchedAt).toBe(edition);
  });

  test('of the same day is told from it by the hour', async () => {
    const time = `${day(fetchedAt)}T00:00:01Z`;
    expect((await run(['diff', pageOf(time)])).out).toContain(`is older (${time}) than the knowledge (${fetchedAt})`);
  });
});

test.each([
  ['as old as the knowledge', fetchedAt],
  ['newer', '2026-12-01'],
])('a page that is %s is written', async (_, time) => {
  const mine = copy();
  const { status, out } = await run(['apply', pageOf(time)], { knowledge: mine });
  expect([status, out]).toEqual([0, expect.not.stringContaining('older')]);
  expect(loadKnowledge(mine).matrix.platforms[0]?.statuses[deployment.id]).not.toBe(platform.statuses[deployment.id]);
});

describe("a page's own date", () => {
  test.each([
    ['is no time', 'yesterday at noon', '“yesterday at noon”, which is no time'],
    ['is a day that there is not', '2026-02-31', '“2026-02-31”, which is no time'],
    ['is a number', '20260203', '“20260203”, which is no time'],
    ['is in the future', '2199-01-01', '“2199-01-01”, which is in the future'],
    ['is two days ahead', '2027-06-03T12:00:00Z', 'which is in the future'],
  ])('that %s does not count, and that is said', async (_, time, said) => {
    const mine = copy();
    const { status, out } = await run(['apply', pageOf(time)], { knowledge: mine });
    expect(status).toBe(0);
    expect(out).toContain(`page.md says that it was fetched ${said.startsWith('“') ? said : `“${time}”, ${said}`}`);
    expect(out).toContain('--fetched-at');
    expect(loadKnowledge(mine).matrix.source.fetchedAt).toBe(fetchedAt);
    const json = await run(['diff', '--json', pageOf(time)]);
    expect([JSON.parse(json.out).edition, json.err]).toEqual([{}, expect.stringContaining(said)]);
  });

  test.each([
    ['a day ahead, as another zone is', '2027-06-02T12:00:00Z', '2027-06-02T12:00:00Z'],
    ['in another zone', '2027-01-01T00:00:00+01:00', '2026-12-31T23:00:00Z'],
  ])('%s counts', async (_, time, edition) => {
    const { out, err } = await run(['diff', '--json', pageOf(time)]);
    expect([JSON.parse(out).edition.fetchedAt, err]).toEqual([edition, '']);
  });

  test('is not spoken of where the caller gives the time', async () => {
    const { out, err } = await run(['diff', '--json', '--fetched-at', '2026-12-01', pageOf('soon')]);
    expect([JSON.parse(out).edition.fetchedAt, err]).toEqual(['2026-12-01T00:00:00Z', '']);
  });
});

test.each([
  ['now', NOW],
  ['a day ahead', NOW + 86_400_000],
])('--fetched-at may be %s', async (_, at) => {
  const { status } = await run(['diff', '--fetched-at', new Date(at).toISOString(), file(pageWith())]);
  expect(status).toBe(0);
});

describe('the edition', () => {
  const before = `the edition is of ${day(fetchedAt)} as before (1 of what the page says is not written)`;
  const newer = (mark: string | undefined): string => file(pageWith(mark, '⚠️', 'fetched_at: 2026-12-01'));

  test('stays while a cell is undecided, though the rest is written', async () => {
    const mine = copy();
    const { status, out } = await run(['apply', '--partial', newer(flipped)], { knowledge: mine });
    expect([status, out]).toEqual([1, expect.stringContaining(`1 written; ${before}.\n`)]);
    expect(loadKnowledge(mine).matrix.source).toEqual(knowledge.matrix.source);
  });

  test.each([
    ['another change is written', flipped, ['', 'y'], `1 written; ${before}.\n`],
    ['nothing else differs', undefined, [''], `Nothing to write. ${before.replace('the', 'The')}.\n`],
  ])('stays while a question is left on a terminal and %s', async (_, mark, typed, said) => {
    const mine = copy();
    const { status, out } = await run(['apply', newer(mark)], { knowledge: mine, terminal: true, typed });
    expect([status, out.slice(-said.length)]).toEqual([1, said]);
    expect(loadKnowledge(mine).matrix.source).toEqual(knowledge.matrix.source);
  });

  test('stays while a new row has a cell that is not given', async () => {
    const mine = copy();
    const page = file(
      pageWith(flipped, undefined, 'fetched_at: 2026-12-01').replace(/^(\| \*\*.*\n)/m, '$1| Zorblax | ✅ |\n'),
    );
    const { status, out } = await run(['apply', '--partial', page], { knowledge: mine });
    expect([status, out]).toEqual([1, expect.stringMatching(/“Zorblax”[\s\S]*as before \(\d of what the page says/)]);
    expect(loadKnowledge(mine).matrix.source).toEqual(knowledge.matrix.source);
  });

  test('moves once all is decided', async () => {
    const mine = copy();
    const { status, out } = await run(['apply', newer(flipped)], {
      knowledge: mine,
      terminal: true,
      typed: ['3', 'y'],
    });
    expect([status, out]).toEqual([0, expect.stringContaining('2 written; the edition is of 2026-12-01.\n')]);
    expect(loadKnowledge(mine).matrix.source.fetchedAt).toBe('2026-12-01T00:00:00Z');
  });
});

describe('an address', () => {
  const { url } = knowledge.matrix.source;
  const ago = NOW - 30 * 86_400_000;
  const written = async (address: string, text: string, folder = copy(), now = NOW) => {
    const said = await run(['apply', address], { knowledge: folder, get: answer(text), now });
    return { ...said, folder, source: loadKnowledge(folder).matrix.source };
  };
  const there = `https://${new URL(url).host}/elsewhere`;

  test.each([
    ['of another host does not become the source, and that is said', 'https://localhost:18443/same.md', '', url],
    ['that the page gives as its own does', 'https://localhost:18443/same.md', `source_url: ${there}`, there],
    ['of the same host does', there, '', there],
    ['of the same host does in capitals', there.replace(/^https:..[^/]+/, (host) => host.toUpperCase()), '', there],
  ])('%s', async (_, address, front, source) => {
    const said = await written(address, pageWith(flipped, undefined, front));
    expect(said.status).toBe(0);
    expect(said.source).toEqual({ url: source, fetchedAt: '2027-06-01T12:00:00Z' });
    const line = `The address stays ${url}: the page does not say that ${address} is its own.`;
    expect(said.out.includes(line)).toBe(source === url);
  });

  test('whose page says when it was copied is of that time', async () => {
    const copied = await written(url, pageWith(flipped, undefined, 'fetched_at: 2026-12-01'));
    expect(copied.source.fetchedAt).toBe('2026-12-01T00:00:00Z');
    const older = await written(url, pageWith(flipped, undefined, 'fetched_at: 2024-01-01'));
    expect([older.status, older.out]).toEqual([1, expect.stringContaining('The page is older (2024-01-01)')]);
    const given = await run(['diff', '--json', '--fetched-at', '2026-05-06', url], {
      get: answer(pageWith(flipped, undefined, 'fetched_at: 2024-01-01')),
    });
    expect(JSON.parse(given.out).edition.fetchedAt).toBe('2026-05-06T00:00:00Z');
  });

  test('whose page has no believable date is not of now either', async () => {
    const { source } = await written(url, pageWith(flipped, undefined, 'fetched_at: some day'));
    expect(source.fetchedAt).toBe(fetchedAt);
  });

  test.each([
    ['a second', 1000, 'Nothing to write.'],
    ['nearly a day', 86_399_000, 'Nothing to write.'],
    ['a day', 86_400_000, '0 written; the edition is of'],
  ])('read again after %s: %s', async (_, later, said) => {
    const { folder } = await written(url, pageWith(flipped), undefined, ago);
    const again = await written(url, pageWith(flipped), folder, ago + later);
    expect([again.status, again.out]).toEqual([0, expect.stringContaining(said)]);
    const moved = new Date(ago + (said.startsWith('0') ? later : 0)).toISOString();
    expect(Date.parse(again.source.fetchedAt)).toBe(Date.parse(moved));
  });

  test('read again within the day is written where a cell differs', async () => {
    const { folder } = await written(url, pageWith(flipped), undefined, ago);
    const again = await written(url, pageWith(), folder, ago + 1000);
    expect([again.status, Date.parse(again.source.fetchedAt)]).toEqual([0, ago + 1000]);
  });
});

test.each([
  ['2026-05-01T23:00:00-05:00', '2026-05-02T01:00:00Z', '2026-05-02T01:00:00Z'],
  ['2026-05-02T01:00:00+05:00', '2026-05-01T23:00:00Z', '2026-05-01T20:00:00Z'],
])('of several pages the oldest counts, whatever zone it is in: %s and %s', async (one, two, oldest) => {
  const pages = cloudPages(gridOf(knowledge), knowledge).map(({ name, text }, i) =>
    file(`---\nfetched_at: ${i === 0 ? one : two}\n---\n${text}`, name),
  );
  const { out } = await run(['diff', '--json', ...pages]);
  expect(JSON.parse(out).edition).toEqual({ fetchedAt: oldest });
});
