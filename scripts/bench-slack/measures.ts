/** What is measured, how it is shown, and how much more than the bare app the app may take. */
import { quantile } from '../bench/measure.js';
import { micro, milli, number, type Table } from '../bench/table.js';

const megabytes = (value: number) => `${number(value)} MB`;

type Measure = Readonly<{
  name: string;
  show: (value: number) => string;
  /** Bounds of the app's value divided by the bare app's. */
  atLeast?: number;
  atMost?: number;
}>;

export const MEASURES = {
  perSecond: { name: 'requests a second', show: number, atLeast: 0.8 },
  median: { name: 'answered in, median', show: milli },
  p99: { name: 'answered in, 99th percentile', show: milli, atMost: 1.3 },
  processor: { name: 'processor time a request', show: micro, atMost: 1.25 },
  newPerSecond: { name: 'new questions: requests a second', show: number, atLeast: 0.8 },
  newMedian: { name: 'new questions: answered in, median', show: milli },
  newP99: { name: 'new questions: answered in, 99th percentile', show: milli, atMost: 1.3 },
  newProcessor: { name: 'new questions: processor time a request', show: micro, atMost: 1.25 },
  start: { name: 'from start to listening', show: milli, atMost: 1.7 },
  idle: { name: 'idle memory, its share (PSS)', show: megabytes, atMost: 1.5 },
  idleAll: { name: 'idle memory, all (RSS)', show: megabytes, atMost: 1.5 },
  loaded: { name: 'memory after the loads (PSS)', show: megabytes },
  bytes: { name: 'bytes of an answer, mean', show: number },
} as const satisfies Readonly<Record<string, Measure>>;

export type Key = keyof typeof MEASURES;

/** One value a round; those of the same place in both apps were measured one after the other. */
export type Values = Record<Key, number[]>;

export const noValues = (): Values =>
  Object.fromEntries(Object.keys(MEASURES).map((key) => [key, [] as number[]])) as Values;

type Compared = Readonly<{ measure: Measure; app: readonly number[]; bare: readonly number[]; ratios: number[] }>;

const compare = (app: Values, bare: Values): Compared[] =>
  (Object.keys(MEASURES) as Key[]).map((key) => ({
    measure: MEASURES[key],
    app: app[key],
    bare: bare[key],
    ratios: app[key].map((value, i) => value / (bare[key][i] ?? Number.NaN)),
  }));

const middle = (values: readonly number[]): number => quantile(values, 0.5);
const ratio = (value: number): string => value.toFixed(2);

/** "12.3 ms (11.9 to 14)": the median of the rounds, and the least and most of them. */
function spread(values: readonly number[], show: (value: number) => string): string {
  if (values.some(Number.isNaN)) return 'not measured';
  const bare = (value: number) => show(value).split(' ')[0];
  return `${show(middle(values))} (${bare(Math.min(...values))} to ${bare(Math.max(...values))})`;
}

export const comparison = (app: Values, bare: Values): Table => ({
  title: 'Both apps',
  head: ['', 'app', 'bare Bolt app', 'app / bare'],
  rows: compare(app, bare).map(({ measure: { name, show }, ...values }) => [
    name,
    spread(values.app, show),
    spread(values.bare, show),
    spread(values.ratios, ratio),
  ]),
});

/** Which bounds are kept, by the median of the rounds' ratios. */
export function aims(app: Values, bare: Values): string {
  const lines = compare(app, bare).flatMap(({ measure: { name, atLeast, atMost }, ratios }) => {
    if (atLeast === undefined && atMost === undefined) return [];
    const value = middle(ratios);
    const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
    if (Number.isNaN(value)) return [`- not measured: ${name}, ${bound} of the bare app's`];
    const met = value >= (atLeast ?? 0) && value <= (atMost ?? Number.POSITIVE_INFINITY);
    return [`- ${met ? 'met' : 'NOT met'}: ${name}, ${bound} of the bare app's: ${ratio(value)}`];
  });
  return ['## Aims', '', ...lines].join('\n');
}
