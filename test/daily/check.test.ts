import { type Checking, checkPages } from '../../src/daily/check.js';
import type { Get } from '../../src/daily/page.js';
import { compare } from '../../src/editions/compare.js';
import { type Findings, keptFindings } from '../../src/state/findings.js';
import type { Gate } from '../../src/state/gate.js';
import { DATABASES, gateTo, type Places, placesOf } from '../state/support.js';
import { tiny } from '../support/tiny.js';

const MARKS = { available: '✅', unavailable: '❌', 'not-applicable': '-' } as const;
const { deployments, platforms } = tiny.matrix;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const PAGE = [
  line(['Good', ...deployments.map((d) => d.name)]),
  line(['---', ...deployments.map(() => '---')]),
  ...platforms.map((p) => line([p.name, ...deployments.map((d) => MARKS[p.statuses[d.id] ?? 'not-applicable'])])),
].join('\n');

const comparing: Checking['compare'] = async (knowledge, pages) =>
  compare(knowledge, pages, { isEnglish: () => false });

describe.each(DATABASES)('the daily check, on %s', (kind) => {
  let places: Places;
  let gate: Gate;
  let findings: Findings;
  let told: string[][] = [];
  beforeAll(async () => {
    places = await placesOf(kind);
  }, 30_000);
  beforeEach(async () => {
    gate = await gateTo(await places.fresh());
    findings = keptFindings(gate, Date.now);
    told = [];
  });
  afterEach(() => gate.close());
  afterAll(() => places.close());

  const check = (get: Get) =>
    checkPages({
      sources: ['https://docs.test/page'],
      knowledge: tiny,
      findings,
      get,
      now: Date.now,
      compare: comparing,
      tell: async (heading, lines) => void told.push([heading, ...lines]),
    });
  const giving =
    (text: string): Get =>
    async () =>
      new Response(text, { headers: { etag: `"${text.length}"` } });
  const changed = PAGE.replace('| Mango | ✅', '| Mango | ❌');

  test('a page that says the same finds nothing', async () => {
    await check(giving(PAGE));
    expect([await findings.current(), told]).toEqual([[], []]);
  });

  test('a difference is told once, and stays found until it is settled', async () => {
    expect(changed).not.toBe(PAGE);
    await check(giving(changed));
    await check(giving(changed));
    expect(told).toHaveLength(1);
    expect(told[0]?.[1]).toBe('Mango on Hill Day: was ✅ available, is ❌ not currently supported');
    const cells = (await findings.current()).flatMap((finding) => finding.cells);
    expect(cells).toEqual([{ platform: 'mango', deployment: 'hill-day', to: 'unavailable' }]);
    await check(giving(PAGE));
    expect(await findings.current()).toEqual([]);
  });

  test('a page that cannot be read is told of once, and changes nothing', async () => {
    await check(giving(changed));
    await check(giving('<p>Please log in</p>'));
    await check(async () => new Response('', { status: 500 }));
    expect(told.map(([heading]) => heading?.slice(0, 24))).toEqual([
      'The page now says otherw',
      'I could not read a page ',
    ]);
    expect(await findings.current()).toHaveLength(1);
    await check(giving(changed));
    await check(async () => new Response('', { status: 500 }));
    expect(told).toHaveLength(3);
  });

  test('a page is asked for with its ETag, until the knowledge is another', async () => {
    const asked: (string | undefined)[] = [];
    const get: Get = async (_, { headers }) => {
      asked.push(headers['if-none-match']);
      const etag = headers['if-none-match'];
      return etag ? new Response(null, { status: 304 }) : new Response(PAGE, { headers: { etag: '"1"' } });
    };
    await check(get);
    await check(get);
    await checkPages({
      sources: ['https://docs.test/page'],
      knowledge: {
        ...tiny,
        matrix: { ...tiny.matrix, source: { ...tiny.matrix.source, fetchedAt: '2026-05-05T00:00:00Z' } },
      },
      ...{ findings, get, now: Date.now, compare: comparing, tell: async () => undefined },
    });
    expect(asked).toEqual([undefined, '"1"', undefined]);
  });

  test('what could not be told is told by the next check', async () => {
    const failing = checkPages({
      sources: ['https://docs.test/page'],
      knowledge: tiny,
      ...{ findings, get: giving(changed), now: Date.now, compare: comparing },
      tell: () => Promise.reject(new Error('Slack is unwell')),
    });
    await expect(failing).rejects.toThrow('Slack is unwell');
    await check(async () => new Response(null, { status: 304 }));
    expect(told).toHaveLength(1);
  });
});
