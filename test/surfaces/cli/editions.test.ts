import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { defaultKnowledge } from '../../../src/paths.js';
import type { Get } from '../../../src/surfaces/cli/pages.js';
import { cloudPages, gridOf, oneHtmlTable } from '../../editions/shapes.js';
import {
  answer,
  CTRL_C,
  CTRL_D,
  copy,
  deployment,
  file,
  flipped,
  knowledge,
  other,
  pageWith,
  platform,
  run,
} from '../../support/run-editions.js';

const same = pageWith();
const cellOf = (row: typeof platform) => row.statuses[deployment.id];

test('a page that says the same is no difference', async () => {
  const cells = knowledge.matrix.platforms.length * knowledge.matrix.deployments.length;
  expect(await run(['diff', file(same)])).toEqual({
    status: 0,
    out: `No difference: ${cells} cells agree.\n`,
    err: '',
  });
});

test('a page of one cloud says how much of its columns it leaves out', async () => {
  const [page = { text: '' }] = cloudPages(gridOf(knowledge), knowledge);
  const rows = page.text.trimEnd().split('\n');
  const left = async (text: string): Promise<number> => {
    const { status, out } = await run(['diff', file(text)]);
    const said = /^No difference: \d+ cells agree\. Nothing is said of (\d+) other cells in the same columns\.\n$/.exec(
      out,
    );
    expect(status).toBe(0);
    return Number(said?.[1]);
  };
  const asked = await run(['diff', file(page.text.replace('Redshift (Interface)', 'Redshift'))]);
  expect(asked.out).toContain(`Nothing is said of ${await left(page.text)} other cells`);
  const twoRows = 4;
  expect(await left(rows.slice(0, -2).join('\n'))).toBe((await left(page.text)) + twoRows);
});

test('differences are a table for people and an object for programs', async () => {
  const page = file(pageWith(flipped, '⚠️'));
  const { status, out } = await run(['diff', page]);
  expect(status).toBe(1);
  expect(out).toContain(platform.name);
  expect(out).toContain('For you to decide:');
  expect(out).toMatch(/1 change, 1 undecided; \d+ cells agree\.\n$/);
  const json = await run(['diff', '--json', '--fetched-at', '2026-05-06', page]);
  const printed = JSON.parse(json.out);
  expect(Object.keys(printed)).toEqual(['edition', 'changes', 'undecided', 'unchanged']);
  expect(printed).toMatchObject({
    edition: { fetchedAt: '2026-05-06T00:00:00Z' },
    changes: [{ kind: 'status', platform: platform.id, deployment: deployment.id, from: cellOf(platform) }],
  });
  expect(printed.undecided.map((u: object) => Object.keys(u))).toEqual([['text', 'where']]);
});

test.each([
  ['no page', ['diff'], 'diff needs a page'],
  ['a time that is none', ['diff', '--fetched-at', 'soon', 'x.md'], '--fetched-at: got “soon”'],
  [
    'a day that there is not',
    ['apply', '--fetched-at', '2026-02-31', 'x.md'],
    '--fetched-at: got “2026-02-31”, which is no',
  ],
  [
    'a time in the future',
    ['diff', '--fetched-at', '2199-01-01', 'x.md'],
    'would be right: a time up to 2027-06-01T12:00:00Z',
  ],
  ['an option of the other command', ['apply', '--json', 'x.md'], '--json'],
  ['a file that is not there', ['diff', '/nowhere/x.md'], 'there is no such file'],
  ['an address without encryption', ['diff', 'http://example.org/x'], 'would be right: an https:// address'],
])('%s ends with status 2 and says why', async (_, argv, reason) => {
  const { status, err } = await run(argv);
  expect(status).toBe(2);
  expect(err).toContain(reason);
});

test('a page that is not readable ends with status 2, for programs too', async () => {
  const page = file('# Prices\n');
  expect(await run(['diff', page])).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringMatching(/^page\.md: not readable: /),
  });
  const { status, out } = await run(['diff', '--json', page]);
  expect(status).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    changes: [],
    undecided: [],
    unchanged: 0,
    unreadable: [{ page: 'page.md' }],
  });
  const mine = copy();
  expect((await run(['apply', page], { knowledge: mine })).status).toBe(2);
  expect(readFileSync(join(mine, 'matrix.yaml'), 'utf8')).toBe(
    readFileSync(join(defaultKnowledge({}), 'matrix.yaml'), 'utf8'),
  );
});

