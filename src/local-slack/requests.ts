/** Payloads as signed HTTP requests to the app's request URL. */
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { signedHeaders } from './sign.js';
import type { DeliveryKind, Json, Outcome } from './types.js';

export type Signing = Readonly<{ secret: string; second: number }>;
export type Reply = Readonly<{ status: number; headers: Readonly<Record<string, unknown>>; text: string }>;

const FORM = 'application/x-www-form-urlencoded';

/** A payload → the body and its type: events are JSON, commands a form, all else a form with a `payload`. */
export function requestBody(kind: DeliveryKind, body: Json): Readonly<{ type: string; text: string }> {
  if (kind === 'events_api') return { type: 'application/json', text: JSON.stringify(body) };
  const fields = kind === 'slash_commands' ? body : { payload: JSON.stringify(body) };
  const written = Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]);
  return { type: FORM, text: new URLSearchParams(written).toString() };
}

/** One POST; an `AbortSignal` ends it. The connection is not kept, so that nothing of it outlives the answer. */
export function post(
  target: string,
  { type, text }: Readonly<{ type: string; text: string }>,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Reply> {
  const send = target.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        signal,
        agent: false,
        headers: { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(text), connection: 'close' },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** The answer of the app → JSON where it is JSON, else `{text}`, as for an answer over a socket. */
function responseOf({ text, headers }: Reply): unknown {
  if (text === '') return undefined;
  if (!String(headers['content-type'] ?? '').includes('json')) return { text };
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

export type RequestPlan = Readonly<{
  url: string;
  signing: Signing;
  retry?: Readonly<{ number: number; reason: string }> | undefined;
  withinMs: number;
  closing: AbortSignal;
}>;

/** A payload sent once → what became of it. Anything but a 2xx within the time is a failure. */
export async function sendRequest(kind: DeliveryKind, body: Json, plan: RequestPlan): Promise<Outcome> {
  const { url, signing, retry, withinMs, closing } = plan;
  const content = requestBody(kind, body);
  const retried = retry
    ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }
    : undefined;
  const timeout = AbortSignal.timeout(withinMs);
  try {
    const headers = { ...signedHeaders(signing.secret, content.text, signing.second), ...retried };
    const reply = await post(url, content, headers, AbortSignal.any([timeout, closing]));
    const noRetry = reply.headers['x-slack-no-retry'] === '1';
    const response = responseOf(reply);
    if (reply.status < 200 || reply.status > 299)
      return { outcome: 'http_error', status: reply.status, response, noRetry };
    return { outcome: 'acknowledged', response, noRetry };
  } catch {
    if (closing.aborted) return { outcome: 'closed' };
    return { outcome: timeout.aborted ? 'timeout' : 'connection_failed' };
  }
}
