import { basisOf } from '../../src/daily/basis.js';
import { type Checking, checkPages } from '../../src/daily/check.js';
import { checkToday } from '../../src/daily/daily.js';
import type { Get } from '../../src/daily/page.js';
import { compare } from '../../src/editions/compare.js';
import type { Knowledge } from '../../src/knowledge/schema.js';
import type { Finding } from '../../src/marks.js';
import { type Findings, keptFindings } from '../../src/state/findings.js';
import type { Gate } from '../../src/state/gate.js';
import { keptJobs } from '../../src/state/jobs.js';
import { DATABASES, gateTo, type Places, placesOf } from '../state/support.js';
import { tiny, tinyWith } from '../support/tiny.js';
import { PAGE, pageOf } from './support.js';

const comparing: Checking['compare'] = async (knowledge, pages) =>
  compare(knowledge, pages, { isEnglish: () => false });

const SOURCES = ['https://docs.test/page'];
const basisFor = (knowledge: Knowledge): string => basisOf(knowledge, SOURCES, 'reader 1');

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

  const checking = (get: Get, knowledge: Knowledge): Checking => ({
    basis: basisFor(knowledge),
    sources: SOURCES,
    knowledge,
    findings,
    get,
    now: Date.now,
    compare: comparing,
    tell: async (heading, lines) => void told.push([heading, ...lines]),
  });
  const check = (get: Get, knowledge = tiny) => checkPages(checking(get, knowledge));
  const current = (knowledge = tiny) => findings.current(basisFor(knowledge));
  const giving =
    (text: string): Get =>
    async () =>
      new Response(text, { headers: { etag: `"${text.length}"` } });
  const changed = PAGE.replace('| Mango | ✅', '| Mango | ❌');

  test('a page that says the same finds nothing', async () => {
    await check(giving(PAGE));
    expect([await current(), told]).toEqual([[], []]);
  });

  test('a difference is told once, and stays found until it is settled', async () => {
    expect(changed).not.toBe(PAGE);
    await check(giving(changed));
    await check(giving(changed));
    expect(told).toHaveLength(1);
    expect(told[0]?.[1]).toBe('Mango on Hill Day: was ✅ available, is ❌ not currently supported');
    const cells = (await current()).flatMap((finding) => finding.cells);
    expect(cells).toEqual([{ platform: 'mango', deployment: 'hill-day', to: 'unavailable' }]);
    await check(giving(PAGE));
    expect(await current()).toEqual([]);
  });

  test('a page that cannot be read is told of once, and changes nothing', async () => {
    await check(giving(changed));
    await check(giving('<p>Please log in</p>'));
    await check(async () => new Response('', { status: 500 }));
    expect(told.map(([heading]) => heading?.slice(0, 24))).toEqual([
      'The page now says otherw',
      'I could not read a page ',
    ]);
    expect(await current()).toHaveLength(1);
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
    await check(
      get,
      tinyWith(({ matrix }) => {
        matrix.source.fetchedAt = '2026-05-05T00:00:00Z';
      }),
    );
    expect(asked).toEqual([undefined, '"1"', undefined]);
  });

  test('it is said which differences answers tell of, and which they do not', async () => {
    await check(
      giving(
        changed
          .replace('| Saffron |', '| Zorbex | ✅ | ✅ | ✅ |\n| Saffron |')
          .replace('| Peppercorn | ✅', '| Peppercorn | ⚠️'),
      ),
    );
    expect(
      told.map(([heading, ...lines]) => [
        /answers about these say so|say nothing of them/.exec(heading ?? '')?.[0],
        lines.length,
      ]),
    ).toEqual([
      ['answers about these say so', 2],
      ['say nothing of them', 1],
    ]);
    expect(told[0]?.join()).toContain('Peppercorn');
    expect(told[1]?.join()).toContain('Zorbex');
  });

  test('of very many differences each is told once, in as many messages as it takes, also where one of them fails', async () => {
    const many = tinyWith(({ matrix }) => {
      const [row] = matrix.platforms.slice(-1);
      for (let i = 0; i < 50; i++)
        matrix.platforms.push({
          ...structuredClone(row as typeof row & object),
          id: `x${i}`,
          name: `Xeno ${i}a`,
          phrases: [],
        });
    });
    const isGone = (line: string): boolean => / Hill Night: was /.test(line);
    const page = pageOf(many.matrix, (id, deployment) => id.startsWith('x') && deployment === 'hill-night');
    let messages = 0;
    const failing = checkPages({
      ...checking(giving(page), many),
      tell: async (heading, lines) => {
        messages += 1;
        if (messages === 2) throw new Error('Slack is unwell');
        told.push([heading, ...lines]);
      },
    });
    await expect(failing).rejects.toThrow('Slack is unwell');
    expect(told.flat().filter(isGone)).toHaveLength(30);
    await check(giving(page), many);
    await check(giving(page), many);
    expect(told.length).toBe(2);
    const lines = told.flat().filter(isGone);
    expect([lines.length, new Set(lines).size]).toEqual([50, 50]);
  });

  test('what could not be told is told by the next check', async () => {
    const failing = checkPages({
      ...checking(giving(changed), tiny),
      tell: () => Promise.reject(new Error('Slack is unwell')),
    });
    await expect(failing).rejects.toThrow('Slack is unwell');
    await check(async () => new Response(null, { status: 304 }));
    expect(told).toHaveLength(1);
  });

  describe('what is found on a knowledge', () => {
    const renamed = PAGE.replace('| Mango |', '| Zorbex |');
    /** Each takes what stands at no cell, and settles it: the page's name is a phrase, a misprint, a product left out. */
    const knowing = (change: (row: { phrases: string[]; misprints: string[] }) => void): Knowledge =>
      tinyWith(({ matrix }) => change(matrix.platforms[0] as never));
    /** As a server that knows what it gave before. */
    const cached =
      (text: string): Get =>
      async (_, { headers }) =>
        headers['if-none-match']
          ? new Response(null, { status: 304 })
          : new Response(text, { headers: { etag: `"${text.length}"` } });
    const platforms = (some: readonly Finding[]) => [
      ...new Set(some.flatMap(({ cells }) => cells.map((c) => c.platform))),
    ];

    test.each([
      ['a phrase', knowing((row) => row.phrases.push('zorbex'))],
      ['a misprint', knowing((row) => row.misprints.push('zorbex'))],
    ])('goes when %s settles it, though the page is the same', async (_, settled) => {
      await check(cached(renamed));
      expect(platforms(await current())).toEqual(['mango']);
      expect(platforms(await current(settled))).toEqual([]);
      await check(cached(renamed), settled);
      expect(await current(settled)).toEqual([]);
    });

    test.each([
      ['another guide', tinyWith(({ guides }) => void guides.pop())],
      ['another note', tinyWith(({ matrix }) => void Object.assign(matrix.platforms[1] as object, { note: 'Cold.' }))],
      ['another word', tinyWith(({ vocabulary }) => void vocabulary.everyday.push('zorb'))],
    ])('is found anew with %s', async (_, other) => {
      const asked: (string | undefined)[] = [];
      const get: Get = (url, init) => {
        asked.push(init.headers['if-none-match']);
        return cached(changed)(url, init);
      };
      await check(get);
      await check(get, other);
      await check(get, other);
      expect(asked.map((etag) => etag !== undefined)).toEqual([false, false, true]);
      expect(await current(other)).toHaveLength(1);
    });

    test('before its own first check is what the page gives a status for', async () => {
      await check(giving(changed));
      expect(platforms(await current(knowing((row) => row.phrases.push('zorbex'))))).toEqual(['mango']);
    });

    test('is not told again on another knowledge, and stays apart from what is found on that', async () => {
      const settled = knowing((row) => row.phrases.push('zorbex'));
      for (const knowledge of [tiny, settled, tiny, settled]) await check(giving(renamed), knowledge);
      // What answers say, and what they do not, each once.
      expect(told.map(([, ...lines]) => lines.length)).toEqual([1, 1]);
      expect(platforms(await current())).toEqual(['mango']);
      expect(await current(settled)).toEqual([]);
    });
  });

  test('each knowledge is checked once a day, whoever of many processes takes it', async () => {
    const other = tinyWith(({ guides }) => void guides.pop());
    const DAY_MS = 24 * 60 * 60 * 1_000;
    let now = Date.UTC(2026, 4, 5, 0, 17);
    let reads = 0;
    const get: Get = (...args) => {
      reads += 1;
      return giving(changed)(...args);
    };
    const turn = (owner: string, knowledge: Knowledge) =>
      checkToday(
        { ...checking(get, knowledge), now: () => now },
        keptJobs(gate, owner, () => now),
      );
    const hours = async () => {
      for (let hour = 0; hour < 3; hour++, now += 60 * 60 * 1_000) {
        await Promise.all([turn('a', tiny), turn('b', other), turn('c', tiny)]);
        for (const [owner, knowledge] of [
          ['a', tiny],
          ['b', other],
          ['c', tiny],
        ] as const)
          await turn(owner, knowledge);
      }
    };
    await hours();
    expect(reads).toBe(2);
    now += DAY_MS;
    await hours();
    expect(reads).toBe(4);
  });
});