describe('an address', () => {
  test('is fetched, and its edition is of now', async () => {
    const html = oneHtmlTable(gridOf(knowledge))[0]?.text ?? '';
    const { status, out } = await run(['diff', '--json', 'https://example.org/x'], {
      get: answer(html, { 'content-type': 'text/html' }),
    });
    expect(status).toBe(0);
    expect(JSON.parse(out).edition).toEqual({
      url: 'https://example.org/x',
      fetchedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  test.each<[string, Get, string]>([
    [
      'leads away from https',
      answer('', { location: 'http://example.org/y' }, 302),
      'would be right: an https:// address',
    ],
    ['leads on for ever', answer('', { location: 'https://example.org/x' }, 302), 'leads on more than 5 times'],
    ['has no page', answer('gone', {}, 404), 'it answered 404'],
    ['is too large', answer('x'.repeat(2_100_000)), 'larger than 2000000 bytes'],
    [
      'fails',
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no such host') })),
      'no such host',
    ],
    ['takes too long', () => Promise.reject(new DOMException('late', 'TimeoutError')), 'no answer within 20 seconds'],
  ])('that %s is not readable', async (_, get, reason) => {
    const { status, err } = await run(['diff', 'https://example.org/x'], { get });
    expect(status).toBe(2);
    expect(err).toContain(reason);
  });
});

describe('apply', () => {
  test('writes what is decided, once', async () => {
    const mine = copy();
    const argv = ['apply', '--fetched-at', '2027-01-01T00:00:00+01:00', file(pageWith(flipped))];
    expect((await run(argv, { knowledge: mine })).status).toBe(0);
    const after = loadKnowledge(mine).matrix;
    expect(after.platforms[0]?.statuses[deployment.id]).not.toBe(cellOf(platform));
    expect(after.source.fetchedAt).toBe('2026-12-31T23:00:00Z');
    const text = readFileSync(join(mine, 'matrix.yaml'), 'utf8');
    const second = await run(argv, { knowledge: mine });
    expect(second).toMatchObject({ status: 0, out: expect.stringContaining('Nothing to write.') });
    expect(readFileSync(join(mine, 'matrix.yaml'), 'utf8')).toBe(text);
    expect(readdirSync(mine).sort()).toEqual(readdirSync(defaultKnowledge({})).sort());
  });

  test('writes nothing while something is undecided, and the rest with --partial', async () => {
    const mine = copy();
    const page = file(pageWith(flipped, '⚠️'));
    const { status, out } = await run(['apply', page], { knowledge: mine });
    expect({ status, said: out.includes('Nothing is written.') }).toEqual({ status: 1, said: true });
    expect(loadKnowledge(mine)).toEqual(knowledge);
    expect((await run(['apply', '--partial', page], { knowledge: mine })).status).toBe(1);
    expect(loadKnowledge(mine).matrix.platforms[0]?.statuses[deployment.id]).not.toBe(cellOf(platform));
    expect(loadKnowledge(mine).matrix.platforms[1]?.statuses).toEqual(other.statuses);
  });

  test('asks on a terminal, and writes what was answered', async () => {
    const mine = copy();
    const page = file(pageWith(flipped, '⚠️'));
    const { status, out } = await run(['apply', page], { knowledge: mine, terminal: true, typed: ['3', 'y'] });
    expect(out).toContain('means partly');
    expect(status).toBe(0);
    expect(loadKnowledge(mine).matrix.platforms[1]?.statuses[deployment.id]).toBe('not-applicable');
  });

  test('writes nothing without a yes', async () => {
    const mine = copy();
    expect(
      (await run(['apply', file(pageWith(flipped))], { knowledge: mine, terminal: true, typed: ['n'] })).status,
    ).toBe(1);
    expect(loadKnowledge(mine)).toEqual(knowledge);
  });

  test('what is left open on a terminal is said, and the exit status shows it', async () => {
    const mine = copy();
    const { status, out } = await run(['apply', file(pageWith(flipped, '⚠️'))], {
      knowledge: mine,
      terminal: true,
      typed: ['', 'y'],
    });
    expect(status).toBe(1);
    expect(out).toContain('For you to decide:');
    expect(loadKnowledge(mine).matrix.platforms[0]?.statuses[deployment.id]).not.toBe(cellOf(platform));
  });

  test.each([
    ['Ctrl-C', 'at the first question', [CTRL_C], 130],
    ['Ctrl-C', 'at the last question', ['3', CTRL_C], 130],
    ['Ctrl-D', 'at the first question', [CTRL_D], 1],
    ['Ctrl-D', 'at the last question', ['3', CTRL_D], 1],
  ])('%s %s writes nothing and says so', async (_, __, typed, status) => {
    const mine = copy();
    const page = file(pageWith(flipped, '⚠️'));
    const said = await run(['apply', page], { knowledge: mine, terminal: true, typed: [...typed] });
    expect([said.status, said.out.slice(-21), said.err]).toEqual([status, '\nNothing is written.\n', '']);
    expect(loadKnowledge(mine)).toEqual(knowledge);
    expect(readdirSync(mine).sort()).toEqual(readdirSync(defaultKnowledge({})).sort());
  });

  test('shows what was decided before it asks to write it, and says which row a new one takes the place of', async () => {
    const mine = copy();
    const old = knowledge.matrix.platforms.find((p) => p.name.split(' ').length > 2) ?? platform;
    const like = `${old.name.split(' ').slice(0, -1).join(' ')} Zorblax`;
    const page = file(pageWith().replace(`| ${old.name} |`, `| ${like} |`));
    const label = new RegExp(`(\\d) it is a new row, and the row “${old.name}” goes`);
    const { out: asked } = await run(['apply', page], { knowledge: mine, terminal: true });
    const [, choice = ''] = label.exec(asked) ?? [];
    expect(asked).toMatch(label);
    const { status, out } = await run(['apply', page], { knowledge: mine, terminal: true, typed: [choice, 'y'] });
    expect(status).toBe(0);
    const [, shown = ''] = out.split('or nothing to leave it:');
    const [table = ''] = shown.split('Write 2 of 2 changes');
    expect(table).toMatch(
      new RegExp(`What +Where[^]*${like}.*new row: [^]*${old.name} +a row +no row`.replaceAll('[^]', '[\\s\\S]')),
    );
    const names = loadKnowledge(mine).matrix.platforms.map((p) => p.name);
    expect([names.includes(old.name), names.includes(like)]).toEqual([false, true]);
  });

  test('does not show twice what nobody was asked about', async () => {
    const { out } = await run(['apply', file(pageWith(flipped))], { knowledge: copy(), terminal: true, typed: ['y'] });
    expect(out.match(/What +Where/g)).toHaveLength(1);
  });
});
