/** The page → dist/page: plain files that ask for nothing outside. */
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'client');

export default defineConfig({
  root,
  base: './',
  logLevel: 'warn',
  build: {
    outDir: join(import.meta.dirname, '../../../dist/page'),
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: false,
    // A font inside a style sheet would be a `data:` address, which the page does not allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
  },
});
