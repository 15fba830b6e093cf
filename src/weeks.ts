/** Looks every hour whether a week is over that nobody was told of. */
import type { Bot } from './bot.js';
import type { Settings } from './config.js';
import type { Log } from './log.js';
import type { Message } from './presentation/blocks/message.js';
import type { State } from './state/state.js';
import { tellWeek } from './weekly.js';

const HOUR_MS = 60 * 60 * 1_000;
/** The first look is soon after the start, when the database is there. */
const FIRST_MS = 60 * 1_000;

type Telling = Readonly<{
  post: (message: Message) => Promise<void>;
  state: State;
  bot: () => Bot;
  log: Pick<Log, 'error'>;
}>;

/** @returns what ends it */
export function tellWeeks(
  { maintainers, oauth }: Pick<Settings, 'maintainers' | 'oauth'>,
  { post, state, bot, log }: Telling,
): () => void {
  // Of many workspaces none gets to read what was asked in the others; `npm run report` tells it to who runs the bot.
  if (maintainers === undefined || oauth) return () => undefined;
  const look = () =>
    void tellWeek({
      jobs: state.jobs,
      summarize: (since, until) => state.summarize({ since, until }),
      post,
      matrix: () => bot().matrix,
      now: Date.now,
    }).catch((cause: Error) => log.error(`MAINTAINERS_CHANNEL got no weekly report: ${cause.message}`));
  const timers = [setTimeout(look, FIRST_MS), setInterval(look, HOUR_MS)];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}
