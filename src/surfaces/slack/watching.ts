/** What the app does, as its metrics see it: listeners, deliveries and calls of Slack do the same with it as without. */
import type { AppOptions } from '@slack/bolt';
import type { Deliveries } from '../../deliveries.js';
import { type Metrics, type Surface, type Told, toldBy } from '../../metrics.js';
import type { Reply, Router } from './router.js';

type Listener<Args> = (args: Args) => Promise<void>;

/**
 * A listener that answers questions with the router it is given → one whose questions are counted, timed and noted in the
 * figures once its work is done. Where the work fails, that alone is counted: Slack may bring the question again.
 */
export function watched<Args>(
  metrics: Metrics | undefined,
  surface: Surface | ((args: Args) => Surface),
  router: Router,
  make: (router: Router) => Listener<Args>,
): Listener<Args> {
  return async (args) => {
    const since = performance.now();
    const where = typeof surface === 'function' ? surface(args) : surface;
    const told: Told[] = [];
    const notes: (() => void)[] = [];
    const hold = (note: () => void): void => void notes.push(note);
    const heard = <R extends Reply | undefined>(reply: R): R => {
      if (reply) told.push(toldBy(reply.turn.answer));
      return reply;
    };
    const watching: Router = {
      ...router,
      answer: (text, asker) => heard(router.answer(text, asker, hold)),
      reply: async (asked) => heard(await router.reply({ ...asked, hold })),
    };
    try {
      await make(watching)(args);
    } catch (cause) {
      metrics?.failed(where);
      throw cause;
    }
    for (const note of notes) note();
    for (const one of told) metrics?.asked(where, one);
    if (told.length > 0) metrics?.answered(where, (performance.now() - since) / 1_000);
  };
}

/** Deliveries of which those that need no work any more are counted. */
export function watchedDeliveries(metrics: Metrics | undefined, deliveries: Deliveries): Deliveries {
  if (!metrics) return deliveries;
  return {
    ...deliveries,
    async once(delivery, work) {
      const isNew = await deliveries.once(delivery, work);
      if (!isNew) metrics.repeated();
      return isNew;
    },
  };
}

type Fetch = NonNullable<NonNullable<AppOptions['clientOptions']>['fetch']>;

/** A `fetch` for Slack's clients that counts what Slack refuses, and what does not reach it. */
export function watchedFetch(metrics: Metrics, fetch: Fetch = globalThis.fetch as Fetch): Fetch {
  return async (url, init) => {
    const method = methodOf(String(url));
    const response = await fetch(url, init).catch((cause: Error) => {
      metrics.slackError(method, cause.name === 'TimeoutError' ? 'timeout' : 'unreachable');
      throw cause;
    });
    if (!response.ok) {
      metrics.slackError(method, response.status === 429 ? 'ratelimited' : `http_${response.status}`);
      return response;
    }
    // Read once, by who reads it anyway.
    const read = response.text.bind(response);
    const text = async (): Promise<string> => {
      const body = await read();
      const error = errorIn(body);
      if (error) metrics.slackError(method, error);
      return body;
    };
    return Object.defineProperty(response, 'text', { value: text });
  };
}

const methodOf = (url: string): string => /\/api\/([a-zA-Z.]+)$/.exec(url)?.[1] ?? 'response_url';

/** Slack's word for what is wrong in an answer of its Web API. */
function errorIn(body: string): string | undefined {
  if (/^\s*\{\s*"ok"\s*:\s*true\b/.test(body)) return undefined;
  try {
    const { ok, error } = JSON.parse(body) as { ok?: boolean; error?: string };
    return ok === false ? String(error) : undefined;
  } catch {
    return undefined;
  }
}
