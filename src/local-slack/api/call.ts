/** One call of the Web API: is the token good, is the scope there, what does the method say. */
import type { Room } from '../messages.js';
import { botOf } from '../people.js';
import type { Json } from '../types.js';
import type { World } from '../world.js';
import { type Caller, type Handler, refuse } from './answer.js';
import { CHAT } from './chat.js';
import { CONVERSATIONS } from './conversations.js';
import { OTHERS } from './others.js';
import { scopesFor } from './scopes.js';
import { VIEWS } from './views.js';

export const METHODS: Readonly<Record<string, Handler>> = { ...OTHERS, ...CHAT, ...CONVERSATIONS, ...VIEWS };

const APP_ONLY = ['apps.connections.open'];
const OPEN = ['api.test'];

type Bearer = 'bot' | 'app' | 'step' | Readonly<{ ended: string }>;

/** Whose a token is; nothing where the workspace does not know it. */
export function bearerOf({ app, steps, tokens, installed, now }: World, token: string): Bearer | undefined {
  const given = tokens.get(token);
  if (given?.ended) return { ended: given.ended };
  if (given?.expiresAt !== undefined && given.expiresAt <= now()) return { ended: 'token_expired' };
  if (given || (installed && token === app.botToken)) return 'bot';
  if (token === app.appToken) return 'app';
  const step = steps.find((one) => one.token === token);
  if (!step) return undefined;
  return step.state === 'running' ? 'step' : { ended: 'token_revoked' };
}

export function authFault(world: World, method: string, token: string | undefined): Json | undefined {
  if (OPEN.includes(method)) return undefined;
  if (token === undefined || token === '') return refuse('not_authed');
  const bearer = bearerOf(world, token);
  if (bearer === undefined) return refuse('invalid_auth');
  if (typeof bearer === 'object') return refuse(bearer.ended);
  return (bearer === 'app') === APP_ONLY.includes(method) ? undefined : refuse('not_allowed_token_type');
}

function scopeFault(world: World, method: string, args: Json): Json | undefined {
  const needed = scopesFor(world, method, args);
  const { scopes } = world.app;
  if (needed.length === 0 || needed.some((scope) => scopes.includes(scope))) return undefined;
  return refuse('missing_scope', { needed: needed.join(','), provided: scopes.join(',') });
}

export type Asked = Readonly<{
  method: string;
  args: Json;
  token: string | undefined;
  origin: string;
  socketUrl: () => string;
}>;

/** A call → Slack's answer. The method is looked at first, then the token, then the scope. */
export function answerCall(room: Room, { method, args, token, origin, socketUrl }: Asked): Json {
  const { world } = room;
  const handler = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!handler) return refuse('unknown_method', { req_method: method });
  const caller: Caller = { bot: botOf(world), origin, socketUrl };
  return authFault(world, method, token) ?? scopeFault(world, method, args) ?? handler(room, args, caller);
}
