/** What the page lets somebody do: the functions of a person, by name. */
import { isRecord } from '../../checks/shape.js';
import type { Choice } from '../../choices.js';
import type { LocalSlack, Person } from '../../local-slack.js';
import type { Where } from '../../spots.js';
import type { Json, Message } from '../../types.js';

type Doing = Readonly<{ slack: LocalSlack; person: Person; args: Json }>;

const wrong = (key: string, expected: string, came: unknown): Error =>
  new Error(`"${key}": expected ${expected}, got ${JSON.stringify(came) ?? 'nothing'}`);

function text({ args }: Doing, key: string): string {
  const value = args[key];
  if (typeof value !== 'string') throw wrong(key, 'text', value);
  return value;
}

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

function choice({ args }: Doing): Choice {
  if (!isChoice(args.choice)) throw wrong('choice', 'text, or a list of it', args.choice);
  return args.choice;
}

function filled({ args }: Doing): Readonly<Record<string, Choice>> {
  const value = args.filled ?? {};
  if (!isRecord(value) || !Object.values(value).every(isChoice)) throw wrong('filled', 'fields with text', value);
  return value as Readonly<Record<string, Choice>>;
}

function step({ slack, args }: Doing): string {
  const known = slack.app().steps.map(({ callbackId }) => callbackId);
  const wanted = args.callback;
  if (typeof wanted !== 'string' || !known.includes(wanted)) throw wrong('callback', known.join(', '), wanted);
  return wanted;
}

function inputs({ args: { inputs: given = {} } }: Doing): Json {
  if (!isRecord(given)) throw wrong('inputs', 'an object', given);
  return given;
}

const PLACES = ['message', 'ephemeral', 'home', 'modal'];

function where({ args }: Doing): Where {
  const value = args.where ?? {};
  if (!isRecord(value)) throw wrong('where', 'an object', value);
  if (value.in !== undefined && !PLACES.includes(String(value.in))) throw wrong('in', PLACES.join(', '), value.in);
  return Object.fromEntries(['in', 'ts', 'blockId'].filter((key) => value[key]).map((key) => [key, value[key]]));
}

function message(doing: Doing): Message {
  const [channel, ts] = [text(doing, 'channel'), text(doing, 'ts')];
  const found = doing.slack.record.messages(channel).find((one) => one.ts === ts);
  if (!found) throw wrong('ts', `a message in ${channel}`, ts);
  return found;
}

const thread = ({ args }: Doing) => (typeof args.thread === 'string' ? { threadTs: args.thread } : {});

/** What a person may do → how. Nothing is handed back but what the page needs: a ts, a list of options. */
const ACTS: Readonly<Record<string, (doing: Doing) => unknown>> = {
  post: (a) => a.person.post(text(a, 'channel'), a.slack.typed(text(a, 'text')), thread(a)).ts,
  edit: (a) => a.person.edit(message(a), a.slack.typed(text(a, 'text'))).ts,
  remove: (a) => a.person.remove(message(a)),
  invite: (a) => a.person.invite(text(a, 'channel')),
  openHome: (a) => a.person.openHome(),
  openMessages: (a) => a.person.openMessages(),
  command: (a) => a.person.command(text(a, 'channel'), text(a, 'text')).then(state),
  press: (a) => a.person.press(text(a, 'action'), { ...where(a), ...pressed(a) }).then(state),
  choose: (a) => a.person.choose(text(a, 'action'), choice(a), where(a)).then(state),
  suggest: (a) => a.person.suggest(text(a, 'action'), text(a, 'text'), where(a)),
  messageShortcut: (a) => a.person.messageShortcut(text(a, 'callback'), message(a)).then(state),
  globalShortcut: (a) => a.person.globalShortcut(text(a, 'callback')).then(state),
  runStep: (a) => a.slack.runStep(step(a), inputs(a)).id,
  fill: (a) => a.person.fill(filled(a)),
  submit: (a) => a.person.submit(filled(a)).then(state),
  close: (a) => a.person.close().then(() => undefined),
};

const pressed = ({ args }: Doing) => (typeof args.value === 'string' ? { value: args.value } : {});
const state = (delivery: Readonly<{ state: string }>): string => delivery.state;

/** `{user, act, …}` → what came of it. @throws with what would have been right */
export async function act(slack: LocalSlack, args: Json): Promise<unknown> {
  const name = String(args.act);
  const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!run) throw wrong('act', Object.keys(ACTS).join(', '), args.act);
  const user = args.user;
  if (typeof user !== 'string') throw wrong('user', 'the id of somebody', user);
  return run({ slack, person: slack.as(user), args });
}
