/**
 * Events are acknowledged after the work, so that one whose process dies before it answered is brought again by Slack.
 * (Bolt acknowledges an event before its listeners run: App.processEvent in @slack/bolt 5.1.)
 */
import { type App, HTTPModuleFunctions, HTTPReceiver, type ReceiverEvent } from '@slack/bolt';
import { NOTICES } from '../../presentation/blocks/notices.js';

export type Work = Readonly<{
  /** From now on events are left to be brought again; resolves when all work in hand is done. */
  drain: () => Promise<void>;
}>;

/** Changes how an app acknowledges. An error of the work leaves the event unacknowledged. */
export function acknowledgeAfterWork(app: Pick<App, 'processEvent' | 'logger'>): Work {
  missOnlyUnanswered(app);
  const inHand = new Set<Promise<void>>();
  let draining = false;
  const process = app.processEvent.bind(app);

  const afterWork = async (event: ReceiverEvent): Promise<void> => {
    if (draining) throw new Error('the app is ending; Slack brings the event again');
    await process({ ...event, ack: async () => undefined });
    // After three seconds the answer to Slack's request is gone already; the event comes again and is known then.
    await event.ack().catch((cause: Error) => app.logger.info(`acknowledged too late: ${cause.message}`));
  };

  app.processEvent = (event) => {
    const work = event.body?.type === 'event_callback' ? afterWork(event) : process(withWords(event));
    inHand.add(work);
    const done = () => void inHand.delete(work);
    work.then(done, done);
    return work;
  };

  return {
    async drain() {
      draining = true;
      while (inHand.size > 0) await Promise.allSettled([...inHand]);
    },
  };
}

/**
 * Over HTTP an event that is left is answered at once with an error; Bolt says three seconds later that nobody acknowledged
 * it all the same, in the log of those who look for what is wrong (HTTPResponseAck in @slack/bolt 5.1).
 */
function missOnlyUnanswered(app: object): void {
  // Bolt keeps its receiver to itself, and takes this only by a receiver of one's own.
  const { receiver } = app as Readonly<{ receiver?: unknown }>;
  if (!(receiver instanceof HTTPReceiver)) return;
  const { defaultUnhandledRequestHandler: usual } = HTTPModuleFunctions;
  const handler: typeof usual = (args) => (args.response.headersSent ? undefined : usual(args));
  Object.assign(receiver, { unhandledRequestHandler: handler });
}

/** A command that Bolt acknowledges without a word never came to its listener: it did not find the app's token. */
const withWords = (event: ReceiverEvent): ReceiverEvent =>
  event.body?.command === undefined
    ? event
    : { ...event, ack: (answer) => event.ack(answer ?? { response_type: 'ephemeral', ...NOTICES.nowhere }) };
