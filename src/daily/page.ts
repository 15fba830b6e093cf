/** An https address → a page's text, within a time and a size, from public addresses only. */
import { isIP } from 'node:net';
import { Agent } from 'undici';
import type { Page } from '../editions/page.js';
import { isPublic, publicLookup } from './address.js';

/** In bytes; a whole page of documentation has a tenth of it. */
const LARGEST = 2_000_000;
const LONGEST_MS = 20_000;
const MOST_REDIRECTS = 5;

export type Loaded = Readonly<{ page: Page; etag: string } | 'unchanged'>;
type Init = Readonly<{ signal: AbortSignal; redirect: 'manual'; headers: Record<string, string> }>;
export type Get = (url: string, init: Init) => Promise<Response>;

/** Node's fetch, that connects to nothing but what `publicLookup` gives. */
export function publicGet(): Get {
  const dispatcher = new Agent({ connect: { lookup: publicLookup() as never }, pipelining: 0 });
  return (url, init) => fetch(url, { ...init, dispatcher } as object);
}

/** `etag`: what the page had when it was read last, or nothing. @throws an Error in one sentence */
export async function loadPage(
  address: string,
  etag: string,
  { get, now }: Readonly<{ get: Get; now: () => number }>,
): Promise<Loaded> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  let url = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    refuse(address, url);
    const headers = {
      accept: 'text/html, text/markdown, text/plain',
      ...(etag ? { 'if-none-match': etag } : {}),
    };
    const response = await get(url, { signal, redirect: 'manual', headers }).catch((cause: Error) => {
      throw new Error(`${address}: ${reasonOf(cause)}`);
    });
    const next = response.headers.get('location');
    if (response.status === 304 && etag) return 'unchanged';
    if (response.status >= 300 && response.status < 400 && next) {
      await response.body?.cancel();
      url = new URL(next, url).href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`${address}: it answered ${response.status}`);
    }
    const text = await textWithin(response, address);
    const html = /html/i.test(response.headers.get('content-type') ?? '');
    const fetchedAt = new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z');
    const page: Page = { name: address, text, url, fetchedAt, ...(html && { format: 'html' as const }) };
    return { page, etag: response.headers.get('etag') ?? '' };
  }
  throw new Error(`${address}: it leads on more than ${MOST_REDIRECTS} times`);
}

function refuse(address: string, url: string): void {
  const { protocol, hostname, username } = new URL(url);
  if (protocol !== 'https:' || username)
    throw new Error(`${address}: got “${url}”; would be right: an https:// address`);
  // An address in figures is never looked up.
  const figures = hostname.replace(/^\[|\]$/g, '');
  if (isIP(figures) && !isPublic(figures)) throw new Error(`${address}: ${figures} is not public`);
}

const reasonOf = ({ name, message, cause }: Error): string =>
  name === 'TimeoutError'
    ? `no answer within ${LONGEST_MS / 1_000} seconds`
    : ((cause as Error | undefined)?.message ?? message);

async function textWithin(response: Response, address: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length;
      if (size > LARGEST) break;
      pieces.push(piece);
    }
  } catch (cause) {
    throw new Error(`${address}: ${reasonOf(cause as Error)}`);
  }
  if (size > LARGEST) throw new Error(`${address}: it is larger than ${LARGEST} bytes`);
  return Buffer.concat(pieces).toString('utf8');
}
