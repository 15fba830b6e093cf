/** The HTTP side: Web API calls and posts to response urls in, answers (or asked-for faults) out. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyAnswer } from './answers.js';
import { done, refuse, refuseFor } from './api/answer.js';
import { readArguments, tokenIn } from './api/arguments.js';
import { answerCall, authFault } from './api/call.js';
import { scopesFor } from './api/scopes.js';
import { refusalOf } from './guard.js';
import type { Room } from './messages.js';
import type { Fault, Faults } from './misbehave.js';
import { access } from './oauth/access.js';
import { AUTHORIZE, authorize } from './oauth/authorize.js';
import { type Grants, revokeToken } from './oauth/grants.js';
import { roomFor, roomOfUrl } from './oauth/rooms.js';
import type { Call, Json } from './types.js';
import { useResponseUrl } from './urls.js';
import { announce } from './world.js';

export type Site = Readonly<{
  grants: Grants;
  faults: Faults;
  origin: () => string;
  socketUrl: () => string;
  closing: AbortSignal;
  /** Takes the requests for all paths that are not Slack's. */
  otherwise: RequestListener | undefined;
}>;

type Answered = Readonly<{ status: number; body: Json; headers?: Readonly<Record<string, string>> }>;
type Arrived = Readonly<{ path: string; query: string; args: Json | undefined; authorization: string | undefined }>;

async function read(request: IncomingMessage): Promise<Arrived> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { pathname: path, search } = new URL(request.url ?? '/', 'http://localhost');
  const body = Buffer.concat(parts).toString();
  const args = readArguments(request.headers['content-type'] ?? '', body, search.slice(1));
  return { path, query: search, args, authorization: request.headers.authorization };
}

const ACCESS = 'oauth.v2.access';
const REVOKE = 'auth.revoke';

/** A token is ended by itself; `test` only asks. */
function answerRevoke({ grants }: Site, room: Room, token: string | undefined, args: Json): Json {
  const fault = authFault(room.world, REVOKE, token);
  if (fault) return fault;
  if (args.test !== true && args.test !== '1') revokeToken(grants, room, token as string);
  return done({ revoked: args.test !== true && args.test !== '1' });
}

function answerMethod(site: Site, room: Room, method: string, { args, authorization }: Arrived): Answered {
  const { world } = room;
  if (!args) return { status: 200, body: refuse('invalid_json') };
  if (method === ACCESS) return { status: 200, body: access(site.grants, args, authorization) };
  const token = tokenIn(authorization, args);
  if (method === REVOKE) return { status: 200, body: answerRevoke(site, room, token, args) };
  const { token: _, ...rest } = args;
  const { origin, socketUrl } = site;
  const body = answerCall(room, { method, args: rest, token, origin: origin(), socketUrl });
  const accepted = scopesFor(world, method, args).join(',');
  const headers = {
    'x-oauth-scopes': world.app.scopes.join(','),
    ...(accepted ? { 'x-accepted-oauth-scopes': accepted } : {}),
  };
  return { status: 200, body, headers };
}

/** What Slack answers to a post it does not take: 404 for a url that is used up, 400 for content it refuses. */
function answerResponseUrl(room: Room, { path, args }: Arrived): Answered {
  const url = useResponseUrl(room.world, path);
  if (typeof url === 'string') return { status: 404, body: refuse(url) };
  const refusal = args ? applyAnswer(room, url, args, 'response_url') : { error: 'invalid_payload', faults: [] };
  return refusal ? { status: 400, body: refuseFor(refusal) } : { status: 200, body: { ok: true } };
}

function answerFault(fault: Exclude<Fault, { kind: 'slow' | 'hang_up' }>): Answered {
  switch (fault.kind) {
    case 'rate_limited':
      return { status: 429, body: refuse('ratelimited'), headers: { 'retry-after': String(fault.seconds) } };
    case 'status':
      return { status: fault.status, body: refuse('internal_error') };
    case 'error':
      return { status: 200, body: refuse(fault.error) };
    default:
      return fault satisfies never;
  }
}

const methodOf = (path: string): string | undefined => {
  if (/^\/(commands|actions)\//.test(path)) return 'response_url';
  return /^\/api\/([\w.]+)$/.exec(path)?.[1];
};

function write(response: ServerResponse, { status, body, headers }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

const SECRETS = ['token', 'client_secret', 'code', 'access_token', 'refresh_token'];

/** What is written down of a call: no secret. */
const withoutSecrets = (args: Json): Json =>
  Object.fromEntries(Object.entries(args).filter(([key]) => !SECRETS.includes(key)));

/** One request → its answer, written down as a call. Answers nothing at all when told to hang up. */
async function answer(site: Site, arrived: Arrived, method: string): Promise<Answered | undefined> {
  const found =
    method === 'response_url'
      ? roomOfUrl(site.grants, arrived.path)
      : roomFor(site.grants, tokenIn(arrived.authorization, arrived.args ?? {}), arrived.args ?? {});
  if (typeof found === 'string') return { status: 200, body: refuse(found) };
  const { world } = found;
  const call: Call = { method, args: withoutSecrets(arrived.args ?? {}), at: world.now() };
  world.calls.push(call);
  announce(world, { kind: 'call', id: method });
  const { waitMs, fault } = site.faults.take(method);
  if (waitMs > 0) await sleep(waitMs, undefined, { signal: site.closing, ref: false }).catch(() => undefined);
  const end = (answered: Answered | undefined) => {
    Object.assign(call, {
      endedAt: world.now(),
      status: answered?.status ?? 0,
      ...(answered ? { answer: withoutSecrets(answered.body) } : {}),
    });
    announce(world, { kind: 'call', id: method });
    return answered;
  };
  if (fault?.kind === 'hang_up') return end(undefined);
  if (fault && fault.kind !== 'slow') return end(answerFault(fault));
  return end(
    method === 'response_url' ? answerResponseUrl(found, arrived) : answerMethod(site, found, method, arrived),
  );
}

async function handle(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refused = refusalOf(request);
  if (refused) {
    write(response, { status: 403, body: { ...refuse('forbidden'), detail: refused } });
    return;
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  if (path === AUTHORIZE && request.method === 'GET') {
    const answered = authorize(site.grants, new URLSearchParams(query));
    if ('location' in answered) response.writeHead(302, { location: answered.location }).end();
    else write(response, { status: 400, body: refuse(answered.refusal) });
    return;
  }
  const method = methodOf(path);
  if (method === undefined && site.otherwise) {
    site.otherwise(request, response);
    return;
  }
  const arrived = await read(request);
  const answered = method ? await answer(site, arrived, method) : { status: 404, body: refuse('not_found') };
  if (answered) write(response, answered);
  else request.socket.destroy();
}

/** The site → what `node:http` is given to handle each request. A request that breaks off ends nothing but itself. */
export const createHandler =
  (site: Site) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    handle(site, request, response).catch(() => request.socket.destroy());
  };
