/** Entry of `npm run knowledge`. */
import { defaultKnowledge } from './paths.js';
import { runKnowledge } from './surfaces/cli/knowledge.js';

// A reader that closes early (`| head`) is no error.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));

runKnowledge(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  knowledge: defaultKnowledge(process.env),
}).then((status) => {
  process.exitCode = status;
});
