/** What the app tells those who run it: /healthz, /readyz and /metrics. */
import { type App, type CustomRoute, SocketModeReceiver } from '@slack/bolt';
import type { Metrics } from '../../metrics.js';

export const PATHS = { alive: '/healthz', ready: '/readyz', metrics: '/metrics' } as const;

/** What keeps it from answering, in words; nothing where it takes questions. */
export type Lacking = () => readonly string[];

/** Its HTTP routes. `/healthz` says only that the process answers at all: a new one would not help where Slack is away. */
export function healthRoutes(lacking: Lacking, metrics: Metrics | undefined): CustomRoute[] {
  const route = (path: string, handler: CustomRoute['handler']): CustomRoute => ({ path, method: 'GET', handler });
  return [
    route(PATHS.alive, (_, res) => void res.writeHead(200, TEXT).end('ok\n')),
    route(PATHS.ready, (_, res) => {
      const reasons = lacking();
      const [status, lines] = reasons.length === 0 ? [200, ['ready']] : [503, reasons];
      res.writeHead(status, TEXT).end(`${lines.join('\n')}\n`);
    }),
    ...(metrics ? [route(PATHS.metrics, (_, res) => void tell(metrics, res))] : []),
  ];
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } as const;

async function tell(metrics: Metrics, res: Parameters<CustomRoute['handler']>[1]): Promise<void> {
  try {
    const { type, text } = await metrics.scrape();
    res.writeHead(200, { ...TEXT, 'content-type': type }).end(text);
  } catch (cause) {
    res.writeHead(500, TEXT).end(`The metrics could not be read: ${(cause as Error).name}\n`);
  }
}

/** Whether the app has its connection to Slack: in Socket Mode from Slack's hello until the socket closes, over HTTP always. */
export function connectionOf(app: App): () => boolean {
  // Bolt keeps its receiver to itself.
  const { receiver } = app as unknown as Readonly<{ receiver: unknown }>;
  if (!(receiver instanceof SocketModeReceiver)) return () => true;
  const { client } = receiver;
  let greeted = false;
  client.on('connected', () => {
    greeted = true;
  });
  // A socket that is being replaced closes after its successor was greeted.
  for (const event of ['close', 'disconnected']) {
    client.on(event, () => {
      greeted &&= client.websocket?.isActive() ?? false;
    });
  }
  return () => greeted && (client.websocket?.isActive() ?? false);
}
