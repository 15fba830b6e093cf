/** Socket Mode: docs.slack.dev/apis/events-api/using-socket-mode */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { refusalOf } from './guard.js';
import { LIMITS } from './limits.js';
import type { Delivery, Json, Outcome } from './types.js';
import { announce, nextId, type World } from './world.js';

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export type Sockets = Readonly<{
  /** A url that can be connected to once, soon. */
  ticket: (host: string) => string;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  send: (
    delivery: Delivery,
    retry: Readonly<{ number: number; reason: string }>,
    withinMs: number,
    closing: AbortSignal,
  ) => Promise<Outcome>;
  count: () => number;
  /** Cuts every connection without a word. */
  drop: () => void;
  /** Asks every connection to leave; those of `refresh_requested` get no more payloads. */
  disconnect: (reason: DisconnectReason) => void;
  close: () => Promise<void>;
}>;

const FAREWELL_MS = 200;

type Link = { readonly socket: WebSocket; leaving: boolean };
type Waiting = Readonly<{ id: string; link: Link; settle: (outcome: Outcome) => void }>;

/** What the app sends → whose acknowledgement it is; of nobody's when it is none. */
function acknowledgementIn(text: string): Readonly<{ id?: unknown; response?: unknown }> {
  try {
    const { envelope_id, payload } = JSON.parse(text) as Json;
    return { id: envelope_id, response: payload };
  } catch {
    return {};
  }
}

/** Says goodbye; one that does not answer soon is cut off. */
const farewell = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), FAREWELL_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });

export function createSockets(world: World): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const links: Link[] = [];
  const waiting = new Set<Waiting>();
  const arrivals = new Set<() => void>();
  const tickets = new Map<string, number>();
  let turn = 0;

  const usable = () => links.filter(({ socket, leaving }) => !leaving && socket.readyState === socket.OPEN);
  const changed = () => announce(world, { kind: 'sockets', id: String(links.length) });

  const nextLink = (): Link | undefined => {
    const open = usable();
    turn += 1;
    return open[turn % open.length];
  };

  function acknowledge(data: RawData): void {
    const { id, response } = acknowledgementIn(data.toString());
    for (const one of [...waiting]) if (one.id === id) one.settle({ outcome: 'acknowledged', response });
  }

  function forget(link: Link): void {
    links.splice(links.indexOf(link), 1);
    for (const one of [...waiting]) if (one.link === link) one.settle({ outcome: 'dropped' });
    changed();
  }

  function welcome(socket: WebSocket): void {
    const link: Link = { socket, leaving: false };
    links.push(link);
    socket.on('message', acknowledge);
    socket.on('close', () => forget(link));
    socket.on('error', () => socket.terminate());
    if (links.length > LIMITS.sockets.connections) {
      dismiss(link, 'too_many_websockets');
      return;
    }
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: links.length,
        debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18060 },
        connection_info: { app_id: world.app.id },
      }),
    );
    changed();
    for (const arrived of [...arrivals]) arrived();
  }

  function dismiss(link: Link, reason: DisconnectReason): void {
    link.leaving = reason !== 'warning';
    link.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local-slack' } }));
    if (reason === 'link_disabled' || reason === 'too_many_websockets') link.socket.close();
  }

  /** Waits for a connection while there is none: an app that reconnects in time loses nothing. */
  const linkWithin = (ms: number, closing: AbortSignal): Promise<Link | undefined> => {
    const now = nextLink();
    if (now) return Promise.resolve(now);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        arrivals.delete(done);
        closing.removeEventListener('abort', done);
        resolve(nextLink());
      };
      const timer = setTimeout(done, ms);
      timer.unref();
      arrivals.add(done);
      closing.addEventListener('abort', done);
    });
  };

  const acknowledged = (
    delivery: Delivery,
    link: Link,
    text: string,
    ms: number,
    closing: AbortSignal,
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        closing.removeEventListener('abort', closed);
        waiting.delete(mine);
        resolve(outcome);
      };
      const mine: Waiting = { id: delivery.id, link, settle };
      const closed = () => settle({ outcome: 'closed' });
      const timer = setTimeout(() => settle({ outcome: 'timeout' }), ms);
      timer.unref();
      closing.addEventListener('abort', closed);
      waiting.add(mine);
      link.socket.send(text);
    });

  return {
    ticket: (host) => {
      const ticket = nextId(world, 'ticket-');
      tickets.set(ticket, world.now());
      return `ws://${host}/link/?ticket=${ticket}&app_id=${world.app.id}`;
    },
    upgrade: (request, socket, head) => {
      if (refusalOf(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
        return;
      }
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
      const made = tickets.get(ticket);
      tickets.delete(ticket);
      if (made === undefined || world.now() - made > LIMITS.sockets.ticketMs) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    send: async (delivery, { number, reason }, withinMs, closing) => {
      // Only events are kept for an app that is away; a person who runs a command is told at once.
      const link = await linkWithin(delivery.kind === 'events_api' ? withinMs : 0, closing);
      if (closing.aborted) return { outcome: 'closed' };
      if (!link) return { outcome: 'no_connection' };
      const isEvent = delivery.kind === 'events_api';
      const envelope = {
        envelope_id: delivery.id,
        type: delivery.kind,
        accepts_response_payload: !isEvent,
        payload: delivery.body,
        ...(isEvent ? { retry_attempt: number, retry_reason: reason } : {}),
      };
      return acknowledged(delivery, link, JSON.stringify(envelope), withinMs, closing);
    },
    count: () => usable().length,
    drop: () => {
      for (const { socket } of [...links]) socket.terminate();
    },
    disconnect: (reason) => {
      for (const link of [...links]) dismiss(link, reason);
    },
    close: async () => {
      await Promise.all([...links].map(({ socket }) => farewell(socket)));
      server.close();
    },
  };
}
