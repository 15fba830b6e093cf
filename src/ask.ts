/** Entry of the command line. */
import { cacheFolder, defaultKnowledge } from './paths.js';
import { run } from './surfaces/cli/run.js';

// A reader that closes early (`| head`) is no error.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));

run(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  knowledge: defaultKnowledge(process.env),
  cache: cacheFolder(),
  colour: !process.env.NO_COLOR,
}).then((status) => {
  process.exitCode = status;
});
