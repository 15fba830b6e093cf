/** The thread that `comparing.ts` starts: pages and knowledge in, what differs out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Given } from './comparing.js';
import { compare } from './editions/compare.js';
import { loadEnglish } from './english.js';

const { knowledge, pages } = workerData as Given;
parentPort?.postMessage(compare(knowledge, pages, { isEnglish: loadEnglish(knowledge.vocabulary.everyday) }));
