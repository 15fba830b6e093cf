/** What is counted and measured, for Prometheus. No label ever holds what a person wrote. */
import type { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from './answer/answer.js';
import { statusOf } from './presentation/step.js';
import type { Intent } from './question/query.js';

/** Where a question was asked. */
export type Surface =
  | 'command'
  | 'mention'
  | 'thread'
  | 'direct'
  | 'button'
  | 'shortcut'
  | 'lookup'
  | 'home'
  | 'workflow';

/** What is counted of an answer. */
export type Told = Readonly<{ intent: Intent; outcome: ReturnType<typeof statusOf> | 'no-verdict' }>;

export type Metrics = Readonly<{
  /** A question has got this answer. */
  asked: (surface: Surface, told: Told) => void;
  /** How long that took. */
  answered: (surface: Surface, seconds: number) => void;
  /** An attempt to answer failed; the question may be brought again. */
  failed: (surface: Surface) => void;
  /** Slack brought again what was answered before. */
  repeated: () => void;
  /** Slack answered a call with an error, or not at all. */
  slackError: (method: string, error: string) => void;
  /** All of it in Prometheus' text format. */
  scrape: () => Promise<Readonly<{ type: string; text: string }>>;
  /** Loads what counts, which else happens with the first question. */
  prepare: () => void;
}>;

/** What is read with each scrape. */
export type Sources = Readonly<{
  /** When the edition that answers was fetched, in ISO 8601. */
  fetchedAt: () => string;
  now: () => number;
  isReady: () => boolean;
  /** Whether the database answers; none where there is no database. */
  isDatabaseUp?: () => boolean | Promise<boolean>;
}>;

/** From what the engine takes to what Slack waits for, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Of a label whose values come from Slack, so many are told apart; later ones are `other`. */
const MOST_VALUES = 40;
/** A scrape does not wait longer for the database. */
const DATABASE_MS = 1_000;

/** Where to read what changes by itself → metrics in a registry of their own. */
export function createMetrics(sources: Sources): Metrics {
  let made: Meters | undefined;
  const meters = (): Meters => {
    made ??= metersFor(sources);
    return made;
  };
  const method = atMost(MOST_VALUES);
  const error = atMost(MOST_VALUES);
  return {
    asked: (surface, told) => meters().questions.inc({ surface, ...told }),
    answered: (surface, seconds) => meters().seconds.observe({ surface }, seconds),
    failed: (surface) => meters().questions.inc({ surface, intent: 'unknown', outcome: 'failed' }),
    repeated: () => meters().repeated.inc(),
    slackError: (called, said) => meters().errors.inc({ method: method(called), error: error(said) }),
    async scrape() {
      const { registry } = meters();
      return { type: registry.contentType, text: await registry.metrics() };
    },
    prepare: () => void meters(),
  };
}

/** An answer → what is counted of it: `no-verdict` where it tells of something else, such as how to ask. */
export function toldBy(answer: Pick<Answer, 'intent' | 'cells' | 'policies'>): Told {
  const { intent, policies } = answer;
  const status = statusOf(answer);
  return {
    intent,
    outcome: status === 'unknown' && (policies.length > 0 || intent === 'help') ? 'no-verdict' : status,
  };
}

/** The first `most` values that come as they are, all others as `other`. */
export function atMost(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= most || !/^[\w.-]{1,60}$/.test(value)) return 'other';
    known.add(value);
    return value;
  };
}

type Meters = Readonly<{
  registry: Registry;
  questions: Counter<'surface' | 'intent' | 'outcome'>;
  seconds: Histogram<'surface'>;
  repeated: Counter;
  errors: Counter<'method' | 'error'>;
}>;

function metersFor({ fetchedAt, now, isReady, isDatabaseUp }: Sources): Meters {
  // Loaded only now, because it takes longer than the rest of what a start needs.
  const { Counter, Gauge, Histogram, Registry } = require('prom-client') as typeof import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number | Promise<number>): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });

  gauge('privatelink_ready', '1 while it takes questions', () => Number(isReady()));
  gauge(
    'privatelink_edition_age_days',
    'Days since the edition that answers was fetched',
    () => (now() - Date.parse(fetchedAt())) / DAY_MS,
  );
  if (isDatabaseUp)
    gauge('privatelink_database_up', '1 while the database answers', () => upWithin(isDatabaseUp, DATABASE_MS));
  gauge('process_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss());
  // Once, because two clocks never agree to the last digit, and a moment that changes is taken for another start.
  const startedAt = now() / 1_000 - process.uptime();
  gauge('process_start_time_seconds', 'When the process started, since 1970', () => startedAt);
  let counted = 0;
  const used = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the process',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      const total = (user + system) / 1e6;
      used.inc(total - counted);
      counted = total;
    },
  });

  return {
    registry,
    questions: new Counter({
      name: 'privatelink_questions_total',
      help: 'Questions, by where they were asked, what was meant and what the answer says',
      labelNames: ['surface', 'intent', 'outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'privatelink_answer_seconds',
      help: 'From when a question came until Slack took its answer',
      labelNames: ['surface'],
      buckets: BUCKETS,
      registers,
    }),
    repeated: new Counter({
      name: 'privatelink_deliveries_repeated_total',
      help: 'Deliveries that were answered before',
      registers,
    }),
    errors: new Counter({
      name: 'privatelink_slack_errors_total',
      help: 'Calls of Slack that failed, retries too, by method and error',
      labelNames: ['method', 'error'],
      registers,
    }),
  };
}

/** Whether it is up; not, where it fails or does not say within the time. */
async function upWithin(isUp: () => boolean | Promise<boolean>, ms: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const up = await Promise.race([Promise.resolve().then(isUp), late]).catch(() => false);
  clearTimeout(timer);
  return Number(up);
}
