/** A bot whose knowledge follows its files while it runs. */
import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Bot, createBot } from './bot.js';
import { loadEnglish } from './english.js';
import { KnowledgeError, loadKnowledge } from './knowledge/load.js';

/** An editor writes a file in several steps; they are one change. */
const QUIET_MS = 100;

export type LivingBot = Readonly<{ current: () => Bot; close: () => void }>;

const botOf = (folder: string, cache: string | undefined): Bot => {
  const knowledge = loadKnowledge(folder, cache);
  return createBot(knowledge, loadEnglish(knowledge.vocabulary.everyday));
};

/**
 * A knowledge folder → a bot that answers from it as it stands. While the files have a fault, `onChange` is given all of
 * them, a line each, and the knowledge before goes on answering; with none it is given nothing.
 * @throws KnowledgeError where there is a fault from the start
 */
export function createLivingBot(
  folder: string,
  cache: string | undefined,
  onChange: (faults: readonly string[]) => void,
): LivingBot {
  let current = botOf(folder, cache);
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    try {
      current = botOf(folder, cache);
      onChange([]);
    } catch (cause) {
      onChange(faultsOf(cause as Error));
    }
  };
  const readSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(read, QUIET_MS);
  };
  const unfollow = follow(folder, readSoon, (cause) => onChange([`The folder is no longer watched: ${cause.message}`]));
  return {
    current: () => current,
    close: () => {
      clearTimeout(timer);
      unfollow();
    },
  };
}

/** Watches a folder, also when another takes its place; the returned function ends it. */
function follow(folder: string, changed: () => void, failed: (cause: Error) => void): () => void {
  const path = resolve(folder);
  let files: FSWatcher | undefined;
  const watchFiles = () => {
    files?.close();
    // A folder that is gone is heard of when it comes back.
    files = existsSync(path) ? watch(path, changed).on('error', failed) : undefined;
  };
  const place = watch(dirname(path), (_, name) => {
    if (name !== basename(path)) return;
    watchFiles();
    changed();
  }).on('error', failed);
  watchFiles();
  return () => {
    files?.close();
    place.close();
  };
}

const faultsOf = (cause: Error): readonly string[] =>
  cause instanceof KnowledgeError
    ? cause.faults.map(({ file, path, message }) => `${file}${path ? ` › ${path}` : ''}: ${message}`)
    : [cause.message];
