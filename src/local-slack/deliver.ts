/** Payloads brought to the app, and events brought again until they are acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sendRequest } from './requests.js';
import type { Sockets } from './sockets.js';
import type { Attempt, Delivery, DeliveryKind, Json, Outcome } from './types.js';
import { announce, nextId, type World } from './world.js';

export type Deliver = (kind: DeliveryKind, body: Json) => Promise<Delivery>;
type Retry = Readonly<{ number: number; reason: string }>;

/** docs.slack.dev/apis/events-api#retries */
const HTTP_REASONS: Readonly<Record<string, string>> = {
  timeout: 'http_timeout',
  http_error: 'http_error',
  connection_failed: 'connection_failed',
};

const isStep = ({ body }: Delivery): boolean => (body.event as Json | undefined)?.type === 'function_executed';

/** How payloads leave: `closing` ends every wait, `track` hears of all work that is under way. */
export type Way = Readonly<{
  world: World;
  sockets: Sockets;
  closing: AbortSignal;
  track: (work: Promise<unknown>) => void;
}>;

function sendOnce({ world, sockets, closing }: Way, delivery: Delivery, retry: Retry): Promise<Outcome> {
  const withinMs = isStep(delivery) ? world.times.stepAckMs : world.times.ackMs;
  const { delivery: route, signingSecret } = world.app;
  if (route.mode === 'socket') return sockets.send(delivery, retry, withinMs, closing);
  const signing = { secret: signingSecret, second: Math.floor(world.now() / 1000) };
  const again = retry.number > 0 ? retry : undefined;
  return sendRequest(delivery.kind, delivery.body, { url: route.url, signing, retry: again, withinMs, closing });
}

async function attempt(way: Way, delivery: Delivery, retry: Retry): Promise<Outcome> {
  const { world } = way;
  const record: Attempt = { ...retry, at: world.now() };
  delivery.attempts.push(record);
  announce(world, { kind: 'delivery', id: delivery.id });
  const outcome = await sendOnce(way, delivery, retry);
  Object.assign(record, outcome, { endedAt: world.now() });
  announce(world, { kind: 'delivery', id: delivery.id });
  return outcome;
}

const reasonFor = (world: World, { outcome }: Outcome): string =>
  world.app.delivery.mode === 'socket' ? 'timeout' : (HTTP_REASONS[outcome] ?? 'unknown_error');

function settle(world: World, delivery: Delivery, outcome: Outcome): Delivery {
  delivery.state = outcome.outcome === 'acknowledged' ? 'acknowledged' : 'failed';
  if ('response' in outcome) delivery.response = outcome.response;
  announce(world, { kind: 'delivery', id: delivery.id });
  return delivery;
}

async function run(way: Way, delivery: Delivery, first: Retry): Promise<Delivery> {
  const { world, closing } = way;
  const waits = delivery.kind === 'events_api' ? world.times.retryAfterMs : [];
  let outcome = await attempt(way, delivery, first);
  for (const [index, wait] of waits.entries()) {
    if (outcome.outcome === 'acknowledged' || outcome.noRetry || closing.aborted) break;
    await sleep(wait, undefined, { signal: closing, ref: false }).catch(() => undefined);
    if (closing.aborted) break;
    outcome = await attempt(way, delivery, { number: index + 1, reason: reasonFor(world, outcome) });
  }
  return settle(world, delivery, outcome);
}

/** A payload → its delivery, once it is acknowledged or given up. Only events are sent again. */
export function deliver(way: Way, kind: DeliveryKind, body: Json): Promise<Delivery> {
  const delivery: Delivery = {
    id: nextId(way.world, 'envelope-'),
    kind,
    body,
    at: way.world.now(),
    attempts: [],
    state: 'pending',
  };
  way.world.deliveries.push(delivery);
  const work = run(way, delivery, { number: 0, reason: '' });
  way.track(work);
  return work;
}

/** The same payload once more, as Slack does when an acknowledgement got lost on the way. */
export function deliverAgain(way: Way, delivery: Delivery): Promise<Delivery> {
  const reason = way.world.app.delivery.mode === 'socket' ? 'timeout' : 'http_timeout';
  const work = run(way, delivery, { number: delivery.attempts.length, reason });
  way.track(work);
  return work;
}
