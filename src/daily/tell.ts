/** How what a check finds comes to those who look after the knowledge: into their channel, or into the log. */
import type { Log } from '../log.js';
import { linesMessage } from '../presentation/blocks/lines.js';
import type { Message } from '../presentation/blocks/message.js';
import type { Checking } from './check.js';

type Ways = Readonly<{
  log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** The least that the log shows. */
  level: 'debug' | 'info' | 'warn' | 'error';
  /** Posts into the channel; undefined where there is none. */
  post: ((message: Message) => Promise<void>) | undefined;
}>;

/** Where there is no channel, the log is all that says it, so the line is written so that the log shows it. */
export const tellBy =
  ({ log, level, post }: Ways): Checking['tell'] =>
  async (heading, lines) => {
    const line = `${heading} ${lines.join('; ')}`;
    if (!post) {
      log[level === 'error' ? 'error' : 'warn'](line);
      return;
    }
    log.info(line);
    await post(linesMessage(heading, lines));
  };
