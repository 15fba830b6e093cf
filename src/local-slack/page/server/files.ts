/** The built page, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

type File = Readonly<{ type: string; body: Buffer; caching: string }>;

/** A folder → its files by their path in the address; `/` is `index.html`. Only what lies there is ever served. */
export function readFiles(folder: string): (path: string) => File | undefined {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in TYPES);
  const files = new Map(
    names.map((name): [string, File] => [
      `/${name.split(sep).join('/')}`,
      {
        type: TYPES[extname(name)] as string,
        body: readFileSync(join(folder, name)),
        // All but the first file carry a hash of their content in their name.
        caching: name.startsWith('assets') ? 'max-age=31536000, immutable' : 'no-store',
      },
    ]),
  );
  return (path) => files.get(path === '/' ? '/index.html' : path);
}
