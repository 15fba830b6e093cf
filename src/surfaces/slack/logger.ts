/** The log of the process, as Bolt and Slack's clients want theirs. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.js';

const ORDER = [LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR];

/** A log → Slack's Logger with a level of its own: what lies below either level is not written. */
export function slackLogger(log: Log): Logger {
  let level = LogLevel.INFO;
  let named = log;
  const writes =
    (at: LogLevel) =>
    (...said: unknown[]): void => {
      if (ORDER.indexOf(at) < ORDER.indexOf(level)) return;
      const words = said.filter((one) => typeof one !== 'object' || one === null).join(' ');
      const things = said.filter((one) => typeof one === 'object' && one !== null);
      if (things.length === 0) named[at](words);
      else named[at](things.length === 1 ? thingOf(things[0]) : { details: things }, words || undefined);
    };
  return {
    debug: writes(LogLevel.DEBUG),
    info: writes(LogLevel.INFO),
    warn: writes(LogLevel.WARN),
    error: writes(LogLevel.ERROR),
    getLevel: () => level,
    setLevel: (wanted) => {
      level = wanted;
    },
    setName: (name) => {
      named = log.child({ name });
    },
  };
}

const thingOf = (thing: unknown): object => (thing instanceof Error ? thing : { details: thing });
