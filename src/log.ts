/** The log of a process: a JSON object a line, or readable lines on a terminal; never a secret, never what people asked. */
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { createRedact, isError, type Redact } from './redact.js';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> & { child: (bindings: object) => Log };

export type LogSettings = Readonly<{
  level: 'debug' | 'info' | 'warn' | 'error';
  /** Values that are blanked wherever they stand, beside all that looks like a secret. */
  secrets?: readonly string[];
  /** Where lines go; standard output if not said. */
  sink?: DestinationStream;
  /** For people's eyes, with colours. */
  readable?: boolean;
}>;

/** Settings → a log that writes at once, so that the last line before an end is there too. */
export function createLog({ level, secrets = [], sink, readable = false }: LogSettings): Log {
  const redact = createRedact(secrets);
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => redact.value(facts) as Record<string, unknown>,
        bindings: (facts) => redact.value(facts) as Record<string, unknown>,
      },
      // Else pino would take what is left of an error for one, and call it an Object.
      serializers: { err: (facts) => facts },
      hooks: {
        logMethod(args, method) {
          method.apply(this, harmless(args, redact) as Parameters<typeof method>);
        },
        streamWrite: redact.line,
      },
    },
    sink ?? (readable ? readableOutput() : destination({ fd: 1, sync: true })),
  );
}

/** What was given to be logged, with an error under its own key. */
function harmless(args: readonly unknown[], { text, value }: Redact): unknown[] {
  const [first, ...rest] = args;
  const safe = rest.map((one) => (typeof one === 'string' ? text(one) : value(one)));
  if (isError(first)) return [{ err: first }, ...(safe.length > 0 ? safe : [text(first.message)])];
  return [typeof first === 'string' ? text(first) : first, ...safe];
}

function readableOutput(): DestinationStream {
  // Loaded only here, because a service's output is not read on a terminal.
  const { build } = require('pino-pretty') as typeof import('pino-pretty');
  return build({ colorize: true, ignore: 'pid', translateTime: 'SYS:HH:MM:ss', sync: true });
}
