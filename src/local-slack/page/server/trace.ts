/** A message (or a Home, or a modal) → what led to it: deliveries to the app, and the app's calls. */
import { objectsIn } from '../../checks/walk.js';
import type { LocalSlack } from '../../local-slack.js';
import type { Call, Delivery, Ephemeral, Json, Message, StepRun, View } from '../../types.js';
import { type Asked, askedIn } from './asked.js';

export type Step = Readonly<{ kind: 'delivery' | 'call'; name: string; at: number; tookMs?: number; detail: unknown }>;
export type Trace = Readonly<{ payload: unknown; steps: readonly Step[]; asked?: Asked }>;

type Shown = Message | Ephemeral | View | StepRun;

const TS_KEYS = ['ts', 'message_ts', 'thread_ts', 'view_id', 'id', 'function_execution_id'];

/** Whether a payload or a call speaks of that message or view. */
const names = (payload: unknown, id: string): boolean =>
  objectsIn(payload).some(({ value }) => TS_KEYS.some((key) => value[key] === id));

const millis = (ts: string): number => Number(ts) * 1_000;

/** The app hears of its own messages too; those deliveries led to nothing. */
const isEcho = ({ body }: Delivery): boolean => (body.event as Json | undefined)?.bot_id !== undefined;

const nameOf = ({ kind, body }: Delivery): string => {
  const { event, command, actions, type } = body as Json & { event?: Json; actions?: readonly Json[] };
  const action = actions?.[0]?.action_id;
  return [kind, event?.type ?? command ?? type, action].filter(Boolean).join(' · ');
};

const deliveryStep = (delivery: Delivery): Step => {
  const end = delivery.attempts.at(-1)?.endedAt;
  return {
    kind: 'delivery',
    name: nameOf(delivery),
    at: delivery.at,
    ...(end === undefined ? {} : { tookMs: end - delivery.at }),
    detail: { state: delivery.state, response: delivery.response ?? null, body: delivery.body },
  };
};

const callStep = ({ method, args, at, endedAt, status, answer }: Call): Step => ({
  kind: 'call',
  name: method,
  at,
  ...(endedAt === undefined ? {} : { tookMs: endedAt - at }),
  detail: { status: status ?? null, args, answer: answer ?? null },
});

function shownAs({ record }: LocalSlack, id: string, user: string): Shown | undefined {
  const views = user ? [...record.modals(user), ...[record.home(user) ?? []].flat()] : [];
  const runs = record.steps();
  const said = record.channels().flatMap((channel) => record.messages(channel.id));
  const whispered = user ? record.ephemerals(user) : [];
  return [...said, ...whispered].find(({ ts }) => ts === id) ?? [...views, ...runs].find((one) => one.id === id);
}

const timeOf = (shown: Message | Ephemeral | View): number =>
  millis('ts' in shown ? shown.ts : (shown.hash.split('.', 2).join('.') ?? '0'));

/** What a person said, or a step that was run: what is shown of it is what came of it. */
const isCause = (shown: Shown): shown is Message | StepRun => 'client_msg_id' in shown || 'inputs' in shown;

function payloadOf(shown: Shown): unknown {
  if ('body' in shown) return shown.body;
  if (!('inputs' in shown)) return shown;
  const { token: _, ...run } = shown;
  return run;
}

/** The id of a message or view, and for whom it is shown → what led to it (or, for what a person said, what came of it). */
export function traceOf(slack: LocalSlack, id: string, user: string): Trace {
  const shown = shownAs(slack, id, user);
  if (!shown) throw new Error(`expected the ts of a message or the id of a view, got "${id}"`);
  const { record } = slack;
  const deliveries = record.deliveries().filter((one) => !isEcho(one));
  const calls = record.calls();
  const naming = deliveries.filter(({ body }) => names(body, id));
  const [cause, until] = isCause(shown)
    ? [naming[0], nextAfter(deliveries, naming[0])]
    : [before(shown, deliveries), timeOf(shown) + 1];
  const from = cause?.at ?? until;
  const between = calls.filter((call) => call.at >= from && call.at <= until && !/^(apps|auth)\./.test(call.method));
  const spoken = calls.filter((call) => names({ ...call.args }, id) || names(call.answer, id));
  const steps = [
    ...new Set([...(cause ? [cause] : []), ...naming]).values(),
    ...new Set([...between, ...spoken]).values(),
  ].map((one) => ('method' in one ? callStep(one) : deliveryStep(one)));
  const asked = cause ? askedIn(cause) : 'client_msg_id' in shown ? { words: shown.text } : undefined;
  return { payload: payloadOf(shown), steps: steps.toSorted((a, b) => a.at - b.at), ...(asked ? { asked } : {}) };
}

/** The last delivery before something was shown that may have led to it. */
const before = (shown: Message | Ephemeral | View, deliveries: readonly Delivery[]): Delivery | undefined =>
  deliveries
    .filter(({ at, body }) => at <= timeOf(shown) + 1 && !names(body, 'ts' in shown ? shown.ts : shown.id))
    .findLast(isAbout(shown));

/** Deliveries of the same place: a channel's for a message, a person's for a view. */
const isAbout =
  (shown: Message | Ephemeral | View) =>
  ({ body }: Delivery): boolean => {
    if ('body' in shown) return names(body.user, shown.user) || (body.event as Json | undefined)?.user === shown.user;
    const channel =
      (body.event as Json | undefined)?.channel ?? body.channel_id ?? (body.channel as Json | undefined)?.id;
    return channel === shown.channel || channel === undefined;
  };

const nextAfter = (deliveries: readonly Delivery[], cause: Delivery | undefined): number =>
  deliveries.find((one) => cause !== undefined && one.at > cause.at + 1)?.at ?? Number.POSITIVE_INFINITY;
