import { createMetrics } from '../../src/metrics.js';
import { read, readYaml } from './support.js';

type Rule = {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string };
};
type Panel = {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr: string }[];
};

const rules = readYaml<{ groups: { rules: Rule[] }[] }>('ops/alerts.yml').groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(read('ops/dashboard.json')) as { panels: Panel[] };
const ruleTests = read('ops/alerts.test.yml');

/** What an expression reads: names, and the labels that are asked of them. */
const namesIn = (text: string): string[] => text.match(/\b(?:privatelink|process)_[a-z_]+\b/g) ?? [];
const labelsIn = (text: string): string[] => [
  ...(text.match(/\b[a-z]+(?=\s*=~?")/g) ?? []),
  ...[...text.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/\s*,\s*/)),
];

describe('what the alerts and the dashboard read is there', () => {
  let series: Set<string>;
  let labels: Set<string>;
  beforeAll(async () => {
    const metrics = createMetrics({
      fetchedAt: () => '2026-01-01',
      now: Date.now,
      isReady: () => true,
      isDatabaseUp: () => true,
    });
    metrics.asked('command', { intent: 'availability', outcome: 'available' });
    metrics.answered('command', 0.1);
    metrics.slackError('chat.postMessage', 'not_in_channel');
    metrics.repeated();
    const { text } = await metrics.scrape();
    const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
    series = new Set(lines.map((line) => line.split(/[ {]/)[0] as string));
    // Prometheus itself adds these two.
    labels = new Set([...lines.flatMap((line) => line.match(/\b[a-z]+(?==")/g) ?? []), 'job', 'instance']);
  });

  const exprs = [
    ...rules.map(({ alert, expr }) => [alert, expr]),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr])),
  ] as [string, string][];

  test.each(exprs)('%s: %s', (_, expr) => {
    expect(namesIn(expr).filter((name) => !series.has(name))).toEqual([]);
    expect(namesIn(expr).length).toBeGreaterThan(0);
    expect(labelsIn(expr).filter((label) => !labels.has(label))).toEqual([]);
  });

  test('and all that is measured of the bot is on the dashboard', () => {
    const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))));
    const measured = [...series].filter((name) => !/_(sum|count)$/.test(name));
    expect(measured.filter((name) => !shown.has(name))).toEqual([]);
  });
});

test('an outcome that an alert asks for is one that is counted', () => {
  const outcomes = rules.flatMap(({ expr }) => [...expr.matchAll(/outcome="([^"]*)"/g)].map(([, outcome]) => outcome));
  const counted = ['available', 'unavailable', 'not-applicable', 'mixed', 'unknown', 'no-verdict', 'failed'];
  expect(outcomes.filter((outcome) => !counted.includes(outcome as string))).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(0);
});

test('every alert says how bad it is and what happened, and has its place in the handbook', () => {
  const handbook = read('docs/operations.md');
  for (const { alert, labels, annotations } of rules) {
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\.$|s\.$/);
    expect(handbook).toContain(`\`${alert}\``);
  }
  const explained = handbook.match(/`Privatelink\w+`/g) ?? [];
  expect(explained.filter((name) => !rules.some(({ alert }) => `\`${alert}\`` === name))).toEqual([]);
});

test('the tests of the alerts name alerts that there are, and all of them', () => {
  const named = [...ruleTests.matchAll(/alertname: (\w+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !rules.some(({ alert }) => alert === name))).toEqual([]);
  expect(rules.filter(({ alert }) => !named.includes(alert)).map(({ alert }) => alert)).toEqual([]);
});

describe('what an alert counts the changes of is the same at each scrape, whatever the clocks say', () => {
  const counted = rules.flatMap(({ alert, expr }) =>
    [...expr.matchAll(/changes\((\w+)/g)].map(([, name]) => [alert, name as string] as const),
  );

  test.each(counted)('%s: %s', async (_, name) => {
    let drift = 0;
    const now = () => Date.now() + drift;
    const metrics = createMetrics({ fetchedAt: () => '2026-01-01', now, isReady: () => true });
    const values = new Set<string | undefined>();
    for (drift = 0; drift < 5; drift += 0.25) {
      const { text } = await metrics.scrape();
      values.add(text.split('\n').find((line) => line.startsWith(`${name} `)));
    }
    expect([values.size, values.has(undefined)]).toEqual([1, false]);
  });

  test('there is such an alert', () => {
    expect(counted).toContainEqual(['PrivatelinkRestarts', 'process_start_time_seconds']);
  });
});

test('no two panels lie on each other, and none reaches over the edge', () => {
  const taken = new Set<string>();
  for (const { title, gridPos } of panels) {
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        expect([title, x < 24, taken.has(`${x} ${y}`)]).toEqual([title, true, false]);
        taken.add(`${x} ${y}`);
      }
    }
  }
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});
