/** A page that shows the workspace, as one more client of the local Slack. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../local-slack.js';
import type { Json } from '../../types.js';
import { act } from './acts.js';
import type { Asked } from './asked.js';
import { createFeed } from './feed.js';
import { readFiles } from './files.js';
import { asJson, HEADERS, readJson, send } from './http.js';
import { traceOf } from './trace.js';

/** Something the page says above everything else, until it is told otherwise. */
export type Note = Readonly<{ title: string; lines: readonly string[] }>;

export type PageOptions = Readonly<{
  /** Where the built page lies. */
  folder: string;
  /** What is said about a question in the inspect panel; anything JSON can hold, or nothing. */
  explain?: (asked: Asked) => unknown;
}>;

export type Page = Readonly<{
  slack: LocalSlack;
  /** Shows these notes in place of those before. */
  tell: (notes: readonly Note[]) => void;
  close: () => Promise<void>;
}>;

type Site = Readonly<{ slack: LocalSlack; options: PageOptions; files: ReturnType<typeof readFiles>; feed: Feed }>;
type Feed = ReturnType<typeof createFeed>;

async function answerAct({ slack }: Site, request: IncomingMessage): Promise<Json> {
  return { ok: true, result: asJson(await act(slack, await readJson(request))) };
}

function answerInspect({ slack, options: { explain } }: Site, query: URLSearchParams): Json {
  const trace = traceOf(slack, query.get('ts') ?? '', query.get('user') ?? '');
  return { ...trace, ...(explain && trace.asked ? { explained: asJson(explain(trace.asked)) } : {}) };
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const route = `${request.method} ${pathname}`;
  if (route === 'GET /page/events') return site.feed.open(response);
  if (route === 'POST /page/act') return send(response, 200, await answerAct(site, request));
  if (route === 'GET /page/inspect') return send(response, 200, answerInspect(site, searchParams));
  const file = request.method === 'GET' ? site.files(pathname) : undefined;
  if (!file) return send(response, 404, { ok: false, error: `There is no ${route}.` });
  response.writeHead(200, { ...HEADERS, 'content-type': file.type, 'cache-control': file.caching }).end(file.body);
}

/** Options → a running local Slack with its page at the Slack's own origin. */
export async function startPage({ folder, explain, ...seed }: LocalSlackOptions & PageOptions): Promise<Page> {
  const options = { folder, ...(explain ? { explain } : {}) };
  let notes: readonly Note[] = [];
  let site: Site | undefined;
  const otherwise: RequestListener = (request, response) => {
    if (!site) return send(response, 503, { ok: false, error: 'The workspace is starting.' });
    answer(site, request, response).catch((cause: Error) => send(response, 400, { ok: false, error: cause.message }));
  };
  const slack = await startLocalSlack({ ...seed, otherwise });
  for (const { id, isBot } of slack.record.users()) if (!isBot) slack.as(id).directChannel();
  const feed = createFeed(() => ({
    ...slack.record.snapshot(),
    connected: slack.sockets.count() > 0 || slack.app().delivery.mode === 'http',
    explains: explain !== undefined,
    notes,
  }));
  site = { slack, options, feed, files: readFiles(folder) };
  const unlisten = slack.onChange(feed.push);
  return {
    slack,
    tell: (told) => {
      notes = told;
      feed.push();
    },
    close: async () => {
      unlisten();
      feed.close();
      await slack.close();
    },
  };
}
