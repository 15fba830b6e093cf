/** The state of the workspace, pushed to every open page as server-sent events. */
import type { ServerResponse } from 'node:http';
import { HEADERS } from './http.js';

/** Changes come in bursts; one push tells of all of them. */
const GATHER_MS = 20;
const ALIVE_MS = 20_000;

export function createFeed(read: () => unknown) {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const event = () => `data: ${JSON.stringify(read())}\n\n`;
  const write = (text: string) => {
    for (const response of open) response.write(text);
  };
  const alive = setInterval(() => write(': alive\n\n'), ALIVE_MS);
  alive.unref();

  return {
    /** Answers a request with what is and what will be. */
    open: (response: ServerResponse): void => {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(event());
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    push: (): void => {
      if (open.size === 0 || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        write(event());
      }, GATHER_MS);
      timer.unref();
    },
    close: (): void => {
      clearTimeout(timer);
      clearInterval(alive);
      for (const response of open) response.end();
    },
  };
}
