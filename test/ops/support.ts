/** What runs the bot, read from the files of the project. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot } from '../../src/paths.js';

export const read = (path: string): string => readFileSync(join(projectRoot(__dirname), path), 'utf8');
export const readYaml = <T>(path: string): T => parse(read(path), { merge: true }) as T;

export type Manifest = Readonly<{ apiVersion: string; kind: string; metadata?: { name: string }; spec?: unknown }>;

/** Every object of every manifest, with its file. */
export const manifests = (): readonly Readonly<{ file: string; object: Manifest }>[] =>
  readdirSync(join(projectRoot(__dirname), 'ops', 'kubernetes')).flatMap((file) =>
    parseAllDocuments(read(`ops/kubernetes/${file}`)).map((document) => ({
      file,
      object: document.toJS() as Manifest,
    })),
  );

/** The Dockerfile's instructions, each on one line. */
export const instructions = (): readonly string[] =>
  read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);

/** The names of the settings that the bot reads. */
export const settingsInSource = (): ReadonlySet<string> =>
  new Set(read('src/config.ts').match(/\b[A-Z][A-Z\d]*_[A-Z\d_]+\b|\bPORT\b/g) ?? []);

/** Checks objects in a process of its own, since the schemas of Kubernetes are a module that Jest does not load. */
const CHECK = `
  const faults = [];
  for (const object of JSON.parse(process.argv[1])) {
    const { [object.kind]: Kind } = await import('kubernetes-models/' + object.apiVersion);
    try { new Kind(object).validate(); faults.push(''); } catch (cause) { faults.push(cause.message); }
  }
  console.log(JSON.stringify(faults));`;

/** Objects → what is wrong with each by the schemas of Kubernetes; nothing where it is right. */
export const schemaFaults = (objects: readonly object[]): readonly string[] =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', CHECK, JSON.stringify(objects)], {
      cwd: projectRoot(__dirname),
      encoding: 'utf8',
    }),
  );
