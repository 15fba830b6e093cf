/** A message (or a Home, or a modal) → what led to it: deliveries to the app, and the app's calls. */
import { objectsIn } from '../../checks/walk.js';
import type { LocalSlack } from '../../local-slack.js';
import type { Call, Delivery, Ephemeral, Json, Message, View } from '../../types.js';

export type Step = Readonly<{ kind: 'delivery' | 'call'; name: string; at: number; tookMs?: number; detail: unknown }>;
export type Trace = Readonly<{ payload: unknown; steps: readonly Step[]; question?: string }>;

type Shown = Message | Ephemeral | View;

const TS_KEYS = ['ts', 'message_ts', 'thread_ts', 'view_id', 'id'];

/** Whether a payload or a call speaks of that message or view. */
const names = (payload: unknown, id: string): boolean =>
  objectsIn(payload).some(({ value }) => TS_KEYS.some((key) => value[key] === id));

const millis = (ts: string): number => Number(ts) * 1_000;

/** The app hears of its own messages too; those deliveries led to nothing. */
const isEcho = ({ body }: Delivery): boolean => (body.event as Json | undefined)?.bot_id !== undefined;

/** What a person asked in a delivery: a message's text, a command's words. */
function questionIn({ body }: Delivery): string | undefined {
  const asked = (body.event as Json | undefined)?.text ?? body.text ?? (body.message as Json | undefined)?.text;
  return typeof asked === 'string' && asked.trim() !== '' ? asked : undefined;
}

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
  const said = record.channels().flatMap((channel) => record.messages(channel.id));
  const whispered = user ? record.ephemerals(user) : [];
  return [...said, ...whispered].find(({ ts }) => ts === id) ?? views.find((view) => view.id === id);
}

const timeOf = (shown: Shown): number => millis('ts' in shown ? shown.ts : (shown.hash.split('.', 2).join('.') ?? '0'));

const fromPerson = (shown: Shown): boolean => 'client_msg_id' in shown;

/** The id of a message or view, and for whom it is shown → what led to it (or, for what a person said, what came of it). */
export function traceOf(slack: LocalSlack, id: string, user: string): Trace {
  const shown = shownAs(slack, id, user);
  if (!shown) throw new Error(`expected the ts of a message or the id of a view, got "${id}"`);
  const { record } = slack;
  const deliveries = record.deliveries().filter((one) => !isEcho(one));
  const calls = record.calls();
  const at = timeOf(shown);
  const naming = deliveries.filter(({ body }) => names(body, id));
  const cause = fromPerson(shown)
    ? naming[0]
    : deliveries.filter((one) => one.at <= at + 1 && !names(one.body, id)).findLast(isAbout(shown));
  const from = cause?.at ?? at;
  const until = fromPerson(shown) ? nextAfter(deliveries, cause) : at + 1;
  const between = calls.filter((call) => call.at >= from && call.at <= until && !/^(apps|auth)\./.test(call.method));
  const spoken = calls.filter((call) => names({ ...call.args }, id) || names(call.answer, id));
  const steps = [
    ...new Set([...(cause ? [cause] : []), ...naming]).values(),
    ...new Set([...between, ...spoken]).values(),
  ].map((one) => ('method' in one ? callStep(one) : deliveryStep(one)));
  const question = fromPerson(shown) ? (shown as Message).text : cause && questionIn(cause);
  return {
    payload: 'body' in shown ? shown.body : shown,
    steps: steps.toSorted((a, b) => a.at - b.at),
    ...(question === undefined ? {} : { question }),
  };
}

/** Deliveries of the same place: a channel's for a message, a person's for a view. */
const isAbout =
  (shown: Shown) =>
  ({ body }: Delivery): boolean => {
    if ('body' in shown) return names(body.user, shown.user) || (body.event as Json | undefined)?.user === shown.user;
    const channel =
      (body.event as Json | undefined)?.channel ?? body.channel_id ?? (body.channel as Json | undefined)?.id;
    return channel === shown.channel || channel === undefined;
  };

const nextAfter = (deliveries: readonly Delivery[], cause: Delivery | undefined): number =>
  deliveries.find((one) => cause !== undefined && one.at > cause.at + 1)?.at ?? Number.POSITIVE_INFINITY;
