/** Entry of `npm run knowledge`. */
import { defaultKnowledge } from './paths.js';
import { runKnowledge } from './surfaces/cli/knowledge.js';

process.exitCode = runKnowledge(process.argv.slice(2), {
  output: process.stdout,
  errors: process.stderr,
  knowledge: defaultKnowledge(process.env),
});
