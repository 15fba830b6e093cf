/** Requests read and answers written. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../../checks/shape.js';
import type { Json } from '../../types.js';

const MOST_BYTES = 1_000_000;

/**
 * Nothing but the page's own files is run, drawn or asked, whatever a message holds. `data:` is for the small pictures of
 * the page's own styles.
 */
const POLICY = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

export const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function send(response: ServerResponse, status: number, body: Json): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** A request → the object in its body. Only JSON is taken, which no form of another page can send. */
export async function readJson(request: IncomingMessage): Promise<Json> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) throw new Error(`expected content-type application/json, got "${type}"`);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BYTES) throw new Error(`expected at most ${MOST_BYTES} bytes`);
    parts.push(part as Buffer);
  }
  const read: unknown = JSON.parse(Buffer.concat(parts).toString());
  if (!isRecord(read)) throw new Error('expected an object');
  return read;
}

/** Anything → what JSON keeps of it. */
export const asJson = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
