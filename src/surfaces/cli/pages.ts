/** A file or an https address → a page's text; both within limits, an address in a time as well. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from '../../editions/page.js';
import { utcOf } from '../../editions/times.js';

/** Thrown where a page can't be had; its message is one sentence. */
export class PageError extends Error {}

/** In bytes; a whole page of documentation has a tenth of it. */
const LARGEST = 2_000_000;
const LONGEST_MS = 20_000;
const MOST_REDIRECTS = 5;

export type Get = (
  url: string,
  init: { signal: AbortSignal; redirect: 'manual'; headers: Record<string, string> },
) => Promise<Response>;

/** A file's name or an address → its page, loaded now. @throws PageError */
export async function loadPage(name: string, get: Get = fetch, now: () => number = Date.now): Promise<Page> {
  const loadedAt = (): string => utcOf(Math.floor(now() / 1000));
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) return { ...(await fetchPage(name, get)), loadedAt: loadedAt() };
  let text: string;
  try {
    const { size } = statSync(name);
    if (size > LARGEST) throw new PageError(`${name}: it has ${size} bytes; would be right: at most ${LARGEST}`);
    text = readFileSync(name, 'utf8');
  } catch (cause) {
    if (cause instanceof PageError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new PageError(`${name}: ${code === 'ENOENT' ? 'there is no such file' : message}`);
  }
  return {
    name: basename(name),
    text,
    loadedAt: loadedAt(),
    ...(/\.x?html?$/i.test(name) && { format: 'html' as const }),
  };
}

async function fetchPage(address: string, get: Get): Promise<Page> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  try {
    // A scheme and a host may be in capitals.
    let url = URL.canParse(address) ? new URL(address).href : address;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      if (!url.startsWith('https://'))
        throw new PageError(`${address}: got “${url}”; would be right: an https:// address`);
      const response = await get(url, {
        signal,
        redirect: 'manual',
        headers: { accept: 'text/html, text/markdown, text/plain' },
      });
      const next = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && next) {
        url = new URL(next, url).href;
        continue;
      }
      if (!response.ok) throw new PageError(`${address}: it answered ${response.status}`);
      const text = await textWithin(response, address);
      const html = /html/i.test(response.headers.get('content-type') ?? '');
      return { name: address, text, url, ...(html && { format: 'html' as const }) };
    }
  } catch (cause) {
    if (cause instanceof PageError) throw cause;
    const { name, message, cause: inner } = cause as Error & { cause?: Error };
    const reason =
      name === 'TimeoutError' ? `no answer within ${LONGEST_MS / 1000} seconds` : (inner?.message ?? message);
    throw new PageError(`${address}: ${reason}`);
  }
  throw new PageError(`${address}: it leads on more than ${MOST_REDIRECTS} times`);
}

async function textWithin(response: Response, address: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > LARGEST) throw new PageError(`${address}: it is larger than ${LARGEST} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
