/** What the app does, as its metrics see it: listeners, deliveries and calls of Slack do the same with it as without. */
import type { AppOptions } from '@slack/bolt';
import type { Deliveries } from '../../deliveries.js';
import { type Metrics, type Surface, toldBy } from '../../metrics.js';
import type { Reply, Router } from './router.js';

type Listener<Args> = (args: Args) => Promise<void>;

/** A listener that answers questions with the router it is given → one whose questions are counted and timed. */
export function watched<Args>(
  metrics: Metrics | undefined,
  surface: Surface | ((args: Args) => Surface),
  router: Router,
  make: (router: Router) => Listener<Args>,
): Listener<Args> {
  if (!metrics) return make(router);
  return async (args) => {
    const since = performance.now();
    const where = typeof surface === 'function' ? surface(args) : surface;
    let asked = false;
    const heard = <R extends Reply | undefined>(reply: R): R => {
      if (reply) {
        asked = true;
        metrics.asked(where, toldBy(reply.turn.answer));
      }
      return reply;
    };
    const watching: Router = {
      ...router,
      answer: (...given) => heard(router.answer(...given)),
      reply: async (...given) => heard(await router.reply(...given)),
    };
    try {
      await make(watching)(args);
    } catch (cause) {
      metrics.failed(where);
      throw cause;
    }
    if (asked) metrics.answered(where, (performance.now() - since) / 1_000);
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
