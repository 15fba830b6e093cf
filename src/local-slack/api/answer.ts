/** What the Web API answers: docs.slack.dev/apis/web-api#responses */
import type { Refusal } from '../checks/message.js';
import { faultLine } from '../checks/shape.js';
import type { Room } from '../messages.js';
import type { Json, User } from '../types.js';

export type Handler = (room: Room, args: Json, caller: Caller) => Json;
export type Caller = Readonly<{ bot: User; origin: string; socketUrl: () => string }>;

export type Refused = Json & Readonly<{ ok: false; error: string }>;

export const done = (more: Json = {}): Json => ({ ok: true, ...more });

export const refuse = (error: string, more: Json = {}): Refused => ({ ...more, ok: false, error });

export const isRefused = (value: object): value is Refused => 'ok' in value && value.ok === false;

/** A refusal with its faults, where Slack puts them: `errors`, and `response_metadata.messages`. */
export function refuseFor({ error, faults }: Refusal): Refused {
  if (faults.length === 0) return refuse(error);
  const lines = faults.map(faultLine);
  return refuse(error, { errors: lines, response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) } });
}

/** The first argument that is needed and missing → the refusal for it. */
export function missing(args: Json, ...keys: readonly string[]): Refused | undefined {
  const absent = keys.filter((key) => args[key] === undefined || args[key] === null || args[key] === '');
  if (absent.length === 0) return undefined;
  return refuseFor({
    error: 'invalid_arguments',
    faults: absent.map((key) => ({ message: `missing required field: ${key}`, at: `/${key}` })),
  });
}
